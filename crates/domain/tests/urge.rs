//! What helped with urges: told only of what was done three times, and of nothing but the person's own log.

use openseat_domain::{
    form::{Answers, Value},
    urge::{FEWEST, Helped, Urge, helped},
};
use proptest::prelude::*;

fn urge(trigger: &str, did: &[&str], fall: Option<i64>) -> Urge {
    Urge { triggers: vec![trigger.into()], did: did.iter().map(|one| (*one).to_owned()).collect(), fall }
}

#[test]
fn what_was_done_three_times_is_told_with_how_often_and_the_largest_fall_stands_first() {
    let log = [
        urge("place", &["leave"], Some(5)),
        urge("place", &["leave", "wait"], Some(3)),
        urge("feeling", &["leave", "wait"], Some(1)),
        urge("place", &["wait"], Some(2)),
        urge("place", &["call"], Some(9)),
        urge("place", &["call"], Some(9)),
        urge("place", &["call"], None),
    ];
    let told = |did: &str, times, fall| Helped { did: did.into(), times, fall };
    assert_eq!(helped(&log, None), [told("leave", 3, 3.0), told("wait", 3, 2.0)], "calls were told of only twice");
    assert!(helped(&log, Some("place")).is_empty(), "after a place nothing was done three times");
}

#[test]
fn what_went_with_no_fall_is_not_said_to_have_helped() {
    let log: Vec<Urge> = [2, -1, -1].map(|fall| urge("time", &["wait"], Some(fall))).into();
    assert!(helped(&log, None).is_empty());
}

#[test]
fn a_fall_is_known_only_where_both_numbers_are() {
    let mut answers = Answers::default();
    answers.set("strength", vec![Value::Whole(8)]);
    answers.set("did", vec![Value::Code("wait".into()), Value::Code("call".into())]);
    assert_eq!(Urge::of(&answers), Urge { triggers: vec![], did: vec!["wait".into(), "call".into()], fall: None });
    answers.set("after", vec![Value::Whole(3)]);
    assert_eq!(Urge::of(&answers).fall, Some(5));
}

fn some_urges() -> impl Strategy<Value = Vec<Urge>> {
    let ways = proptest::sample::subsequence(vec!["wait", "leave", "call"], 0..=3);
    let one = (proptest::sample::select(vec!["place", "time"]), ways, proptest::option::of(-9i64..10));
    proptest::collection::vec(one.prop_map(|(trigger, did, fall)| urge(trigger, &did, fall)), 0..30)
}

proptest! {
    #[test]
    fn everything_told_is_true_of_the_log_whatever_its_order(log in some_urges(), trigger in proptest::option::of(proptest::sample::select(vec!["place", "time"]))) {
        let found = helped(&log, trigger);
        for one in &found {
            let mut falls = Vec::new();
            for urge in &log {
                let meant = trigger.is_none() || urge.triggers == [trigger.unwrap_or_default()];
                if let (true, true, Some(fall)) = (meant, urge.did.contains(&one.did), urge.fall) {
                    falls.push(fall as f64);
                }
            }
            prop_assert!(falls.len() == one.times && one.times >= FEWEST && one.fall > 0.0);
            prop_assert!((falls.iter().sum::<f64>() / falls.len() as f64 - one.fall).abs() < 1e-9);
        }
        prop_assert!(found.windows(2).all(|two| two[0].fall >= two[1].fall));
        let back: Vec<Urge> = log.into_iter().rev().collect();
        prop_assert_eq!(found, helped(&back, trigger));
    }
}
