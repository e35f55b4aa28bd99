//! The money of a group: what came, what went, small grants, and for how many months there is enough.
//!
//! Amounts are whole minor units (pence, cents) of one currency for each node. Nothing is changed once it is written down: a
//! correction is a new line that takes an old one away.

use jiff::{ToSpan as _, civil::Date};
use uuid::Uuid;

use crate::word::words;

/// Running costs are the mean of so many whole months, or of fewer while there are fewer.
pub const MONTHS: i32 = 6;

words! {
    /// What a line is.
    pub enum Kind {
        /// A running cost: room, phone, print.
        Cost = "cost",
        /// What people put in, or a donation.
        Own = "own",
        /// What the host agency gave.
        Host = "host",
        /// A grant that was asked for; no money yet.
        Applied = "applied",
        /// A grant that came.
        Awarded = "awarded",
        /// What was bought with a grant; not a running cost.
        Spent = "spent",
    }
}

words! {
    /// What it was for.
    pub enum Purpose {
        Room = "room",
        Phone = "phone",
        Print = "print",
        Training = "training",
        Travel = "travel",
        Refreshments = "refreshments",
        Other = "other",
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: Uuid,
    pub day: Date,
    pub kind: Kind,
    pub purpose: Purpose,
    /// In minor units; never below nothing.
    pub minor: i64,
    /// The line that this one takes away.
    pub corrects: Option<Uuid>,
}

/// What the lines come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Books {
    pub balance: i64,
    /// Running costs of a month, in minor units; `None` before any.
    pub monthly: Option<f64>,
    /// For how many months the balance is enough; `None` before any cost.
    pub months: Option<f64>,
    /// How much of the running costs of a year came from others than the host, in a hundred, at most 100.
    pub own_share: Option<f64>,
    pub applied: i64,
    pub awarded: i64,
    pub spent: i64,
}

impl Kind {
    /// Whether a line of this kind adds to the balance, takes from it, or neither.
    pub fn sign(self) -> i64 {
        match self {
            Self::Own | Self::Host | Self::Awarded => 1,
            Self::Cost | Self::Spent => -1,
            Self::Applied => 0,
        }
    }
}

/// The lines that stand: neither taken away nor taking away.
pub fn standing(lines: &[Line]) -> Vec<&Line> {
    let gone = |line: &Line| lines.iter().any(|other| other.corrects == Some(line.id));
    lines.iter().filter(|line| line.corrects.is_none() && !gone(line)).collect()
}

impl Books {
    pub fn of(lines: &[Line], today: Date) -> Self {
        let all = standing(lines);
        let lines: Vec<&Line> = all.into_iter().filter(|line| line.day <= today).collect();
        let sum = |kind: Kind| -> i64 { lines.iter().filter(|line| line.kind == kind).map(|line| line.minor).sum() };
        let balance = lines.iter().map(|line| line.kind.sign() * line.minor).sum();
        let monthly = monthly(&lines, today);
        let year = today.saturating_sub(1.year());
        let lately = |kinds: &[Kind]| -> i64 {
            let those = lines.iter().filter(|line| line.day > year && kinds.contains(&line.kind));
            those.map(|line| line.minor).sum()
        };
        let costs = lately(&[Kind::Cost]);
        let own = lately(&[Kind::Own, Kind::Awarded]) - lately(&[Kind::Spent]);
        Self {
            balance,
            monthly,
            months: monthly.map(|monthly| (balance.max(0)) as f64 / monthly),
            own_share: (costs > 0).then(|| (own.max(0) as f64 * 100.0 / costs as f64).min(100.0)),
            applied: sum(Kind::Applied),
            awarded: sum(Kind::Awarded),
            spent: sum(Kind::Spent),
        }
    }
}

/// The mean cost of a month over the last [`MONTHS`], or since the first cost when that is less; at least one month.
fn monthly(lines: &[&Line], today: Date) -> Option<f64> {
    let costs = || lines.iter().filter(|line| line.kind == Kind::Cost && line.minor > 0);
    let first = costs().map(|line| line.day).min()?;
    let from = today.saturating_sub(MONTHS.months());
    let months = (first..=today).months();
    let total: i64 = costs().filter(|line| line.day > from).map(|line| line.minor).sum();
    (total > 0).then(|| total as f64 / f64::from(months.clamp(1, MONTHS)))
}

trait Months {
    fn months(&self) -> i32;
}

impl Months for std::ops::RangeInclusive<Date> {
    /// Calendar months that the days touch.
    fn months(&self) -> i32 {
        let of = |day: &Date| i32::from(day.year()) * 12 + i32::from(day.month());
        of(self.end()) - of(self.start()) + 1
    }
}

/// An amount as people type it, in minor units of a currency with two decimals: "12", "12.5", "12,50". `None` for what is
/// no amount, or is larger than any group's.
pub fn minor(text: &str) -> Option<i64> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.chars().all(|sign| sign.is_ascii_digit());
    if whole.is_empty() || whole.len() > 7 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 100 + part)
}

/// Minor units as a number with two decimals.
pub fn written(minor: i64) -> String {
    let sign = if minor < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", minor.abs() / 100, minor.abs() % 100)
}
