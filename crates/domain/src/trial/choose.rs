//! Which three meetings to try, and when.

use crate::{
    fellowship::FellowshipId,
    kind::Approach,
    search::Minute,
    trial::{DAYS, MEETINGS},
};

/// One start to which the person could go. Whoever makes these leaves out days and hours that are not possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    pub kind: FellowshipId,
    pub approach: Approach,
    /// The place of its kind in the answer, from 0.
    pub rank: u32,
    /// Which meeting it is.
    pub meeting: u32,
    /// The place of the meeting among those of its kind, from 0.
    pub place: u32,
    pub start: Minute,
    /// How long it lasts.
    pub minutes: u16,
}

const DAY: u64 = 24 * 60;
const WEEK: u64 = 7 * DAY;
/// So far apart two meetings are best.
const APART: u64 = 5 * DAY;

/// More chances than this are not looked at: those of the kinds that come first are.
const MOST: usize = 300;

/// What it costs when something is not as it should be, in minutes of waiting. The larger ones come first whatever the
/// smaller ones say.
const FIRST_LATE: u64 = 1_000_000;
const SAME_APPROACH: u64 = 200_000;
const LATER_KIND: u64 = 20_000;
const SAME_MEETING: u64 = 8_000;
const OTHER_THIRD: u64 = 4_000;
const LATER_PLACE: u64 = 1_500;

/// Up to three of `chances`, as their places in the list, the soonest first.
///
/// Two kinds are among them whenever chances of two kinds do not fall on the same hour, if it can be of different
/// approaches; the third is another meeting of the kind that comes first. No two overlap. The first is within a week
/// if anything is, and the others follow about a week apart.
pub fn choose(chances: &[Chance], now: Minute) -> Vec<usize> {
    let until = now.saturating_add(DAYS * DAY as Minute);
    let mut open: Vec<usize> = (0..chances.len()).filter(|at| (now..until).contains(&chances[*at].start)).collect();
    open.sort_by_key(|at| (chances[*at].rank, chances[*at].place, chances[*at].start, chances[*at].meeting));
    let open = fair(chances, &open);
    let all = All { chances, now };
    let mut chosen = match all.pair(&open) {
        Some((first, second)) => vec![first, second],
        None => open.iter().copied().min_by_key(|at| (all.alone(*at), all.name(*at))).into_iter().collect(),
    };
    while chosen.len() >= 2 && chosen.len() < MEETINGS {
        let Some(third) = all.third(&open, &chosen) else { break };
        chosen.push(third);
    }
    chosen.sort_by_key(|at| (chances[*at].start, *at));
    chosen
}

/// At most [`MOST`], so many of each kind that none crowds out another.
fn fair(chances: &[Chance], open: &[usize]) -> Vec<usize> {
    let mut kinds: Vec<&FellowshipId> = open.iter().map(|at| &chances[*at].kind).collect();
    kinds.dedup();
    kinds.sort();
    kinds.dedup();
    let room = MOST / kinds.len().max(1);
    let of = |kind: &FellowshipId| {
        let mut own: Vec<usize> = open.iter().copied().filter(|at| chances[*at].kind == *kind).collect();
        // Every so many-th, so that the whole time stays covered.
        let step = own.len().div_ceil(room.max(1)).max(1);
        own.sort_by_key(|at| (chances[*at].start, *at));
        own.into_iter().step_by(step).collect::<Vec<usize>>()
    };
    kinds.into_iter().flat_map(of).collect()
}

struct All<'a> {
    chances: &'a [Chance],
    now: Minute,
}

impl All<'_> {
    /// The two that cost least: of two kinds if it can be.
    fn pair(&self, open: &[usize]) -> Option<(usize, usize)> {
        let both = |different: bool| {
            let pairs = open.iter().flat_map(|one| open.iter().map(move |other| (*one, *other)));
            let fits = move |(one, other): &(usize, usize)| {
                let (a, b) = (&self.chances[*one], &self.chances[*other]);
                a.start < b.start && (a.kind != b.kind) == different && !overlap(a, b)
            };
            pairs
                .filter(fits)
                .min_by_key(|(one, other)| (self.cost_of_two(*one, *other), self.name(*one), self.name(*other)))
        };
        both(true).or_else(|| both(false))
    }

    fn cost_of_two(&self, one: usize, other: usize) -> u64 {
        let (a, b) = (&self.chances[one], &self.chances[other]);
        let alike = if a.approach == b.approach { SAME_APPROACH } else { 0 };
        let same = if a.meeting == b.meeting { SAME_MEETING } else { 0 };
        self.alone(one) + taste(b) + self.away(b, 1) + alike + same + near_in_time(a, b)
    }

    /// What the first one costs.
    fn alone(&self, at: usize) -> u64 {
        let one = &self.chances[at];
        let wait = self.wait(one);
        taste(one) + wait + if wait >= WEEK { FIRST_LATE } else { 0 }
    }

    /// One more: of the kind that comes first in the answer, and another meeting of it, if there is one.
    fn third(&self, open: &[usize], chosen: &[usize]) -> Option<usize> {
        let taken: Vec<&Chance> = chosen.iter().map(|at| &self.chances[*at]).collect();
        let leads = taken.iter().min_by_key(|one| (one.rank, one.start)).map(|one| &one.kind)?;
        let free = open.iter().copied().filter(|at| taken.iter().all(|other| !overlap(&self.chances[*at], other)));
        free.min_by_key(|at| {
            let one = &self.chances[*at];
            let known = taken.iter().any(|other| other.kind == one.kind);
            let other_kind = match (one.kind == *leads, known) {
                (true, _) => 0,
                (false, true) => OTHER_THIRD,
                (false, false) => 4 * OTHER_THIRD,
            };
            let same = if taken.iter().any(|other| other.meeting == one.meeting) { SAME_MEETING } else { 0 };
            let near: u64 = taken.iter().map(|other| near_in_time(one, other)).sum();
            (one.place as u64 * LATER_PLACE + other_kind + same + near + self.away(one, 2), self.name(*at))
        })
    }

    /// Tells chances apart that cost the same, wherever they stand in the list.
    fn name(&self, at: usize) -> (Minute, u32) {
        (self.chances[at].start, self.chances[at].meeting)
    }

    fn wait(&self, one: &Chance) -> u64 {
        u64::from(one.start - self.now)
    }

    /// How far it is from the week that is meant for it, counted from 0.
    fn away(&self, one: &Chance, week: u64) -> u64 {
        let (from, wait) = (week * WEEK, self.wait(one));
        // Within its week, sooner is a little better.
        if wait < from { 2 * (from - wait) } else { (wait - from) / 4 + 2 * wait.saturating_sub(from + WEEK) }
    }
}

/// What a chance costs whenever it is: kinds and meetings that fit better come first.
fn taste(one: &Chance) -> u64 {
    u64::from(one.rank) * LATER_KIND + u64::from(one.place) * LATER_PLACE
}

/// Two within a few days of each other are a lot.
fn near_in_time(one: &Chance, other: &Chance) -> u64 {
    4 * APART.saturating_sub(u64::from(one.start.abs_diff(other.start)))
}

/// Whether both cannot be visited: they fall on the same hour.
fn overlap(one: &Chance, other: &Chance) -> bool {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    second.start - first.start < Minute::from(first.minutes.max(60))
}
