//! Intervals beside published ones and beside what defines them, and figures that are of five people or of nobody.

use jiff::civil::date;
use openseat_domain::statistic::{FEWEST, Interval, Month, Shown, Statistic, Z95};
use proptest::prelude::*;

/// Newcombe, "Two-sided confidence intervals for the single proportion" (Stat Med 1998;17:857), table I, method 3.
const NEWCOMBE: [(u32, u32, f64, f64); 4] =
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)];

/// The outcomes of a pilot of 31 people, with the intervals as they were worked out elsewhere, in percent.
const PILOT: [(u32, u32, f64, f64); 5] =
    [(29, 31, 79.3, 98.2), (26, 31, 67.4, 92.9), (25, 31, 63.7, 90.8), (23, 31, 56.8, 86.3), (22, 31, 53.4, 83.9)];

#[test]
fn the_intervals_are_those_that_were_published() {
    for (yes, n, low, high) in NEWCOMBE {
        let ours = Interval::wilson(yes, n);
        assert!((ours.low - low).abs() < 0.000_05 && (ours.high - high).abs() < 0.000_05, "{yes}/{n}: {ours:?}");
    }
    for (yes, n, low, high) in PILOT {
        let ours = Interval::wilson(yes, n);
        let far = |a: f64, percent: f64| (a * 100.0 - percent).abs() >= 0.05 + 1e-9;
        assert!(!far(ours.low, low) && !far(ours.high, high), "{yes}/{n}: {ours:?}");
    }
}

/// How many deviations `share` is from what was seen, if it is the truth.
fn deviations(yes: u32, n: u32, share: f64) -> f64 {
    let (yes, n) = (f64::from(yes), f64::from(n));
    (yes / n - share) / (share * (1.0 - share) / n).sqrt()
}

proptest! {
    /// The interval is defined as all shares that the score test does not refuse. Here the test itself is asked.
    #[test]
    fn a_bound_is_where_the_score_test_begins_to_refuse((n, yes) in (1_u32..5_000).prop_flat_map(|n| (Just(n), 0..=n))) {
        let ours = Interval::wilson(yes, n);
        prop_assert!((0.0..=1.0).contains(&ours.low) && ours.low <= ours.high && ours.high <= 1.0);
        for (bound, sign, end) in [(ours.low, 1.0, 0.0), (ours.high, -1.0, 1.0)] {
            if bound != end {
                prop_assert!((deviations(yes, n, bound) - sign * Z95).abs() < 1e-6, "{yes}/{n}: {ours:?}");
            } else {
                prop_assert_eq!(f64::from(yes) / f64::from(n), end);
            }
        }
    }

    #[test]
    fn more_of_the_same_makes_it_narrower((n, yes) in (1_u32..500).prop_flat_map(|n| (Just(n), 0..=n)), times in 2_u32..9) {
        let (one, many) = (Interval::wilson(yes, n), Interval::wilson(yes * times, n * times));
        prop_assert!(many.low >= one.low && many.high <= one.high);
    }

    #[test]
    fn tenths_are_near_the_bounds_and_never_one_point((n, yes) in (1_u32..200_000).prop_flat_map(|n| (Just(n), 0..=n))) {
        let ours = Interval::wilson(yes, n);
        let (low, high) = ours.in_tenths();
        prop_assert!(low < high && high <= 10);
        let near = |tenth: u8, bound: f64| (f64::from(tenth) / 10.0 - bound).abs() <= 0.05 + 1e-9;
        let holds = f64::from(low) / 10.0 <= ours.low + 0.05 && f64::from(high) / 10.0 >= ours.high - 0.05;
        // Where it is narrower than a tenth, the two around it stand for it.
        prop_assert!(holds && (high - low == 1 || near(low, ours.low) && near(high, ours.high)), "{ours:?} {low} {high}");
    }

    #[test]
    fn a_figure_of_fewer_than_five_leaves_nothing_to_be_read(people in 0_u32..10, n in 0_u32..10) {
        let month = Month::of(date(2026, 11, 26));
        let figure = Statistic::of(people, Shown { value: 777, n, from: month, until: month });
        let told = serde_json::to_value(&figure).expect("a figure is JSON");
        let hidden = people < FEWEST || n < FEWEST;
        prop_assert_eq!(figure.is_hidden(), hidden);
        prop_assert_eq!(told["hidden"].as_bool(), Some(hidden));
        prop_assert_eq!(hidden, !told.to_string().contains("777") && told["n"].is_null() && told["from"].is_null());
        prop_assert_eq!(hidden, !format!("{figure:?}").contains("777"));
    }
}

#[test]
fn nothing_is_known_of_nobody() {
    assert_eq!(Interval::wilson(0, 0), Interval { low: 0.0, high: 1.0 });
    assert_eq!(Interval::wilson(0, 0).in_tenths(), (0, 10));
    assert_eq!(Interval::wilson(5, 5).in_tenths(), (6, 10));
    assert_eq!(Interval::wilson(9, 12).in_tenths(), (5, 9));
    assert_eq!(Interval::wilson(100_000, 100_000).in_tenths(), (9, 10));
    assert_eq!(Month::of(date(2026, 3, 1)).to_string(), "2026-03");
}
