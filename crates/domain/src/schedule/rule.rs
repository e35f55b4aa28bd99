//! RFC 5545 recurrence rules, as far as they speak of whole days.
//!
//! Known: `FREQ` of `DAILY`, `WEEKLY`, `MONTHLY`, `YEARLY`; `INTERVAL`, `COUNT`, `UNTIL`, `WKST`, `BYDAY` (with
//! ordinals), `BYMONTHDAY`, `BYMONTH`, `BYYEARDAY`, `BYWEEKNO`, `BYSETPOS`. Whatever else a rule says is refused in
//! words: a meeting shown at the wrong time is worse than a meeting held back.

use crate::problem::Problem;

use super::day::{self, Day};

/// No rule is looked at from this year on.
const LAST_YEAR: i32 = 2400;

/// The length of the repeating period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Freq {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// The end of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Until {
    /// The last day, inclusive.
    Day(Day),
    /// The last minute on the wall clock, inclusive.
    Local(i64),
    /// The last UTC minute, inclusive.
    Utc(i64),
}

/// A rule that was understood, with the gaps filled in from its first day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DayRule {
    pub freq: Freq,
    pub interval: i32,
    pub count: Option<u32>,
    pub until: Option<Until>,
    /// First day of the week, 0 is Sunday.
    pub week_start: i32,
    /// (0 or the ordinal, weekday with 0 for Sunday)
    pub by_day: Vec<(i32, i32)>,
    pub by_month_day: Vec<i32>,
    pub by_year_day: Vec<i32>,
    pub by_week: Vec<i32>,
    /// Bit 1 is January; 0 means any month.
    pub months: u16,
    pub by_set_pos: Vec<i32>,
    /// The day that intervals count from.
    pub anchor: Day,
}

impl DayRule {
    /// Reads `text` (without `RRULE:`), counting from `first`. Without a first day, only rules that need none are
    /// taken.
    pub(crate) fn parse(text: &str, first: Option<Day>) -> Result<Self, Problem> {
        super::parse::rule(text, first)
    }

    /// The same rule with the day of its last occurrence in place of `COUNT`.
    pub(crate) fn counted_out(mut self) -> Self {
        let Some(mut left) = self.count.take() else { return self };
        let mut last = self.anchor;
        self.each(self.anchor, Day::MAX, &mut |found| {
            last = found;
            left -= 1;
            left > 0
        });
        self.until = Some(Until::Day(last));
        self
    }

    /// Calls `f` for each day of the rule in `[from, until)`, ascending, `COUNT` and `UNTIL` left aside, as long as
    /// `f` gives true.
    pub(crate) fn each(&self, from: Day, until: Day, f: &mut impl FnMut(Day) -> bool) {
        let (from, until) = (from.max(self.anchor), until.min(day::number(LAST_YEAR, 1, 1)));
        let mut set = Vec::new();
        let mut period = self.first_period(from);
        loop {
            let (start, end) = self.span(period);
            if start >= until {
                return;
            }
            set.clear();
            self.gather(start, end, &mut set);
            for &found in set.iter().filter(|&&found| found >= from) {
                if found >= until || !f(found) {
                    return;
                }
            }
            period += self.interval;
        }
    }

    /// The number of the period that `day` is in: days, weeks, months or years since a fixed one.
    fn period_of(&self, day: Day) -> i32 {
        let (year, month, _) = day::civil(day);
        match self.freq {
            Freq::Daily => day,
            Freq::Weekly => (day - self.week_base()).div_euclid(7),
            Freq::Monthly => year * 12 + month - 1,
            Freq::Yearly => year,
        }
    }

    /// The period that counts and is nearest before or at `from`.
    fn first_period(&self, from: Day) -> i32 {
        let anchor = self.period_of(self.anchor);
        anchor + (self.period_of(from) - anchor).div_euclid(self.interval) * self.interval
    }

    /// First day of a period and the day after its last.
    fn span(&self, period: i32) -> (Day, Day) {
        match self.freq {
            Freq::Daily => (period, period + 1),
            Freq::Weekly => (period * 7 + self.week_base(), period * 7 + self.week_base() + 7),
            Freq::Monthly => (day::month_start(period), day::month_start(period + 1)),
            Freq::Yearly => (day::number(period, 1, 1), day::number(period + 1, 1, 1)),
        }
    }

    /// A day near 1970 on which a week starts.
    fn week_base(&self) -> Day {
        (self.week_start - day::weekday(0)).rem_euclid(7)
    }

    /// The days of one period, ascending, `BYSETPOS` applied.
    fn gather(&self, start: Day, end: Day, set: &mut Vec<Day>) {
        match self.freq {
            Freq::Yearly if self.months != 0 => {
                let january = day::civil(start).0 * 12;
                for month in (january..january + 12).filter(|month| self.months >> (month % 12 + 1) & 1 == 1) {
                    let (start, end) = (day::month_start(month), day::month_start(month + 1));
                    set.extend((start..end).filter(|&day| self.holds(day, start, end)));
                }
            }
            _ => set.extend((start..end).filter(|&day| self.holds(day, start, end))),
        }
        if !self.by_set_pos.is_empty() {
            let n = set.len() as i32;
            let mut place = 0;
            set.retain(|_| {
                place += 1;
                self.by_set_pos.iter().any(|&pos| pos == place || pos == place - n - 1)
            });
        }
    }

    /// Whether every part of the rule allows `day`. `start..end` is the stretch within which ordinals count.
    fn holds(&self, day: Day, start: Day, end: Day) -> bool {
        let (year, month, of_month) = day::civil(day);
        let among = |list: &[i32], forward: i32, length: i32| {
            list.is_empty() || list.iter().any(|&n| n == forward || n == forward - length - 1)
        };
        let month_length = || {
            let first = year * 12 + month - 1;
            day::month_start(first + 1) - day::month_start(first)
        };
        (self.months == 0 || self.months >> month & 1 == 1)
            && self.holds_weekday(day, start, end)
            && (self.by_month_day.is_empty() || among(&self.by_month_day, of_month, month_length()))
            && (self.by_year_day.is_empty() || {
                let january = day::number(year, 1, 1);
                among(&self.by_year_day, day - january + 1, day::number(year + 1, 1, 1) - january)
            })
            && (self.by_week.is_empty() || {
                let (week, weeks) = self.week_of(day);
                among(&self.by_week, week, weeks)
            })
    }

    fn holds_weekday(&self, day: Day, start: Day, end: Day) -> bool {
        let weekday = day::weekday(day);
        self.by_day.is_empty()
            || self.by_day.iter().any(|&(nth, wanted)| {
                wanted == weekday
                    && match nth {
                        0 => true,
                        1.. => (day - start) / 7 + 1 == nth,
                        _ => -((end - 1 - day) / 7 + 1) == nth,
                    }
            })
    }

    /// The number of the week that `day` is in, and how many weeks that week's year has. As in ISO 8601, but with
    /// the rule's own first day of the week: week 1 is the first with at least four days in the year.
    fn week_of(&self, day: Day) -> (i32, i32) {
        let monday = day - (day::weekday(day) - self.week_start).rem_euclid(7);
        // The fourth day of a week is in the year that the week belongs to.
        let year = day::civil(monday + 3).0;
        let first = |year| {
            let fourth = day::number(year, 1, 4);
            fourth - (day::weekday(fourth) - self.week_start).rem_euclid(7)
        };
        ((monday - first(year)) / 7 + 1, (first(year + 1) - first(year)) / 7)
    }
}
