//! Who comes again within four weeks, of codes that people built themselves.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan as _, civil::Date};

use crate::unique::{Marks, people};

/// Days within which somebody comes again.
pub const WITHIN_DAYS: i64 = 28;
/// Nothing is told of fewer people.
pub const FEWEST: u32 = 5;

/// A code on the day on which it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given<T> {
    pub day: Date,
    pub marks: Marks<T>,
}

/// How many came, and how many of them came again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ComeAgain {
    /// Those whose four weeks after their first day are over, and in whose four weeks codes were given at all: of the others
    /// nobody knows.
    pub people: u32,
    /// Those who came on a later day within these four weeks.
    pub again: u32,
}

impl ComeAgain {
    /// Of those who came, in a hundred; `None` for fewer than [`FEWEST`].
    pub fn share(self) -> Option<f64> {
        (self.people >= FEWEST).then(|| f64::from(self.again) * 100.0 / f64::from(self.people))
    }
}

/// Counts the people behind `given`, and those of them who came again. The first day of each is the first among `given`.
/// Codes that are near each other are one person where [`crate::unique`] takes one for a slip.
pub fn come_again<T: Clone + Ord>(given: &[Given<T>], today: Date) -> ComeAgain {
    let codes: Vec<Marks<T>> = given.iter().map(|one| one.marks.clone()).collect();
    let mut days: BTreeMap<usize, BTreeSet<Date>> = BTreeMap::new();
    for (one, person) in given.iter().zip(people(&codes)).filter(|(one, _)| one.day <= today) {
        days.entry(person).or_default().insert(one.day);
    }
    // Where a group rested, or did not ask, who would have come is not told by codes.
    let asked: BTreeSet<Date> = given.iter().map(|one| one.day).filter(|day| *day <= today).collect();
    let mut found = ComeAgain::default();
    for days in days.values() {
        let mut days = days.iter();
        let Some(first) = days.next() else { continue };
        let last = first.saturating_add(WITHIN_DAYS.days());
        let after = first.saturating_add(1.day());
        if last < today && asked.range(after..=last).next().is_some() {
            found.people += 1;
            found.again += u32::from(days.next().is_some_and(|next| *next <= last));
        }
    }
    found
}
