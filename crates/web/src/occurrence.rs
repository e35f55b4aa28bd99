//! When one meeting happens next, whatever its rule.

use jiff::{Zoned, civil::Date, tz::TimeZone};
use openseat_actions::Snapshot;
use openseat_domain::{
    meeting::{Attendance, Draft},
    schedule::Rule,
    search::{JOINABLE_MINUTES, Minute},
};

use crate::times;

/// How far ahead a next time is looked for: a year and a bit, for meetings that come once a year.
const AHEAD: Minute = 400 * 1440;

/// The next time a meeting happens, or the one that is going on.
pub(crate) struct Next {
    pub(crate) start: Minute,
    pub(crate) minutes: u16,
    pub(crate) zone: TimeZone,
    pub(crate) zone_name: String,
}

impl Next {
    /// The start on the meeting's own clock.
    pub(crate) fn start_here(&self) -> Zoned {
        self.here(self.start)
    }

    /// The end on the meeting's own clock.
    pub(crate) fn end_here(&self) -> Zoned {
        self.here(self.start + Minute::from(self.minutes))
    }

    /// A minute on the meeting's own clock.
    pub(crate) fn here(&self, minute: Minute) -> Zoned {
        times::moment_of(minute).to_zoned(self.zone.clone())
    }

    /// It has begun, and one can still come in.
    pub(crate) fn is_joinable(&self, now: Minute) -> bool {
        self.start <= now && now - self.start <= JOINABLE_MINUTES
    }
}

/// The next time, or the one that is going on. `None` when it is over, paused or by appointment.
pub(crate) fn next(snapshot: &Snapshot, draft: &Draft, now: Minute) -> Option<Next> {
    let schedule = draft.schedule.as_ref().filter(|_| draft.attendance != Attendance::Paused)?;
    let zone_name = schedule.zone.as_deref().unwrap_or("UTC");
    let table = snapshot.zone(zone_name).ok()?;
    let from = now.saturating_sub(Minute::from(schedule.minutes).saturating_sub(1));
    let start = schedule.compile_with(&draft.closures).ok()?.next(&table, from, now + AHEAD)?;
    Some(Next { start, minutes: schedule.minutes, zone: zone_of(draft), zone_name: zone_name.to_owned() })
}

/// The next few starts, and the zone to show them in.
pub(crate) fn coming(snapshot: &Snapshot, draft: &Draft, now: Minute, most: usize) -> (TimeZone, Vec<Minute>) {
    let zone = zone_of(draft);
    let mut starts = Vec::new();
    let Some(schedule) = draft.schedule.as_ref().filter(|_| draft.attendance != Attendance::Paused) else {
        return (zone, starts);
    };
    let table = snapshot.zone(schedule.zone.as_deref().unwrap_or("UTC"));
    let (Ok(table), Ok(compiled)) = (table, schedule.compile_with(&draft.closures)) else { return (zone, starts) };
    let mut from = now;
    while starts.len() < most {
        let Some(start) = compiled.next(&table, from, now + AHEAD) else { break };
        starts.push(start);
        from = start + 1;
    }
    (zone, starts)
}

/// The zone of a meeting.
pub(crate) fn zone_of(draft: &Draft) -> TimeZone {
    let name = draft.schedule.as_ref().and_then(|schedule| schedule.zone.as_deref());
    name.and_then(times::zone_named).unwrap_or(TimeZone::UTC)
}

/// The last day of a meeting that had set dates.
pub(crate) fn last(draft: &Draft) -> Option<Date> {
    let schedule = draft.schedule.as_ref()?;
    match &schedule.rule {
        Rule::Dates(dates) => dates.iter().chain(&schedule.extra).max().copied(),
        _ => schedule.until,
    }
}
