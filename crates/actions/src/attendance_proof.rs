//! Proof of attendance: the person asks, the group confirms, and what comes of it is a letter that anybody can check.
//!
//! Nobody can ask for another's letters: a request is found by eight words that only the person has, or by the people of
//! the group while it waits. Nothing here lists letters, and nothing is left of one but a count.

mod ask;
mod desk;
mod letter;
mod written;

use jiff::{SignedDuration, Timestamp};
use openseat_domain::{attendance_proof::may_ask, meeting::Attendance};
use openseat_store::attendance_proof as requests;
pub use openseat_store::attendance_proof::State;

pub use self::{
    ask::{AskForm, AskedView, Typed, ask, fetch, forget, see, type_code},
    desk::{CodeView, DeskView, MeetingLine, Verdict, WaitingView, at_node, decide, may_offer, offer},
    letter::{Fault, PublicKey, keys, mend, rotate, verify},
};
use crate::{House, Result, meeting::MeetingView, snapshot::minute_of};

/// One session of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    pub start: Timestamp,
    pub end: Timestamp,
    pub minutes: u16,
}

/// The sessions of a meeting of which a letter can be asked for now, the latest first.
pub fn sessions(house: &House, view: &MeetingView, now: Timestamp) -> Vec<Session> {
    let draft = &view.draft;
    let snapshot = house.snapshot();
    let on = !view.gone && draft.attendance != Attendance::Paused;
    let Some(schedule) = draft.schedule.as_ref().filter(|_| on) else { return Vec::new() };
    let zone = snapshot.zone(schedule.zone.as_deref().unwrap_or("UTC"));
    let (Ok(zone), Ok(compiled)) = (zone, schedule.compile_with(&draft.closures)) else { return Vec::new() };
    let (minutes, now_minute) = (schedule.minutes, minute_of(now));
    let mut found = Vec::new();
    // Two days on both sides hold every session that may be asked for, however long it is.
    compiled.starts(&zone, now_minute.saturating_sub(2 * 1440), now_minute + 1440, &mut |start| {
        let Ok(start) = Timestamp::from_second(i64::from(start) * 60) else { return };
        let end = end_of(start, minutes);
        if may_ask(start, end, now) {
            found.push(Session { start, end, minutes });
        }
    });
    found.reverse();
    found
}

/// Forgets requests that are over; how many. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<u64> {
    Ok(house.db.write(async move |tx| requests::sweep(tx, now).await).await?)
}

fn end_of(start: Timestamp, minutes: u16) -> Timestamp {
    start.saturating_add(SignedDuration::from_mins(minutes.into())).unwrap_or(start)
}

/// The code of one session of a meeting. It is worked out and kept nowhere.
fn code_of(house: &House, meeting: uuid::Uuid, start: Timestamp) -> String {
    let session = format!("{} {}", meeting.simple(), start.as_second());
    openseat_domain::attendance_proof::code(house.vault.index("attendance code", &session))
}
