//! How many people came, of codes that they built themselves and sometimes wrote wrongly.
//!
//! Codes that differ in one answer may be one person who slipped, or two who are alike by chance. Three counts: codes that
//! are exactly alike (slips make it too high), codes joined wherever they are near (chance makes it too low), and an estimate
//! between. What each errs by on made-up people with known truth stands in docs/unique.md.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

/// The marks of one code: of the whole, and of the whole without each answer, always in the same order. Hashes, or the texts
/// themselves; only whether they are equal matters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Marks<T> {
    pub whole: T,
    pub parts: Vec<T>,
}

/// What the codes come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Unique {
    /// Codes that were given: the denominator.
    pub given: u32,
    /// Different codes: too many when people slip.
    pub exact: u32,
    /// Groups of codes that are near each other: too few when people are alike.
    pub joined: u32,
    /// The estimate.
    pub estimate: f64,
}

impl Unique {
    /// The estimate as people say it.
    pub fn rounded(&self) -> u32 {
        self.estimate.round().max(0.0) as u32
    }
}

/// Counts the people behind `codes`, one for each time that somebody gave theirs.
///
/// A slip makes a code that was given once, or far less often than one that lies near it. So of each group of near codes all
/// such are counted as slips, but for one where every code of the group was given once. How many would be near others by chance
/// alone is told by the codes that were given again and again, of which hardly any is a slip: what is left over is taken off.
pub fn unique<T: Clone + Ord>(codes: &[Marks<T>]) -> Unique {
    let Doubt { all, near, slip, groups } = Doubt::of(codes);
    let exact = all.len();
    let joined = members(exact, near.iter().copied()).len();
    let mut slips = 0_usize;
    for group in groups {
        let like = group.iter().filter(|code| slip[**code]).count();
        slips += if like < group.len() { like } else { like - 1 };
    }
    let lone = slip.iter().filter(|slip| **slip).count();
    let chance = chance(&slip, &near, joined.max(exact - slips));
    let over = ((slips as f64 - lone as f64 * chance) / (1.0 - chance)).clamp(0.0, slips as f64);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Unique { given: count(codes.len()), exact: count(exact), joined: count(joined), estimate: exact as f64 - over }
}

/// Which person gave each of `codes`, by a number that means nothing else: a code that may be a slip is of whoever it lies near.
pub fn people<T: Clone + Ord>(codes: &[Marks<T>]) -> Vec<usize> {
    let Doubt { all, groups, .. } = Doubt::of(codes);
    let mut of = vec![0; all.len()];
    for (person, group) in groups.iter().enumerate() {
        for code in group {
            of[*code] = person;
        }
    }
    let place = |code| all.binary_search(&code).map_or(0, |place| of[place]);
    codes.iter().map(place).collect()
}

/// The different codes, in order, and what is doubtful about them.
struct Doubt<'c, T> {
    all: Vec<&'c Marks<T>>,
    /// Pairs that differ in one answer.
    near: Vec<(usize, usize)>,
    /// Which may be slips.
    slip: Vec<bool>,
    /// Codes that are joined by pairs of which one may be a slip. Two that were both given again and again are two people,
    /// however near they are.
    groups: Vec<Vec<usize>>,
}

impl<'c, T: Clone + Ord> Doubt<'c, T> {
    fn of(codes: &'c [Marks<T>]) -> Self {
        let mut times: BTreeMap<&Marks<T>, u32> = BTreeMap::new();
        for code in codes {
            *times.entry(code).or_default() += 1;
        }
        let (all, times): (Vec<&Marks<T>>, Vec<u32>) = times.into_iter().unzip();
        let near = near(&all);
        let slip = slip_like(&times, &near);
        let groups = members(all.len(), near.iter().copied().filter(|(a, b)| slip[*a] || slip[*b]));
        Self { all, near, slip, groups }
    }
}

/// Which codes may be slips: given once, or a third as often as one near them at most.
fn slip_like(times: &[u32], near: &[(usize, usize)]) -> Vec<bool> {
    let mut slip: Vec<bool> = times.iter().map(|times| *times == 1).collect();
    for (a, b) in near {
        let (few, many) = if times[*a] < times[*b] { (*a, *b) } else { (*b, *a) };
        slip[few] |= times[many] >= 3 * times[few];
    }
    slip
}

/// How likely the code of a person is near that of any other of `people` by chance, at most a half: told by those that are
/// hardly slips.
fn chance(slip: &[bool], near: &[(usize, usize)], people: usize) -> f64 {
    let sure = slip.iter().filter(|slip| !**slip).count();
    if sure < 2 {
        return 0.0;
    }
    let pairs = sure as f64 * (sure as f64 - 1.0) / 2.0;
    let alike = near.iter().filter(|(a, b)| !slip[*a] && !slip[*b]).count() as f64 / pairs;
    (1.0 - (1.0 - alike).powf(people as f64 - 1.0)).min(0.5)
}

/// Pairs of codes that differ in one answer.
fn near<T: Ord>(all: &[&Marks<T>]) -> Vec<(usize, usize)> {
    let mut by_part: BTreeMap<(usize, &T), Vec<usize>> = BTreeMap::new();
    for (number, code) in all.iter().enumerate() {
        for (place, part) in code.parts.iter().enumerate() {
            by_part.entry((place, part)).or_default().push(number);
        }
    }
    let mut pairs = BTreeSet::new();
    for alike in by_part.values() {
        for (at, one) in alike.iter().enumerate() {
            pairs.extend(alike[at + 1..].iter().map(|other| (*one, *other)));
        }
    }
    pairs.into_iter().collect()
}

/// The codes of each group that pairs join.
fn members(many: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut of: Vec<usize> = (0..many).collect();
    for (a, b) in pairs {
        let (a, b) = (top(&mut of, a), top(&mut of, b));
        of[a.max(b)] = a.min(b);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for code in 0..many {
        groups.entry(top(&mut of, code)).or_default().push(code);
    }
    groups.into_values().collect()
}

fn top(of: &mut [usize], mut code: usize) -> usize {
    while of[code] != code {
        of[code] = of[of[code]];
        code = of[code];
    }
    code
}
