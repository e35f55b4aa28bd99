//! Trying three meetings of two kinds within four weeks, and what the person says after each.
//!
//! [`choose`] makes the plan. [`reorder`] puts an answer in the person's own order once they have been somewhere: it
//! hides nothing and tells nobody else.

use serde::{Deserialize, Serialize};

use crate::{fellowship::FellowshipId, word::words};

mod choose;
mod reorder;

pub use choose::{Chance, choose};
pub use reorder::reorder;

/// How many meetings are tried.
pub const MEETINGS: usize = 3;
/// Within how many days.
pub const DAYS: u32 = 28;

words! {
    /// Whether the person would go there again.
    pub enum Again {
        Yes = "yes",
        Perhaps = "perhaps",
        No = "no",
    }
}

words! {
    /// Whether they felt welcome.
    pub enum Welcome {
        Yes = "yes",
        Partly = "partly",
        No = "no",
    }
}

words! {
    /// What was said of medication taken as prescribed.
    pub enum Remark {
        Nothing = "nothing",
        For = "for",
        Against = "against",
    }
}

/// The three taps after a visit; each can be left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Taps {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<Again>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub welcome: Option<Welcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Remark>,
}

impl Taps {
    /// Whether nothing was tapped.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// A meeting to which the person went, with what they said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    pub kind: FellowshipId,
    /// Its number in the snapshot; `None` when it is on no list any more.
    pub meeting: Option<u32>,
    pub taps: Taps,
}
