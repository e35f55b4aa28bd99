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

/// What answers are ordered by, smallest first: those that can still be joined, then start, distance, freshness.
///
/// `updated` is when the source last changed or checked the meeting, in any unit that grows with time. Answers without
/// a distance come after those with one.
pub fn order(hit: &Hit, now: Minute, updated: Option<i64>) -> impl Ord + Copy + use<> {
    let joinable = hit.start <= now && hit.start >= now.saturating_sub(JOINABLE_MINUTES);
    // Whole metres: closer than that, freshness decides.
    let metres = hit.km.map_or(u32::MAX, |km| (km * 1000.0).round() as u32);
    (!joinable, hit.start, metres, std::cmp::Reverse(updated), hit.meeting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_joinable_first_then_by_start_distance_and_freshness() {
        let hit = |meeting, start, km| Hit { meeting, start, km };
        let now = 1000;
        let mut hits = [
            (hit(1, 980, Some(0.1)), Some(9)), // began too long ago
            (hit(2, 1020, Some(1.0)), Some(1)),
            (hit(3, 1020, Some(1.0)), Some(2)),
            (hit(4, 1020, None), Some(3)),
            (hit(5, 995, Some(30.0)), None),
            (hit(6, 1020, Some(0.5)), None),
        ];
        hits.sort_by_key(|(hit, updated)| order(hit, now, *updated));
        assert_eq!(hits.map(|(hit, _)| hit.meeting), [5, 1, 6, 3, 2, 4]);
    }
}
