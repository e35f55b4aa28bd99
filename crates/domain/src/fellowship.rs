//! Kinds of group: AA, SMART, LifeRing and the others.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The short lasting name of a fellowship or programme, as in `content/fellowships/` (`aa`, `smart`, `lifering`).
///
/// Lower-case ASCII letters, digits and `_`. It is a label from data, so a feed may bring one that the catalogue does
/// not know; such a meeting is shown under "other".
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FellowshipId(String);

impl FellowshipId {
    /// Makes an id from any text: letters are lowered, `-` and spaces become `_`, all else is left out.
    pub fn new(text: &str) -> Self {
        let folded = text.trim().chars().filter_map(|c| match c {
            'a'..='z' | '0'..='9' | '_' => Some(c),
            'A'..='Z' => Some(c.to_ascii_lowercase()),
            '-' | ' ' => Some('_'),
            _ => None,
        });
        Self(folded.collect())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether no fellowship is named.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for FellowshipId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
