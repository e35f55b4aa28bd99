//! One occurrence of a group's meeting, as those who run it write it down: that it was held, how many came, what was done.
//!
//! It names nobody who came, holds nothing that was said, and nothing of anybody's health. Where two people write at once,
//! [`merge`] keeps what both wrote.

mod field;
mod figures;
mod merge;
mod planned;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    field::{Change, Field},
    figures::{Figures, figures, monthly},
    merge::{Clash, Merged, merge},
    planned::{Planned, added_id, entry_key, planned, planned_id},
};
use crate::{meeting::Attendance, problem::Problem, word::words};

/// No session has more people than this; a larger number is a slip of the finger.
pub const MOST_PEOPLE: u16 = 2_000;
/// Most tools, topics or sections of one session.
pub const MOST_KEYS: usize = 40;
/// Longest tool, topic or section, in characters.
pub const LONGEST_KEY: usize = 60;
/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 1_000;
/// First names that a group wants for its own circle are deleted after so many days.
pub const NAMES_KEPT_DAYS: i64 = 14;
/// Notes to each other are emptied so many days after they were last changed.
pub const NOTES_KEPT_DAYS: i64 = 180;
/// A session is due to be written down for so many days.
pub const DUE_DAYS: i64 = 60;

words! {
    /// How people took part. It belongs to the session, so that a group moves between these and keeps its history.
    pub enum Mode {
        InPerson = "in-person",
        Online = "online",
        Hybrid = "hybrid",
    }
}

words! {
    /// How it stands.
    pub enum Standing {
        Planned = "planned",
        Held = "held",
        Cancelled = "cancelled",
        /// It is to be held at another time or place.
        Moved = "moved",
    }
}

words! {
    /// Why it was not held.
    pub enum Reason {
        NobodyToLead = "nobody-to-lead",
        NoRoom = "no-room",
        NobodyCame = "nobody-came",
        Holiday = "holiday",
        Weather = "weather",
        Illness = "illness",
        Technical = "technical",
        Other = "other",
    }
}

words! {
    /// Of which kind an incident was. What happened is told elsewhere, to whom it concerns.
    pub enum Incident {
        Medical = "medical",
        Conflict = "conflict",
        Intoxication = "intoxication",
        Safeguarding = "safeguarding",
        Threat = "threat",
        Other = "other",
    }
}

impl Mode {
    /// As the list says it.
    pub fn of(attendance: Attendance) -> Self {
        match attendance {
            Attendance::InPerson => Self::InPerson,
            Attendance::Online | Attendance::Paused => Self::Online,
            Attendance::Hybrid => Self::Hybrid,
        }
    }
}

/// When a session is, in the civil time of its zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slot {
    /// The meeting whose rule it comes from.
    pub meeting: Option<Uuid>,
    pub day: Date,
    /// Minutes after midnight on the wall clock.
    pub start: u16,
    /// How long it lasts.
    pub minutes: u16,
    /// IANA zone.
    pub zone: String,
}

/// Where a session was moved to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moved {
    pub day: Date,
    pub start: u16,
    /// Empty when only the time is another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// What was given.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Donation {
    /// In the smallest coin.
    pub minor: i64,
    /// Three letters of ISO 4217.
    pub currency: String,
}

/// Words of those who run a group to each other. They are kept sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    /// What is to be done before the next time.
    pub follow_ups: String,
    /// For whoever leads the next one.
    pub handover: String,
}

/// What is written down of a session. What nobody said is `None`, never nought.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Record {
    pub standing: Standing,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Moved>,
    pub mode: Mode,
    /// The site that it was held at, when that is not the one above the group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<Uuid>,
    /// How many came to the room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_person: Option<u16>,
    /// How many joined from afar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub online: Option<u16>,
    /// How many of all were there for the first time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_timers: Option<u16>,
    /// How many made a plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plans: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
    /// How many led it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaders: Option<u16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub incidents: Vec<Incident>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub donation: Option<Donation>,
    /// Keys of tools, ascending; so are the next two.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Keys of the sections of the run-sheet that were done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<String>,
    /// Sealed apart.
    #[serde(skip)]
    pub notes: Notes,
}

impl Default for Record {
    fn default() -> Self {
        Self::planned(Mode::InPerson)
    }
}

impl Record {
    /// Of a session of which nothing was written down yet.
    pub fn planned(mode: Mode) -> Self {
        Self {
            standing: Standing::Planned,
            reason: None,
            moved: None,
            mode,
            site: None,
            in_person: None,
            online: None,
            first_timers: None,
            plans: None,
            started: None,
            ended: None,
            leaders: None,
            incidents: Vec::new(),
            donation: None,
            tools: Vec::new(),
            topics: Vec::new(),
            sections: Vec::new(),
            notes: Notes::default(),
        }
    }

    /// How many came, one way or the other; `None` when nobody said.
    pub fn came(&self) -> Option<u16> {
        match (self.in_person, self.online) {
            (None, None) => None,
            (here, afar) => Some(here.unwrap_or(0).saturating_add(afar.unwrap_or(0))),
        }
    }

    /// Whether it still waits to be written down.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Planned | Standing::Moved)
    }

    /// What is not right with it; each problem names its field in `at`.
    pub fn problems(&self) -> Vec<Problem> {
        let mut wrong = Vec::new();
        let mut refuse = |field: Field, what: &str, fix: &str| {
            wrong.push(Problem::refused(field.as_str(), what, fix));
        };
        let counts = [
            (Field::InPerson, self.in_person),
            (Field::Online, self.online),
            (Field::FirstTimers, self.first_timers),
            (Field::Plans, self.plans),
            (Field::Leaders, self.leaders),
        ];
        for (field, count) in counts {
            if count.is_some_and(|count| count > MOST_PEOPLE) {
                refuse(field, "too-many", "Look at the number again.");
            }
        }
        let came = self.came();
        for (field, count) in [(Field::FirstTimers, self.first_timers), (Field::Plans, self.plans)] {
            if came.is_some_and(|came| count.is_some_and(|count| count > came)) {
                refuse(field, "more-than-came", "No more than came.");
            }
        }
        if self.standing == Standing::Cancelled && self.reason.is_none() {
            refuse(Field::Reason, "missing", "Say why.");
        }
        if self.standing == Standing::Moved && self.moved.is_none() {
            refuse(Field::Moved, "missing", "Say when.");
        }
        if self.started.zip(self.ended).is_some_and(|(start, end)| end < start) {
            refuse(Field::Ended, "before-start", "It ended after it began.");
        }
        let no_money = |one: &Donation| {
            !(0..=100_000_000).contains(&one.minor)
                || one.currency.len() != 3
                || !one.currency.bytes().all(|byte| byte.is_ascii_uppercase())
        };
        if self.donation.as_ref().is_some_and(no_money) {
            refuse(Field::Donation, "no-money", "Write it like 12.50.");
        }
        let lists = [(Field::Tools, &self.tools), (Field::Topics, &self.topics), (Field::Sections, &self.sections)];
        for (field, list) in lists {
            let odd =
                |key: &String| key.is_empty() || key.chars().count() > LONGEST_KEY || key.chars().any(char::is_control);
            if list.len() > MOST_KEYS || list.iter().any(odd) {
                refuse(field, "too-long", "Make it shorter.");
            }
        }
        for (field, text) in [(Field::FollowUps, &self.notes.follow_ups), (Field::Handover, &self.notes.handover)] {
            if text.chars().count() > LONGEST_NOTE {
                refuse(field, "too-long", "Make it shorter.");
            }
        }
        if self.moved.as_ref().is_some_and(|to| to.start >= 1_440 || to.place.chars().count() > LONGEST_NOTE) {
            refuse(Field::Moved, "too-long", "Look at it again.");
        }
        wrong
    }
}
