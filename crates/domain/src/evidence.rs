//! The number of one finding in `content/evidence.csv`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// `EV021`: what a claim rests on. It never changes and is never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct EvidenceId(pub u16);

impl fmt::Display for EvidenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EV{:03}", self.0)
    }
}

impl FromStr for EvidenceId {
    type Err = String;

    /// Reads `EV021`, and nothing that is written otherwise.
    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.strip_prefix("EV").filter(|digits| digits.len() >= 3).and_then(|digits| digits.parse().ok());
        number
            .map(Self)
            .filter(|id| id.to_string() == text)
            .ok_or_else(|| format!("“{text}” is not an evidence number like EV021."))
    }
}

impl From<EvidenceId> for String {
    fn from(id: EvidenceId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for EvidenceId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_written_and_not_otherwise() {
        assert_eq!("EV021".parse(), Ok(EvidenceId(21)));
        assert_eq!(EvidenceId(1234).to_string(), "EV1234");
        for wrong in ["EV21", "ev021", "EV+21", "EV00021", "21", ""] {
            assert!(wrong.parse::<EvidenceId>().is_err(), "{wrong}");
        }
    }
}
