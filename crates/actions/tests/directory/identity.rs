//! The same meeting in two lists.

use openseat_actions::{
    House, demo,
    identity::{Decision, decide},
    meeting::view,
};
use serde_json::{Value, json};

use crate::town::{NOON, at, bring, in_each_house, list, monday, shown};

/// The same meeting as another office would write it.
fn as_the_other_office_has_it(meeting: &Value) -> Value {
    let mut other = meeting.clone();
    other["slug"] = json!(format!("leeds-{}", meeting["slug"].as_str().expect("a slug")));
    other["updated"] = json!("2026-11-01 10:00:00");
    other
}

fn church() -> Value {
    let mut church = monday("new-start", "New Start");
    church["location"] = json!("Example Church");
    church["formatted_address"] = json!("12 Mill Lane, Leeds LS1 4AB, UK");
    church
}

async fn two_lists(house: &House) {
    bring(house, "leeds", list(&[church()])).await.expect("a list");
    bring(house, "yorkshire", list(&[as_the_other_office_has_it(&church())])).await.expect("a list");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_meeting_in_two_lists_is_shown_once_with_the_fresher_words() {
    in_each_house(async |house| {
        two_lists(&house).await;
        assert_eq!(shown(&house), 1);
        let seen = view(&house, "new-start", at(NOON)).await.expect("answers").expect("there");
        let of = |source: &str| seen.listings.iter().find(|l| l.source == source).expect("both are kept");
        assert!(!of("leeds").shown && of("yorkshire").shown, "the one that was updated lately is shown");
        assert!(of("yorkshire").score.is_some_and(|s| s > 0.5), "{:?}", seen.listings);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_group_in_the_same_building_at_the_same_hour_stays_another() {
    in_each_house(async |house| {
        bring(&house, "leeds", list(&[church()])).await.expect("a list");
        let mut upstairs = as_the_other_office_has_it(&church());
        (upstairs["name"], upstairs["slug"]) = (json!("Harbour Lights Discussion"), json!("harbour-lights"));
        bring(&house, "yorkshire", list(&[upstairs])).await.expect("a list");
        assert_eq!(shown(&house), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_steward_splits_what_the_rule_joined_and_a_later_reading_keeps_it() {
    in_each_house(async |house| {
        two_lists(&house).await;
        let seen = view(&house, "new-start", at(NOON)).await.expect("answers").expect("there");
        let (one, other) = (seen.listings[0].id, seen.listings[1].id);
        let word = Decision { one, other, same: false, why: "two rooms".into(), who: "test".into() };
        decide(&house, word.clone(), at(NOON)).await.expect("both are there");
        assert_eq!(shown(&house), 2);
        let mut changed = as_the_other_office_has_it(&church());
        changed["notes"] = json!("Ring the bell.");
        bring(&house, "yorkshire", list(&[changed])).await.expect("a list");
        assert_eq!(shown(&house), 2, "the steward's word holds");
        decide(&house, Decision { same: true, ..word }, at(NOON)).await.expect("both are there");
        assert_eq!(shown(&house), 1);
        let old =
            house.snapshot().by_slug("new-start").is_some() || house.snapshot().by_slug("leeds-new-start").is_some();
        assert!(old, "it keeps one of its addresses");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_one_list_loses_a_meeting_the_other_list_still_shows_it() {
    in_each_house(async |house| {
        two_lists(&house).await;
        bring(&house, "yorkshire", list(&[monday("another", "Another Group")])).await.expect("a list");
        let seen = view(&house, "new-start", at(NOON)).await.expect("answers").expect("there");
        let leeds = seen.listings.iter().find(|l| l.source == "leeds").expect("it is kept");
        assert!(!seen.gone && leeds.shown);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_made_up_town_leaves_when_a_real_list_comes() {
    in_each_house(async |house| {
        demo::load_if_empty(&house, at(NOON)).await.expect("answers").expect("the house is empty");
        house.refresh(at(NOON)).await.expect("answers");
        assert!(shown(&house) >= 150 && house.snapshot().made_up);
        bring(&house, "leeds", list(&[church()])).await.expect("a list");
        assert_eq!((shown(&house), house.snapshot().made_up), (1, false));
        assert!(demo::load_if_empty(&house, at(NOON)).await.expect("answers").is_none(), "and does not come back");
    })
    .await;
}
