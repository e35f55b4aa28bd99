//! The third of the three lines on medication: what visitors heard. The official text and the group's own statement are
//! lines of their own, and never merged with it.

use serde::Serialize;

use super::facts::Medication;
use crate::statistic::{FEWEST, Interval};

/// What visitors heard in the last twelve months. There is none of fewer than five people.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct MedicationLine {
    /// So many answered the question, also those who heard nothing.
    pub n: u32,
    /// So many heard something supportive. Not for a page: with few answers it would point to one.
    #[serde(skip)]
    pub supportive: u32,
    /// So many heard something against it. Not for a page either.
    #[serde(skip)]
    pub against: u32,
    /// The share that hears something supportive.
    pub interval: Interval,
    /// The share that hears something against it.
    pub against_interval: Interval,
}

impl MedicationLine {
    /// From the answers of at least `people` people; `None` of too few.
    pub fn of(people: u32, answers: impl IntoIterator<Item = Medication>) -> Option<Self> {
        let (mut n, mut supportive, mut against) = (0, 0, 0);
        for answer in answers {
            n += 1;
            supportive += u32::from(answer == Medication::Supportive);
            against += u32::from(answer == Medication::Against);
        }
        (people >= FEWEST && n >= FEWEST).then(|| Self {
            n,
            supportive,
            against,
            interval: Interval::wilson(supportive, n),
            against_interval: Interval::wilson(against, n),
        })
    }
}
