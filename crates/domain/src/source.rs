//! Where listings come from, and how a reading of a source went.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{fellowship::FellowshipId, problem::Problem};

/// A feed, a file or an office's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub id: Uuid,
    /// Short lasting name, unique ("san-jose-aa").
    pub name: String,
    /// Where it is read from: an `https://` address, or the path as given for a file.
    pub address: String,
    /// What its rows belong to when they do not say.
    pub fellowship: Option<FellowshipId>,
    /// IANA zone for rows that have none.
    pub zone: Option<String>,
    /// Minutes between syncs; `None` for a file, which is read when someone asks.
    pub every_minutes: Option<i64>,
    /// Demo data: shown with a label, never mixed into feeds that others read.
    pub made_up: bool,
    pub health: Health,
}

/// How a source has been doing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Health {
    /// Validators from the last good answer (RFC 9110 §8.8), to ask "anything new?".
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    pub last_tried: Option<Timestamp>,
    pub last_good: Option<Timestamp>,
    /// Tries that failed since the last good one.
    pub failures: i64,
    /// What went wrong last, in words.
    pub trouble: Option<String>,
    /// A reading that waits for a person because too much was gone from it.
    pub held: bool,
    /// A person looked at a reading from which so many were gone, and keeps what was there before.
    #[serde(default)]
    pub kept: Option<u64>,
    /// A person looked at a reading from which so many were gone, and takes it: the next one may lose as many.
    #[serde(default)]
    pub released: Option<u64>,
}

/// The sums of one reading. `new + changed + same + refused = rows`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The format that was recognised ("Meeting Guide JSON").
    pub format: String,
    pub rows: u64,
    pub new: u64,
    pub changed: u64,
    pub same: u64,
    pub refused: u64,
    /// Listings that were there before and are gone from the source: kept, no longer shown.
    pub retired: u64,
    /// Set when nothing was changed because too much was gone; says how much.
    pub held: Option<String>,
    /// What was wrong, worst first.
    pub problems: Vec<Problem>,
}

impl Reading {
    /// Whether every row ended somewhere.
    pub fn adds_up(&self) -> bool {
        self.new + self.changed + self.same + self.refused == self.rows
    }
}

/// A source that lost more than a third of its listings in one reading is held for a person to look at.
pub fn too_many_gone(before: u64, gone: u64) -> bool {
    before >= 6 && gone * 3 > before
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_may_go_but_not_more() {
        assert!(!too_many_gone(300, 100));
        assert!(too_many_gone(300, 101));
        assert!(!too_many_gone(3, 3), "a list this small may well have closed");
    }
}
