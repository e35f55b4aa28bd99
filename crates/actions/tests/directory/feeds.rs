//! Lists that are read again and again.

use openseat_actions::{
    ActionError,
    feed::{self, NewFeed, Synced},
};
use openseat_outside::fetch::{Answer, Body, FetchError, Recorded};
use openseat_store::testing;

use crate::town::{NOON, at, bring, house, list, mondays, shown};

const ADDRESS: &str = "https://leeds.example.org/meetings.json";

fn web(answer: Result<Answer, FetchError>) -> Recorded {
    Recorded { answers: [(ADDRESS.to_owned(), answer)].into() }
}

fn leeds() -> NewFeed {
    NewFeed { name: "leeds".into(), address: ADDRESS.into(), ..NewFeed::default() }
}

fn body(count: usize) -> Result<Answer, FetchError> {
    Ok(Answer::Body(Body { bytes: list(&mondays(count)), etag: Some("\"v1\"".into()), last_modified: None }))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_is_due_is_read_and_then_not_due_for_an_hour() {
    testing::each_bare_engine(async |db| {
        let house = house(db, web(body(3))).await;
        feed::add(&house, leeds(), at(NOON)).await.expect("a good feed");
        let done = feed::sync_due(&house, at(NOON)).await.expect("the database answers");
        assert!(matches!(done.as_slice(), [(name, Synced::Read(_))] if name == "leeds"), "{done:?}");
        assert_eq!(shown(&house), 3);
        assert!(feed::sync_due(&house, at("2026-11-23T12:59:00Z")).await.expect("answers").is_empty());
        assert_eq!(feed::sync_due(&house, at("2026-11-23T13:00:00Z")).await.expect("answers").len(), 1);
        let view = &feed::list(&house).await.expect("answers")[0];
        assert_eq!((view.counts, view.source.health.etag.as_deref()), ([3, 0, 0], Some("\"v1\"")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_becomes_a_feed_under_its_name_and_stops_being_one() {
    testing::each_bare_engine(async |db| {
        let house = house(db, web(body(3))).await;
        bring(&house, "leeds", list(&mondays(2))).await.expect("a list");
        let source = feed::add(&house, leeds(), at(NOON)).await.expect("a file may become a feed");
        let done = feed::sync_due(&house, at(NOON)).await.expect("answers");
        let [(_, Synced::Read(read))] = done.as_slice() else { panic!("{done:?}") };
        assert_eq!((read.reading.new, read.reading.same), (1, 2), "its meetings are known");
        assert!(feed::add(&house, leeds(), at(NOON)).await.is_err(), "a feed cannot be added twice");
        feed::stop(&house, "leeds", "test", at(NOON)).await.expect("it stops");
        assert!(feed::sync_due(&house, at("2026-11-24T12:00:00Z")).await.expect("answers").is_empty());
        let view = &feed::list(&house).await.expect("answers")[0];
        assert_eq!((view.source.id, view.counts, shown(&house)), (source.id, [3, 0, 0], 3), "and keeps its meetings");
        assert!(feed::stop(&house, "leeds", "test", at(NOON)).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_fails_keeps_its_meetings_and_is_tried_less_and_less_often() {
    testing::each_bare_engine(async |db| {
        let timed_out = Err(FetchError::TimedOut { address: ADDRESS.into() });
        let house = house(db, web(timed_out)).await;
        feed::add(&house, leeds(), at(NOON)).await.expect("a good feed");
        let mut tries = Vec::new();
        for hour in 0..48 {
            let now = at(NOON) + jiff::SignedDuration::from_hours(hour);
            if !feed::sync_due(&house, now).await.expect("answers").is_empty() {
                tries.push(hour);
            }
        }
        assert_eq!(tries, [0, 2, 6, 14, 30]);
        let view = &feed::list(&house).await.expect("answers")[0];
        assert_eq!(view.source.health.failures, 5);
        assert!(view.source.health.trouble.as_ref().is_some_and(|t| t.contains("did not answer")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_that_sends_rubbish_says_so_in_its_health() {
    testing::each_bare_engine(async |db| {
        let rubbish = Body { bytes: b"<!doctype html><title>Sign in</title>".to_vec(), ..Body::default() };
        let house = house(db, web(Ok(Answer::Body(rubbish)))).await;
        feed::add(&house, leeds(), at(NOON)).await.expect("a good feed");
        let synced = feed::sync(&house, "leeds", false, "test", at(NOON)).await.expect("answers");
        assert!(matches!(synced, Synced::Unreadable(_)), "{synced:?}");
        assert!(feed::list(&house).await.expect("answers")[0].source.health.trouble.is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_with_a_wrong_value_is_refused_in_words() {
    testing::each_bare_engine(async |db| {
        let house = house(db, Recorded::default()).await;
        let wrong = [
            NewFeed { address: "meetings.json".into(), ..leeds() },
            NewFeed { zone: Some("Yorkshire".into()), ..leeds() },
            NewFeed { every_minutes: Some(1), ..leeds() },
        ];
        for feed in wrong {
            assert!(matches!(feed::add(&house, feed, at(NOON)).await, Err(ActionError::Refused(_))));
        }
        feed::add(&house, leeds(), at(NOON)).await.expect("a good feed");
        assert!(matches!(feed::add(&house, leeds(), at(NOON)).await, Err(ActionError::Refused(_))), "twice");
        assert!(matches!(feed::sync(&house, "york", false, "test", at(NOON)).await, Err(ActionError::Missing { .. })));
    })
    .await;
}
