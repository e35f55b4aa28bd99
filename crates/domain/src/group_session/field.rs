//! The fields of a record, each with its word, so that a change of one is a value.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Donation, Incident, Mode, Moved, Reason, Record, Standing};
use crate::word::words;

/// Makes [`Field`] and [`Change`] of one list.
macro_rules! fields {
    ($($value:ident($type:ty) = $word:literal at $($path:ident).+;)+) => {
        words! {
            /// What can be written down.
            pub enum Field { $($value = $word),+ }
        }

        /// What one field says, or is to say.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Change { $($value($type)),+ }

        impl Change {
            /// Which field it is of.
            pub fn field(&self) -> Field {
                match self { $(Self::$value(_) => Field::$value),+ }
            }

            /// Writes it into a record.
            pub fn put(&self, record: &mut Record) {
                match self { $(Self::$value(value) => record.$($path).+.clone_from(value)),+ }
            }
        }

        impl Field {
            /// What a record says there.
            pub fn of(self, record: &Record) -> Change {
                match self { $(Self::$value => Change::$value(record.$($path).+.clone())),+ }
            }
        }
    };
}

fields! {
    Standing(Standing) = "standing" at standing;
    Reason(Option<Reason>) = "reason" at reason;
    Moved(Option<Moved>) = "moved" at moved;
    Mode(Mode) = "mode" at mode;
    Site(Option<Uuid>) = "site" at site;
    InPerson(Option<u16>) = "in-person" at in_person;
    Online(Option<u16>) = "online" at online;
    FirstTimers(Option<u16>) = "first-timers" at first_timers;
    Plans(Option<u16>) = "plans" at plans;
    Started(Option<Timestamp>) = "started" at started;
    Ended(Option<Timestamp>) = "ended" at ended;
    Leaders(Option<u16>) = "leaders" at leaders;
    Incidents(Vec<Incident>) = "incidents" at incidents;
    Donation(Option<Donation>) = "donation" at donation;
    Tools(Vec<String>) = "tools" at tools;
    Topics(Vec<String>) = "topics" at topics;
    Sections(Vec<String>) = "sections" at sections;
    FollowUps(String) = "follow-ups" at notes.follow_ups;
    Handover(String) = "handover" at notes.handover;
}

impl Change {
    /// Whether it says how many came. Whoever says that, says that it was held.
    pub fn counts(&self) -> bool {
        matches!(self, Self::InPerson(Some(_)) | Self::Online(Some(_)))
    }
}
