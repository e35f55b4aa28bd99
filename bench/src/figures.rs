//! Times, and how they are shown.

use std::time::Duration;

/// Many times of the same thing.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    pub(crate) fn new(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// The mean: its inverse is how many of these fit into a second.
    pub(crate) fn mean(&self) -> Duration {
        self.0.iter().sum::<Duration>() / self.0.len().max(1) as u32
    }

    /// The time that this share of all does not go over: 0.5 is the median.
    pub(crate) fn at(&self, share: f64) -> Duration {
        let last = self.0.len().saturating_sub(1);
        self.0.get((share * last as f64).round() as usize).copied().unwrap_or_default()
    }
}

/// How many times `peer` is of `ours`.
pub(crate) fn ratio(ours: Duration, peer: Duration) -> f64 {
    peer.as_secs_f64() / ours.as_secs_f64().max(1e-9)
}

/// Microseconds with as many decimals as matter.
pub(crate) fn micros(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 100.0 { format!("{micros:.2}") } else { format!("{micros:.0}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_and_the_last_hundredth() {
        let times = Times::new((1..=101).rev().map(Duration::from_nanos).collect());
        assert_eq!(times.at(0.5), Duration::from_nanos(51));
        assert_eq!(times.at(0.99), Duration::from_nanos(100));
        assert_eq!(times.mean(), Duration::from_nanos(51));
        assert_eq!(Times::new(Vec::new()).at(0.5), Duration::ZERO);
    }
}
