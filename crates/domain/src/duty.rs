//! A named person on duty: whom somebody can ask to get in touch after an answer that may mean danger.
//!
//! A deployment names them in its settings, with the hours of each week in which they are there. Nobody is there by
//! default, and at a moment that no stretch covers nobody is.

use std::fmt;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
    tz::{TimeZone, TimeZoneDatabase},
};

use crate::schedule::Weekday;

const DAY: u16 = 24 * 60;
/// Stretches that touch are joined for so long: who is always there has no end that anybody needs to know.
const FAR: SignedDuration = SignedDuration::from_hours(8 * 24);

/// One who is on duty in some hours of each week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// As people are shown it.
    pub name: String,
    pub role: Role,
    /// Where letters to them go. Nobody is shown it.
    pub email: String,
    /// A number that people may call; `None` where there is none to show.
    pub phone: Option<String>,
    /// The language of letters to them, as a tag ("en").
    pub language: String,
    pub week: Week,
}

/// What somebody is, or for whom they work, in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub en: String,
    pub es: String,
}

impl Role {
    /// The words for the language with this tag.
    pub fn of(&self, language: &str) -> &str {
        if language == "es" { &self.es } else { &self.en }
    }
}

/// The hours of a week, on the clocks of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    zone: TimeZone,
    stretches: Vec<Stretch>,
}

/// From a minute of a day until another, which lies on the next day when it is more than 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    day: Weekday,
    from: u16,
    until: u16,
}

/// What is wrong with hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There are none.
    NoHours,
    /// These are none that can be read.
    NotHours(String),
    /// The IANA database has no such zone.
    NotZone,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHours => f.write_str("There are no hours."),
            Self::NotHours(text) => write!(f, "\"{text}\" are no hours."),
            Self::NotZone => f.write_str("There is no such time zone."),
        }
    }
}

impl Week {
    /// Reads hours such as "mon-fri 09:00-17:00" or "sat,sun 22:00-06:00", which ends on the next day.
    ///
    /// # Errors
    /// When a text cannot be read, when there is none, or when nobody knows the zone.
    pub fn read<'a>(hours: impl IntoIterator<Item = &'a str>, zone: &str) -> Result<Self, Fault> {
        let zone = TimeZoneDatabase::bundled().get(zone).map_err(|_| Fault::NotZone)?;
        let mut stretches = Vec::new();
        for text in hours {
            stretches.extend(read(text).ok_or_else(|| Fault::NotHours(text.to_owned()))?);
        }
        if stretches.is_empty() { Err(Fault::NoHours) } else { Ok(Self { zone, stretches }) }
    }

    /// The zone in which the hours are read.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Until when somebody is there who is there at `now`; `None` when they are not. Stretches that touch are one.
    pub fn until(&self, now: Timestamp) -> Option<Timestamp> {
        let mut end = self.end_at(now)?;
        while end.duration_since(now) < FAR {
            match self.end_at(end) {
                Some(later) => end = later,
                None => break,
            }
        }
        Some(end)
    }

    /// The end of the stretch that `now` is in, the latest if there are several.
    fn end_at(&self, now: Timestamp) -> Option<Timestamp> {
        let today = self.zone.to_datetime(now).date();
        let days = [today.yesterday().ok(), Some(today)].into_iter().flatten();
        let stretches = days.flat_map(|day| self.stretches.iter().filter_map(move |one| self.bounds(day, *one)));
        stretches.filter(|(from, until)| *from <= now && now < *until).map(|(_, until)| until).max()
    }

    fn bounds(&self, day: Date, one: Stretch) -> Option<(Timestamp, Timestamp)> {
        let falls = day.weekday().to_sunday_zero_offset() == one.day.sunday_zero().cast_signed();
        if falls { Some((self.moment(day, one.from)?, self.moment(day, one.until)?)) } else { None }
    }

    /// A time that the clocks skip moves forward by the gap, of one that comes twice the first is meant: RFC 5545, as
    /// everywhere here.
    fn moment(&self, day: Date, minutes: u16) -> Option<Timestamp> {
        let after = SignedDuration::from_mins(i64::from(minutes));
        let local = day.to_datetime(Time::midnight()).checked_add(after).ok()?;
        self.zone.to_ambiguous_timestamp(local).compatible().ok()
    }
}

/// Who is on duty at a moment, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnDuty<'a> {
    pub duty: &'a Duty,
    pub until: Timestamp,
}

/// The first of `all` who is on duty at `now`.
pub fn on_duty(all: &[Duty], now: Timestamp) -> Option<OnDuty<'_>> {
    all.iter().find_map(|duty| Some(OnDuty { duty, until: duty.week.until(now)? }))
}

fn read(text: &str) -> Option<Vec<Stretch>> {
    let lower = text.to_ascii_lowercase();
    let (days, hours) = lower.trim().split_once(char::is_whitespace)?;
    let (from, until) = hours.trim().split_once('-')?;
    let (from, until) = (minute(from)?, minute(until)?);
    if from == DAY || from == until {
        return None;
    }
    let until = if until < from { until + DAY } else { until };
    let mut out = Vec::new();
    for part in days.split(',') {
        out.extend(these(part)?.into_iter().map(|day| Stretch { day, from, until }));
    }
    Some(out)
}

/// "mon", "mon-fri", "sat-mon".
fn these(text: &str) -> Option<Vec<Weekday>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (Weekday::parse(first)?.sunday_zero(), Weekday::parse(last)?.sunday_zero());
    (0..=(last + 7 - first) % 7).map(|n| Weekday::from_sunday_zero((first + n) % 7)).collect()
}

/// "09:00", "24:00".
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !two(hour) || !two(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let all = hour * 60 + minute;
    (minute < 60 && all <= DAY).then_some(all)
}
