//! What we write: the Meeting Guide feed and the iCalendar file.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

mod made;
mod reading;

use made::drafts;
use openseat_domain::{
    fellowship::FellowshipId,
    meeting::{Attendance, Draft},
    place::{Place, Point},
    schedule::{Rule, Schedule, Weekday},
};
use openseat_formats::meeting_guide_out::{Entry, write};
use proptest::prelude::*;
use reading::read_all;
use serde_json::Value;

fn feed(drafts: &[Draft]) -> Vec<u8> {
    let mut out = Vec::new();
    let entries = drafts.iter().map(|meeting| Entry { slug: &meeting.key, meeting, page: None });
    write(entries, &mut out).expect("a vector takes everything");
    out
}

fn record(draft: &Draft) -> Value {
    let feed: Value = serde_json::from_slice(&feed(std::slice::from_ref(draft))).unwrap();
    feed[0].clone()
}

fn weekly() -> Draft {
    Draft {
        key: "early-risers".into(),
        name: "Early Risers".into(),
        fellowship: FellowshipId::new("aa"),
        schedule: Some(Schedule::weekly(Weekday::Tuesday, 23 * 60 + 30, 90, Some("America/New_York"))),
        published: true,
        ..Draft::default()
    }
}

#[test]
fn fields_have_the_names_and_types_of_the_specification() {
    let mut draft = weekly();
    draft.place = Some(Place {
        formatted: Some("12 Mill Lane, Leeds, LS1 4AB, UK".into()),
        point: Point::new(53.8, -1.55),
        regions: vec!["Yorkshire".into(), "Leeds".into()],
        ..Place::default()
    });
    draft.updated = Some("2026-01-31T19:00:00Z".parse().unwrap());
    let record = record(&draft);
    assert_eq!((&record["day"], &record["time"], &record["end_time"]), (&2.into(), &"23:30".into(), &"01:00".into()));
    assert_eq!((&record["latitude"], &record["approximate"]), (&53.8.into(), &"no".into()));
    assert_eq!(record["updated"], "2026-01-31 19:00:00");
    assert_eq!(record["regions"], serde_json::json!(["Yorkshire", "Leeds"]));
    assert!(record.get("address").is_none() && record.get("group").is_none(), "empty fields are left out");
}

#[test]
fn a_monthly_meeting_is_never_said_to_be_weekly() {
    let mut draft = weekly();
    draft.schedule.as_mut().unwrap().rule = Rule::Monthly { nth: 1, day: Weekday::Friday };
    let record = record(&draft);
    assert!(["day", "time", "end_time"].iter().all(|field| record.get(field).is_none()), "{record}");
}

#[test]
fn a_place_that_is_shut_says_so_in_the_code_that_every_reader_knows() {
    let at = |attendance, approximate| {
        let place = Some(Place { street: Some("1 Elm St".into()), approximate, ..Place::default() });
        record(&Draft { attendance, place, ..weekly() })["types"].clone()
    };
    assert_eq!(at(Attendance::Paused, false), serde_json::json!(["TC"]));
    assert_eq!(at(Attendance::Online, false), serde_json::json!(["TC"]));
    assert_eq!(at(Attendance::Online, true), serde_json::json!([]));
    assert_eq!(at(Attendance::InPerson, false), serde_json::json!([]));
}

#[test]
fn unpublished_meetings_are_not_in_the_feed() {
    let hidden = Draft { published: false, key: "hidden".into(), ..weekly() };
    let feed = String::from_utf8(feed(&[hidden, weekly()])).unwrap();
    assert!(!feed.contains("hidden") && feed.contains("early-risers"));
    assert_eq!(serde_json::from_slice::<Value>(&self::feed(&[])).unwrap(), serde_json::json!([]));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back_the_same(draft in drafts()) {
        let read = read_all(&feed(std::slice::from_ref(&draft)));
        prop_assert_eq!(read.refused.len(), 0, "{:?}", read.refused);
        prop_assert_eq!(&read.drafts[0], &draft);
    }
}
