//! Over time: a line, weeks, days and hours, and how long things last.

use jiff::{
    ToSpan as _,
    civil::{Date, DateTime},
};

use super::{Entry, records, trend};
use crate::{
    form::{Ask, Form},
    trend::{Trend, median},
};

/// So many hours are counted together.
pub const BLOCK: usize = 3;

/// A number over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Entries without the number stand there too, so that gaps stay gaps.
    pub points: Vec<(DateTime, Option<f64>)>,
    pub trend: Option<Trend>,
    /// `None` of none.
    pub middle: Option<f64>,
    /// From where to where it can be.
    pub low: f64,
    pub high: f64,
}

/// How long things last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Length {
    pub n: usize,
    /// `None` of none.
    pub middle: Option<f64>,
    pub longest: Option<f64>,
}

impl Series {
    /// Entries that have the number, the oldest first.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = (DateTime, f64)> {
        self.points.iter().filter_map(|(at, value)| Some((*at, (*value)?)))
    }

    /// The middle of each week, at the start of its Monday; a week that has entries but no number is a gap. For more points than an eye
    /// can tell apart.
    pub fn by_week(&self) -> Vec<(DateTime, Option<f64>)> {
        let of = |(at, _): &(DateTime, Option<f64>)| monday_of(at.date());
        let weeks = self.points.chunk_by(|one, other| of(one) == of(other));
        weeks
            .map(|week| {
                let values: Vec<f64> = week.iter().filter_map(|(_, value)| *value).collect();
                (of(&week[0]).at(0, 0, 0, 0), median(&values))
            })
            .collect()
    }
}

/// What one week has; weeks without anything stand between.
#[derive(Clone, Debug, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub from: Date,
    /// How many entries, or what the number comes to.
    pub value: f64,
    pub entries: usize,
}

/// Entries by day of the week, Monday first, and by blocks of hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    pub days: Vec<[usize; 24 / BLOCK]>,
    pub n: usize,
}

pub(super) fn series(form: &Form, of: &str, entries: &[Entry]) -> Series {
    let records = records(form, &[of], entries);
    let points: Vec<_> = records.iter().map(|one| (one.at, one.number(form, of))).collect();
    let known: Vec<_> = points.iter().filter_map(|(at, value)| Some((*at, (*value)?))).collect();
    let (low, high) = reach(form, of);
    let values: Vec<f64> = known.iter().map(|(_, value)| *value).collect();
    Series { trend: trend(&known), middle: median(&values), points, low, high }
}

pub(super) fn length(form: &Form, of: &str, entries: &[Entry]) -> Length {
    let values: Vec<f64> = records(form, &[of], entries).iter().filter_map(|one| one.number(form, of)).collect();
    Length { n: values.len(), middle: median(&values), longest: values.iter().copied().reduce(f64::max) }
}

pub(super) fn weeks(form: &Form, of: Option<&str>, entries: &[Entry]) -> Vec<Week> {
    let links: Vec<&str> = of.into_iter().collect();
    let records = records(form, &links, entries);
    let counts = |monday: Date| {
        let here: Vec<_> = records.iter().filter(|one| monday_of(one.at.date()) == monday).collect();
        let value = match of {
            Some(of) => here.iter().filter_map(|one| one.number(form, of)).sum(),
            None => here.len() as f64,
        };
        Week { from: monday, value, entries: here.len() }
    };
    let mondays = || records.iter().map(|one| monday_of(one.at.date()));
    let (Some(first), Some(last)) = (mondays().min(), mondays().max()) else { return Vec::new() };
    let following = std::iter::successors(Some(first), |monday| monday.checked_add(1.week()).ok());
    following.take_while(|monday| *monday <= last).map(counts).collect()
}

pub(super) fn grid(entries: &[Entry]) -> Grid {
    let mut days = vec![[0; 24 / BLOCK]; 7];
    for entry in entries {
        let day = usize::from(entry.at.weekday().to_monday_zero_offset().unsigned_abs());
        days[day][usize::from(entry.at.hour().unsigned_abs()) / BLOCK] += 1;
    }
    Grid { days, n: entries.len() }
}

fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

fn reach(form: &Form, of: &str) -> (f64, f64) {
    let score = form.scores.iter().find(|score| score.id == of).map(|score| (score.low, score.high));
    let item = form.item(of).filter(|item| !matches!(item.ask, Ask::Score(_))).and_then(|item| item.reach());
    score.or(item.map(|(low, high)| (low as f64, high as f64))).unwrap_or((0.0, 1.0))
}
