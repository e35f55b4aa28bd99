//! A part of the feed, as it is asked for.

use thiserror::Error;

/// What is wanted. Of each list any one suffices, an empty list takes all, and all lists must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Fellowships by id (`aa`, `smart`).
    pub kinds: Vec<String>,
    /// Names of regions, towns or states as the sources write them.
    pub regions: Vec<String>,
    /// Names of groups.
    pub groups: Vec<String>,
    /// Names of sources.
    pub sources: Vec<String>,
}

impl Wanted {
    /// Whether the whole list is wanted.
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

/// Nothing in the directory has this name.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("No meeting here has the {parameter} “{name}”.")]
pub struct Unknown {
    /// Which parameter is meant.
    pub parameter: &'static str,
    pub name: String,
}
