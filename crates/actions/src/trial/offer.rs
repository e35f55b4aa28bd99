//! What can be tried: meetings of the kinds that came first, with every start of the coming weeks that is possible.

use jiff::Timestamp;
use openseat_domain::{
    kind::Approach,
    matching::{Answer, Start, Suggestion, Wishes},
    meeting::{Attendance, Draft},
    schedule::Weekday,
    search::Minute,
    trial::{Chance, DAYS},
    zone::Zone,
};

use crate::{House, Result, Snapshot, meeting, snapshot::minute_of};

/// Kinds to choose from.
const KINDS: usize = 5;
/// Meetings of each.
const MEETINGS: usize = 3;
/// What begins sooner cannot well be planned.
const LEAD_MINUTES: Minute = 60;

/// One meeting that can be tried.
#[derive(Clone, Debug)]
pub struct Offer {
    pub approach: Approach,
    /// The place of its kind in the answer, from 0.
    pub rank: u32,
    /// Its place among the meetings of its kind, from 0.
    pub place: u32,
    /// Its number in the snapshot.
    pub meeting: u32,
    pub slug: String,
    pub draft: Draft,
    /// Within the coming four weeks, on days and at hours that the person can.
    pub starts: Vec<Minute>,
}

impl Offer {
    /// Its starts, as the plan is chosen from.
    pub fn chances(&self) -> impl Iterator<Item = Chance> + '_ {
        let minutes = self.draft.schedule.as_ref().map_or(60, |schedule| schedule.minutes);
        self.starts.iter().map(move |start| Chance {
            kind: self.draft.fellowship.clone(),
            approach: self.approach,
            rank: self.rank,
            meeting: self.meeting,
            place: self.place,
            start: *start,
            minutes,
        })
    }
}

/// What can be tried of an answer. `here` is the clock of the person, in which they said when they can.
///
/// # Errors
/// When the database cannot be read.
pub async fn offers(
    house: &House,
    snapshot: &Snapshot,
    answer: &Answer,
    wishes: &Wishes,
    here: &Zone,
    now: Timestamp,
) -> Result<Vec<Offer>> {
    let mut offers = Vec::new();
    let kinds = answer.suggestions.iter().chain(&answer.others).take(KINDS);
    for (rank, suggestion) in kinds.enumerate() {
        for (place, found) in suggestion.meetings.iter().take(MEETINGS).enumerate() {
            let Some(card) = snapshot.get(found.meeting) else { continue };
            let Some(view) = meeting::view(house, card.slug, now).await?.filter(|view| !view.gone) else { continue };
            let starts = possible(snapshot, &view.draft, wishes, here, minute_of(now));
            if !starts.is_empty() {
                offers.push(offer(suggestion, (rank, place), (found.meeting, view.slug), view.draft, starts));
            }
        }
    }
    Ok(offers)
}

/// The meeting at an address, if it starts at that minute.
///
/// # Errors
/// When the database cannot be read.
pub async fn at(
    house: &House,
    snapshot: &Snapshot,
    slug: &str,
    start: Minute,
    now: Timestamp,
) -> Result<Option<meeting::MeetingView>> {
    let Some(view) = meeting::view(house, slug, now).await? else { return Ok(None) };
    let starts = all(snapshot, &view.draft, start, start.saturating_add(1));
    Ok((starts == [start]).then_some(view))
}

fn offer(
    suggestion: &Suggestion,
    (rank, place): (usize, usize),
    (meeting, slug): (u32, String),
    draft: Draft,
    starts: Vec<Minute>,
) -> Offer {
    Offer { approach: suggestion.approach, rank: rank as u32, place: place as u32, meeting, slug, draft, starts }
}

fn possible(snapshot: &Snapshot, draft: &Draft, wishes: &Wishes, here: &Zone, now: Minute) -> Vec<Minute> {
    let mut starts = all(snapshot, draft, now + LEAD_MINUTES, now + DAYS * 24 * 60);
    starts.retain(|start| seen_from(*start, here, now).fits(&wishes.days, &wishes.parts));
    starts
}

/// Every start of a meeting in a stretch of time.
fn all(snapshot: &Snapshot, draft: &Draft, from: Minute, until: Minute) -> Vec<Minute> {
    let mut starts = Vec::new();
    let Some(schedule) = draft.schedule.as_ref().filter(|_| draft.attendance != Attendance::Paused) else {
        return starts;
    };
    let zone = snapshot.zone(schedule.zone.as_deref().unwrap_or("UTC"));
    if let (Ok(zone), Ok(compiled)) = (zone, schedule.compile_with(&draft.closures)) {
        compiled.starts(&zone, from, until, &mut |start| starts.push(start));
    }
    starts
}

/// A start on the person's own clock.
fn seen_from(start: Minute, here: &Zone, now: Minute) -> Start {
    let local = i64::from(start) + here.offset_at(i64::from(start));
    let (day, minute) = (local.div_euclid(24 * 60), local.rem_euclid(24 * 60));
    // 1970-01-01 was a Thursday.
    let weekday = Weekday::ALL[(day + 4).rem_euclid(7) as usize];
    Start { in_minutes: start as i32 - now as i32, day: weekday, minute: minute as u16 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_is_seen_on_the_clock_of_the_person() {
        let minute = |text: &str| minute_of(text.parse().expect("a time"));
        let zone = Zone::table("Australia/Sydney", 2025..=2028).expect("Sydney is a zone");
        // Monday evening in London is Tuesday morning in Sydney.
        let seen = seen_from(minute("2026-11-23T19:30:00Z"), &zone, minute("2026-11-23T19:00:00Z"));
        assert_eq!((seen.day, seen.minute, seen.in_minutes), (Weekday::Tuesday, 6 * 60 + 30, 30));
    }
}
