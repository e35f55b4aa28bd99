//! What accumulates over the entries of a form: the form declares it (`[[adds_up]]` beside the questions), here it is
//! worked out. It says what was, each with how many entries it rests on. There is no score of a person, no streak, and
//! nothing is foretold.
//!
//! What a [`Tally`] names may stand in the rows of a group: each row counts then, with the time of its entry.

use jiff::civil::{Date, DateTime};
use serde::Deserialize;

use crate::{
    form::{Answers, Ask, Form, Item, Value},
    trend::Trend,
};

mod count;
mod fall;
mod since;
mod sound;
mod text;
mod time;

pub use count::{Counts, Gap, Sum};
pub use fall::{FEWEST, Fall, Line};
pub use since::{Counted, Stretch};
pub use text::{Open, Rank, Said};
pub use time::{BLOCK, Grid, Length, Series, Week};

/// One thing that accumulates. Each text is the link of a question, or the id of a score where numbers are followed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "show", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Tally {
    /// How often each answer was given.
    Count { of: String },
    /// A number over time.
    Trend { of: String },
    /// The middle and the largest of a number.
    Length { of: String },
    /// How many entries each week has, or what a number comes to in it.
    Weeks { of: Option<String> },
    /// On which days and at what time entries were made.
    Hours {},
    /// By how much a number fell with each answer, and with each after another answer.
    Drop { from: String, to: String, by: String, after: Option<String> },
    /// Lines that come again, the most frequent first, each with what was answered when a number fell most.
    Best { of: String, answer: String, from: String, to: String },
    /// What was written, the newest first. `urge`: the page after an urge shows it too.
    Library {
        of: String,
        #[serde(default)]
        urge: bool,
    },
    /// Lines by the middle of a number that was given with them, the highest first.
    Rank { of: String, by: String },
    /// Which answer was given when, the newest first.
    Timeline { of: String },
    /// What was written on this day in earlier years.
    YearAgo { of: String },
    /// What was written and is not yet done.
    Open { of: String, until: String, done: Vec<String> },
    /// Where two numbers of the latest entry lie apart, the widest first.
    Gap { of: String, from: String, to: String },
    /// What numbers come to, by an answer.
    Sum { of: Vec<String>, by: Option<String> },
    /// Days since a day: this time, in all, the longest.
    Since { of: String, from: String, until: String },
}

/// One entry: when it was begun, where the person is, and what is asked of what was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub at: DateTime,
    pub answers: Answers,
}

/// What a tally comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    Counts(Counts),
    Series(Series),
    Length(Length),
    Weeks(Vec<Week>),
    Grid(Grid),
    Falls(Vec<Fall>),
    Lines(Vec<Line>),
    Library(Vec<Said>),
    Ranks(Vec<Rank>),
    /// Days and codes.
    Timeline(Vec<(Date, String)>),
    YearAgo(Vec<Said>),
    Open(Vec<Open>),
    Gaps(Vec<Gap>),
    Sums(Vec<Sum>),
    Since(Vec<Counted>),
}

impl Form {
    /// What a tally comes to. Entries come the oldest first; on `today` what goes on is counted up to.
    pub fn tell(&self, tally: &Tally, entries: &[Entry], today: Date) -> Told {
        match tally {
            Tally::Count { of } => Told::Counts(count::counts(self, of, entries)),
            Tally::Trend { of } => Told::Series(time::series(self, of, entries)),
            Tally::Length { of } => Told::Length(time::length(self, of, entries)),
            Tally::Weeks { of } => Told::Weeks(time::weeks(self, of.as_deref(), entries)),
            Tally::Hours {} => Told::Grid(time::grid(entries)),
            Tally::Drop { from, to, by, after } => {
                Told::Falls(fall::falls(self, [from, to], by, after.as_deref(), entries))
            }
            Tally::Best { of, answer, from, to } => Told::Lines(fall::lines(self, of, answer, [from, to], entries)),
            Tally::Library { of, .. } => Told::Library(text::library(self, of, entries)),
            Tally::Rank { of, by } => Told::Ranks(text::ranks(self, of, by, entries)),
            Tally::Timeline { of } => Told::Timeline(text::timeline(self, of, entries)),
            Tally::YearAgo { of } => Told::YearAgo(text::years_ago(self, of, entries, today)),
            Tally::Open { of, until, done } => Told::Open(text::open(self, of, until, done, entries)),
            Tally::Gap { of, from, to } => Told::Gaps(count::gaps(self, of, [from, to], entries)),
            Tally::Sum { of, by } => Told::Sums(count::sums(self, of, by.as_deref(), entries)),
            Tally::Since { of, from, until } => Told::Since(since::counted(self, of, [from, until], entries, today)),
        }
    }
}

impl Tally {
    /// It is about one entry as much as about many, so that the page of an entry shows it.
    pub fn is_of_one(&self) -> bool {
        matches!(self, Self::Gap { .. } | Self::Sum { .. } | Self::Since { .. })
    }

    /// The links that it names.
    pub fn links(&self) -> Vec<&str> {
        match self {
            Self::Count { of } | Self::Trend { of } | Self::Length { of } => vec![of],
            Self::Library { of, .. } | Self::Timeline { of } | Self::YearAgo { of } => vec![of],
            Self::Rank { of, by } => vec![of, by],
            Self::Weeks { of } => of.as_deref().into_iter().collect(),
            Self::Hours {} => Vec::new(),
            Self::Drop { from, to, by, after } => {
                [Some(from), Some(to), Some(by), after.as_ref()].into_iter().flatten().map(String::as_str).collect()
            }
            Self::Best { of, answer, from, to } => vec![of, answer, from, to],
            Self::Open { of, until, .. } => vec![of, until],
            Self::Gap { of, from, to } => vec![of, from, to],
            Self::Sum { of, by } => of.iter().chain(by).map(String::as_str).collect(),
            Self::Since { of, from, until } => vec![of, from, until],
        }
    }
}

/// What is counted once: an entry, or a row of it.
struct Record<'a> {
    at: DateTime,
    /// The number of its entry.
    entry: usize,
    row: Option<&'a Answers>,
    whole: &'a Answers,
}

/// Everything that is counted once for these links: rows, where one of the links stands in rows.
fn records<'a>(form: &Form, links: &[&str], entries: &'a [Entry]) -> Vec<Record<'a>> {
    let group = links.iter().find_map(|link| rows_of(form, link)).map(|item| item.link.as_str());
    let mut all = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        let record = |row| Record { at: entry.at, entry: number, row, whole: &entry.answers };
        match group {
            Some(group) => all.extend(entry.answers.rows(group).iter().map(|row| record(Some(row)))),
            None => all.push(record(None)),
        }
    }
    all
}

/// The group with rows in which an item stands.
fn rows_of<'a>(form: &'a Form, link: &str) -> Option<&'a Item> {
    let holds = |item: &&&Item| item.is_rows() && form.item(link).is_some_and(|one| stands_in(item.inside(), one));
    form.every().iter().find(holds).copied()
}

fn stands_in(items: &[Item], one: &Item) -> bool {
    items.iter().any(|item| item.link == one.link || stands_in(item.inside(), one))
}

impl Record<'_> {
    fn values(&self, link: &str) -> &[Value] {
        let here = self.row.map(|row| row.values(link)).filter(|values| !values.is_empty());
        here.unwrap_or_else(|| self.whole.values(link))
    }

    /// A number that was answered, or a score.
    fn number(&self, form: &Form, link: &str) -> Option<f64> {
        match form.item(link) {
            Some(item) if !matches!(item.ask, Ask::Score(_)) => {
                self.values(link).first().and_then(|value| item.weight(value)).map(|counts| counts as f64)
            }
            _ => form.score_of(link, self.whole).ok().map(|points| points.value),
        }
    }

    fn text(&self, link: &str) -> Option<String> {
        self.values(link).first().map(Value::typed).filter(|text| !text.is_empty())
    }

    fn codes(&self, link: &str) -> Vec<String> {
        self.values(link).iter().map(Value::typed).collect()
    }

    fn day(&self, link: &str) -> Option<Date> {
        match self.values(link).first() {
            Some(Value::Day(day)) => Some(*day),
            _ => None,
        }
    }
}

/// Days from the first day of all on, with parts of days.
fn days(at: DateTime, from: DateTime) -> f64 {
    at.duration_since(from).as_secs_f64() / 86_400.0
}

/// A line through numbers by time.
fn trend(points: &[(DateTime, f64)]) -> Option<Trend> {
    let (first, _) = points.first()?;
    let by_day: Vec<(f64, f64)> = points.iter().map(|(at, value)| (days(*at, *first), *value)).collect();
    Trend::of(&by_day)
}
