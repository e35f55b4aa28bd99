//! From a schedule to the minutes at which it starts.

use jiff::civil::Date;

use crate::{meeting::Closure, problem::Problem, search::Minute, zone::Zone};

use super::{
    Rule, Schedule,
    day::{self, Day},
    rule::{DayRule, Until},
};

const DAY: i64 = 1440;

/// A schedule that was checked and is ready to be expanded again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    days: Days,
    /// Minutes after midnight on the wall clock.
    start: i64,
    /// First and last day it can happen.
    first: Day,
    last: Day,
    /// What few schedules have, kept out of the way of those that do not.
    cuts: Option<Box<Cuts>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Days {
    /// 0 is Sunday.
    Weekly(i32),
    Monthly {
        nth: i32,
        weekday: i32,
    },
    Rule(Box<DayRule>),
    /// Ascending, no doubles.
    Dates(Box<[Day]>),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Cuts {
    /// Ascending.
    except: Vec<Day>,
    /// Ascending, no doubles.
    extra: Vec<Day>,
    /// First and last closed day, both inclusive.
    closed: Vec<(Day, Day)>,
}

impl Schedule {
    /// Checks the schedule and makes it ready to be expanded. The problem says what cannot be understood.
    pub fn compile(&self) -> Result<Compiled, Problem> {
        self.compile_with(&[])
    }

    /// As [`Schedule::compile`], for a meeting that is closed for a while.
    pub fn compile_with(&self, closures: &[Closure]) -> Result<Compiled, Problem> {
        if self.start >= 1440 {
            return Err(Problem::refused(
                "schedule, start",
                format!("A day has no minute {}.", self.start),
                "Give the start as 0 to 1439 minutes after midnight.",
            ));
        }
        if !(1..=1440).contains(&self.minutes) {
            return Err(Problem::refused(
                "schedule, length",
                format!("A meeting cannot last {} minutes.", self.minutes),
                "Give a length from 1 to 1440 minutes.",
            ));
        }
        let days = self.days()?;
        let last = self.until.map_or(Day::MAX, day::of);
        let first = self.from.map_or(Day::MIN, day::of);
        let cuts = Cuts::new(&self.except, &self.extra, closures);
        Ok(Compiled { days, start: i64::from(self.start), first, last, cuts })
    }

    fn days(&self) -> Result<Days, Problem> {
        match &self.rule {
            Rule::Weekly(day) => Ok(Days::Weekly(i32::from(day.sunday_zero()))),
            Rule::Monthly { nth, day } if (1..=5).contains(&nth.unsigned_abs()) => {
                Ok(Days::Monthly { nth: i32::from(*nth), weekday: i32::from(day.sunday_zero()) })
            }
            Rule::Monthly { nth, .. } => Err(Problem::refused(
                "schedule, rule",
                format!("No month has a weekday number {nth}."),
                "Give 1 to 5, or −1 to −5 counted from the end.",
            )),
            Rule::Rrule(text) => Ok(Days::Rule(Box::new(DayRule::parse(text, self.from.map(day::of))?.counted_out()))),
            Rule::Dates(dates) => Ok(Days::Dates(sorted(dates).into_boxed_slice())),
        }
    }
}

impl Compiled {
    /// Calls `f` with each UTC minute in `[from, until)` at which it starts, ascending, each once.
    pub fn starts(&self, zone: &Zone, from: Minute, until: Minute, f: &mut impl FnMut(Minute)) {
        // A day that its zone's clocks skip moves forward by up to a day, hence one day more at the beginning.
        let low = self.first.max(day_before(i64::from(from) - 2 * DAY));
        let high = self.last.min(day_before(i64::from(until) + DAY));
        let mut out = Out::new(self, zone, low, (from, until), f);
        match (&self.days, self.cuts.as_deref()) {
            (Days::Weekly(weekday), None) => {
                let mut day = low + (weekday - day::weekday(low)).rem_euclid(7);
                while day <= high && out.give(day) {
                    day += 7;
                }
            }
            (_, None) => self.each(low, high, &mut |day| out.give_ruled(day)),
            (_, Some(cuts)) => self.each_cut(cuts, low, high, &mut out),
        }
    }

    /// The first start at or after `from`, looked for until `until`.
    pub fn next(&self, zone: &Zone, from: Minute, until: Minute) -> Option<Minute> {
        let mut next = None;
        self.starts(zone, from, until, &mut |start| next = next.or(Some(start)));
        next
    }

    /// The days that the rule gives from `low` to `high`, ascending, as long as `f` gives true.
    fn each(&self, low: Day, high: Day, f: &mut impl FnMut(Day) -> bool) {
        if low > high {
            return;
        }
        match &self.days {
            Days::Weekly(weekday) => {
                let first = low + (weekday - day::weekday(low)).rem_euclid(7);
                let _ = (first..=high).step_by(7).all(f);
            }
            Days::Monthly { nth, weekday } => {
                let month = |day| {
                    let (year, month, _) = day::civil(day);
                    year * 12 + month - 1
                };
                let days = (month(low)..=month(high)).filter_map(|month| {
                    day::nth_weekday(day::month_start(month), day::month_start(month + 1), *nth, *weekday)
                });
                let _ = days.filter(|day| (low..=high).contains(day)).all(f);
            }
            Days::Rule(rule) => rule.each(low, high.saturating_add(1), f),
            Days::Dates(dates) => {
                let from = dates.partition_point(|day| *day < low);
                let _ = dates[from..].iter().take_while(|day| **day <= high).all(|day| f(*day));
            }
        }
    }

    /// As [`Compiled::each`], with further days put in at their place and closed ones left out.
    fn each_cut<F: FnMut(Minute)>(&self, cuts: &Cuts, low: Day, high: Day, out: &mut Out<'_, F>) {
        let from = cuts.extra.partition_point(|day| *day < low);
        let mut extra = cuts.extra[from..].iter().copied().take_while(|day| *day <= high).peekable();
        let mut going = true;
        self.each(low, high, &mut |day| {
            while let Some(further) = extra.next_if(|further| *further <= day) {
                going = going && (cuts.skips(further) || out.give(further));
            }
            going = going && (cuts.skips(day) || out.give_ruled(day));
            going
        });
        for further in extra {
            going = going && (cuts.skips(further) || out.give(further));
        }
    }
}

impl Cuts {
    fn new(except: &[Date], extra: &[Date], closures: &[Closure]) -> Option<Box<Self>> {
        let closed = closures
            .iter()
            .map(|closure| (closure.from.map_or(Day::MIN, day::of), closure.until.map_or(Day::MAX, day::of)));
        let cuts = Self { except: sorted(except), extra: sorted(extra), closed: closed.collect() };
        (cuts != Self::default()).then(|| Box::new(cuts))
    }

    fn skips(&self, day: Day) -> bool {
        self.except.binary_search(&day).is_ok() || self.closes(day)
    }

    fn closes(&self, day: Day) -> bool {
        self.closed.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }
}

/// Turns days into UTC minutes and hands on those asked for.
struct Out<'a, F> {
    zone: crate::zone::Reader<'a>,
    start: i64,
    until_rule: Option<Until>,
    from: i64,
    until: i64,
    /// The start handed on last: a skipped day may land on the next.
    given: i64,
    f: &'a mut F,
}

impl<'a, F: FnMut(Minute)> Out<'a, F> {
    fn new(compiled: &Compiled, zone: &'a Zone, low: Day, (from, until): (Minute, Minute), f: &'a mut F) -> Self {
        let until_rule = if let Days::Rule(rule) = &compiled.days { rule.until } else { None };
        let (from, until) = (i64::from(from), i64::from(until));
        let reader = zone.reader(i64::from(low) * DAY);
        Self { zone: reader, start: compiled.start, until_rule, from, until, given: i64::MIN, f }
    }

    /// As [`Out::give`] for a day that the rule gave, which is passed over when the rule has ended.
    fn give_ruled(&mut self, day: Day) -> bool {
        let local = i64::from(day) * DAY + self.start;
        let over = match self.until_rule {
            None => false,
            Some(Until::Day(last)) => day > last,
            Some(Until::Local(last)) => local > last,
            Some(Until::Utc(last)) => self.zone.to_utc(local) > last,
        };
        over || self.give(day)
    }

    /// Hands on the start of `day`; false when this and all later ones are too late.
    fn give(&mut self, day: Day) -> bool {
        let utc = self.zone.to_utc(i64::from(day) * DAY + self.start);
        if utc >= self.until {
            return false;
        }
        if utc >= self.from && utc > self.given {
            self.given = utc;
            (self.f)(utc as Minute);
        }
        true
    }
}

/// The day of a UTC minute, in UTC.
fn day_before(minute: i64) -> Day {
    minute.div_euclid(DAY) as Day
}

fn sorted(dates: &[Date]) -> Vec<Day> {
    let mut days: Vec<Day> = dates.iter().copied().map(day::of).collect();
    days.sort_unstable();
    days.dedup();
    days
}
