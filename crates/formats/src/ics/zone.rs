//! A zone's clock changes as a `VTIMEZONE` (RFC 5545 §3.6.5).
//!
//! A zone that changes on the same rule every year is written with that rule, so that it holds for ever. Any other
//! zone is written change by change for the coming years.

use std::collections::BTreeMap;

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Weekday},
    tz::{Offset, TimeZone},
};

use super::text::Lines;

/// After so many years every day of the month has been every day of the week.
const CYCLE: i16 = 28;

/// How far an irregular zone is written out.
const YEARS_WRITTEN: i16 = 10;

/// One change of the clocks.
#[derive(Clone, Debug)]
struct Change {
    /// Wall clock just before the change.
    local: DateTime,
    from: Offset,
    to: Offset,
    daylight: bool,
    name: String,
}

/// Writes the zone as it is from the year before `first` on.
pub(super) fn write(zone: &TimeZone, name: &str, first: Date, lines: &mut Lines) {
    let year = first.year() - 1;
    let changes = changes(zone, year);
    lines.put("BEGIN", "VTIMEZONE");
    lines.put("TZID", name);
    match yearly(&changes) {
        Some(rules) if !changes.is_empty() => {
            for (change, rule) in rules {
                observance(change, Some(&rule), lines);
            }
        }
        _ => {
            observance(&standing(zone, year), None, lines);
            for change in changes.iter().filter(|change| change.local.year() <= year + YEARS_WRITTEN) {
                observance(change, None, lines);
            }
        }
    }
    lines.put("END", "VTIMEZONE");
}

fn observance(change: &Change, rule: Option<&str>, lines: &mut Lines) {
    let kind = if change.daylight { "DAYLIGHT" } else { "STANDARD" };
    lines.put("BEGIN", kind);
    lines.put("DTSTART", &change.local.strftime("%Y%m%dT%H%M%S").to_string());
    lines.put("TZOFFSETFROM", &offset(change.from));
    lines.put("TZOFFSETTO", &offset(change.to));
    lines.put("TZNAME", &change.name);
    if let Some(rule) = rule {
        lines.put("RRULE", rule);
    }
    lines.put("END", kind);
}

/// What holds at the beginning of `year`, as if it had held since 1970.
fn standing(zone: &TimeZone, year: i16) -> Change {
    let info = zone.to_offset_info(beginning(zone, year));
    Change {
        local: Date::constant(1970, 1, 1).at(0, 0, 0, 0),
        from: info.offset(),
        to: info.offset(),
        daylight: info.dst().is_dst(),
        name: info.abbreviation().to_owned(),
    }
}

/// The changes of the offset in [`CYCLE`] years from the beginning of `year`.
fn changes(zone: &TimeZone, year: i16) -> Vec<Change> {
    let (start, end) = (beginning(zone, year), beginning(zone, year + CYCLE));
    let mut from = zone.to_offset(start);
    let mut changes = Vec::new();
    for change in zone.following(start).take_while(|change| change.timestamp() < end) {
        let to = change.offset();
        if to != from {
            let local = from.to_datetime(change.timestamp());
            let (daylight, name) = (change.dst().is_dst(), change.abbreviation().to_owned());
            changes.push(Change { local, from, to, daylight, name });
            from = to;
        }
    }
    changes
}

fn beginning(zone: &TimeZone, year: i16) -> Timestamp {
    let midnight = Date::new(year, 1, 1).map(|day| day.at(0, 0, 0, 0));
    midnight.and_then(|midnight| zone.to_timestamp(midnight)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The first change of each kind with its yearly rule; `None` when the changes do not keep to rules.
fn yearly(changes: &[Change]) -> Option<Vec<(&Change, String)>> {
    let mut kinds: BTreeMap<_, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        let weekday = change.local.weekday().to_sunday_zero_offset();
        let kind = (change.local.month(), weekday, change.local.time(), change.from, change.to, &change.name);
        kinds.entry(kind).or_default().push(change);
    }
    let rules = kinds.into_values().map(|same| {
        let each_year = same.len() == usize::from(CYCLE.unsigned_abs())
            && same.windows(2).all(|pair| pair[0].local.year() + 1 == pair[1].local.year());
        let days = same.iter().map(|change| change.local.date()).collect::<Vec<_>>();
        each_year.then_some((same[0], yearly_rule(&days)?))
    });
    rules.collect()
}

/// The rule that gives one day of the same month and weekday in each year.
fn yearly_rule(days: &[Date]) -> Option<String> {
    let (month, weekday) = (days[0].month(), letters(days[0].weekday()));
    let least = days.iter().map(|day| day.day()).min()?;
    let most = days.iter().map(|day| day.day()).max()?;
    if days.iter().all(|day| day.day() > day.days_in_month() - 7) {
        return Some(format!("FREQ=YEARLY;BYMONTH={month};BYDAY=-1{weekday}"));
    }
    if (least - 1) / 7 == (most - 1) / 7 {
        return Some(format!("FREQ=YEARLY;BYMONTH={month};BYDAY={}{weekday}", (least - 1) / 7 + 1));
    }
    let window = (least..=most).map(|day| day.to_string()).collect::<Vec<_>>().join(",");
    (most - least == 6).then(|| format!("FREQ=YEARLY;BYMONTH={month};BYDAY={weekday};BYMONTHDAY={window}"))
}

fn letters(day: Weekday) -> &'static str {
    ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][usize::try_from(day.to_sunday_zero_offset()).unwrap_or(0)]
}

/// `+0130`; seconds only when there are any.
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, seconds) = (if seconds < 0 { '-' } else { '+' }, seconds.unsigned_abs());
    let odd = if seconds % 60 > 0 { format!("{:02}", seconds % 60) } else { String::new() };
    format!("{sign}{:02}{:02}{odd}", seconds / 3600, seconds / 60 % 60)
}
