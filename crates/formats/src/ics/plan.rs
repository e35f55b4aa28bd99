//! From a schedule to what an event says of its days: first day, rule, end, exceptions.

use jiff::{
    ToSpan,
    civil::{Date, DateTime, time},
};
use openseat_domain::{
    meeting::Closure,
    schedule::{Compiled, Rule, Schedule, Weekday},
    zone::Zone,
};

/// How far ahead a first day is looked for.
const YEARS_TO_FIRST: i16 = 5;

/// A rule that ends (`COUNT`, `UNTIL`) is followed this far to find its last day.
const YEARS_TO_LAST: i16 = 20;

/// The days of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// A day on which it happens; the rule is counted from it.
    pub(super) first: Date,
    /// Recurrence rule without its end.
    pub(super) rule: Option<String>,
    /// Last day, inclusive.
    pub(super) last: Option<Date>,
    /// Days that the rule gives and that do not happen, ascending.
    pub(super) except: Vec<Date>,
    /// Further days, ascending.
    pub(super) more: Vec<Date>,
}

/// The events that a schedule needs from `today` on: one for its rule, one for days beside the rule.
pub(super) fn of(schedule: &Schedule, closures: &[Closure], today: Date) -> Vec<Plan> {
    let open = |days: &mut Vec<Date>| {
        days.retain(|day| *day >= today && !schedule.except.contains(day) && !closed(closures, *day));
        days.sort_unstable();
        days.dedup();
    };
    let mut extra = schedule.extra.clone();
    open(&mut extra);
    extra.retain(|day| schedule.from.is_none_or(|from| *day >= from) && schedule.until.is_none_or(|last| *day <= last));
    let ruled = match &schedule.rule {
        Rule::Dates(dates) => {
            extra.extend(dates.iter().filter(|day| {
                schedule.from.is_none_or(|from| **day >= from) && schedule.until.is_none_or(|last| **day <= last)
            }));
            open(&mut extra);
            None
        }
        _ => by_rule(schedule, closures, today),
    };
    if let Some(ruled) = &ruled {
        extra.retain(|day| !ruled.gives(schedule, *day));
    }
    ruled.into_iter().chain(by_dates(extra)).collect()
}

impl Plan {
    /// One day alone.
    pub(super) fn on(day: Date) -> Self {
        Self { first: day, rule: None, last: None, except: Vec::new(), more: Vec::new() }
    }

    /// Whether the rule's event has this day already.
    fn gives(&self, schedule: &Schedule, day: Date) -> bool {
        let bare = Schedule { except: Vec::new(), extra: Vec::new(), ..schedule.clone() };
        let days = bare.compile().map(|compiled| days(&compiled, day, day)).unwrap_or_default();
        !days.is_empty() && day >= self.first && self.last.is_none_or(|last| day <= last) && !self.except.contains(&day)
    }
}

fn by_dates(days: Vec<Date>) -> Option<Plan> {
    let (first, more) = days.split_first()?;
    Some(Plan { first: *first, rule: None, last: None, except: Vec::new(), more: more.to_vec() })
}

fn by_rule(schedule: &Schedule, closures: &[Closure], today: Date) -> Option<Plan> {
    // A closure without an end ends the rule; shorter ones are exceptions.
    let shut = closures.iter().filter(|closure| closure.until.is_none());
    let shut = shut.map(|closure| closure.from.and_then(|from| from.yesterday().ok()).unwrap_or(Date::MIN)).min();
    let until = [schedule.until, shut].into_iter().flatten().min();
    let bare = Schedule { until, except: Vec::new(), extra: Vec::new(), ..schedule.clone() };
    let kept = Schedule { except: schedule.except.clone(), ..bare.clone() };
    let (bare, kept) = (bare.compile().ok()?, kept.compile_with(closures).ok()?);

    let from = schedule.from.map_or(today, |from| from.max(today));
    let coming = days(&kept, from, years_after(from, YEARS_TO_FIRST)).into_iter().next()?;
    let (rule, ends, counted) = match &schedule.rule {
        Rule::Weekly(day) => (format!("FREQ=WEEKLY;BYDAY={}", letters(*day)), until.is_some(), false),
        Rule::Monthly { nth, day } => (format!("FREQ=MONTHLY;BYDAY={nth}{}", letters(*day)), until.is_some(), false),
        Rule::Rrule(text) => {
            let (text, ended) = without_end(text);
            (text, ended || until.is_some(), true)
        }
        Rule::Dates(_) => return None,
    };
    // Intervals count from the first day of all, so such a rule must not be moved to today.
    let origin = schedule.from.filter(|_| counted).unwrap_or(coming);
    let first = days(&bare, origin, coming).into_iter().next()?;
    let last = if ends { days(&bare, first, years_after(first, YEARS_TO_LAST)).pop() } else { None };
    Some(Plan { first, rule: Some(rule), last, except: exceptions(schedule, closures, &bare, first), more: Vec::new() })
}

fn exceptions(schedule: &Schedule, closures: &[Closure], bare: &Compiled, first: Date) -> Vec<Date> {
    let ends = schedule.except.iter().copied().chain(closures.iter().filter_map(|closure| closure.until));
    let Some(end) = ends.max() else { return Vec::new() };
    let mut days = days(bare, first, end.min(years_after(first, YEARS_TO_LAST)));
    days.retain(|day| schedule.except.contains(day) || closed(closures, *day));
    days
}

fn closed(closures: &[Closure], day: Date) -> bool {
    closures
        .iter()
        .any(|closure| closure.from.is_none_or(|from| from <= day) && closure.until.is_none_or(|until| day <= until))
}

/// The rule's text without `UNTIL` and `COUNT`, and whether it had one of them.
fn without_end(text: &str) -> (String, bool) {
    let text = text.trim().to_ascii_uppercase();
    let parts = text.strip_prefix("RRULE:").unwrap_or(&text).split(';').map(str::trim).filter(|part| !part.is_empty());
    let is_end = |part: &&str| part.starts_with("UNTIL=") || part.starts_with("COUNT=");
    let (ends, kept): (Vec<_>, Vec<_>) = parts.partition(is_end);
    (kept.join(";"), !ends.is_empty())
}

/// The civil days on which it starts, both ends included. Reckoned in UTC, where every wall-clock time exists once.
fn days(compiled: &Compiled, from: Date, to: Date) -> Vec<Date> {
    let minute = |at: DateTime| {
        let seconds = jiff::tz::TimeZone::UTC.to_timestamp(at).map_or(0, |instant| instant.as_second());
        u32::try_from(seconds.max(0) / 60).unwrap_or(u32::MAX)
    };
    let day_of = |minute: u32| {
        let since = i64::from(minute / 1440).days();
        Date::constant(1970, 1, 1).checked_add(since).ok()
    };
    let mut found = Vec::new();
    let end = to.tomorrow().unwrap_or(to).to_datetime(time(0, 0, 0, 0));
    compiled.starts(&Zone::utc(), minute(from.to_datetime(time(0, 0, 0, 0))), minute(end), &mut |start| {
        found.extend(day_of(start));
    });
    found
}

fn years_after(day: Date, years: i16) -> Date {
    day.checked_add(years.years()).unwrap_or(Date::MAX)
}

fn letters(day: Weekday) -> &'static str {
    ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][usize::from(day.sunday_zero())]
}
