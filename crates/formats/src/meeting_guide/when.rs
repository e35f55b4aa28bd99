//! When a row's meetings happen.

use openseat_domain::schedule::{Rule, Schedule, Weekday};
use serde_json::Value;

use super::row::Setting;
use crate::{
    day::{self, Days, Missing},
    header::Field,
    noted::{Noted, quoted},
    record::{self, Record},
    time, zone,
};

/// What a row says of its times.
#[derive(Default)]
pub(crate) struct When {
    /// One for each slot; none means by appointment, or not understood.
    pub(crate) schedules: Vec<Schedule>,
    /// The row's own words, where they could not become a rule but a person can read them.
    pub(crate) in_words: Option<String>,
}

/// Reads day, frequency, time, end and zone.
pub(crate) fn read(record: &Record, setting: &Setting, noted: &mut Noted) -> When {
    let zone = zone_of(record, noted).or_else(|| setting.options.zone.clone());
    let untimed = || When { in_words: in_words(record), ..When::default() };
    let exact = exact_rule(record);
    let days = if exact.is_some() {
        Days::default()
    } else {
        let Some(days) = days_of(record, noted) else { return untimed() };
        days
    };
    let Some(start) = start_of(record, noted) else { return untimed() };
    let date = |field| record.raw(field).and_then(|raw| time::date(&raw, setting.day_first));
    let starting = || time::date(split_start(&record.raw(Field::Frequency)?).1?, setting.day_first);
    let (from, until) = (date(Field::From).or_else(starting), date(Field::Until));
    let rules = match exact.map_or_else(|| days.rules(from), |rule| Ok(vec![rule])) {
        Ok(rules) => rules,
        Err(missing) => {
            say_missing(missing, noted);
            return untimed();
        }
    };
    let minutes = minutes_of(record, start, noted);
    let except = dates(record, Field::ExceptDates);
    let extra = if rules.iter().any(|rule| matches!(rule, Rule::Dates(_))) {
        Vec::new()
    } else {
        dates(record, Field::ExtraDates)
    };
    let schedule = |rule: Rule| Schedule {
        rule,
        zone: zone.clone(),
        from,
        until,
        except: except.clone(),
        extra: extra.clone(),
        ..plain(start.0, minutes)
    };
    When { schedules: rules.into_iter().map(schedule).collect(), in_words: None }
}

/// A rule that needs no understanding, as our own tables have it: one of RFC 5545, or single days beside no weekday.
fn exact_rule(record: &Record) -> Option<Rule> {
    if let Some(rule) = record.line(Field::Rrule) {
        return Some(Rule::Rrule(rule));
    }
    let days = dates(record, Field::ExtraDates);
    let alone = record.raw(Field::Day).is_none() && record.raw(Field::Frequency).is_none() && !days.is_empty();
    alone.then_some(Rule::Dates(days))
}

/// Days as 2026-12-24, with anything between them.
fn dates(record: &Record, field: Field) -> Vec<jiff::civil::Date> {
    let given = record.raw(field).unwrap_or_default();
    given.split(|c: char| !c.is_ascii_digit() && c != '-').filter_map(|day| day.parse().ok()).collect()
}

fn plain(start: u16, minutes: u16) -> Schedule {
    Schedule::weekly(Weekday::Sunday, start, minutes, None)
}

fn zone_of(record: &Record, noted: &mut Noted) -> Option<String> {
    let given = record.raw(Field::Timezone)?;
    let found = zone::find(&given);
    if found.is_none() {
        noted.warn(
            "timezone",
            format!("The time zone {} is not known.", quoted(&given)),
            "Write it as America/New_York.",
        );
    }
    found.map(str::to_owned)
}

/// The days; `None` when there are none, with a warning when words were there or only a time was.
fn days_of(record: &Record, noted: &mut Noted) -> Option<Days> {
    let day = record.raw(Field::Day).unwrap_or_default();
    let frequency = record.raw(Field::Frequency).unwrap_or_default();
    if day.trim().is_empty() && frequency.trim().is_empty() {
        if record.raw(Field::Time).is_some() {
            noted.warn("day", "There is a time but no day.", "Add the day of the week.");
        }
        return None;
    }
    let found = match record.value(Field::Day) {
        Some(Value::Array(members)) => each_by_itself(members),
        _ => together(&day, split_start(&frequency).0, noted),
    };
    if found.is_none() {
        let words = format!("{} {}", day.trim(), frequency.trim());
        let what = format!("The day {} is not understood, so it is listed without a time.", quoted(words.trim()));
        noted.warn("day", what, "Write a day of the week, or “1st and 3rd Monday”.");
    }
    found
}

/// The members of a list are days one by one: a 2 beside "Friday" is Tuesday, not the second Friday.
fn each_by_itself(members: &[Value]) -> Option<Days> {
    let mut all = Days { every: 1, ..Days::default() };
    for member in members.iter().filter_map(record::raw) {
        let days = day::read(&member)?;
        all.days.extend(days.days);
        all.nths.extend(days.nths);
    }
    all.days.sort_unstable();
    all.days.dedup();
    Some(all)
}

/// Day and frequency read as one sentence, so that "Monday" beside "1st and 3rd" is understood.
fn together(day: &str, frequency: &str, noted: &mut Noted) -> Option<Days> {
    let days = day::read(day)?;
    if frequency.trim().is_empty() {
        return Some(days);
    }
    let both = if days.nths.is_empty() {
        let names: Vec<String> = days.days.iter().map(|day| format!("{day:?}")).collect();
        format!("{} {frequency}", names.join(", "))
    } else {
        format!("{day} {frequency}")
    };
    day::read(&both).or_else(|| {
        // "Weekly, not on bank holidays" is still weekly; "every 2nd, see website" must not become so.
        let lower = frequency.to_lowercase();
        let seldom = ["other", "altern", "month", "fortnight", "bi", "last", "first", "second", "third", "fourth"];
        let weekly = !lower.contains(|c: char| c.is_ascii_digit()) && !seldom.iter().any(|word| lower.contains(word));
        if weekly && !days.days.is_empty() {
            let what = format!("How often is it? {} is not understood; every week is taken.", quoted(frequency));
            noted.warn("frequency", what, "Write “weekly”, “1st and 3rd” or “every other week”.");
        }
        weekly.then_some(days)
    })
}

/// "Every 2 weeks starting 11/8/2026" in its two parts.
fn split_start(frequency: &str) -> (&str, Option<&str>) {
    let lower = frequency.to_ascii_lowercase();
    let words = ["starting on ", "starting from ", "starting ", "beginning ", "from ", "since ", "as of "];
    let found = words.iter().find_map(|word| lower.find(word).map(|at| (at, at + word.len())));
    let found = found.filter(|(_, after)| lower[*after..].trim_start().starts_with(|c: char| c.is_ascii_digit()));
    found.map_or((frequency, None), |(at, after)| {
        (frequency[..at].trim_end_matches([' ', ',']), Some(frequency[after..].trim()))
    })
}

/// Start, and the end when the same cell has it.
fn start_of(record: &Record, noted: &mut Noted) -> Option<(u16, Option<u16>)> {
    let Some(given) = record.raw(Field::Time) else {
        noted.warn("time", "There is a day but no time.", "Add the time, such as 19:30.");
        return None;
    };
    let found = time::span(&given);
    if found.is_none() {
        let what = format!("The time {} is not understood, so it is listed without a time.", quoted(&given));
        noted.warn("time", what, "Write it as 19:30 or 7:30 PM.");
    }
    found
}

fn minutes_of(record: &Record, (start, end): (u16, Option<u16>), noted: &mut Noted) -> u16 {
    let fix = "Nothing needs doing if it lasts an hour; else add the end.";
    let end = match record.raw(Field::EndTime) {
        Some(given) => {
            let clock = time::clock(&given);
            if clock.is_none() {
                let what = format!("The end {} is not understood; an hour is taken.", quoted(&given));
                noted.warn("end_time", what, "Write it as 20:30 or 8:30 PM.");
            }
            clock
        }
        None => end,
    };
    if let Some(end) = end {
        return time::minutes_between(start, end).unwrap_or_else(|why| {
            noted.note("end_time", format!("{why} An hour is taken."), fix);
            time::USUAL_MINUTES
        });
    }
    let Some(given) = record.raw(Field::Duration) else { return time::USUAL_MINUTES };
    time::length(&given).unwrap_or_else(|| {
        let what = format!("The length {} is not understood; an hour is taken.", quoted(&given));
        noted.warn("duration", what, "Write it in minutes.");
        time::USUAL_MINUTES
    })
}

fn say_missing(missing: Missing, noted: &mut Noted) {
    match missing {
        Missing::FirstDay => noted.warn(
            "day",
            "It is not held every week, and no first date is given to count from.",
            "Add a column “Start date” with a day on which it is held.",
        ),
        Missing::Weekday => noted.warn("day", "No day of the week is named.", "Add the day of the week."),
    }
}

/// "Every other Tuesday 7pm", for the notes.
fn in_words(record: &Record) -> Option<String> {
    let parts = [Field::Day, Field::Frequency, Field::Time].into_iter().filter_map(|field| record.line(field));
    let numbers = |text: &String| text.chars().all(|c| c.is_ascii_digit());
    let words: Vec<String> = parts.filter(|part| !numbers(part)).collect();
    (words.len() > 1).then(|| words.join(", "))
}
