//! What we write: the Meeting Guide feed and the iCalendar file.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

mod made;
mod reading;

use made::{drafts, online, places, schedules};
use openseat_domain::{
    fellowship::FellowshipId,
    meeting::{Attendance, Draft, Online},
    place::{Place, Point},
    schedule::{Rule, Schedule, Weekday},
};
use openseat_formats::{
    meeting_guide_out::{Entry, write},
    semantic::{
        self, Server, Settings, Tables,
        draft::Numbers,
        kept::{Body, Format},
    },
    sheet_out,
};
use proptest::{option, prelude::*};
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

fn table(draft: &Draft) -> Vec<u8> {
    format!("{}{}{}", sheet_out::BOM, sheet_out::header(), sheet_out::row(&draft.key, draft, None)).into_bytes()
}

/// Everything a table can say of times, which is all that a schedule can be.
fn any_schedule() -> impl Strategy<Value = Schedule> {
    let day = (0..7_u8).prop_map(|day| Weekday::from_sunday_zero(day).unwrap());
    let date = (1..28_i8, 1..13_i8).prop_map(|(day, month)| jiff::civil::date(2027, month, day));
    let dates =
        proptest::collection::btree_set(date.clone(), 1..4).prop_map(|days| days.into_iter().collect::<Vec<_>>());
    let rule = prop_oneof![
        day.clone().prop_map(Rule::Weekly),
        (prop_oneof![1..=5_i8, Just(-1)], day).prop_map(|(nth, day)| Rule::Monthly { nth, day }),
        "FREQ=(WEEKLY;INTERVAL=2;BYDAY=TU|MONTHLY;BYMONTHDAY=1,15|DAILY;COUNT=9)".prop_map(Rule::Rrule),
        dates.clone().prop_map(Rule::Dates),
    ];
    (rule, schedules(), option::of(date.clone()), option::of(date), option::of(dates.clone()), option::of(dates))
        .prop_map(|(rule, plain, from, until, except, extra)| {
            let extra = if matches!(rule, Rule::Dates(_)) { None } else { extra };
            Schedule {
                rule,
                from,
                until,
                except: except.unwrap_or_default(),
                extra: extra.unwrap_or_default(),
                ..plain
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_is_read_back_the_same_with_every_kind_of_rule(draft in drafts(), schedule in option::of(any_schedule())) {
        let draft = Draft { schedule, ..draft };
        let read = read_all(&table(&draft));
        prop_assert_eq!(read.refused.len(), 0, "{:?}", read.refused);
        prop_assert_eq!(&read.drafts[0], &draft);
    }
}

/// The formats by which the world office knows how one takes part: their numbers here, keys and world ids.
const WORLD: [(i64, &str, &str); 5] =
    [(1, "O", "OPEN"), (2, "W", "W"), (3, "WC", "WCHR"), (4, "VM", "VM"), (5, "HY", "HYBR")];

/// A meeting as the world office's spreadsheet, as our server writes it for a list.
fn spreadsheet(draft: &Draft) -> String {
    let way = match draft.attendance {
        Attendance::Online => Some(4),
        Attendance::Hybrid => Some(5),
        Attendance::InPerson | Attendance::Paused => None,
    };
    let numbers = Numbers { id: 7, body: 1, formats: [1, 2, 3].into_iter().chain(way).collect() };
    let format = |(id, key, world_id): (i64, &str, &str)| Format {
        id,
        key: Some(key.into()),
        world_id: Some(world_id.into()),
        lang: "en".into(),
        name: Some(key.into()),
        ..Format::default()
    };
    let tables = Tables {
        meetings: semantic::draft::meeting(draft, &numbers).into_iter().collect(),
        formats: WORLD.map(format).to_vec(),
        bodies: vec![Body { id: 1, name: "Area".into(), ..Body::default() }],
        fields: semantic::draft::fields(),
        ..Tables::default()
    };
    let mut out = String::new();
    Server::new(tables, Settings::default()).naws_of_all(&mut out);
    out
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_world_office_s_spreadsheet_can_hold_is_read_back_the_same(
        name in "(=|@|[+-]|)[A-Z][a-z\"\\\\]{1,8}( [A-Z][a-z]{1,8})?", schedule in schedules(), place in places(), online in online(), way in 0..3_usize,
    ) {
        let attendance = [Attendance::InPerson, Attendance::Online, Attendance::Hybrid][way];
        let place = Place { approximate: false, regions: Vec::new(), ..place };
        let online = attendance.online().then_some(Online { url_notes: None, phone_notes: None, ..online });
        let draft = Draft { name, schedule: Some(schedule.clone()), attendance, place: Some(place), online, published: true, ..Draft::default() };
        let read = read_all(spreadsheet(&draft).as_bytes());
        prop_assert_eq!(read.refused.len(), 0, "{:?}", read.refused);
        let read = &read.drafts[0];
        // It has no room for the length.
        let expected = Schedule { minutes: 60, ..schedule };
        prop_assert_eq!((&read.name, read.schedule.as_ref()), (&draft.name, Some(&expected)));
        prop_assert_eq!((&read.place, &read.online, read.attendance), (&draft.place, &draft.online, draft.attendance));
        let codes: Vec<&str> = read.types.iter().map(|kind| kind.code.as_str()).collect();
        prop_assert!(["OPEN", "W", "WCHR"].iter().all(|code| codes.contains(code)), "{codes:?}");
    }
}
