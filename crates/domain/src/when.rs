//! What a person says of time ("tonight", "mon 18:00-21:00", "mañana por la noche") as stretches of minutes.

use jiff::civil::Date;

use crate::{
    problem::Problem,
    schedule::{Weekday, day},
    search::{JOINABLE_MINUTES, Minute, Window},
    zone::Zone,
};

mod words;

/// "Now" reaches this many minutes ahead.
pub const NOW_MINUTES: Minute = 60;
/// "Next" reaches this many minutes ahead: a day.
pub const NEXT_MINUTES: Minute = 1440;

const DAY: i64 = 1440;

/// A stretch of the clock, in minutes after midnight of its day: `from` is in it, `until` is not and may lie on the
/// next day (above 1440).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hours {
    pub from: u16,
    pub until: u16,
}

impl Hours {
    pub const WHOLE_DAY: Self = Self { from: 0, until: 1440 };
    /// The parts of the day that the field's directories use. They overlap, as people's words do.
    pub const MORNING: Self = Self { from: 4 * 60, until: 12 * 60 };
    pub const MIDDAY: Self = Self { from: 11 * 60, until: 17 * 60 };
    pub const AFTERNOON: Self = Self { from: 12 * 60, until: 17 * 60 };
    pub const EVENING: Self = Self { from: 16 * 60, until: 21 * 60 };
    pub const NIGHT: Self = Self { from: 20 * 60, until: 29 * 60 };
    /// From the end of work until four in the morning.
    pub const TONIGHT: Self = Self { from: 17 * 60, until: 28 * 60 };
}

/// Which day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum On {
    /// Not said: the stretch that is going on or comes next.
    Coming,
    /// So many days from today.
    Ahead(u8),
    /// The coming one; today counts as long as the stretch is not over.
    Weekday(Weekday),
    /// The coming one, but not today.
    NextWeekday(Weekday),
    Date(Date),
}

/// What a person said of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// What has just begun or begins within the hour.
    Now,
    /// The next 24 hours.
    Next,
    /// The next seven days.
    Week,
    /// Monday to Sunday after this week.
    NextWeek,
    /// The stretch on Saturday and Sunday.
    Weekend(Hours),
    Day(On, Hours),
}

/// Reads what a person said, in English or Spanish: "now", "tonight", "tomorrow evening", "weekend", "mon
/// 18:00-21:00", "after 6pm", "2026-12-24", "esta noche", "lunes por la mañana" …
pub fn parse(text: &str) -> Result<When, Problem> {
    words::parse(text)
}

impl When {
    /// The stretches in which a meeting must start, ascending, never empty. `now` is in UTC minutes, `zone` is where
    /// the person is. A stretch that has begun starts at what can still be joined.
    pub fn windows(self, now: Minute, zone: &Zone) -> Vec<Window> {
        let here = Here::new(now, zone);
        let joinable = now.saturating_sub(JOINABLE_MINUTES);
        match self {
            Self::Now => vec![Window { from: joinable, until: now.saturating_add(NOW_MINUTES) }],
            Self::Next => vec![Window { from: joinable, until: now.saturating_add(NEXT_MINUTES) }],
            Self::Week => vec![Window { from: joinable, until: here.utc(here.local + 7 * DAY).max(now) }],
            Self::NextWeek => {
                let monday = here.today + i64::from(here.days_to(Weekday::Monday, 1));
                vec![here.window(monday, Hours { from: 0, until: 7 * 1440 })]
            }
            Self::Weekend(hours) => here.weekend(hours),
            Self::Day(on, hours) => vec![here.window(here.day(on, hours), hours)],
        }
    }
}

/// Where and when the person is.
struct Here<'z> {
    zone: &'z Zone,
    now: Minute,
    /// On the wall clock, in minutes since 1970.
    local: i64,
    today: i64,
}

impl<'z> Here<'z> {
    fn new(now: Minute, zone: &'z Zone) -> Self {
        let local = i64::from(now) + zone.offset_at(i64::from(now));
        Self { zone, now, local, today: local.div_euclid(DAY) }
    }

    fn utc(&self, local: i64) -> Minute {
        Minute::try_from(self.zone.to_utc(local).max(0)).unwrap_or(Minute::MAX)
    }

    /// The day on which `hours` are meant to begin.
    fn day(&self, on: On, hours: Hours) -> i64 {
        match on {
            On::Ahead(days) => self.today + i64::from(days),
            On::Date(date) => i64::from(day::of(date)),
            On::NextWeekday(weekday) => self.today + i64::from(self.days_to(weekday, 1)),
            On::Weekday(weekday) => {
                let day = self.today + i64::from(self.days_to(weekday, 0));
                if self.is_over(day, hours) { day + 7 } else { day }
            }
            // Yesterday's night may still be going on.
            On::Coming => (self.today - 1..).find(|day| !self.is_over(*day, hours)).unwrap_or(self.today),
        }
    }

    fn is_over(&self, day: i64, hours: Hours) -> bool {
        self.full(day, hours).until <= self.now
    }

    /// How many days, at least `least`, until the next such weekday.
    fn days_to(&self, weekday: Weekday, least: i32) -> i32 {
        let today = day::weekday(i32::try_from(self.today).unwrap_or(0));
        least + (i32::from(weekday.sunday_zero()) - today - least).rem_euclid(7)
    }

    /// The whole stretch, whether it has begun or not.
    fn full(&self, day: i64, hours: Hours) -> Window {
        let from = self.utc(day * DAY + i64::from(hours.from));
        let until = self.utc(day * DAY + i64::from(hours.until));
        // A stretch that the clocks skip moves forward whole, as the meetings in it do.
        let length = Minute::from(hours.until.saturating_sub(hours.from)).max(1);
        Window { from, until: if until > from { until } else { from.saturating_add(length) } }
    }

    /// The stretch, from what can still be joined if it has begun.
    fn window(&self, day: i64, hours: Hours) -> Window {
        let full = self.full(day, hours);
        let joinable = self.now.saturating_sub(JOINABLE_MINUTES);
        if full.until > self.now { Window { from: full.from.max(joinable), ..full } } else { full }
    }

    /// The stretch on Saturday and on Sunday, those that are not over; joined where they touch.
    fn weekend(&self, hours: Hours) -> Vec<Window> {
        let sunday = self.day(On::Weekday(Weekday::Sunday), hours);
        let left = [sunday - 1, sunday].into_iter().filter(|day| !self.is_over(*day, hours));
        let mut windows: Vec<Window> = Vec::new();
        for window in left.map(|day| self.window(day, hours)) {
            match windows.last_mut() {
                Some(last) if last.until >= window.from => last.until = window.until,
                _ => windows.push(window),
            }
        }
        windows
    }
}
