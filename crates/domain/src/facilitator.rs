//! People who lead groups: how far they are, what they learned, who looks after them, and what is due.
//!
//! Facilitators are people in recovery too. What is due here is a reminder, never a mark against anyone.

use jiff::{ToSpan as _, civil::Date};
use serde::{Deserialize, Serialize};

use crate::word::words;

/// A refresher is due after so many months when nobody says otherwise (research: programmes, 3.1).
pub const REFRESH_MONTHS: u16 = 12;
/// What ends within so many days is said beforehand.
pub const SOON_DAYS: i32 = 60;
/// The three questions on strain are offered again after so many days.
pub const STRAIN_DAYS: i32 = 91;

/// The form with the three questions on strain.
pub const STRAIN: &str = "strain";

words! {
    /// How far somebody is on the way to leading a group.
    pub enum Step {
        /// Would like to.
        Applied = "applied",
        Trained = "trained",
        /// Sits beside somebody who leads.
        Shadowing = "shadowing",
        Leading = "leading",
        /// Trains others.
        Trainer = "trainer",
    }
}

words! {
    /// From where somebody knows what they know.
    pub enum Background {
        Lived = "lived",
        Professional = "professional",
        Both = "both",
    }
}

words! {
    /// What a course is for.
    pub enum Level {
        /// Scripts only: to hold a meeting open.
        Host = "host",
        Facilitator = "facilitator",
        Refresher = "refresher",
        /// To train others.
        Trainer = "trainer",
    }
}

words! {
    /// What somebody was shown or signed.
    pub enum Check {
        /// Proof of safeguarding training or of a check, seen by somebody.
        Safeguarding = "safeguarding",
        /// The code of conduct, signed.
        Conduct = "conduct",
    }
}

words! {
    /// Who listens in supervision.
    pub enum With {
        Peer = "peer",
        Mentor = "mentor",
        Line = "line",
    }
}

/// A course that somebody did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    /// The id of a course that we know; empty for another one.
    #[serde(default)]
    pub course: String,
    pub name: String,
    #[serde(default)]
    pub provider: String,
    pub level: Level,
    pub done_on: Date,
    #[serde(default)]
    pub expires_on: Option<Date>,
    #[serde(default)]
    pub hours: Option<u16>,
    /// A number on the certificate, or the name of a file that the person keeps.
    #[serde(default)]
    pub certificate: String,
}

/// One line of somebody's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Credential {
    Training(Training),
    Check { check: Check, on: Date },
    Supervision { on: Date, with: With, name: String },
}

impl Credential {
    /// The day it tells of.
    pub fn day(&self) -> Date {
        match self {
            Self::Training(training) => training.done_on,
            Self::Check { on, .. } | Self::Supervision { on, .. } => *on,
        }
    }
}

/// What a record comes to on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// When the next refresher is due; `None` before any training.
    pub refresher: Option<Date>,
    /// That day has passed.
    pub overdue: bool,
    /// Certificates that end soon or ended, with the day; one that was renewed is left out.
    pub ending: Vec<(String, Date)>,
    pub safeguarding: Option<Date>,
    pub conduct: Option<Date>,
    pub supervision: Option<Date>,
    /// Hours of all courses.
    pub hours: u32,
}

impl Due {
    /// Adds up a record. `months` is after how long a refresher is due.
    pub fn of(record: &[Credential], months: u16, today: Date) -> Self {
        let mut due = Self::default();
        let mut last: Option<Date> = None;
        for one in record.iter().filter(|one| one.day() <= today) {
            match one {
                Credential::Training(training) => {
                    last = last.max(Some(training.done_on));
                    due.hours += u32::from(training.hours.unwrap_or(0));
                }
                Credential::Check { check: Check::Safeguarding, on } => {
                    due.safeguarding = due.safeguarding.max(Some(*on));
                }
                Credential::Check { check: Check::Conduct, on } => due.conduct = due.conduct.max(Some(*on)),
                Credential::Supervision { on, .. } => due.supervision = due.supervision.max(Some(*on)),
            }
        }
        due.refresher = last.and_then(|last| last.checked_add(i32::from(months).months()).ok());
        due.overdue = due.refresher.is_some_and(|day| day < today);
        due.ending = ending(record, today);
        due
    }

    /// A refresher or a certificate wants a look within [`SOON_DAYS`].
    pub fn soon(&self, today: Date) -> bool {
        !self.ending.is_empty() || self.refresher.is_some_and(|day| day <= later(today, SOON_DAYS))
    }
}

/// Whether the three questions on strain are offered: nobody answered them yet, or long ago.
pub fn strain_is_due(last: Option<Date>, today: Date) -> bool {
    last.is_none_or(|last| later(last, STRAIN_DAYS) <= today)
}

/// Certificates that end by [`SOON_DAYS`] from now, unless the same course was done again for longer.
fn ending(record: &[Credential], today: Date) -> Vec<(String, Date)> {
    let trainings = || {
        record.iter().filter_map(|one| match one {
            Credential::Training(training) => Some(training),
            _ => None,
        })
    };
    let same = |a: &Training, b: &Training| a.name == b.name && a.provider == b.provider;
    let renewed = |old: &Training| {
        let longer = |new: &Training| match (new.expires_on, old.expires_on) {
            (None, Some(_)) => new.done_on > old.done_on,
            (new, old) => new > old,
        };
        trainings().any(|new| same(new, old) && longer(new))
    };
    let mut ending: Vec<(String, Date)> = trainings()
        .filter_map(|one| Some((one, one.expires_on?)))
        .filter(|(one, day)| *day <= later(today, SOON_DAYS) && !renewed(one))
        .map(|(one, day)| (one.name.clone(), day))
        .collect();
    ending.sort_by_key(|(_, day)| *day);
    ending.dedup();
    ending
}

fn later(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}
