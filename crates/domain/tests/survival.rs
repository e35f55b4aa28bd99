//! How long groups last, beside another program and its definition.

use openseat_domain::survival::{FEWEST, Life, at, curve, shown};
use proptest::{collection::vec, prelude::*};

fn lives(all: &[(u32, bool)]) -> Vec<Life> {
    all.iter().map(|(days, ended)| Life { days: *days, ended: *ended }).collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

/// By hand: 5 groups; one of five ends on day 10, one of three on day 30, one stays.
#[test]
fn the_curve_falls_by_those_who_end_among_those_who_are_left() {
    let drops = curve(&lives(&[(10, true), (20, false), (30, true), (40, false), (10, false)]));
    assert_eq!(
        drops.iter().map(|drop| (drop.days, drop.at_risk, drop.ended)).collect::<Vec<_>>(),
        [(10, 5, 1), (30, 2, 1)]
    );
    assert!(near(drops[0].share, 0.8) && near(drops[1].share, 0.4));
    assert!(near(at(&drops, 9), 1.0) && near(at(&drops, 10), 0.8) && near(at(&drops, 99), 0.4));
}

#[test]
fn nothing_is_shown_of_fewer_than_five() {
    assert_eq!(shown(&lives(&[(10, true); 4])), None);
    let six = lives(&[(10, true), (20, true), (30, true), (40, false), (50, false), (60, false)]);
    let shown = shown(&six).expect("six are enough");
    assert!(shown.iter().all(|drop| drop.at_risk >= FEWEST));
    assert_eq!(shown.len(), 2, "the curve ends where four are left");
    assert_eq!(curve(&six).len(), 3);
}

/// Six lists with ties and with groups that have not ended, told of by scipy and lifelines (versions in the file).
#[test]
fn other_programs_find_the_same_curve_and_bounds() {
    let told: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/golden/survival.json")).expect("the file is JSON");
    let cases = told["cases"].as_array().expect("cases");
    assert_eq!(cases.len(), 6);
    for case in cases {
        let list = |name: &str| -> Vec<f64> {
            case[name].as_array().expect("a list").iter().map(|one| one.as_f64().expect("a number")).collect()
        };
        let pairs = list("days").into_iter().zip(list("ended"));
        let drops =
            curve(&pairs.map(|(days, ended)| Life { days: days as u32, ended: ended == 1.0 }).collect::<Vec<_>>());
        let (moments, share, low, high) = (list("moments"), list("share"), list("low"), list("high"));
        assert_eq!(drops.len(), moments.len(), "{case}");
        for (place, drop) in drops.iter().enumerate() {
            assert!(near(f64::from(drop.days), moments[place]) && near(drop.share, share[place]), "{drop:?} {case}");
            assert!(near(drop.low, low[place]) && near(drop.high, high[place]), "{drop:?} {case}");
        }
    }
}

fn some() -> impl Strategy<Value = Vec<(u32, bool)>> {
    vec((1..60_u32, any::<bool>()), 0..40)
}

proptest! {
    #[test]
    fn it_only_falls_and_lies_within_its_bounds(all in some()) {
        let drops = curve(&lives(&all));
        prop_assert!(drops.windows(2).all(|two| two[1].share <= two[0].share && two[1].days > two[0].days));
        for drop in &drops {
            prop_assert!(drop.low <= drop.share + 1e-12 && drop.share <= drop.high + 1e-12, "{:?}", drop);
            prop_assert!((0.0..=1.0).contains(&drop.low) && (0.0..=1.0).contains(&drop.high));
        }
    }

    /// Without groups that still meet, it is the plain share of those that lasted longer.
    #[test]
    fn when_all_have_ended_it_is_a_plain_share(days in vec(1..60_u32, 1..40)) {
        let all: Vec<(u32, bool)> = days.iter().map(|day| (*day, true)).collect();
        for drop in curve(&lives(&all)) {
            let longer = days.iter().filter(|day| **day > drop.days).count();
            prop_assert!(near(drop.share, longer as f64 / days.len() as f64));
        }
    }
}
