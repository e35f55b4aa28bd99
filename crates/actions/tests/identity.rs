//! How well listings of one meeting are found in two lists of the same region: docs/identity.md is about these figures.
//!
//! The lists are real ones, taken months apart or in two formats. Where they share keys, an equal key is the label to
//! begin with; tests/golden/identity_labels.csv corrects it and labels the pair of lists that shares none. The matcher
//! never sees a key. Run with `--nocapture` for the table.
#![allow(clippy::print_stdout, reason = "the table is what this test is for")]

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    path::{Path, PathBuf},
};

use openseat_domain::{
    identity::{Entry, Features, cluster, compare},
    meeting::Draft,
};
use openseat_formats::{Options, Row, open};
use uuid::Uuid;

/// Two lists that overlap.
struct Pair {
    name: &'static str,
    older: &'static [&'static str],
    newer: &'static [&'static str],
    /// Whether an equal key (letter case aside) says "same" to begin with.
    keys_say_same: bool,
    zone: &'static str,
}

const PAIRS: [Pair; 5] = [
    Pair {
        name: "sanjose",
        older: &["tsml_aasanjose_670.json"],
        newer: &["tsml_aasanjose_693.json"],
        keys_say_same: true,
        zone: "America/Los_Angeles",
    },
    Pair {
        name: "philadelphia",
        older: &["tsml_aasepia_older_1928.json"],
        newer: &["tsml_aasepia_2098.json"],
        keys_say_same: true,
        zone: "America/New_York",
    },
    Pair {
        name: "sanfrancisco",
        older: &["tsml_aasfmarin_466.json"],
        newer: &["tsml_aasfmarin_658.json"],
        keys_say_same: false,
        zone: "America/Los_Angeles",
    },
    Pair {
        name: "table and feed",
        older: &["tsml_airtable_545.json"],
        newer: &["tsml_aasfmarin_466.json"],
        keys_say_same: true,
        zone: "America/Los_Angeles",
    },
    Pair {
        name: "dump and answers",
        older: &["bmlt_yap_day2.json", "bmlt_yap_day3.json", "bmlt_yap_day4.json"],
        newer: &["bmlt_sample_gny_region.sql"],
        keys_say_same: true,
        zone: "America/New_York",
    },
];

/// Right, wrong and missed.
#[derive(Clone, Copy, Default)]
struct Sums {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Sums {
    fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong) as f64
    }

    fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed) as f64
    }
}

#[test]
fn listings_of_one_meeting_find_each_other_and_no_others() {
    if !data_is_here() {
        return;
    }
    let labels = labels();
    let mut total = Sums::default();
    println!("| lists | older | newer | same by label | right | wrong | missed | precision | recall |");
    println!("|---|---|---|---|---|---|---|---|---|");
    for pair in &PAIRS {
        let (older, newer) = (read(pair.older, pair.zone), read(pair.newer, pair.zone));
        let truth = Truth::new(pair, &labels, &older, &newer);
        let sums = truth.judge(&predict(&older, &newer), &older, &newer);
        row(pair.name, (older.len(), newer.len()), sums);
        assert!(sums.precision() >= 0.98, "{}: precision {:.4}", pair.name, sums.precision());
        assert!(sums.recall() >= 0.90, "{}: recall {:.4}", pair.name, sums.recall());
        total.right += sums.right;
        total.wrong += sums.wrong;
        total.missed += sums.missed;
    }
    row("all", (0, 0), total);
    assert!(total.right > 3000, "the lists are whole");
}

fn row(name: &str, (older, newer): (usize, usize), sums: Sums) {
    let Sums { right, wrong, missed } = sums;
    let (precision, recall) = (sums.precision(), sums.recall());
    let same = right + missed;
    println!("| {name} | {older} | {newer} | {same} | {right} | {wrong} | {missed} | {precision:.4} | {recall:.4} |");
}

/// Which listing of the newer list each listing of the older one was joined with.
fn predict(older: &[Draft], newer: &[Draft]) -> HashMap<usize, usize> {
    let entries: Vec<Entry> = entries(1, older).chain(entries(2, newer)).collect();
    let place = |id: Uuid| (id.as_u128() & 0xffff_ffff) as usize;
    let pairs = cluster(&entries, &[]).into_iter().filter(|cluster| cluster.listings.len() == 2);
    pairs.map(|cluster| (place(cluster.listings[0]), place(cluster.listings[1]))).collect()
}

fn entries(source: u128, drafts: &[Draft]) -> impl Iterator<Item = Entry> {
    drafts.iter().enumerate().map(move |(at, draft)| Entry {
        listing: Uuid::from_u128(source << 64 | at as u128),
        source: Uuid::from_u128(source),
        features: Features::of(draft),
    })
}

/// What the labels say of two lists.
struct Truth {
    /// By the older listing: those that are the same meeting. More than one where a listing became two.
    same: BTreeMap<String, BTreeSet<String>>,
    /// Pairs that a person could not tell either: neither right nor wrong.
    unsure: HashSet<(String, String)>,
}

impl Truth {
    fn new(pair: &Pair, labels: &[Label], older: &[Draft], newer: &[Draft]) -> Self {
        let mut truth = Self { same: BTreeMap::new(), unsure: HashSet::new() };
        let newer: HashSet<String> = newer.iter().map(|draft| key(&draft.key)).collect();
        for older in older.iter().map(|draft| key(&draft.key)) {
            if pair.keys_say_same && newer.contains(&older) {
                truth.same.entry(older.clone()).or_default().insert(older);
            }
        }
        for label in labels.iter().filter(|label| label.pair == pair.name) {
            let (older, newer) = (label.older.clone(), label.newer.clone());
            match label.judgement.as_str() {
                "same" => drop(truth.same.entry(older).or_default().insert(newer)),
                "different" => {
                    truth.same.get_mut(&older).map(|same| same.remove(&newer));
                }
                "unsure" => {
                    truth.same.get_mut(&older).map(|same| same.remove(&newer));
                    truth.unsure.insert((older, newer));
                }
                other => panic!("\"{other}\" is no judgement"),
            }
        }
        truth.same.retain(|_, same| !same.is_empty());
        truth
    }

    fn judge(&self, found: &HashMap<usize, usize>, older: &[Draft], newer: &[Draft]) -> Sums {
        let mut sums = Sums::default();
        for (at, draft) in older.iter().enumerate() {
            let older = key(&draft.key);
            let joined = found.get(&at).map(|at| key(&newer[*at].key));
            let same = self.same.get(&older);
            match joined {
                Some(newer) if same.is_some_and(|same| same.contains(&newer)) => sums.right += 1,
                Some(newer) if self.unsure.contains(&(older.clone(), newer.clone())) => {}
                Some(newer) => {
                    println!("wrong: {older} / {newer}");
                    sums.wrong += 1;
                    sums.missed += usize::from(same.is_some());
                }
                None => sums.missed += usize::from(same.is_some()),
            }
        }
        sums
    }
}

/// Two different meetings that are easily taken for one, found inside single lists by what a person would look at.
#[test]
fn meetings_that_only_look_alike_are_kept_apart() {
    if !data_is_here() {
        return;
    }
    let mut sums: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for pair in &PAIRS {
        for file in pair.older.iter().chain(pair.newer) {
            let drafts = read(&[file], pair.zone);
            let features: Vec<Features> = drafts.iter().map(Features::of).collect();
            for (a, b) in neighbours(&drafts) {
                if let Some(kind) = look_alike(&drafts[a], &drafts[b]) {
                    let joined = compare(&features[a], &features[b]).same;
                    let (pairs, wrong) = sums.entry(kind).or_default();
                    *pairs += 1;
                    *wrong += usize::from(joined);
                    if joined {
                        println!("{kind}: {} / {}", drafts[a].key, drafts[b].key);
                    }
                }
            }
        }
    }
    println!("| hard negative | pairs | taken for one | rate |\n|---|---|---|---|");
    for (kind, (pairs, wrong)) in &sums {
        println!("| {kind} | {pairs} | {wrong} | {:.4} |", *wrong as f64 / *pairs as f64);
        assert!(*pairs >= 20, "{kind}: only {pairs} pairs");
        assert!(*wrong * 50 <= *pairs, "{kind}: {wrong} of {pairs}");
    }
    assert_eq!(sums.len(), 4);
}

/// Rows that share an address or a name.
fn neighbours(drafts: &[Draft]) -> BTreeSet<(usize, usize)> {
    let mut sharing: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        let address = draft.place.as_ref().map(|place| format!("at {}", place.line()));
        for what in [Some(plain(&draft.name)), address].into_iter().flatten() {
            sharing.entry(what).or_default().push(at);
        }
    }
    let pairs = |rows: &Vec<usize>| {
        let rows = rows.clone();
        (0..rows.len())
            .flat_map(move |a| (0..a).map(move |b| (a, b)))
            .map(|(a, b)| (rows[a], rows[b]))
            .collect::<Vec<_>>()
    };
    sharing.values().flat_map(pairs).collect()
}

/// What makes two rows of one list hard to tell apart; `None` when nothing does.
fn look_alike(a: &Draft, b: &Draft) -> Option<&'static str> {
    let (mine, theirs) = (a.schedule.as_ref()?, b.schedule.as_ref()?);
    let same_day = mine.rule == theirs.rule;
    let apart = mine.start.abs_diff(theirs.start);
    let line = |draft: &Draft| {
        draft.place.as_ref().filter(|place| !place.approximate).map(openseat_domain::place::Place::line)
    };
    let same_place = line(a).is_some_and(|line_a| line(b) == Some(line_a));
    let same_name = plain(&a.name) == plain(&b.name);
    if same_place && same_day && apart <= 30 && strangers(&a.name, &b.name) && !same_room(a, b) {
        return Some("same building and hour, other group");
    }
    if same_place && same_name && same_day && apart >= 60 {
        return Some("same group and day, other hour");
    }
    if same_place && same_name && !same_day && apart < 60 {
        return Some("same group and hour, other day");
    }
    let point = |draft: &Draft| draft.place.as_ref().filter(|place| !place.approximate).and_then(|place| place.point);
    let far = point(a)?.km_to(point(b)?) > 3.0;
    (far && same_name && same_day && apart <= 15 && !same_room(a, b)).then_some("same name and hour, other place")
}

fn same_room(a: &Draft, b: &Draft) -> bool {
    // The last part of a link is the room's number, whatever host and password it comes with.
    let room = |draft: &Draft| {
        let url = draft.online.as_ref()?.url.as_deref()?;
        url.split('?').next()?.rsplit('/').next().map(str::to_owned)
    };
    room(a).is_some_and(|mine| room(b) == Some(mine))
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether two names share no word of three letters or more.
fn strangers(a: &str, b: &str) -> bool {
    let words = |name: &str| -> HashSet<String> {
        name.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    !words(a).is_empty() && !words(b).is_empty() && words(a).is_disjoint(&words(b))
}

/// One line of tests/golden/identity_labels.csv.
struct Label {
    pair: String,
    older: String,
    newer: String,
    judgement: String,
}

fn labels() -> Vec<Label> {
    let path = root().join("tests/golden/identity_labels.csv");
    let text = std::fs::read_to_string(path).expect("the labels are committed");
    let fields = |line: &str| line.splitn(5, ',').map(str::to_owned).collect::<Vec<_>>();
    let label = |mut fields: Vec<String>| Label {
        judgement: fields.swap_remove(3),
        newer: key(&fields[2]),
        older: key(&fields[1]),
        pair: fields.swap_remove(0),
    };
    text.lines().skip(1).map(fields).map(label).collect()
}

fn key(key: &str) -> String {
    key.to_lowercase()
}

fn read(files: &[&str], zone: &str) -> Vec<Draft> {
    let options = Options { zone: Some(zone.to_owned()), ..Options::default() };
    let mut drafts = Vec::new();
    for file in files {
        let bytes = std::fs::read(feeds().join(file)).expect("the list is there");
        let opened = open(&bytes, &options).unwrap_or_else(|broken| panic!("{file}: {broken}"));
        opened.each(&mut |row| {
            if let Row::Draft(draft, _) = row {
                drafts.push(*draft);
            }
        });
    }
    drafts
}

#[allow(clippy::disallowed_methods, reason = "a test may look at its own machine")]
fn data_is_here() -> bool {
    let here = feeds().is_dir();
    assert!(here || std::env::var("CI").as_deref() != Ok("true"), "{} is missing", feeds().display());
    if !here {
        println!("SKIPPED: {} is not there, so there are no real lists to compare.", feeds().display());
    }
    here
}

fn feeds() -> PathBuf {
    root().join("../shared/data/feeds")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
