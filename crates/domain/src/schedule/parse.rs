//! Reads the text of an RFC 5545 recurrence rule.

use crate::problem::Problem;

use super::{
    day::{self, Day},
    rule::{DayRule, Freq, Until},
};

const WEEKDAYS: [&str; 7] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/// Intervals beyond this are typing errors.
const MOST_INTERVAL: i32 = 1000;

/// Reads a rule; see [`DayRule::parse`].
pub(super) fn rule(text: &str, first: Option<Day>) -> Result<DayRule, Problem> {
    let text = text.trim().to_ascii_uppercase();
    let parts = parts(text.strip_prefix("RRULE:").unwrap_or(&text))?;
    let freq = parts.iter().find(|(name, _)| *name == "FREQ");
    let freq = freq.ok_or_else(|| wrong("The rule has no FREQ.", "Begin it with FREQ=WEEKLY or another frequency."))?;
    let mut rule = DayRule {
        freq: frequency(freq.1)?,
        interval: 1,
        count: None,
        until: None,
        week_start: 1,
        by_day: Vec::new(),
        by_month_day: Vec::new(),
        by_year_day: Vec::new(),
        by_week: Vec::new(),
        months: 0,
        by_set_pos: Vec::new(),
        anchor: first.unwrap_or(0),
    };
    for (name, value) in parts {
        read_part(&mut rule, name, value)?;
    }
    check(&rule)?;
    fill_in(&mut rule, first)?;
    Ok(rule)
}

/// The `NAME=value` pairs; each name at most once.
fn parts(text: &str) -> Result<Vec<(&str, &str)>, Problem> {
    let mut parts: Vec<(&str, &str)> = Vec::new();
    for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let (name, value) =
            part.split_once('=').ok_or_else(|| wrong(format!("\"{part}\" has no value."), "Write NAME=value."))?;
        if parts.iter().any(|(known, _)| *known == name) {
            return Err(wrong(format!("{name} is given twice."), "Keep one of them."));
        }
        parts.push((name, value));
    }
    Ok(parts)
}

fn frequency(value: &str) -> Result<Freq, Problem> {
    match value {
        "DAILY" => Ok(Freq::Daily),
        "WEEKLY" => Ok(Freq::Weekly),
        "MONTHLY" => Ok(Freq::Monthly),
        "YEARLY" => Ok(Freq::Yearly),
        _ => Err(wrong(
            format!("FREQ={value} is not a frequency of whole days."),
            "Use DAILY, WEEKLY, MONTHLY or YEARLY.",
        )),
    }
}

fn read_part(rule: &mut DayRule, name: &str, value: &str) -> Result<(), Problem> {
    match name {
        "FREQ" => {}
        "INTERVAL" => rule.interval = number(name, value, 1, MOST_INTERVAL)?,
        "COUNT" => rule.count = Some(number(name, value, 1, 100_000)?.unsigned_abs()),
        "UNTIL" => rule.until = Some(until(value)?),
        "WKST" => rule.week_start = weekday(value)?,
        "BYDAY" => rule.by_day = value.split(',').map(by_day).collect::<Result<_, _>>()?,
        "BYMONTHDAY" => rule.by_month_day = numbers(name, value, 31)?,
        "BYYEARDAY" => rule.by_year_day = numbers(name, value, 366)?,
        "BYWEEKNO" => rule.by_week = numbers(name, value, 53)?,
        "BYSETPOS" => rule.by_set_pos = numbers(name, value, 366)?,
        "BYMONTH" => {
            for month in value.split(',') {
                rule.months |= 1 << number(name, month, 1, 12)?;
            }
        }
        _ => return Err(wrong(format!("{name} is not understood here."), "Leave it out, or list the dates instead.")),
    }
    Ok(())
}

/// Combinations that RFC 5545 §3.3.10 rules out, and those that would never come.
fn check(rule: &DayRule) -> Result<(), Problem> {
    let refuse = |bad: bool, what: &str| if bad { Err(wrong(what, "See RFC 5545, section 3.3.10.")) } else { Ok(()) };
    let yearly = rule.freq == Freq::Yearly;
    let ordinals = rule.by_day.iter().any(|(nth, _)| *nth != 0);
    let no_other_by = rule.by_day.is_empty()
        && rule.by_month_day.is_empty()
        && rule.by_year_day.is_empty()
        && rule.by_week.is_empty()
        && rule.months == 0;
    refuse(rule.count.is_some() && rule.until.is_some(), "A rule cannot have both COUNT and UNTIL.")?;
    refuse(ordinals && !yearly && rule.freq != Freq::Monthly, "Only MONTHLY and YEARLY rules can count weekdays.")?;
    refuse(ordinals && !rule.by_week.is_empty(), "A rule with BYWEEKNO cannot count weekdays.")?;
    refuse(!rule.by_week.is_empty() && !yearly, "BYWEEKNO needs FREQ=YEARLY.")?;
    refuse(!rule.by_year_day.is_empty() && !yearly, "BYYEARDAY needs FREQ=YEARLY.")?;
    refuse(!rule.by_month_day.is_empty() && rule.freq == Freq::Weekly, "BYMONTHDAY cannot go with FREQ=WEEKLY.")?;
    refuse(!rule.by_set_pos.is_empty() && no_other_by, "BYSETPOS needs another BY part to choose from.")
}

/// What a rule leaves unsaid comes from its first day.
fn fill_in(rule: &mut DayRule, first: Option<Day>) -> Result<(), Problem> {
    let open = rule.by_day.is_empty() && rule.by_month_day.is_empty() && rule.by_year_day.is_empty();
    let unsaid = open && rule.freq != Freq::Daily;
    let Some(first) = first else {
        let needs_first = unsaid || rule.interval > 1 || rule.count.is_some();
        return if needs_first {
            Err(wrong("The rule counts from a first day, and none is given.", "Give the schedule its first day."))
        } else {
            Ok(())
        };
    };
    if unsaid {
        let (_, month, of_month) = day::civil(first);
        if rule.freq == Freq::Weekly || !rule.by_week.is_empty() {
            rule.by_day = vec![(0, day::weekday(first))];
        } else {
            rule.by_month_day = vec![of_month];
            if rule.freq == Freq::Yearly && rule.months == 0 {
                rule.months = 1 << month;
            }
        }
    }
    Ok(())
}

/// `20261231`, `20261231T190000` (wall clock) or `20261231T190000Z` (UTC).
fn until(value: &str) -> Result<Until, Problem> {
    let bad = || wrong(format!("UNTIL={value} is not a date."), "Write it as 20261231 or 20261231T235959Z.");
    let digits = |text: &str, most: u32| {
        let number = text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
        number.filter(|n| *n <= most).and_then(|n| i32::try_from(n).ok()).ok_or_else(bad)
    };
    if !value.is_ascii() || value.len() < 8 {
        return Err(bad());
    }
    let (date, time) = value.split_at(8);
    let (year, month, of_month) = (digits(&date[..4], 9999)?, digits(&date[4..6], 12)?, digits(&date[6..], 31)?);
    let day = day::number(year, month, of_month);
    if month == 0 || day::civil(day) != (year, month, of_month) {
        return Err(bad());
    }
    if time.is_empty() {
        return Ok(Until::Day(day));
    }
    let (clock, utc) = time.strip_suffix('Z').map_or((time, false), |clock| (clock, true));
    let clock = clock.strip_prefix('T').filter(|clock| clock.len() == 6).ok_or_else(bad)?;
    let (hour, minute) = (digits(&clock[..2], 23)?, digits(&clock[2..4], 59)?);
    digits(&clock[4..], 60)?;
    let minute = i64::from(day) * 1440 + i64::from(hour * 60 + minute);
    Ok(if utc { Until::Utc(minute) } else { Until::Local(minute) })
}

fn by_day(value: &str) -> Result<(i32, i32), Problem> {
    let value = value.trim();
    let split = value.len().checked_sub(2).filter(|at| value.is_char_boundary(*at));
    let (nth, name) = split.map_or(("", value), |at| value.split_at(at));
    let nth = if nth.is_empty() { 0 } else { signed("BYDAY", nth, 53)? };
    Ok((nth, weekday(name)?))
}

fn weekday(name: &str) -> Result<i32, Problem> {
    let found = WEEKDAYS.iter().position(|known| *known == name);
    found
        .and_then(|place| i32::try_from(place).ok())
        .ok_or_else(|| wrong(format!("\"{name}\" is not a weekday."), "Use MO, TU, WE, TH, FR, SA or SU."))
}

fn numbers(name: &str, value: &str, most: i32) -> Result<Vec<i32>, Problem> {
    value.split(',').map(|number| signed(name, number, most)).collect()
}

/// A number from −most to most, but not 0.
fn signed(name: &str, value: &str, most: i32) -> Result<i32, Problem> {
    number(name, value, -most, most).and_then(|n| {
        if n == 0 {
            Err(wrong(format!("{name} cannot be 0."), format!("Use 1 to {most}, or −1 to −{most}.")))
        } else {
            Ok(n)
        }
    })
}

fn number(name: &str, value: &str, least: i32, most: i32) -> Result<i32, Problem> {
    let value = value.trim();
    let number = value.strip_prefix('+').unwrap_or(value).parse::<i32>().ok();
    number.filter(|n| (least..=most).contains(n)).ok_or_else(|| {
        wrong(format!("{name} has the value \"{value}\"."), format!("Give a whole number from {least} to {most}."))
    })
}

fn wrong(what: impl Into<String>, fix: impl Into<String>) -> Problem {
    Problem::refused("recurrence rule", what, fix)
}
