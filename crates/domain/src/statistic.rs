//! Figures of a group: each says how many it rests on and from when to when, and none is told of fewer than five people.
//!
//! There are no stars and no ranks: a share is an interval in which the truth lies, as wide as few answers make it.

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer, ser::SerializeStruct as _};

/// Nothing is told of fewer people than this.
pub const FEWEST: u32 = 5;

/// 95 in 100 of a normal distribution lie within so many deviations of its middle.
pub const Z95: f64 = 1.959_963_984_540_054;

/// From where to where a share lies, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

impl Interval {
    /// The Wilson score interval at 95 %: every share that `yes` of `n` would not make unlikely (Wilson 1927).
    pub fn wilson(yes: u32, n: u32) -> Self {
        Self::wilson_at(yes, n, Z95)
    }

    /// The same for another level. Nothing is known of nobody: of `n` = 0 it is 0 to 1.
    pub fn wilson_at(yes: u32, n: u32, z: f64) -> Self {
        if n == 0 {
            return Self { low: 0.0, high: 1.0 };
        }
        let (yes, n) = (f64::from(yes.min(n)), f64::from(n));
        let (share, z2) = (yes / n, z * z);
        let middle = share + z2 / (2.0 * n);
        let reach = z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        let whole = 1.0 + z2 / n;
        // At the ends the two terms are equal but for the last bit.
        let low = if yes == 0.0 { 0.0 } else { (middle - reach) / whole };
        let high = if yes == n { 1.0 } else { (middle + reach) / whole };
        Self { low, high }
    }

    /// "6 to 9 in 10": the nearest tenths; where both bounds are nearest to one, the two around them.
    pub fn in_tenths(self) -> (u8, u8) {
        let (low, high) = ((self.low * 10.0).round() as u8, (self.high * 10.0).round() as u8);
        if low < high {
            return (low, high);
        }
        let below = ((self.low * 10.0).floor() as u8).min(9);
        (below, below + 1)
    }
}

/// A mean with where it lies: the interval of Student's t at 95 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mean {
    pub value: f64,
    pub low: f64,
    pub high: f64,
    /// Of so many numbers.
    pub n: u32,
}

impl Mean {
    /// `None` for fewer than five.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let values: Vec<f64> = values.into_iter().collect();
        let n = u32::try_from(values.len()).ok().filter(|n| *n >= FEWEST)?;
        let value = values.iter().sum::<f64>() / f64::from(n);
        let squares: f64 = values.iter().map(|one| (one - value) * (one - value)).sum();
        let reach = t95(n - 1) * (squares / f64::from(n - 1) / f64::from(n)).sqrt();
        Some(Self { value, low: value - reach, high: value + reach, n })
    }
}

/// Between minus and plus so much lie 95 in 100 of Student's t with `free` degrees of freedom, 4 or more (the usual
/// expansion around the normal; right to 0.01 from 4 on).
fn t95(free: u32) -> f64 {
    let (z, free) = (Z95, f64::from(free));
    let (z3, z5, z7) = (z.powi(3), z.powi(5), z.powi(7));
    z + (z3 + z) / (4.0 * free)
        + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * free.powi(2))
        + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * free.powi(3))
}

/// A month; days would point to evenings, and so to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i16,
    /// 1 to 12.
    pub month: i8,
}

impl Month {
    pub fn of(day: Date) -> Self {
        Self { year: day.year(), month: day.month() }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A value of which one can tell how many it rests on; or one that is hidden, and then nothing of it is left.
#[derive(Clone, Debug, PartialEq)]
pub struct Statistic<T>(Option<Shown<T>>);

/// What is told of a figure that rests on enough people.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown<T> {
    pub value: T,
    /// So many answers.
    pub n: u32,
    pub from: Month,
    pub until: Month,
}

impl<T> Statistic<T> {
    /// A figure of `n` answers by at least `people` people; hidden when they are fewer than [`FEWEST`].
    pub fn of(people: u32, shown: Shown<T>) -> Self {
        Self((people >= FEWEST && shown.n >= FEWEST).then_some(shown))
    }

    /// A figure of too few.
    pub fn hidden() -> Self {
        Self(None)
    }

    pub fn is_hidden(&self) -> bool {
        self.0.is_none()
    }

    /// `None` when it is hidden.
    pub fn shown(&self) -> Option<&Shown<T>> {
        self.0.as_ref()
    }
}

impl<T> Default for Statistic<T> {
    fn default() -> Self {
        Self::hidden()
    }
}

/// `{ value, n, from, until, hidden }`, all but the last null when it is hidden.
impl<T: Serialize> Serialize for Statistic<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = self.0.as_ref();
        let mut out = serializer.serialize_struct("Statistic", 5)?;
        out.serialize_field("value", &shown.map(|one| &one.value))?;
        out.serialize_field("n", &shown.map(|one| one.n))?;
        out.serialize_field("from", &shown.map(|one| one.from))?;
        out.serialize_field("until", &shown.map(|one| one.until))?;
        out.serialize_field("hidden", &shown.is_none())?;
        out.end()
    }
}

/// In how many of the weeks that somebody told about it was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Steadiness {
    pub open: u8,
    /// Of the last twelve, those that somebody told about.
    pub weeks: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_a_mean_is_what_tables_of_t_say() {
        // Two-sided 95 %: 2.776 for 4, 2.262 for 9, 2.045 for 29, 1.984 for 99.
        for (free, told) in [(4, 2.776), (9, 2.262), (29, 2.045), (99, 1.984)] {
            assert!((t95(free) - told).abs() < 0.01, "{free}: {}", t95(free));
        }
        let mean = Mean::of([1.0, 2.0, 3.0, 4.0, 5.0]).expect("five are enough");
        assert!((mean.value - 3.0).abs() < 1e-9 && (mean.low - 1.037).abs() < 0.02 && (mean.high - 4.963).abs() < 0.02);
        assert_eq!(Mean::of([1.0, 2.0, 3.0, 4.0]), None);
    }
}
