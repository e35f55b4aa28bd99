//! What people ask, and what they tell us.

use openseat_actions::{
    ActionError,
    meeting::{ReportForm, report_wrong, view},
    minute_of,
    question::Question,
};
use openseat_index::Scratch;
use openseat_store::report::Kind;

use crate::town::{NOON, at, bring, in_each_house, list, monday, mondays};

fn near(place: &str, when: &str) -> Question {
    Question { near: Some(place.into()), when: Some(when.into()), ..Question::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_finds_a_meeting_tonight_near_a_postcode() {
    in_each_house(async |house| {
        bring(&house, "leeds", list(&[monday("new-start", "New Start")])).await.expect("a list");
        let understood = house.understand(&near("LS1", "tonight"), at(NOON)).expect("a plain question");
        assert_eq!(understood.zone, "Europe/London");
        let found = house.snapshot().search(&understood.ask, minute_of(at(NOON)), &mut Scratch::default());
        assert_eq!(found.hits.len(), 1);
        assert_eq!(found.hits[0].start, minute_of(at("2026-11-23T19:00:00Z")));
        let elsewhere = house.understand(&near("Bristol", "tonight"), at(NOON)).expect("a plain question");
        assert!(house.snapshot().search(&elsewhere.ask, minute_of(at(NOON)), &mut Scratch::default()).hits.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_means_nothing_is_answered_with_what_would() {
    in_each_house(async |house| {
        let wrong = [
            near("Qxzzyvbn", "now"),
            near("Leeds", "the day after never"),
            Question { kinds: vec!["knitting circle".into()], ..Question::default() },
            Question { types: vec!["purple".into()], ..Question::default() },
            Question { zone: Some("Mars".into()), ..Question::default() },
        ];
        for question in wrong {
            let said = house.understand(&question, at(NOON));
            assert!(matches!(&said, Err(ActionError::Refused(p)) if !p.fix.is_empty()), "{question:?}: {said:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_tells_us_that_a_meeting_closed() {
    in_each_house(async |house| {
        bring(&house, "leeds", list(&mondays(1))).await.expect("a list");
        let form = ReportForm { slug: "meeting-0".into(), kind: Kind::Closed, words: " The door was shut. ".into() };
        report_wrong(&house, form.clone(), at(NOON)).await.expect("kept");
        let seen = view(&house, "meeting-0", at(NOON)).await.expect("answers").expect("there");
        assert_eq!((seen.reports.len(), seen.reports[0].kind, seen.reports[0].count), (1, Kind::Closed, 1));
        let unknown = ReportForm { slug: "no-such".into(), ..form.clone() };
        assert!(matches!(report_wrong(&house, unknown, at(NOON)).await, Err(ActionError::Missing { .. })));
        let endless = ReportForm { words: "a".repeat(1_001), ..form };
        assert!(matches!(report_wrong(&house, endless, at(NOON)).await, Err(ActionError::Refused(_))));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_meeting_that_its_source_keeps_back_is_as_if_it_were_not_there() {
    in_each_house(async |house| {
        let unpublished = br#"[{"id_bigint":"7","meeting_name":"Quiet","weekday_tinyint":"2","start_time":"19:00:00",
            "duration_time":"01:00:00","time_zone":"Europe/London","published":"0","latitude":"53.8","longitude":"-1.5",
            "service_body_bigint":"1","format_shared_id_list":""}]"#;
        let reading = bring(&house, "na", unpublished.to_vec()).await.expect("a list").reading;
        assert_eq!(reading.new, 1);
        assert_eq!(house.snapshot().len(), 0);
        assert!(view(&house, "quiet", at(NOON)).await.expect("answers").is_none());
    })
    .await;
}
