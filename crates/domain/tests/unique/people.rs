//! Made-up people who build codes and slip now and then. The truth is known, so a count can be held to it.
//!
//! Nothing here is drawn from real people: letters fall off as one over their rank, days and brothers and sisters are even or
//! nearly so, and each answer is written wrongly with one chance, always the same, each time anew.

use openseat_domain::{
    self_code::{SelfCode, Sort},
    unique::{Marks, unique},
};

/// Five answers, as `content/self_code.toml` asks them.
const SORTS: [Sort; 5] = [Sort::Letter, Sort::Number, Sort::Letter, Sort::Number, Sort::Letter];

/// Drawn numbers that are the same for the same seed (splitmix64).
pub struct Draw(u64);

impl Draw {
    pub fn new(seed: u64) -> Self {
        // Mixed first: else the next seed would draw the same numbers, one step later.
        Self(mixed(mixed(seed) ^ 0x5851_f42d_4c95_7f2d))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// 0 to 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// 0 to `below` − 1, even.
    fn even(&mut self, below: u64) -> u64 {
        self.next() % below
    }

    /// A letter; early ones are likelier, as one over their rank.
    fn letter(&mut self) -> String {
        let whole: f64 = (1..=26).map(|rank| 1.0 / f64::from(rank)).sum();
        let mut left = self.share() * whole;
        for rank in 1..=26_u8 {
            left -= 1.0 / f64::from(rank);
            if left <= 0.0 {
                return char::from(b'A' + rank - 1).to_string();
            }
        }
        "Z".to_owned()
    }

    fn answer(&mut self, place: usize) -> String {
        match place {
            1 => (1 + self.even(31)).to_string(),
            3 => [0, 0, 0, 1, 1, 1, 2, 2, 3, 4][self.even(10) as usize].to_string(),
            _ => self.letter(),
        }
    }

    fn person(&mut self) -> Vec<String> {
        (0..SORTS.len()).map(|place| self.answer(place)).collect()
    }

    /// How often a person comes: once for two in five, else more, six times at the mean.
    fn visits(&mut self) -> u32 {
        if self.share() < 0.4 {
            return 1;
        }
        let mut visits = 2;
        while self.share() < 0.8 && visits < 40 {
            visits += 1;
        }
        visits
    }
}

/// How far a count lies from the truth, as a share of it, over many drawings.
#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "the table shows all of it, the test some")]
pub struct Errors {
    /// The mean.
    pub middle: f64,
    /// Nine in ten lie between these.
    pub low: f64,
    pub high: f64,
}

#[derive(Clone, Copy, Debug)]
#[allow(dead_code, reason = "the table shows all of it, the test some")]
pub struct Found {
    pub exact: Errors,
    pub joined: Errors,
    pub estimate: Errors,
    /// Codes that were given, at the mean.
    pub given: f64,
}

/// The errors of the three counts for so many people who slip so often, over the seeds.
pub fn errors(people: u32, slips: f64, seeds: std::ops::RangeInclusive<u64>) -> Found {
    let (mut exact, mut joined, mut estimate, mut given) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for seed in seeds {
        let found = unique(&codes(people, slips, &mut Draw::new(seed)));
        let error = |count: f64| (count - f64::from(people)) / f64::from(people);
        exact.push(error(f64::from(found.exact)));
        joined.push(error(f64::from(found.joined)));
        estimate.push(error(found.estimate));
        given.push(f64::from(found.given));
    }
    let given = given.iter().sum::<f64>() / given.len() as f64;
    Found { exact: spread(exact), joined: spread(joined), estimate: spread(estimate), given }
}

fn mixed(mut number: u64) -> u64 {
    number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

fn codes(people: u32, slips: f64, draw: &mut Draw) -> Vec<Marks<String>> {
    let mut codes = Vec::new();
    for _ in 0..people {
        let person = draw.person();
        for _ in 0..draw.visits() {
            let mut written = person.clone();
            for (place, answer) in written.iter_mut().enumerate() {
                if draw.share() < slips {
                    *answer = draw.answer(place);
                }
            }
            if let Ok(Some(code)) = SelfCode::read(&SORTS, &written) {
                codes.push(Marks { whole: code.whole(), parts: code.parts() });
            }
        }
    }
    codes
}

fn spread(mut errors: Vec<f64>) -> Errors {
    errors.sort_by(f64::total_cmp);
    let at = |share: f64| errors[((errors.len() - 1) as f64 * share).round() as usize];
    Errors { middle: errors.iter().sum::<f64>() / errors.len() as f64, low: at(0.05), high: at(0.95) }
}
