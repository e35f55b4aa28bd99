//! What real Meeting Guide feeds hold, kind by kind: each of these was seen in feeds that are in use.

use openseat_domain::{
    fellowship::FellowshipId,
    meeting::{Attendance, Draft},
    place::Point,
    problem::{Level, Problem},
    schedule::{Rule, Weekday},
};
use openseat_formats::{Codes, Format, Options, read};
use serde_json::{Value, json};

fn all(rows: &Value) -> (Vec<Draft>, Vec<Problem>) {
    let (format, drafts, problems) = read(rows.to_string().as_bytes(), &Options::default()).expect("a whole file");
    assert_eq!(format, Format::MeetingGuide);
    (drafts, problems)
}

/// A usual row with these fields changed or added; null takes one away.
fn row(changes: Value) -> Value {
    let mut row = json!({
        "name": "Early Risers", "slug": "early", "day": 1, "time": "07:00", "end_time": "08:00",
        "formatted_address": "12 Mill Lane, Leeds, LS1 4AB, UK", "latitude": 53.8, "longitude": -1.5,
        "timezone": "Europe/London", "types": ["O"],
    });
    let (Value::Object(row_fields), Value::Object(changes)) = (&mut row, changes) else { panic!("objects") };
    row_fields.extend(changes);
    row
}

fn one(changes: Value) -> (Draft, Vec<Problem>) {
    let (mut drafts, problems) = all(&json!([row(changes)]));
    assert_eq!(drafts.len(), 1, "{problems:?}");
    (drafts.remove(0), problems)
}

fn codes(draft: &Draft) -> Vec<&str> {
    draft.types.iter().map(|kind| kind.code.as_str()).collect()
}

fn minutes(draft: &Draft) -> (u16, u16) {
    draft.schedule.as_ref().map(|schedule| (schedule.start, schedule.minutes)).expect("a time")
}

fn weekdays(drafts: &[Draft]) -> Vec<Weekday> {
    let day = |draft: &Draft| match draft.schedule.as_ref().map(|schedule| &schedule.rule) {
        Some(Rule::Weekly(day)) => *day,
        other => panic!("{other:?}"),
    };
    drafts.iter().map(day).collect()
}

#[test]
fn no_end_time_is_an_hour_without_a_word() {
    let (draft, problems) = one(json!({"end_time": null}));
    assert_eq!(minutes(&draft), (420, 60));
    assert_eq!(problems, []);
    assert_eq!(minutes(&one(json!({"end_time": ""})).0), (420, 60));
}

#[test]
fn latitude_and_longitude_as_text() {
    let point = |changes| one(changes).0.place.and_then(|place| place.point);
    assert_eq!(point(json!({"latitude": "39.8702244", "longitude": " -75.3"})), Point::new(39.8702244, -75.3));
    assert_eq!(
        point(json!({"latitude": null, "longitude": null, "coordinates": "53.5,-1.25"})),
        Point::new(53.5, -1.25)
    );
}

#[test]
fn coordinates_of_nought_or_missing_are_no_point() {
    for changes in
        [json!({"latitude": 0, "longitude": 0}), json!({"latitude": "0", "longitude": "0"}), json!({"latitude": null})]
    {
        let (draft, problems) = one(changes);
        assert_eq!(draft.place.and_then(|place| place.point), None);
        assert_eq!(problems, []);
    }
    let (draft, problems) = one(json!({"latitude": 530, "longitude": 1}));
    assert_eq!((draft.place.and_then(|place| place.point), problems[0].level), (None, Level::Warning));
}

#[test]
fn a_day_as_text_as_word_as_list_and_seven_for_sunday() {
    let days = |day: Value| weekdays(&all(&json!([row(json!({"day": day}))])).0);
    assert_eq!(days(json!("1")), [Weekday::Monday]);
    assert_eq!(days(json!("Tuesday")), [Weekday::Tuesday]);
    assert_eq!(days(json!(7)), [Weekday::Sunday]);
    assert_eq!(days(json!(0)), [Weekday::Sunday]);
    assert_eq!(days(json!(["5", 2, "Friday"])), [Weekday::Tuesday, Weekday::Friday]);
    assert_eq!(days(json!([3])), [Weekday::Wednesday]);
}

#[test]
fn a_row_with_several_days_is_one_draft_for_each_keyed_by_its_day() {
    let (drafts, _) = all(&json!([row(json!({"day": [1, 3]})), row(json!({"day": [0, 6], "slug": "late"}))]));
    let keys: Vec<_> = drafts.iter().map(|draft| draft.key.as_str()).collect();
    assert_eq!(keys, ["early-1", "early-3", "late-0", "late-6"]);
}

#[test]
fn times_with_seconds_and_halves_of_the_day() {
    assert_eq!(minutes(&one(json!({"time": "19:30:00", "end_time": "21:00:00"})).0), (1170, 90));
    assert_eq!(minutes(&one(json!({"time": "7:30 PM", "end_time": "8:15 pm"})).0), (1170, 45));
    assert_eq!(minutes(&one(json!({"time": "noon", "end_time": "1:00 PM"})).0), (720, 60));
}

#[test]
fn an_end_past_midnight_counts_on() {
    assert_eq!(minutes(&one(json!({"time": "23:30", "end_time": "00:45"})).0), (1410, 75));
    assert_eq!(minutes(&one(json!({"time": "22:00", "end_time": "00:00"})).0), (1320, 120));
}

#[test]
fn an_end_at_the_start_is_an_hour_with_a_note() {
    let (draft, problems) = one(json!({"end_time": "07:00"}));
    assert_eq!(minutes(&draft), (420, 60));
    assert_eq!(
        problems.iter().map(|p| (p.level, p.at.as_str())).collect::<Vec<_>>(),
        [(Level::Note, "row 1 (early), end_time")]
    );
}

#[test]
fn an_empty_or_unreadable_time_leaves_the_row_without_a_time() {
    for time in [json!(""), json!(null), json!("later"), json!("9:99 PM"), json!({"a": 1})] {
        let (draft, problems) = one(json!({"time": time}));
        assert_eq!(draft.schedule, None);
        assert_eq!(problems[0].level, Level::Warning);
    }
    let (draft, problems) = one(json!({"time": null, "day": null}));
    assert_eq!((draft.schedule, problems.len()), (None, 0), "by appointment is nothing wrong");
}

#[test]
fn an_approximate_address_is_no_place_to_come_to() {
    let (draft, _) = one(json!({"formatted_address": "San Jose, CA, USA"}));
    assert_eq!(draft.attendance, Attendance::Paused);
    assert!(draft.place.expect("a place").approximate);
    let (draft, _) = one(json!({"approximate": "yes", "conference_url": "https://zoom.us/j/1"}));
    assert_eq!(draft.attendance, Attendance::Online);
}

#[test]
fn a_slug_as_number_over_long_or_unsafe_is_kept_as_key() {
    let long = "meeting-1937-macdade-boulevard-woodlyn-pa-19094-usa-0-000000-and-more-of-it-beyond-sixty-four";
    for (given, key) in [(json!(254), "254"), (json!(long), long), (json!("a b/ü?"), "a b/ü?")] {
        assert_eq!(one(json!({"slug": given})).0.key, key);
    }
    assert_eq!(one(json!({"slug": null, "id": 9})).0.key, "9");
    assert_eq!(one(json!({"slug": null})).0.key, "early-risers-1-07-00");
}

#[test]
fn duplicate_slugs_are_counted() {
    let (drafts, _) = all(&json!([row(json!({})), row(json!({})), row(json!({"slug": "early-1"})), row(json!({}))]));
    let keys: Vec<_> = drafts.iter().map(|draft| draft.key.as_str()).collect();
    assert_eq!(keys, ["early", "early-1", "early-1-1", "early-2"]);
}

#[test]
fn types_as_text_in_brackets_in_small_letters_unknown_and_as_numbers() {
    let types = |given: Value| codes(&one(json!({"types": given})).0).join(" ");
    assert_eq!(types(json!("[open]")), "OPEN", "without a table of labels the word stays");
    assert_eq!(types(json!("o, d,W")), "D O W");
    assert_eq!(types(json!(["onl", "ASBI", 11, "D-HOH", "12x12"])), "11 12X12 ASBI D-HOH ONL");
    assert_eq!(types(json!("O/D/W")), "D O W");
    for none in [json!(null), json!([]), json!(""), json!([""]), json!({})] {
        assert_eq!(types(none), "");
    }
}

struct Labels;

impl Codes for Labels {
    fn code_for_label(&self, programme: &FellowshipId, label: &str) -> Option<String> {
        let code = match (programme.as_str(), label.to_lowercase().as_str()) {
            ("aa", "open") => "O",
            ("aa", "spanish") => "S",
            ("aa", "wheelchair access") => "X",
            _ => return None,
        };
        Some(code.to_owned())
    }
}

#[test]
fn types_by_label_become_the_programmes_codes() {
    let options = Options { codes: std::sync::Arc::new(Labels), ..Options::default() };
    let rows = json!([row(json!({"types": ["Open", "SPANISH", "D"], "languages": ["es"], "Wheelchair Access": "x"}))]);
    let (_, drafts, _) = read(rows.to_string().as_bytes(), &options).expect("a whole file");
    assert_eq!(codes(&drafts[0]), ["D", "O", "S", "X"]);
}

#[test]
fn both_open_and_closed_is_closed() {
    let (draft, problems) = one(json!({"types": ["O", "C", "D"]}));
    assert_eq!(codes(&draft), ["C", "D"]);
    assert_eq!(problems[0].level, Level::Note);
}

#[test]
fn the_last_change_in_many_ways() {
    let updated = |given: &str| one(json!({"updated": given})).0.updated.map(|instant| instant.to_string());
    assert_eq!(updated("2021-06-21 03:25:44").as_deref(), Some("2021-06-21T03:25:44Z"));
    assert_eq!(updated("8/29/2021").as_deref(), Some("2021-08-29T00:00:00Z"));
    assert_eq!(updated("12/31/2022").as_deref(), Some("2022-12-31T00:00:00Z"));
    let (draft, problems) = one(json!({"updated": "long ago"}));
    assert_eq!((draft.updated, problems[0].level), (None, Level::Warning));
}

#[test]
fn html_and_entities_and_carriage_returns_in_notes() {
    let notes = "<p>Park&nbsp;behind</p>\r\n<script>x()</script>Tea &amp;amp; talk<br>  ring\r\nthe bell ";
    let (draft, _) = one(json!({"notes": notes, "name": "Early &#8211; Risers"}));
    assert_eq!(draft.notes.as_deref(), Some("Park behind\n\nTea & talk\nring\nthe bell"));
    assert_eq!(draft.name, "Early – Risers");
}

#[test]
fn untrimmed_text_and_regions_in_any_case_are_kept_as_given_but_trimmed() {
    let (draft, _) = one(json!({"name": "  Early \t Risers ", "region": " north WEST ", "sub_region": "Bingley"}));
    assert_eq!(draft.name, "Early Risers");
    assert_eq!(draft.place.expect("a place").regions, ["north WEST", "Bingley"]);
}

#[test]
fn regions_joined_by_a_sign_or_in_a_list() {
    let regions = |changes| one(changes).0.place.expect("a place").regions;
    assert_eq!(regions(json!({"region": "Mississippi > North > Tupelo"})), ["Mississippi", "North", "Tupelo"]);
    assert_eq!(regions(json!({"regions": ["Mississippi", "North"], "region": "x"})), ["Mississippi", "North"]);
    assert_eq!(regions(json!({"regions": "Oregon &gt; Salem"})), ["Oregon", "Salem"]);
}

#[test]
fn an_unknown_conference_host_is_a_web_page_and_the_meeting_is_not_online_for_it() {
    let (draft, problems) = one(json!({"conference_url": "https://evilzoom.us/j/1", "conference_url_notes": "pw"}));
    assert_eq!((draft.online, draft.attendance), (None, Attendance::InPerson));
    assert_eq!(draft.website.as_deref(), Some("https://evilzoom.us/j/1"));
    assert_eq!(problems[0].level, Level::Warning);
    let (draft, _) = one(json!({"conference_url": "https://our.example/room", "attendance_option": "online"}));
    assert_eq!(draft.online.and_then(|online| online.url).as_deref(), Some("https://our.example/room"));
}

#[test]
fn an_invalid_conference_phone_is_left_out() {
    let (draft, problems) = one(json!({"conference_phone": "ask us", "conference_phone_notes": "pin"}));
    assert_eq!((draft.online, problems.len()), (None, 1));
    let (draft, _) = one(json!({"conference_phone": "+1 (669) 900-6833,,637#"}));
    assert_eq!(draft.online.and_then(|online| online.phone).as_deref(), Some("+16699006833,,637#"));
    assert_eq!(draft.attendance, Attendance::Hybrid);
}

#[test]
fn attendance_follows_from_place_link_and_types() {
    let zoom = "https://us02web.zoom.us/j/1";
    let decided = |changes| one(changes).0.attendance;
    assert_eq!(decided(json!({})), Attendance::InPerson);
    assert_eq!(decided(json!({"conference_url": zoom})), Attendance::Hybrid);
    assert_eq!(decided(json!({"conference_url": zoom, "types": ["TC", "ONL"]})), Attendance::Online);
    assert_eq!(decided(json!({"types": ["TC"]})), Attendance::Paused);
    assert_eq!(decided(json!({"types": ["ONL"], "formatted_address": "Leeds, UK"})), Attendance::Online);
    for (word, attendance) in [
        ("in_person", Attendance::InPerson),
        ("hybrid", Attendance::Hybrid),
        ("online", Attendance::Online),
        ("inactive", Attendance::Paused),
    ] {
        assert_eq!(decided(json!({"attendance_option": word, "conference_url": zoom})), attendance);
    }
}

#[test]
fn a_postcode_as_number_gets_its_leading_noughts_back() {
    let code = |changes| one(changes).0.place.and_then(|place| place.postal_code);
    assert_eq!(code(json!({"postal_code": 64113})).as_deref(), Some("64113"));
    assert_eq!(code(json!({"postal_code": 2903, "country": "US"})).as_deref(), Some("02903"));
    assert_eq!(code(json!({"postal_code": 2903, "state": "RI"})).as_deref(), Some("02903"));
    assert_eq!(code(json!({"postal_code": 2000, "country": "Australia"})).as_deref(), Some("2000"));
}

#[test]
fn empty_texts_are_as_good_as_missing() {
    let (draft, problems) = one(json!({"group": "", "notes": " ", "conference_url": "", "venmo": "", "url": null}));
    assert_eq!((draft.group, draft.notes, draft.online, draft.url, problems.len()), (None, None, None, None, 0));
}

#[test]
fn time_zones_by_name_everyday_word_and_ending() {
    let zone = |given: &str| one(json!({"timezone": given})).0.schedule.and_then(|schedule| schedule.zone);
    assert_eq!(zone("America/Chicago").as_deref(), Some("America/Chicago"));
    assert_eq!(zone("EST").as_deref(), Some("America/New_York"));
    assert_eq!(zone("Los_Angeles").as_deref(), Some("America/Los_Angeles"));
    let options = Options { zone: Some("Europe/Paris".into()), ..Options::default() };
    let rows = json!([row(json!({"timezone": null})), row(json!({"timezone": "Mars/Base"}))]).to_string();
    let (_, drafts, problems) = read(rows.as_bytes(), &options).expect("a whole file");
    assert!(
        drafts.iter().all(|draft| draft.schedule.as_ref().is_some_and(|s| s.zone.as_deref() == Some("Europe/Paris")))
    );
    assert_eq!(problems.len(), 1);
}

#[test]
fn a_missing_name_is_made_of_place_day_and_time() {
    let (draft, _) = one(json!({"name": "", "location": "St Mary's Hall", "time": "19:05", "end_time": null}));
    assert_eq!(draft.name, "St Mary's Hall Monday at 7:05 pm");
    let (drafts, problems) = all(&json!([{"slug": "x", "day": 1, "time": "10:00"}, row(json!({}))]));
    assert_eq!((drafts.len(), problems[0].level), (1, Level::Refused), "the good row beside it is kept");
}

#[test]
fn rows_that_are_no_objects_are_refused_alone() {
    let (drafts, problems) = all(&json!([row(json!({})), null, 7, "x", {}]));
    assert_eq!((drafts.len(), problems.iter().filter(|p| p.level == Level::Refused).count()), (1, 4));
}

#[test]
fn other_names_of_fields_are_understood() {
    let (drafts, _) = all(&json!([{
        "meeting": "Noon Group", "post_name": "noon", "day": "Monday", "start_time": "12:00", "location_name": "Hall",
        "address": "1 High St", "city": "Salem", "zip": "97301", "Sub Region": "Old Town"
    }]));
    let draft = &drafts[0];
    let place = draft.place.as_ref().expect("a place");
    assert_eq!((draft.name.as_str(), draft.key.as_str(), minutes(draft)), ("Noon Group", "noon", (720, 60)));
    assert_eq!((place.name.as_deref(), place.postal_code.as_deref()), (Some("Hall"), Some("97301")));
    assert_eq!(place.regions, ["Old Town"]);
}

#[test]
fn group_and_place_lend_to_blank_rows_when_all_agree() {
    let rows = json!([
        row(json!({"slug": "a", "group": "Oak", "group_notes": "Business meeting first Monday", "location": "Hall"})),
        {"name": "B", "slug": "b", "day": 2, "time": "10:00", "group": "oak", "location": "HALL"},
        {"name": "C", "slug": "c", "day": 3, "time": "10:00", "location": "Other hall"},
    ]);
    let (drafts, _) = all(&rows);
    assert_eq!(drafts[1].group_notes.as_deref(), Some("Business meeting first Monday"));
    assert_eq!(drafts[1].place.as_ref().and_then(|place| place.point), Point::new(53.8, -1.5));
    assert_eq!(drafts[2].place.as_ref().and_then(|place| place.point), None);
}

#[test]
fn scrubbed_addresses_and_mojibake_are_mended() {
    let (draft, _) = one(json!({"notes": "Write to [email\u{a0}protected] first", "name": "CafÃ© Group"}));
    assert_eq!((draft.notes.as_deref(), draft.name.as_str()), (Some("Write to first"), "Café Group"));
}

#[test]
fn rows_that_the_source_keeps_back_are_not_published() {
    for changes in [json!({"status": "draft"}), json!({"post_status": "private"}), json!({"archived": true})] {
        assert!(!one(changes).0.published);
    }
    assert!(one(json!({"status": "publish"})).0.published);
}

#[test]
fn contact_details_never_reach_a_draft_and_are_counted() {
    let (draft, problems) = one(json!({
        "contact_1_name": "Pat Example", "contact_2_email": "pat@private.example", "email": "pat@private.example",
        "phone": "555-555-0199", "author": "Pat Example", "last_contact_name": "Pat Example",
        "odd_field": "ring Pat on 555-555-0199",
    }));
    let kept = serde_json::to_string(&draft).expect("a draft can be written");
    assert!(!kept.contains("Pat") && !kept.contains("private.example") && !kept.contains("0199"), "{kept}");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].what.starts_with("1 row had contact details"), "{}", problems[0].what);
}

#[test]
fn personal_details_in_public_text_are_warned_of_and_kept() {
    let (draft, problems) = one(json!({"notes": "Contact: Sam Example, 415-555-0100 or sam@mail.example"}));
    assert_eq!(draft.notes.as_deref(), Some("Contact: Sam Example, 415-555-0100 or sam@mail.example"));
    assert_eq!(problems.iter().filter(|problem| problem.level == Level::Warning).count(), 3);
    assert!(problems.iter().all(|problem| !problem.what.contains("Sam")), "a problem does not repeat the detail");
}

#[test]
fn corrections_go_to_offices_only() {
    let feedback = |changes| one(changes).0.feedback_url;
    assert_eq!(
        feedback(json!({"feedback_emails": ["a@office.example", "sam@gmail.com"]})).as_deref(),
        Some("mailto:a@office.example")
    );
    assert_eq!(
        feedback(json!({"feedback_emails": "a@office.example,b@office.example"})).as_deref(),
        Some("mailto:a@office.example,b@office.example")
    );
    assert_eq!(feedback(json!({"feedback_url": "mailto:sam@gmail.com?subject=x"})), None);
    assert_eq!(
        feedback(json!({"feedback_url": "https://office.example/form?a=1&copy=2"})).as_deref(),
        Some("https://office.example/form?a=1&copy=2")
    );
}

#[test]
fn links_that_a_browser_would_run_are_left_out() {
    let (draft, problems) =
        one(json!({"url": "javascript:alert(1)", "website": "data:text/html,x", "conference_url": "javascript:x"}));
    assert_eq!((draft.url, draft.website, draft.online), (None, None, None));
    assert_eq!(problems.iter().filter(|problem| problem.level == Level::Warning).count(), 3);
}
