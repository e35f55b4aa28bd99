//! The slow trend, beside its definition and where it must not move.

use openseat_domain::trend::{FEWEST, Going, Trend, median, percent};
use proptest::{collection::vec, prelude::*};

/// Days that rise, with a number each.
fn kept() -> impl Strategy<Value = Vec<(f64, f64)>> {
    vec((1..20_u8, 0..11_u8), FEWEST..30).prop_map(|all| {
        let mut day = 0.0;
        let point = |(step, value): (u8, u8)| {
            day += f64::from(step) / 4.0;
            (day, f64::from(value))
        };
        all.into_iter().map(point).collect()
    })
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn the_slope_is_the_middle_of_all_slopes() {
    let line: Vec<(f64, f64)> = (0..8).map(|day| (f64::from(day), 10.0 - f64::from(day))).collect();
    let trend = Trend::of(&line).expect("eight are enough");
    assert_eq!((trend.per_week, trend.low, trend.high, trend.n), (-7.0, -7.0, -7.0, 8));
    assert_eq!(trend.going(), Going::Down);
    assert_eq!(Trend::of(&line[1..]), None, "seven are too few");
    assert_eq!(Trend::of(&[(3.0, 1.0); 9]), None, "all at one moment say nothing of a direction");
}

/// Ranks by hand: of 28 slopes of eight entries, 15.8 lie within chance, so that the 6th and the 23rd bound them.
#[test]
fn the_bounds_are_the_ranks_of_sen() {
    let points: Vec<(f64, f64)> =
        [1.0, 4.0, 2.0, 8.0, 5.0, 7.0, 9.0, 3.0].into_iter().enumerate().map(|(day, y)| (day as f64, y)).collect();
    let mut slopes = Vec::new();
    for a in 0..8 {
        for b in a + 1..8 {
            slopes.push((points[b].1 - points[a].1) / (points[b].0 - points[a].0) * 7.0);
        }
    }
    slopes.sort_by(f64::total_cmp);
    let trend = Trend::of(&points).expect("eight are enough");
    assert!(near(trend.low, slopes[5]) && near(trend.high, slopes[22]), "{trend:?}");
    assert!(near(trend.per_week, f64::midpoint(slopes[13], slopes[14])));
}

#[test]
fn no_share_is_told_of_fewer_than_ten() {
    assert_eq!([percent(3, 9), percent(3, 10), percent(10, 10), percent(1, 3)], [None, Some(30), Some(100), None]);
    assert_eq!(median(&[]), None);
    assert_eq!(median(&[5.0, 1.0, 3.0]), Some(3.0));
    assert_eq!(median(&[5.0, 1.0]), Some(3.0));
}

proptest! {
    #[test]
    fn it_lies_within_its_bounds_and_turns_with_time_and_scale(points in kept()) {
        let trend = Trend::of(&points).expect("enough");
        prop_assert!(trend.low <= trend.per_week && trend.per_week <= trend.high, "{:?}", trend);
        let moved: Vec<_> = points.iter().map(|(x, y)| (x + 90.0, y * 2.0 + 5.0)).collect();
        let other = Trend::of(&moved).expect("enough");
        prop_assert!((other.per_week - 2.0 * trend.per_week).abs() < 1e-6);
        let back: Vec<_> = points.iter().map(|(x, y)| (-x, *y)).collect();
        let back = Trend::of(&back).expect("enough");
        prop_assert!((back.per_week + trend.per_week).abs() < 1e-6);
        prop_assert!((back.low + trend.high).abs() < 1e-6 && (back.high + trend.low).abs() < 1e-6);
    }

    #[test]
    fn the_order_in_which_entries_come_does_not_matter(points in kept()) {
        let mut turned = points.clone();
        turned.reverse();
        let (one, other) = (Trend::of(&points).expect("enough"), Trend::of(&turned).expect("enough"));
        prop_assert!(near(one.per_week, other.per_week) && near(one.low, other.low) && near(one.high, other.high));
    }

    /// Two of ten days may be anything: more than half of the slopes are those of the line.
    #[test]
    fn a_few_odd_days_do_not_turn_it(slope in -5..6_i32, odd in vec((0..10_usize, -99..99_i32), 2)) {
        let mut points: Vec<(f64, f64)> = (0..10).map(|day| (f64::from(day), f64::from(slope * day))).collect();
        for (day, value) in odd {
            points[day].1 = f64::from(value);
        }
        prop_assert!(near(Trend::of(&points).expect("ten").per_week, f64::from(slope) * 7.0));
    }
}

/// Five lists with equal values among them, told of by scipy (its version stands in the file).
#[test]
fn another_program_finds_the_same_slope_and_bounds() {
    let told: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/golden/trend.json")).expect("the file is JSON");
    let cases = told["cases"].as_array().expect("cases");
    assert_eq!(cases.len(), 5);
    for case in cases {
        let list = |name: &str| -> Vec<f64> {
            case[name].as_array().expect("a list").iter().map(|one| one.as_f64().expect("a number")).collect()
        };
        let points: Vec<(f64, f64)> = list("x").into_iter().zip(list("y")).collect();
        let trend = Trend::of(&points).expect("enough");
        let per_week = |name: &str| case[name].as_f64().expect("a number") * 7.0;
        assert!(near(trend.per_week, per_week("slope")), "{case}: {trend:?}");
        let bounds = near(trend.low, per_week("low")) && near(trend.high, per_week("high"));
        assert!(bounds, "{case}: {trend:?}");
    }
}
