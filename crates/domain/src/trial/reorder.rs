//! An answer in the order of someone who has tried something.

use crate::{
    fellowship::FellowshipId,
    matching::{Answer, Meeting, NearNow, Suggestion},
    trial::{Again, Tried, Welcome},
};

/// Where something stands after it was tried. The order is the order in which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// They would go again.
    Liked,
    /// Not tried, or they are of two minds.
    Open,
    /// They would not go again.
    Down,
}

/// The same answer in this person's own order: what they would go to again comes first, a meeting to which they would
/// not go again comes last among those of its kind, and its kind comes after every other, so that the others are
/// offered. What was not tried keeps its order, nothing is taken away, and two approaches stay in view.
///
/// What was said of medication moves nothing: it is shown as a warning beside the meeting.
#[must_use]
pub fn reorder(mut answer: Answer, tried: &[Tried]) -> Answer {
    if tried.iter().all(|one| one.taps.is_empty()) {
        return answer;
    }
    let shown = answer.suggestions.len();
    let mut all = std::mem::take(&mut answer.suggestions);
    all.append(&mut answer.others);
    for suggestion in &mut all {
        suggestion.meetings.sort_by_key(|meeting| meeting_stands(tried, meeting));
    }
    all.sort_by_key(|suggestion| kind_stands(tried, &suggestion.kind));
    two_ways(&mut all, shown);
    answer.near_now = soonest(tried, answer.near_now, &all);
    answer.others = all.split_off(shown.min(all.len()));
    answer.suggestions = all;
    answer
}

fn meeting_stands(tried: &[Tried], meeting: &Meeting) -> Standing {
    let own = tried.iter().filter(|one| one.meeting == Some(meeting.meeting));
    stands(own.map(|one| match (one.taps.again, one.taps.welcome) {
        // Who did not feel welcome and says no more would rather not go there.
        (None, Some(Welcome::No)) => Some(Again::No),
        (again, _) => again,
    }))
}

/// One room where a person did not feel welcome says little of the others, so only going again counts here.
fn kind_stands(tried: &[Tried], kind: &FellowshipId) -> Standing {
    stands(tried.iter().filter(|one| one.kind == *kind).map(|one| one.taps.again))
}

fn stands(said: impl Iterator<Item = Option<Again>> + Clone) -> Standing {
    let is = |wanted| said.clone().any(|again| again == Some(wanted));
    match (is(Again::Yes), is(Again::No)) {
        (true, false) => Standing::Liked,
        (false, true) => Standing::Down,
        _ => Standing::Open,
    }
}

/// Brings the first of another approach into the first `shown`, when they are all of one.
fn two_ways(all: &mut Vec<Suggestion>, shown: usize) {
    let Some(first) = all.first().map(|one| one.approach) else { return };
    if shown < 2 || all.iter().take(shown).any(|one| one.approach != first) {
        return;
    }
    if let Some(other) = all.iter().position(|one| one.approach != first) {
        let other = all.remove(other);
        all.insert(shown - 1, other);
    }
}

/// The soonest one stays unless they would not go there again and there is another.
fn soonest(tried: &[Tried], now: Option<NearNow>, all: &[Suggestion]) -> Option<NearNow> {
    let down = |meeting: &Meeting| meeting_stands(tried, meeting) == Standing::Down;
    let now = now?;
    if !down(&now.meeting) {
        return Some(now);
    }
    let others = all.iter().flat_map(|one| one.meetings.iter().map(move |meeting| (&one.kind, meeting)));
    let next = others
        .filter(|(_, meeting)| !down(meeting))
        .filter_map(|(kind, meeting)| Some((meeting.starts.first()?.in_minutes, kind, meeting)))
        .min_by_key(|(wait, _, meeting)| (*wait, meeting.meeting));
    Some(next.map_or(now, |(_, kind, meeting)| NearNow { kind: kind.clone(), meeting: meeting.clone() }))
}
