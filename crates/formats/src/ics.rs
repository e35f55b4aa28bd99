//! One meeting as an iCalendar file (RFC 5545), for the person's own calendar.
//!
//! The event keeps the wall-clock time of its zone: the file brings the zone's rules along, so that a calendar that
//! does not know the zone is right after the clocks change too.

use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, DateTime},
    tz::{TimeZone, TimeZoneDatabase},
};
use openseat_domain::{
    meeting::{Attendance, Draft, Online},
    schedule::Schedule,
};
use sha2::{Digest as _, Sha256};
use url::Url;

/// A day that is left out is told as cancelled when it comes within so many days …
const TOLD_DAYS: i64 = 60;
/// … the first so many of them: a meeting that is closed for long is not a hundred cancelled ones.
const MOST_TOLD: usize = 12;

mod list;
mod own;
mod plan;
mod text;
mod zone;

pub use list::{About, Listed, write_list};
pub use own::{Own, When, write_own};
use plan::Plan;
use text::Lines;

/// Writes the meeting as a calendar with one event, and a second one when it has further dates of its own.
///
/// `page` is the absolute address of the meeting's page. `now` decides which day the event begins on: the first one
/// not before today. A `discreet` event is called "Meeting" and names neither group, place nor page, nor does its UID; it
/// keeps the address and the link, without which it would be of no use.
///
/// `None` when nothing is to come: by appointment, over, paused, or closed until further notice.
pub fn write(meeting: &Draft, slug: &str, page: &str, now: Timestamp, discreet: bool) -> Option<String> {
    let schedule = meeting.schedule.as_ref().filter(|_| meeting.attendance != Attendance::Paused)?;
    let clock = Clock::of(schedule);
    let today = clock.zone.clone().unwrap_or(TimeZone::UTC).to_datetime(now).date();
    let plans = plan::of(schedule, &meeting.closures, today);
    let first = plans.iter().map(|plan| plan.first).min()?;

    let mut lines = begin();
    if let Some(zone) = &clock.zone {
        zone::write(zone, clock.name(), first, &mut lines);
    }
    for (number, plan) in plans.iter().enumerate() {
        let event = Event { meeting, minutes: schedule.minutes, clock: &clock, page, now, discreet };
        let slug = if number == 0 { slug.to_owned() } else { format!("{slug}-more") };
        event.write(plan, &slug, &mut lines);
    }
    lines.put("END", "VCALENDAR");
    Some(lines.into_string())
}

/// One start of a meeting.
#[derive(Clone, Copy, Debug)]
pub struct Session<'a> {
    pub meeting: &'a Draft,
    pub slug: &'a str,
    /// The absolute address of the meeting's page.
    pub page: &'a str,
    /// The day on which it starts, in the meeting's own zone.
    pub day: Date,
}

/// Writes single starts of several meetings as one calendar, an event each. See [`write()`] for `now` and `discreet`.
///
/// `None` when no meeting has a time.
pub fn write_sessions(sessions: &[Session<'_>], now: Timestamp, discreet: bool) -> Option<String> {
    let timed =
        |one: &Session<'_>| one.meeting.schedule.as_ref().map(|schedule| (Clock::of(schedule), schedule.minutes));
    let sessions: Vec<_> = sessions.iter().filter_map(|one| Some((one, timed(one)?))).collect();
    sessions.first()?;
    let mut lines = begin();
    let mut named: Vec<&str> = Vec::new();
    for (_, (clock, _)) in &sessions {
        let Some(zone) = clock.zone.as_ref().filter(|_| !named.contains(&clock.name())) else { continue };
        let same = sessions.iter().filter(|(_, (other, _))| other.name() == clock.name());
        let first = same.map(|(one, _)| one.day).min()?;
        zone::write(zone, clock.name(), first, &mut lines);
        named.push(clock.name());
    }
    for (one, (clock, minutes)) in &sessions {
        let event = Event { meeting: one.meeting, minutes: *minutes, clock, page: one.page, now, discreet };
        event.write(&Plan::on(one.day), &format!("{}-{}", one.slug, one.day), &mut lines);
    }
    lines.put("END", "VCALENDAR");
    Some(lines.into_string())
}

fn begin() -> Lines {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", "-//Openseat//Openseat//EN");
    lines.put("CALSCALE", "GREGORIAN");
    lines
}

/// Turns days into date-times as the file writes them.
struct Clock {
    /// None is floating time: the same wall clock wherever the reader is.
    zone: Option<TimeZone>,
    /// Minutes after midnight.
    start: i32,
}

impl Clock {
    fn of(schedule: &Schedule) -> Self {
        let zone = schedule.zone.as_deref().and_then(|name| TimeZoneDatabase::bundled().get(name).ok());
        Self { zone, start: i32::from(schedule.start) }
    }

    fn name(&self) -> &str {
        self.zone.as_ref().and_then(TimeZone::iana_name).unwrap_or("UTC")
    }

    /// The name of a property with its zone as parameter.
    fn property(&self, name: &str) -> String {
        if self.zone.is_some() { format!("{name};TZID={}", self.name()) } else { name.to_owned() }
    }

    fn at(&self, day: Date) -> DateTime {
        day.at((self.start / 60 % 24) as i8, (self.start % 60) as i8, 0, 0)
    }

    fn local(&self, day: Date) -> String {
        self.at(day).strftime("%Y%m%dT%H%M%S").to_string()
    }

    fn locals(&self, days: &[Date]) -> String {
        days.iter().map(|day| self.local(*day)).collect::<Vec<_>>().join(",")
    }

    /// The start on `day` as the end of a rule: in UTC when there is a zone (RFC 5545 §3.3.10).
    fn until(&self, day: Date) -> String {
        let instant = self.zone.as_ref().and_then(|zone| zone.to_ambiguous_timestamp(self.at(day)).compatible().ok());
        instant.map_or_else(|| self.local(day), utc)
    }
}

fn utc(instant: Timestamp) -> String {
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

struct Event<'a> {
    meeting: &'a Draft,
    minutes: u16,
    clock: &'a Clock,
    page: &'a str,
    now: Timestamp,
    discreet: bool,
}

impl Event<'_> {
    fn write(&self, plan: &Plan, slug: &str, lines: &mut Lines) {
        lines.put("BEGIN", "VEVENT");
        lines.put_text("UID", &self.uid(slug));
        lines.put("DTSTAMP", &utc(self.now));
        lines.put(&self.clock.property("DTSTART"), &self.clock.local(plan.first));
        lines.put("DURATION", &duration(self.minutes));
        let (told, silent) = self.cancelled(plan);
        self.write_days(plan, &silent, lines);
        lines.put_text("SUMMARY", if self.discreet { "Meeting" } else { &self.meeting.name });
        self.write_place(lines);
        self.write_conference(lines);
        lines.put_text("DESCRIPTION", &self.description());
        if !self.discreet && Url::parse(self.page).is_ok() {
            lines.put("URL", self.page);
        }
        lines.put("CLASS", "PRIVATE");
        lines.put("END", "VEVENT");
        for day in told {
            self.write_cancelled(day, slug, lines);
        }
    }

    /// The days on which it does not happen: those to come soon, which a calendar shows as cancelled, and all others, which
    /// are taken out of the rule.
    fn cancelled(&self, plan: &Plan) -> (Vec<Date>, Vec<Date>) {
        let today = self.clock.zone.clone().unwrap_or(TimeZone::UTC).to_datetime(self.now).date();
        let soon = today.saturating_add(TOLD_DAYS.days());
        let (mut told, mut silent): (Vec<Date>, Vec<Date>) =
            plan.except.iter().partition(|day| (today..=soon).contains(*day));
        if told.len() > MOST_TOLD {
            silent.extend(told.split_off(MOST_TOLD));
        }
        (told, silent)
    }

    /// One day of the rule, told as cancelled (RFC 5545 §3.8.4.4 and §3.8.1.11), so that nobody wonders where it went.
    fn write_cancelled(&self, day: Date, slug: &str, lines: &mut Lines) {
        lines.put("BEGIN", "VEVENT");
        lines.put_text("UID", &self.uid(slug));
        lines.put("DTSTAMP", &utc(self.now));
        lines.put(&self.clock.property("RECURRENCE-ID"), &self.clock.local(day));
        lines.put(&self.clock.property("DTSTART"), &self.clock.local(day));
        lines.put("DURATION", &duration(self.minutes));
        lines.put_text("SUMMARY", if self.discreet { "Meeting" } else { &self.meeting.name });
        lines.put("STATUS", "CANCELLED");
        lines.put("CLASS", "PRIVATE");
        lines.put("END", "VEVENT");
    }

    fn write_days(&self, plan: &Plan, except: &[Date], lines: &mut Lines) {
        if let Some(rule) = &plan.rule {
            let until = plan.last.map(|day| format!(";UNTIL={}", self.clock.until(day)));
            lines.put("RRULE", &format!("{rule}{}", until.unwrap_or_default()));
        }
        if !plan.more.is_empty() {
            lines.put(&self.clock.property("RDATE"), &self.clock.locals(&plan.more));
        }
        if !except.is_empty() {
            lines.put(&self.clock.property("EXDATE"), &self.clock.locals(except));
        }
    }

    fn write_place(&self, lines: &mut Lines) {
        let place = self.meeting.place.as_ref().filter(|_| self.meeting.attendance.in_person());
        let link = self.meeting.online.as_ref().and_then(|online| online.url.as_deref());
        let Some(place) = place else {
            return lines.put_text("LOCATION", link.unwrap_or_default());
        };
        let name = place.name.as_deref().filter(|_| !self.discreet);
        let parts = [name.unwrap_or_default().to_owned(), place.line()];
        let parts = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        lines.put_text("LOCATION", &parts.join(", "));
        if let Some(point) = place.point.filter(|_| !place.approximate) {
            lines.put("GEO", &format!("{:.6};{:.6}", point.lat, point.lon));
        }
    }

    /// What a program can join by itself (RFC 7986 §5.11).
    fn write_conference(&self, lines: &mut Lines) {
        let online = self.meeting.online.as_ref().filter(|_| self.meeting.attendance.online());
        let url = online.and_then(|online| online.url.as_deref()).filter(|url| Url::parse(url).is_ok());
        if let Some(url) = url {
            lines.put("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO", url);
        }
    }

    /// How to join from afar. Notes stay out of a discreet event: they often name the group.
    fn description(&self) -> String {
        let Some(online) = self.meeting.online.as_ref().filter(|_| self.meeting.attendance.online()) else {
            return String::new();
        };
        let Online { url, url_notes, phone, phone_notes, .. } = online;
        let notes = |notes: &Option<String>| notes.clone().filter(|_| !self.discreet);
        let parts = [url.clone(), notes(url_notes), phone.clone(), notes(phone_notes)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// The same for the same meeting on the same site, whenever the file is made. A slug often names the group, so a
    /// discreet event has its hash.
    fn uid(&self, slug: &str) -> String {
        let page = Url::parse(self.page).ok();
        let host = page.as_ref().and_then(|page| page.host_str()).unwrap_or("openseat");
        if !self.discreet {
            return format!("{slug}@{host}");
        }
        let hash = Sha256::digest(slug.as_bytes());
        format!("{}@{host}", hash[..16].iter().map(|byte| format!("{byte:02x}")).collect::<String>())
    }
}

fn duration(minutes: u16) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("PT{minutes}M"),
        (hours, 0) => format!("PT{hours}H"),
        (hours, minutes) => format!("PT{hours}H{minutes}M"),
    }
}
