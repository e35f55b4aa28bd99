//! The sentences that the matcher may say, each with what it rests on.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{concept::Concept, evidence::EvidenceId, matching::Topic, word::words};

/// One sentence with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub say: Sentence,
    pub because: Because,
    /// The arguments of the message, by name.
    pub arguments: Vec<(&'static str, Argument)>,
    /// The findings that the sentence names, as `content/matching.toml` lists them. Never empty for a claim.
    pub evidence: BTreeSet<EvidenceId>,
}

/// What a sentence traces to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// What the person said, by topic.
    Preference(Topic),
    /// A finding; which, [`Reason::evidence`] tells.
    Evidence,
    /// The catalogue's facts of the kind.
    Kind,
    /// A listing of the directory.
    Listing,
}

/// A value in a sentence. How it is written depends on language and place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Argument {
    Number(u32),
    Km(f32),
    Concept(Concept),
}

words! {
    /// What a sentence is.
    pub enum Sort {
        /// It says what the person asked for.
        Preference = "preference",
        /// It claims something that a study found.
        Evidence = "evidence",
        /// It tells a fact of the catalogue or of a listing.
        Fact = "fact",
        Caution = "caution",
        /// It says what nobody knows.
        Unknown = "unknown",
        Notice = "notice",
    }
}

words! {
    /// Every sentence, by the key of its message in `content/words/<language>/match.ftl`.
    pub enum Sentence {
        GoalOwn = "match-goal-own",
    }
}
