//! What is wrong with something given to us, and how to mend it.

use serde::{Deserialize, Serialize};

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Kept as it is, or mended without loss.
    Note,
    /// A value was left out; the rest of the row was taken.
    Warning,
    /// The row was not taken.
    Refused,
}

/// One problem, in words that the person who keeps the list can act on.
///
/// The same shape serves a bad feed row, a bad form field and a bad setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// How much it matters.
    pub level: Level,
    /// Where: "row 12 (slug early-risers), field time".
    pub at: String,
    /// What happened, in one sentence.
    pub what: String,
    /// What to do next, in one sentence.
    pub fix: String,
}

impl Problem {
    /// A problem that lost the row.
    pub fn refused(at: impl Into<String>, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { level: Level::Refused, at: at.into(), what: what.into(), fix: fix.into() }
    }

    /// A problem that lost one value.
    pub fn warning(at: impl Into<String>, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { level: Level::Warning, at: at.into(), what: what.into(), fix: fix.into() }
    }

    /// Something to know; nothing was lost.
    pub fn note(at: impl Into<String>, what: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { level: Level::Note, at: at.into(), what: what.into(), fix: fix.into() }
    }
}
