//! Which sessions are to be expected: from the rule of the meeting. So what is due to be written down is a list.

use jiff::{SignedDuration, Timestamp, civil::Date};
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use super::{Mode, Slot};
use crate::{
    meeting::Draft,
    schedule::day::{self, Day},
    search::Minute,
    zone::Zone,
};

const DAY: i64 = 1_440;

/// A session that the rule of a meeting gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub id: Uuid,
    pub slot: Slot,
    pub start_at: Timestamp,
    pub mode: Mode,
}

/// The sessions of `meeting` that begin in `[from, until)`, for the group at `node`, ascending. None when it has no rule that
/// can be understood.
pub fn planned(node: Uuid, meeting: Uuid, draft: &Draft, zone: &Zone, from: Minute, until: Minute) -> Vec<Planned> {
    let Some(schedule) = &draft.schedule else { return Vec::new() };
    let Ok(compiled) = schedule.compile_with(&draft.closures) else { return Vec::new() };
    let mut all = Vec::new();
    compiled.starts(zone, from, until, &mut |start| {
        let utc = i64::from(start);
        let local = utc + zone.offset_at(utc);
        let Ok(number) = Day::try_from(local.div_euclid(DAY)) else { return };
        let (day, start) = (civil(number), u16::try_from(local.rem_euclid(DAY)).unwrap_or(0));
        let zone = schedule.zone.clone().unwrap_or_default();
        let slot = Slot { meeting: Some(meeting), day, start, minutes: schedule.minutes, zone };
        let start_at = Timestamp::UNIX_EPOCH.saturating_add(SignedDuration::from_mins(utc)).unwrap_or(Timestamp::MAX);
        all.push(Planned { id: planned_id(node, meeting, day), slot, start_at, mode: Mode::of(draft.attendance) });
    });
    all
}

/// The id of the session that a meeting has on a day. Two people who write it down at once mean the same one, and it stays the
/// same when the hour of the meeting is changed.
pub fn planned_id(node: Uuid, meeting: Uuid, day: Date) -> Uuid {
    id(b"planned session", &[node.as_bytes(), meeting.as_bytes(), day.to_string().as_bytes()])
}

/// The id of a session that was added by hand with this entry: sent twice, it is added once.
pub fn added_id(node: Uuid, entry: Uuid) -> Uuid {
    id(b"added session", &[node.as_bytes(), entry.as_bytes()])
}

/// What makes an entry: its own id and what it says. A page that waits on a phone can be sent again with other numbers; the same
/// numbers again are the same entry.
pub fn entry_key(entry: Uuid, changes: &[super::Change]) -> Uuid {
    id(b"entry", &[entry.as_bytes(), format!("{changes:?}").as_bytes()])
}

fn id(what: &[u8], of: &[&[u8]]) -> Uuid {
    let mut hash = Sha256::new().chain_update(what);
    for part in of {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    Builder::from_custom_bytes(bytes).into_uuid()
}

fn civil(number: Day) -> Date {
    let (year, month, dom) = day::civil(number);
    Date::new(year as i16, month as i8, dom as i8).unwrap_or(Date::ZERO)
}
