//! Many meetings as one calendar to subscribe to (RFC 5545, with the properties of RFC 7986).

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_domain::meeting::{Attendance, Draft};

use super::{
    Clock, Event, begin,
    plan::{self, Plan},
    text::Lines,
    zone,
};

/// One meeting of the list.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    pub meeting: &'a Draft,
    pub slug: &'a str,
    /// The absolute address of the meeting's page.
    pub page: &'a str,
}

/// What a calendar program shows of the whole.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    pub name: &'a str,
    /// Where the calendar comes from, absolute: the program asks there again.
    pub source: &'a str,
    /// What people should know of the whole; may be empty.
    pub note: &'a str,
}

/// How often a program should ask again. Most ask once a day, whatever is said here.
const REFRESH: &str = "PT12H";

/// Writes every meeting with its rule, as [`super::write()`] does one. Those with nothing to come are left out, so that the
/// calendar may be empty; a day on which a meeting does not take place is told as cancelled, or taken out of its rule.
///
/// An event keeps its UID as long as its meeting keeps its address, so that a program sees a change as a change. A
/// `discreet` calendar is called "Meetings" and names no group; its source is left out too, since it may name a kind.
pub fn write_list(meetings: &[Listed<'_>], about: About<'_>, now: Timestamp, discreet: bool) -> String {
    let mut lines = begin();
    let name = if discreet { "Meetings" } else { about.name };
    // The second name of each is what programs knew before RFC 7986.
    lines.put_text("NAME", name);
    lines.put_text("X-WR-CALNAME", name);
    lines.put("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.put("X-PUBLISHED-TTL", REFRESH);
    if !discreet {
        lines.put("SOURCE;VALUE=URI", about.source);
    }
    lines.put_text("DESCRIPTION", about.note);
    lines.put_text("X-WR-CALDESC", about.note);
    let coming: Vec<Coming<'_>> = meetings.iter().filter_map(|one| Coming::of(one, now)).collect();
    write_zones(&coming, &mut lines);
    for one in &coming {
        one.write(now, discreet, &mut lines);
    }
    lines.put("END", "VCALENDAR");
    lines.into_string()
}

/// A meeting that has something to come.
struct Coming<'a> {
    listed: &'a Listed<'a>,
    minutes: u16,
    clock: Clock,
    plans: Vec<Plan>,
    first: Date,
}

impl<'a> Coming<'a> {
    fn of(listed: &'a Listed<'a>, now: Timestamp) -> Option<Self> {
        let meeting = listed.meeting;
        let schedule = meeting.schedule.as_ref().filter(|_| meeting.attendance != Attendance::Paused)?;
        let clock = Clock::of(schedule);
        let today = clock.zone.clone().unwrap_or(TimeZone::UTC).to_datetime(now).date();
        let plans = plan::of(schedule, &meeting.closures, today);
        let first = plans.iter().map(|plan| plan.first).min()?;
        Some(Self { listed, minutes: schedule.minutes, clock, plans, first })
    }

    fn write(&self, now: Timestamp, discreet: bool, lines: &mut Lines) {
        let Listed { meeting, slug, page } = *self.listed;
        for (number, plan) in self.plans.iter().enumerate() {
            let event = Event { meeting, minutes: self.minutes, clock: &self.clock, page, now, discreet };
            let slug = if number == 0 { slug.to_owned() } else { format!("{slug}-more") };
            event.write(plan, &slug, lines);
        }
    }
}

/// Each zone once, from the first day on which it is needed.
fn write_zones(coming: &[Coming<'_>], lines: &mut Lines) {
    let mut named: Vec<&str> = Vec::new();
    for one in coming {
        let name = one.clock.name();
        let Some(zone) = one.clock.zone.as_ref().filter(|_| !named.contains(&name)) else { continue };
        let same = coming.iter().filter(|other| other.clock.name() == name);
        let first = same.map(|other| other.first).min().unwrap_or(one.first);
        zone::write(zone, name, first, lines);
        named.push(name);
    }
}
