//! When a meeting happens: civil time, an IANA zone and a rule. Never a weekly time in UTC.

pub(crate) mod day;
mod expand;
mod parse;
mod rule;
mod words;

pub use expand::Compiled;
pub use words::{Often, Repeats};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Day of the week; Sunday is 0, as in the Meeting Guide format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
}

impl Weekday {
    /// All seven, Sunday first.
    pub const ALL: [Self; 7] =
        [Self::Sunday, Self::Monday, Self::Tuesday, Self::Wednesday, Self::Thursday, Self::Friday, Self::Saturday];

    /// From 0 (Sunday) to 6 (Saturday); 7 is Sunday too, as some feeds write it.
    pub fn from_sunday_zero(day: u8) -> Option<Self> {
        (day <= 7).then(|| Self::ALL[usize::from(day % 7)])
    }

    /// 0 for Sunday to 6 for Saturday.
    pub fn sunday_zero(self) -> u8 {
        self as u8
    }

    /// The day before.
    #[must_use]
    pub fn before(self) -> Self {
        Self::ALL[usize::from((self as u8 + 6) % 7)]
    }

    /// The word in forms and addresses ("monday").
    pub fn as_str(self) -> &'static str {
        ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"][self as usize]
    }

    /// The day of that word, or of its first three letters ("mon").
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|day| word == day.as_str() || word == &day.as_str()[..3])
    }
}

/// Which days a meeting falls on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Every week on one day.
    Weekly(Weekday),
    /// The nth such weekday of each month; −1 is the last (1 to 5, −5 to −1).
    Monthly { nth: i8, day: Weekday },
    /// An RFC 5545 recurrence rule without the `RRULE:` prefix, counted from the schedule's `from` date.
    /// Only day-level frequencies (DAILY, WEEKLY, MONTHLY, YEARLY) are allowed.
    Rrule(String),
    /// Only on these days.
    Dates(Vec<Date>),
}

/// A repeating time, in the civil time of its zone (RFC 5545 reading of gaps and folds:
/// a time that does not exist moves forward by the gap, a time that occurs twice is the first).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Schedule {
    pub rule: Rule,
    /// Start, in minutes after midnight on the wall clock (0 to 1439).
    pub start: u16,
    /// How long it lasts, in minutes (1 to 1440). Feeds without an end get 60.
    pub minutes: u16,
    /// IANA zone ("Europe/London"). `None` only between reading a feed and accepting the row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// First day it can happen, for rules that count from a day and for changes that take effect later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day it can happen (inclusive).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Days on which it does not happen (holidays, cancellations): civil dates of the start.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<Date>,
    /// Further days on which it happens at the same time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra: Vec<Date>,
}

impl Schedule {
    /// A weekly meeting with nothing unusual.
    pub fn weekly(day: Weekday, start: u16, minutes: u16, zone: Option<&str>) -> Self {
        Self {
            rule: Rule::Weekly(day),
            start,
            minutes,
            zone: zone.map(str::to_owned),
            from: None,
            until: None,
            except: Vec::new(),
            extra: Vec::new(),
        }
    }
}
