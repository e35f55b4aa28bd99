//! What a person asks of the directory.
//!
//! "Tonight" and "in Leeds" are turned into instants and a point before they get here, so the search itself knows
//! neither words nor zones.

use crate::{concept::ConceptSet, fellowship::FellowshipId, place::Point};

/// Minutes since 1970-01-01T00:00Z. Fits until the year 10136.
pub type Minute = u32;

/// A meeting that began at most this many minutes ago can still be joined.
pub const JOINABLE_MINUTES: Minute = 10;

/// A question to the directory. Everything that is empty or `None` does not narrow the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Stretches of time in which a meeting must start, ascending, not overlapping. Never empty.
    pub windows: Vec<Window>,
    /// Only meetings within reach of a point. Online ones have no distance and come as [`Way`] says.
    pub near: Option<Near>,
    pub way: Way,
    /// Any of these fellowships.
    pub kinds: Vec<FellowshipId>,
    /// All of these concepts.
    pub concepts: ConceptSet,
    /// Any of these (languages).
    pub any_of: ConceptSet,
    /// Free text: every word must match, typing errors forgiven, `"…"` is a phrase.
    pub text: String,
    /// How many answers at most (1 to 1,000).
    pub limit: usize,
    /// Answers to pass over, for the next page.
    pub skip: usize,
}

impl Ask {
    /// Everything that starts in `window`.
    pub fn during(window: Window, limit: usize) -> Self {
        Self {
            windows: vec![window],
            near: None,
            way: Way::Any,
            kinds: Vec::new(),
            concepts: ConceptSet::EMPTY,
            any_of: ConceptSet::EMPTY,
            text: String::new(),
            limit,
            skip: 0,
        }
    }
}

/// A stretch of time: `from` is in it, `until` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    pub from: Minute,
    pub until: Minute,
}

/// A circle on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub point: Point,
    pub km: f64,
}

/// How the person wants to take part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Way {
    /// In person or online. With a place: in person near it; online ones are asked for separately.
    #[default]
    Any,
    /// At a place, hybrid included.
    InPerson,
    /// From afar, hybrid included. A place does not narrow these.
    Online,
    /// Only meetings that are both.
    Hybrid,
}

/// One occurrence that answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The meeting's number in the directory snapshot.
    pub meeting: u32,
    pub start: Minute,
    /// Kilometres from the place asked for; `None` for online answers and when no place was asked.
    pub km: Option<f32>,
}
