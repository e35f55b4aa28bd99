//! Whether numbers that somebody kept now and then go up or down: slowly, and only when there are enough of them.
//!
//! The slope is the middle of the slopes between every two entries (Theil 1950, Sen 1968): a few odd days do not turn it.
//! Around it lies the stretch that chance leaves open (Sen 1968). It says what was; it foretells nothing.

use crate::statistic::Z95;

/// No direction is told of fewer entries than this.
pub const FEWEST: usize = 8;

/// No share in a hundred is told of fewer than this.
pub const SHARE: usize = 10;

/// How much a number moves in a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    pub per_week: f64,
    /// From where to where it can be, at 95 %.
    pub low: f64,
    pub high: f64,
    /// How many entries it rests on.
    pub n: usize,
}

/// What can be said of a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Going {
    Up,
    Down,
    /// Chance leaves both open.
    Unclear,
}

impl Trend {
    /// Of numbers by day; `None` for too few, or when all are of one moment.
    pub fn of(points: &[(f64, f64)]) -> Option<Self> {
        let n = points.len();
        let mut slopes = slopes(points);
        if n < FEWEST || slopes.is_empty() {
            return None;
        }
        slopes.sort_unstable_by(f64::total_cmp);
        let all = slopes.len() as f64;
        let count = n as f64;
        // How far apart the number of rising and of falling pairs lies by chance alone (Kendall); equal values leave less.
        let (x, y) = points.iter().copied().unzip();
        let chance = Z95 * ((spread(count) - equal(x) - equal(y)) / 18.0).max(0.0).sqrt();
        let below = ((all - chance) / 2.0).round() - 1.0;
        let above = ((all + chance) / 2.0).round();
        let at = |rank: f64| slopes[(rank.max(0.0) as usize).min(slopes.len() - 1)] * 7.0;
        Some(Self { per_week: middle(&slopes) * 7.0, low: at(below), high: at(above), n })
    }

    pub fn going(&self) -> Going {
        match (self.low > 0.0, self.high < 0.0) {
            (true, _) => Going::Up,
            (_, true) => Going::Down,
            _ => Going::Unclear,
        }
    }
}

/// The middle of numbers; of two, what lies half-way. `None` of none.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    (!sorted.is_empty()).then(|| middle(&sorted))
}

/// So many in a hundred; `None` where that would be said of too few.
pub fn percent(part: usize, of: usize) -> Option<u8> {
    (of >= SHARE && part <= of).then(|| (part as f64 * 100.0 / of as f64).round() as u8)
}

fn middle(sorted: &[f64]) -> f64 {
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 { sorted[half] } else { f64::midpoint(sorted[half - 1], sorted[half]) }
}

fn spread(n: f64) -> f64 {
    n * (n - 1.0) * (2.0 * n + 5.0)
}

/// The part of the spread that lies within groups of equal values.
fn equal(mut values: Vec<f64>) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.chunk_by(|a, b| a == b).map(|group| spread(group.len() as f64)).sum()
}

/// Between every two that are not of one moment.
fn slopes(points: &[(f64, f64)]) -> Vec<f64> {
    let mut all = Vec::with_capacity(points.len() * points.len().saturating_sub(1) / 2);
    for (number, (x, y)) in points.iter().enumerate() {
        let later = points[number + 1..].iter().filter(|(other, _)| other != x);
        all.extend(later.map(|(other, value)| (value - y) / (other - x)));
    }
    all
}
