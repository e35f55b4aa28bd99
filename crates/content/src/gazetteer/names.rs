//! From a written name to the towns that bear it.

use super::{
    fold::fold_into,
    towns::{TownId, Towns},
};
use fst::{IntoStreamer, Set, Streamer, automaton::Levenshtein};
use std::{ops::RangeInclusive, sync::OnceLock};

/// Every name of every town, by hash.
pub(crate) struct Names {
    /// From the high bits: hash of the folded name, town, 1 if it is not the town's first name. Ascending.
    entries: Vec<u64>,
    /// All folded names, built when somebody first mistypes one.
    spellings: OnceLock<Set<Vec<u8>>>,
}

/// Bits for the town and the mark; the other 45 are hash, so a wrong answer comes once in 100 million questions.
const TOWN_BITS: u32 = 19;
const TOWN_MASK: u64 = (1 << TOWN_BITS) - 1;
/// Longer words than these cost more than a person's patience, and nobody means them.
const LONGEST_TYPED: usize = 28;
/// Two errors in a shorter name make another name; in a longer one they take long to find.
const LONG_ENOUGH_FOR_TWO: RangeInclusive<usize> = 9..=18;

/// A town that bears a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bearer {
    pub(crate) town: TownId,
    /// The name is not the one that the town is listed under.
    pub(crate) other_name: bool,
}

impl Names {
    pub(crate) fn of(towns: &Towns) -> Self {
        assert!(towns.len() < 1 << (TOWN_BITS - 1), "the towns' numbers fit the bits kept for them");
        let mut entries = Vec::with_capacity(towns.len() * 3 / 2);
        each_name(towns, |id, first, folded| {
            entries.push(hash(folded) & !TOWN_MASK | u64::from(id) << 1 | u64::from(!first));
        });
        entries.sort_unstable();
        entries.dedup_by_key(|entry| *entry >> 1);
        entries.shrink_to_fit();
        Self { entries, spellings: OnceLock::new() }
    }

    /// Towns with exactly this folded name.
    pub(crate) fn bearers<'a>(&'a self, folded: &str) -> impl Iterator<Item = Bearer> + use<'a> {
        let wanted = hash(folded) & !TOWN_MASK;
        let start = self.entries.partition_point(|entry| *entry < wanted);
        let same = self.entries[start..].iter().take_while(move |entry| **entry & !TOWN_MASK == wanted);
        same.map(|entry| Bearer { town: ((entry & TOWN_MASK) >> 1) as TownId, other_name: entry & 1 == 1 })
    }

    /// Folded names that differ from `folded` by one typing error, or by two if the name is long and none has one;
    /// each with the number of errors. A swap of two neighbours is one error.
    pub(crate) fn similar(&self, folded: &str, towns: &Towns) -> Vec<(String, u32)> {
        let letters = folded.chars().count();
        if !(5..=LONGEST_TYPED).contains(&letters) {
            return Vec::new();
        }
        let spellings = self.spellings(towns);
        let mut found = within(spellings, folded, 1);
        found.extend(swaps(spellings, folded));
        if found.is_empty() && LONG_ENOUGH_FOR_TWO.contains(&letters) {
            found = within(spellings, folded, 2);
        }
        found
    }

    /// Builds now what the first typing error would build (a fifth of a second).
    pub(crate) fn spellings(&self, towns: &Towns) -> &Set<Vec<u8>> {
        self.spellings.get_or_init(|| {
            // One long string and slices of it: a quarter of a million small strings would take five times the memory.
            let (mut text, mut spans) = (String::new(), Vec::with_capacity(self.entries.len()));
            each_name(towns, |_, _, folded| {
                let start = text.len() as u32;
                text.push_str(folded);
                spans.push((start, text.len() as u32));
            });
            let name = |span: &(u32, u32)| &text[span.0 as usize..span.1 as usize];
            spans.sort_unstable_by(|a, b| name(a).cmp(name(b)));
            spans.dedup_by(|a, b| name(a) == name(b));
            Set::from_iter(spans.iter().map(name)).expect("the names are sorted and none comes twice")
        })
    }
}

fn each_name(towns: &Towns, mut visit: impl FnMut(TownId, bool, &str)) {
    let mut folded = String::new();
    for (id, line) in towns.names.split('\n').enumerate() {
        for (nth, name) in line.split('\t').enumerate() {
            fold_into(name, &mut folded);
            visit(id as TownId, nth == 0, &folded);
        }
    }
}

fn within(spellings: &Set<Vec<u8>>, folded: &str, errors: u32) -> Vec<(String, u32)> {
    let Ok(automaton) = Levenshtein::new(folded, errors) else { return Vec::new() };
    let mut stream = spellings.search(automaton).into_stream();
    let mut found = Vec::new();
    while let Some(key) = stream.next() {
        if let Ok(name) = std::str::from_utf8(key) {
            found.push((name.to_owned(), edits(folded, name)));
        }
    }
    found
}

/// Names with two neighbours swapped, which counts two for the automaton.
fn swaps(spellings: &Set<Vec<u8>>, folded: &str) -> Vec<(String, u32)> {
    let mut letters: Vec<char> = folded.chars().collect();
    let mut found = Vec::new();
    for at in 1..letters.len() {
        letters.swap(at - 1, at);
        let swapped: String = letters.iter().collect();
        if spellings.contains(&swapped) {
            found.push((swapped, 1));
        }
        letters.swap(at - 1, at);
    }
    found
}

/// Edits from one word to the other: letters added, left out, replaced, or two neighbours swapped.
pub(crate) fn edits(from: &str, to: &str) -> u32 {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut table = vec![vec![0; to.len() + 1]; from.len() + 1];
    table[0] = (0..=to.len() as u32).collect();
    for i in 1..=from.len() {
        table[i][0] = i as u32;
        for j in 1..=to.len() {
            let replaced = table[i - 1][j - 1] + u32::from(from[i - 1] != to[j - 1]);
            let mut least = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
            if i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1] {
                least = least.min(table[i - 2][j - 2] + 1);
            }
            table[i][j] = least;
        }
    }
    table[from.len()][to.len()]
}

/// FNV-1a, 64 bits.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
