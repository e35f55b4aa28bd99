//! When a meeting takes place, in the RFC 5545 properties that HSDS has: weeks and months, and single days.

use jiff::{Timestamp, civil::Date, tz::TimeZoneDatabase};
use openseat_domain::{
    meeting::Attendance,
    schedule::{Often, Repeats, Rule, Schedule as Times, Weekday},
};
use serde::Serialize;
use uuid::Uuid;

use super::id;

/// Single days of one meeting, at most.
const MOST_DAYS: usize = 60;

#[derive(Debug, Default, Serialize)]
pub(super) struct Schedule {
    id: Uuid,
    service_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_to: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dtstart: Option<Date>,
    /// Hours from UTC on the day that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    timezone: Option<f64>,
    /// Not of HSDS: the zone, whose offset changes with the seasons.
    #[serde(skip_serializing_if = "Option::is_none")]
    timezone_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wkst: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    freq: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byday: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bymonthday: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    opens_at: String,
    closes_at: String,
    attending_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<String>,
}

/// The rule, and one more for each day beside it.
pub(super) fn of(service_id: Uuid, times: &Times, attendance: Attendance, at: Timestamp) -> Vec<Schedule> {
    let clock = Clock::of(times, at);
    let mut all = Vec::new();
    let mut days = times.extra.clone();
    match times.repeats() {
        Repeats::OnDates(dates) => days.extend(dates),
        repeats => all.push(repeating(times, &repeats)),
    }
    days.sort_unstable();
    days.dedup();
    let single =
        |day: Date| Schedule { dtstart: Some(day), valid_from: Some(day), valid_to: Some(day), ..Schedule::default() };
    all.extend(days.into_iter().filter(|day| !times.except.contains(day)).take(MOST_DAYS).map(single));
    for (number, one) in all.iter_mut().enumerate() {
        one.id = id::of("schedule", &format!("{service_id} {number}"));
        one.service_id = service_id;
        one.timezone = clock.hours;
        one.timezone_name = times.zone.clone();
        one.opens_at = clock.time(times.start);
        one.closes_at = clock.time(times.start.saturating_add(times.minutes));
        one.attending_type = attending(attendance);
    }
    all
}

fn repeating(times: &Times, repeats: &Repeats) -> Schedule {
    let mut one =
        Schedule { valid_from: times.from, valid_to: times.until, notes: not_on(&times.except), ..Schedule::default() };
    let text = if let Rule::Rrule(text) = &times.rule { text.as_str() } else { "" };
    let often = |Often(interval): &Often| Some(*interval);
    match repeats {
        Repeats::EveryDay => one.every(Some(1), "WEEKLY", Some(letters(&Weekday::ALL)), None),
        Repeats::Weekdays { often: n, days } => one.every(often(n), "WEEKLY", Some(letters(days)), None),
        Repeats::NthOfMonth { often: n, nth, day } => {
            let days = nth.iter().map(|nth| format!("{nth}{}", letters(&[*day]))).collect::<Vec<_>>().join(",");
            one.every(often(n), "MONTHLY", Some(days), None);
        }
        Repeats::DaysOfMonth { often: n, days } => {
            let days = days.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            one.every(often(n), "MONTHLY", None, Some(days));
        }
        // HSDS has no words for it, so the rule is told as it is.
        Repeats::OnDates(_) | Repeats::Other => {
            one.description = Some(format!("RFC 5545: {text}")).filter(|_| !text.is_empty());
            return one;
        }
    }
    // Intervals are counted from here.
    one.dtstart = times.from;
    one.count = part(text, "COUNT").and_then(|count| count.parse().ok());
    one.until = part(text, "UNTIL").and_then(|until| Date::strptime("%Y%m%d", until.get(..8)?).ok());
    one.wkst = part(text, "WKST").map(str::to_owned);
    one
}

impl Schedule {
    fn every(&mut self, interval: Option<u16>, freq: &'static str, byday: Option<String>, bymonthday: Option<String>) {
        (self.interval, self.freq, self.byday, self.bymonthday) = (interval, Some(freq), byday, bymonthday);
    }
}

/// One part of a rule.
fn part<'r>(rule: &'r str, name: &str) -> Option<&'r str> {
    let parts = rule.split(';').filter_map(|part| part.split_once('='));
    parts.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn letters(days: &[Weekday]) -> String {
    let two = |day: &Weekday| ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][usize::from(day.sunday_zero())];
    days.iter().map(two).collect::<Vec<_>>().join(",")
}

/// HSDS has no exceptions, so they are said in words.
fn not_on(days: &[Date]) -> Option<String> {
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    (!days.is_empty()).then(|| format!("Not on {}.", days.join(", ")))
}

fn attending(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::InPerson => "in person",
        Attendance::Online => "online",
        Attendance::Hybrid => "in person or online",
        Attendance::Paused => "paused",
    }
}

/// Wall-clock times with the offset that holds now.
struct Clock {
    hours: Option<f64>,
    suffix: String,
}

impl Clock {
    fn of(times: &Times, at: Timestamp) -> Self {
        let zone = times.zone.as_deref().and_then(|name| TimeZoneDatabase::bundled().get(name).ok());
        let Some(zone) = zone else { return Self { hours: None, suffix: String::new() } };
        let seconds = zone.to_offset(at).seconds();
        let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs() / 60);
        let suffix = format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60);
        Self { hours: Some(f64::from(seconds) / 3600.0), suffix }
    }

    fn time(&self, minute: u16) -> String {
        format!("{:02}:{:02}{}", minute / 60 % 24, minute % 60, self.suffix)
    }
}
