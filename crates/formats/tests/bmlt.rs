//! BMLT answers and dumps, on small fixtures, on real files and against what a real server answered.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

mod reading;

use std::collections::{BTreeMap, HashMap, HashSet};

use openseat_domain::{
    fellowship::FellowshipId,
    meeting::{Attendance, Draft},
    problem::Level,
    schedule::{Rule, Weekday},
};
use openseat_formats::{Format, Options, open};
use reading::{Read, folder, pretty, read_all, read_with};
use serde_json::{Value, json};

fn answer(records: &Value) -> Read {
    read_all(records.to_string().as_bytes())
}

fn one(record: Value) -> (Draft, Vec<String>) {
    let mut read = answer(&json!([record]));
    assert_eq!((read.drafts.len(), read.refused.len()), (1, 0), "{:?}", read.refused);
    (read.drafts.remove(0), read.warnings)
}

fn with(fields: &[(&str, Value)]) -> Value {
    let mut record = json!({"id_bigint": "7", "meeting_name": "Early Risers", "weekday_tinyint": "2",
        "start_time": "07:00:00", "duration_time": "01:30:00", "published": "1"});
    for (name, value) in fields {
        record[*name] = value.clone();
    }
    record
}

fn codes(draft: &Draft) -> Vec<&str> {
    draft.types.iter().map(|kind| kind.code.as_str()).collect()
}

#[test]
fn a_whole_record_becomes_a_whole_draft() {
    let bytes = include_bytes!("fixtures/bmlt_answer.json");
    let read = read_all(bytes);
    assert_eq!(read.format, Format::BmltJson);
    assert!(read.refused.is_empty() && read.warnings.is_empty(), "{:?} {:?}", read.refused, read.warnings);
    insta::assert_snapshot!("bmlt_answer", pretty(&read.drafts));
}

#[test]
fn numbers_and_strings_are_read_alike() {
    let strings = one(with(&[("latitude", json!("42.5")), ("longitude", json!("-75.5")), ("venue_type", json!("3"))]));
    let numbers = one(json!({"id_bigint": 7, "meeting_name": "Early Risers", "weekday_tinyint": 2, "published": true,
        "start_time": "07:00:00", "duration_time": "01:30:00", "latitude": 42.5, "longitude": -75.5, "venue_type": 3,
        "comments": null}));
    assert_eq!(strings, numbers);
}

#[test]
fn days_count_from_one_for_sunday() {
    let days = [1, 2, 7].map(|day| one(with(&[("weekday_tinyint", json!(day))])).0.schedule.unwrap().rule);
    assert_eq!(days, [Rule::Weekly(Weekday::Sunday), Rule::Weekly(Weekday::Monday), Rule::Weekly(Weekday::Saturday)]);
    for bad in ["0", "8", "Monday"] {
        let (draft, warnings) = one(with(&[("weekday_tinyint", json!(bad))]));
        assert_eq!((draft.schedule, warnings.len()), (None, 1), "{bad}");
    }
}

#[test]
fn lengths_that_say_nothing_are_an_hour() {
    for (given, minutes, warned) in [
        ("01:30:00", 90, 0),
        ("", 60, 0),
        ("00:00:00", 60, 0),
        ("24:00:00", 1440, 0),
        ("long", 60, 1),
        ("99:00", 60, 1),
    ] {
        let (draft, warnings) = one(with(&[("duration_time", json!(given))]));
        assert_eq!((draft.schedule.unwrap().minutes, warnings.len()), (minutes, warned), "{given}");
    }
}

#[test]
fn the_zone_is_the_meetings_own_or_none() {
    let zone = |given: &str| one(with(&[("time_zone", json!(given))])).0.schedule.unwrap().zone;
    assert_eq!(zone("America/New_York").as_deref(), Some("America/New_York"));
    assert_eq!(zone(""), None);
    assert_eq!(one(with(&[("time_zone", json!("Eastern"))])).1.len(), 1, "an unknown zone is warned of");
}

#[test]
fn a_closed_place_is_paused_and_a_virtual_one_is_online() {
    let read = |venue: &str, formats: &str, link: &str| {
        let fields = [("venue_type", json!(venue)), ("formats", json!(formats)), ("virtual_meeting_link", json!(link))];
        one(with(&fields)).0.attendance
    };
    assert_eq!(read("1", "O,TC", ""), Attendance::Paused);
    assert_eq!(read("1", "O,TC", "https://zoom.us/j/1"), Attendance::Online);
    assert_eq!(read("", "VM", ""), Attendance::Online);
    assert_eq!(read("2", "VM,TC", ""), Attendance::Online);
    assert_eq!(read("", "HY", ""), Attendance::Hybrid);
    assert_eq!(read("3", "", ""), Attendance::Hybrid);
}

#[test]
fn world_codes_stand_for_the_servers_own_keys() {
    let formats = json!([
        {"key_string": "O", "id": "17", "lang": "en", "world_id": "OPEN"},
        {"key_string": "St", "id": "27", "lang": "en", "world_id": "STEP"},
        {"key_string": "ES", "id": "9", "lang": "en", "world_id": "LANG"},
        {"key_string": "Pi", "id": "18", "lang": "en", "world_id": ""}]);
    let meeting = with(&[("formats", json!("St,O,ES,Pi,Xx")), ("format_shared_id_list", json!("27,17,9,18,99"))]);
    let read = answer(&json!({"meetings": [meeting], "formats": formats}));
    assert_eq!(codes(&read.drafts[0]), ["ES", "OPEN", "PI", "STEP", "XX"]);
    assert_eq!(read.drafts[0].extra["formats"], "ES,O,Pi,St,Xx", "the keys are kept, in a lasting order");
    assert!(read.drafts[0].types.iter().all(|kind| kind.programme.as_str() == "na"));
}

#[test]
fn contact_fields_never_reach_a_draft() {
    let secret = [
        "contact_name_1",
        "contact_phone_1",
        "contact_email_1",
        "contact_name_2",
        "contact_phone_2",
        "contact_email_2",
        "email_contact",
        "contact_name1",
        "contact_email2",
    ];
    let fields: Vec<_> = secret.iter().map(|name| (*name, json!("SECRET"))).collect();
    let read = answer(&json!([with(&fields)]));
    assert!(!serde_json::to_string(&read.drafts).unwrap().contains("SECRET"));
    assert!(read.last[0].what.contains("(9 values)"), "{:?}", read.last);
}

#[test]
fn a_meeting_held_back_by_its_server_stays_unpublished() {
    assert!(!one(with(&[("published", json!("0"))])).0.published);
    assert!(!one(with(&[("published", json!(0))])).0.published);
    assert!(one(json!({"id_bigint": "1", "meeting_name": "x"})).0.published, "a sparse answer does not say");
}

#[test]
fn links_that_are_none_are_left_out_with_a_warning() {
    let (draft, warnings) = one(with(&[("virtual_meeting_link", json!("javascript:alert(1)"))]));
    assert_eq!((draft.online, warnings.len()), (None, 1));
}

#[test]
fn nowhere_is_no_point_and_nonsense_is_warned_of() {
    let read = |lat: &str, lon: &str| one(with(&[("latitude", json!(lat)), ("longitude", json!(lon))]));
    assert_eq!(read("0", "0").1.len(), 0);
    assert!(read("0", "0").0.place.is_none());
    assert_eq!(read("north", "-75").1.len(), 1);
    assert_eq!(read("142.5", "-75").1.len(), 1);
}

#[test]
fn rows_that_are_not_meetings_are_refused_and_their_neighbours_kept() {
    let records = json!([with(&[]), 7, "text", [1], {"id_bigint": "8"}, {"meeting_name": "no id"}, with(&[]),
        with(&[("id_bigint", json!("9"))])]);
    let options = Options { format: Some(Format::BmltJson), ..Options::default() };
    let read = read_with(records.to_string().as_bytes(), &options);
    assert_eq!(read.drafts.iter().map(|draft| draft.key.as_str()).collect::<Vec<_>>(), ["7", "9"]);
    let whats: Vec<_> = read.refused.iter().map(|problem| problem.what.as_str()).collect();
    assert_eq!(whats.len(), 6);
    assert!(whats[5].contains("same id"), "{whats:?}");
    assert!(read.refused.iter().all(|problem| problem.level == Level::Refused && !problem.fix.is_empty()));
}

#[test]
fn an_aggregators_ids_are_told_apart_by_server() {
    let on = |server: &str| with(&[("root_server_uri", json!(server))]);
    let read = answer(&json!([on("https://a.example/main_server/"), on("https://b.example/main_server")]));
    let keys: Vec<_> = read.drafts.iter().map(|draft| draft.key.as_str()).collect();
    assert_eq!(keys, ["a.example/main_server:7", "b.example/main_server:7"]);
    assert_eq!(answer(&json!([on("https://a.example")])).drafts[0].key, "7");
}

#[test]
fn a_caller_may_name_another_fellowship_and_a_zone() {
    let bytes = json!([with(&[("formats", json!("O"))])]).to_string();
    let options =
        Options { fellowship: Some(FellowshipId::new("ca")), zone: Some("Europe/London".into()), ..Options::default() };
    let read = read_with(bytes.as_bytes(), &options);
    let draft = &read.drafts[0];
    assert_eq!((draft.fellowship.as_str(), draft.types[0].programme.as_str()), ("ca", "ca"));
    assert_eq!(draft.schedule.as_ref().unwrap().zone.as_deref(), Some("Europe/London"));
}

#[test]
fn a_small_dump_gives_what_the_server_would_answer() {
    let read = read_all(include_bytes!("fixtures/bmlt_dump.sql"));
    assert_eq!(read.format, Format::BmltSql);
    insta::assert_snapshot!("bmlt_dump", pretty(&(&read.drafts, &read.refused, &read.warnings, &read.last)));
    assert!(!serde_json::to_string(&read.drafts).unwrap().contains("SECRET"));
}

#[test]
fn a_dump_cut_anywhere_is_broken_and_nothing_is_taken() {
    let dump = include_bytes!("fixtures/bmlt_dump.sql");
    let end = dump.windows(17).position(|part| part == b"-- Dump completed").unwrap();
    // In the first lines there is nothing yet by which to know a dump.
    for cut in (300..end).step_by(7) {
        assert!(open(&dump[..cut], &Options { format: Some(Format::BmltSql), ..Options::default() }).is_err(), "{cut}");
    }
}

#[test]
fn a_dump_of_something_else_is_broken_in_words() {
    let read = |dump: &str| open(dump.as_bytes(), &Options::default()).unwrap_err().problem.what;
    let other = "CREATE TABLE `wp_posts` (`ID` int);\nINSERT INTO `wp_posts` VALUES (1);\n";
    assert!(read(other).contains("not of a BMLT server"), "{}", read(other));
    let two = "CREATE TABLE a_comdef_meetings_main (`id_bigint` int);\nCREATE TABLE b_comdef_meetings_main (`id_bigint` int);\n";
    assert!(read(two).contains("several BMLT servers"), "{}", read(two));
    let bare = "INSERT INTO `na_comdef_meetings_main` VALUES (1);\n";
    assert!(read(bare).contains("no columns"), "{}", read(bare));
}

#[test]
fn every_shared_bmlt_file_is_read() {
    let Some(feeds) = folder("feeds") else { return };
    let mut sums = BTreeMap::new();
    for name in [
        "bmlt_bread_berlin.json",
        "bmlt_yap_day2.json",
        "bmlt_yap_day3.json",
        "bmlt_yap_day4.json",
        "bmlt_sample_gny_region.sql",
    ] {
        let read = read_all(&std::fs::read(feeds.join(name)).unwrap());
        sums.insert(name, read.sums());
    }
    insta::assert_snapshot!("shared_bmlt", pretty(&sums));
}

#[test]
fn the_sample_dump_keeps_its_oddities() {
    let Some(feeds) = folder("feeds") else { return };
    let read = read_all(&std::fs::read(feeds.join("bmlt_sample_gny_region.sql")).unwrap());
    let drafts = &read.drafts;
    assert_eq!(drafts.len(), 1555);
    assert_eq!(drafts.iter().filter(|draft| !draft.published).count(), 42);
    assert_eq!(drafts.iter().filter(|draft| !draft.extra.contains_key("formats")).count(), 117);
    assert!(drafts.iter().all(|draft| draft.schedule.as_ref().is_some_and(|schedule| schedule.zone.is_none())));
    let world_ids: HashSet<_> = drafts.iter().filter_map(|draft| draft.extra.get("worldid_mixed")).collect();
    let with_one = drafts.iter().filter(|draft| draft.extra.contains_key("worldid_mixed")).count();
    insta::assert_snapshot!("shared_world_ids", format!("{with_one} meetings, {} world ids", world_ids.len()));
    let keys: HashSet<_> = drafts.iter().map(|draft| &draft.key).collect();
    assert_eq!(keys.len(), 1555, "every meeting keeps a key of its own");
}

#[test]
fn the_dump_agrees_with_what_a_real_server_answered_for_it() {
    let (Some(feeds), Some(golden)) = (folder("feeds"), folder("bmlt_golden")) else { return };
    let dump = read_all(&std::fs::read(feeds.join("bmlt_sample_gny_region.sql")).unwrap());
    let ours: HashMap<&str, &Draft> = dump.drafts.iter().map(|draft| (draft.key.as_str(), draft)).collect();
    let manifest: Vec<Value> = serde_json::from_slice(&std::fs::read(golden.join("manifest.json")).unwrap()).unwrap();
    let formats = std::fs::read_to_string(golden.join("002.body")).unwrap();
    let mut compared = 0;
    for query in &manifest {
        let words = query["query"].as_str().unwrap();
        if !words.starts_with("json/?switcher=GetSearchResults")
            || query["status"] != 200
            || words.contains("lang_enum")
        {
            continue;
        }
        let body = std::fs::read_to_string(golden.join(query["file"].as_str().unwrap())).unwrap();
        let Ok(Value::Array(records)) = serde_json::from_str(&body) else { continue };
        if words.contains("data_field_key=id_bigint") || records.is_empty() {
            continue;
        }
        // The server gives formats by key; with its own table of formats beside them the codes must be ours.
        let theirs = read_all(format!(r#"{{"meetings":{body},"formats":{formats}}}"#).as_bytes());
        assert_eq!(theirs.drafts.len(), records.len(), "{words}");
        for their in &theirs.drafts {
            let our = ours[their.key.as_str()];
            agree(our, their, words);
            compared += 1;
        }
        if words.ends_with("venue_types=1") {
            let published = dump.drafts.iter().filter(|draft| draft.published).map(|draft| draft.key.as_str());
            let answered = theirs.drafts.iter().map(|draft| draft.key.as_str());
            assert_eq!(published.collect::<HashSet<_>>(), answered.collect::<HashSet<_>>());
        }
    }
    assert!(compared > 9_000, "only {compared} meetings were compared");
}

fn agree(our: &Draft, their: &Draft, query: &str) {
    let coordinates = |draft: &Draft| draft.place.as_ref().and_then(|place| place.point);
    let near = match (coordinates(our), coordinates(their)) {
        // The server rounds to twelve decimals.
        (Some(our), Some(their)) => (our.lat - their.lat).abs() < 1e-9 && (our.lon - their.lon).abs() < 1e-9,
        (our, their) => our.is_none() && their.is_none(),
    };
    assert!(near, "{query}: meeting {}", our.key);
    let plain = |draft: &Draft| {
        let mut draft = draft.clone();
        draft.extra.remove("root_server_uri");
        if let Some(place) = &mut draft.place {
            place.point = None;
            // The dump has postcodes in a column for numbers too, which the server does not read.
            if their.place.as_ref().is_some_and(|place| place.postal_code.is_none()) {
                place.postal_code = None;
            }
        }
        draft
    };
    assert_eq!(plain(our), plain(their), "{query}");
}
