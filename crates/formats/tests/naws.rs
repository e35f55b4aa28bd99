//! NAWS spreadsheets: the old one of 48 columns, the newer one of 52, and what people make of them.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

mod reading;

use std::collections::HashMap;

use openseat_domain::{
    meeting::{Attendance, Draft},
    schedule::{Rule, Weekday},
};
use openseat_formats::{Format, Options, open};
use reading::{Read, folder, pretty, read_all, read_with};

const HEADER: &str = "Committee,CommitteeName,AreaRegion,ParentName,ContactName,Room,Closed,WheelChr,Day,Time,Language1,Place,\
    Address,City,LocBorough,State,Zip,Country,Directions,Institutional,Format1,Format2,Delete,LastChanged,Longitude,\
    Latitude,PhoneMeetingNumber,VirtualMeetingLink,VirtualMeetingInfo,TimeZone,bmlt_id,unpublished";

/// A row of the sheet with some cells changed.
fn row(cells: &[(&str, &str)]) -> String {
    let usual = HashMap::from([
        ("Committee", "G1"),
        ("CommitteeName", "Early Risers"),
        ("Day", "Sunday"),
        ("Time", "0730"),
        ("Closed", "OPEN"),
        ("WheelChr", "FALSE"),
        ("Institutional", "FALSE"),
        ("bmlt_id", "7"),
        ("Address", "1 Elm St"),
    ]);
    let cell = |name: &str| {
        let given = cells.iter().find(|(known, _)| *known == name).map(|(_, cell)| *cell);
        given.or_else(|| usual.get(name).copied()).unwrap_or_default().to_owned()
    };
    HEADER.split(',').map(|name| cell(name.trim())).collect::<Vec<_>>().join(",")
}

fn sheet(rows: &[String]) -> Read {
    read_all(format!("{HEADER}\n{}\n", rows.join("\n")).as_bytes())
}

fn one(cells: &[(&str, &str)]) -> Draft {
    let mut read = sheet(&[row(cells)]);
    assert_eq!(read.drafts.len(), 1, "{:?}", read.refused);
    read.drafts.remove(0)
}

fn codes(draft: &Draft) -> Vec<&str> {
    draft.types.iter().map(|kind| kind.code.as_str()).collect()
}

#[test]
fn both_kinds_of_sheet_become_drafts() {
    for (name, bytes) in [
        ("naws_48", include_bytes!("fixtures/naws_48.csv").as_slice()),
        ("naws_52", include_bytes!("fixtures/naws_52.csv").as_slice()),
    ] {
        let read = read_all(bytes);
        assert_eq!(read.format, Format::NawsCsv);
        assert!(!pretty(&read.drafts).contains("SECRET"));
        insta::assert_snapshot!(name, pretty(&(&read.drafts, &read.refused, &read.warnings, &read.last)));
    }
}

#[test]
fn times_are_of_four_digits() {
    for (given, minutes) in [("0730", 450), ("2359", 1439), ("0000", 0), ("730", 450), ("19:30", 1170)] {
        assert_eq!(one(&[("Time", given)]).schedule.unwrap().start, minutes, "{given}");
    }
    let read = sheet(&[row(&[("Time", "2575")]), row(&[("Day", "Someday"), ("bmlt_id", "8")])]);
    assert_eq!((read.drafts.len(), read.warnings.len()), (2, 2), "the rest of the row is taken");
    assert!(read.drafts.iter().all(|draft| draft.schedule.is_none()));
}

#[test]
fn days_are_words() {
    let rule = |day: &str| one(&[("Day", day)]).schedule.unwrap().rule;
    assert_eq!(rule("Sunday"), Rule::Weekly(Weekday::Sunday));
    assert_eq!(rule("saturday "), Rule::Weekly(Weekday::Saturday));
}

#[test]
fn a_deleted_row_is_refused_so_that_the_meeting_is_retired() {
    let read = sheet(&[row(&[("Delete", "D")]), row(&[])]);
    assert_eq!((read.drafts.len(), read.refused.len()), (1, 1));
    assert_eq!(read.refused[0].what, "The meeting is marked as deleted.");
}

#[test]
fn open_closed_wheelchair_formats_and_languages_are_types() {
    let cells =
        [("Closed", "CLOSED"), ("WheelChr", "TRUE"), ("Format1", "STEP"), ("Format2", "jft"), ("Language1", "ES")];
    assert_eq!(codes(&one(&cells)), ["CLOSED", "ES", "JFT", "STEP", "WCHR"]);
    assert_eq!(codes(&one(&[("Closed", "")])), Vec::<&str>::new());
}

#[test]
fn virtual_closed_and_hybrid_meetings_are_told_apart() {
    let attendance = |format: &str, link: &str| one(&[("Format1", format), ("VirtualMeetingLink", link)]).attendance;
    assert_eq!(attendance("VM", "https://zoom.us/j/1"), Attendance::Online);
    assert_eq!(attendance("HYBR", "https://zoom.us/j/1"), Attendance::Hybrid);
    assert_eq!(attendance("TC", ""), Attendance::Paused);
    assert_eq!(attendance("DISC", ""), Attendance::InPerson);
}

#[test]
fn unpublished_and_institutional_meetings_are_not_shown() {
    assert!(one(&[]).published);
    assert!(!one(&[("unpublished", "1")]).published);
    let inside = one(&[("Institutional", "TRUE")]);
    assert!(!inside.published);
    assert_eq!(inside.extra["institutional"], "TRUE");
}

#[test]
fn rows_without_an_id_keep_a_key_of_their_own() {
    let rows = [("Sunday", "0730"), ("Sunday", "0730"), ("Monday", "0730")];
    let rows = rows.map(|(day, time)| row(&[("bmlt_id", ""), ("Day", day), ("Time", time)]));
    let read = sheet(&rows);
    let keys: Vec<_> = read.drafts.iter().map(|draft| draft.key.as_str()).collect();
    assert_eq!(keys, ["g1-sunday-0730", "g1-sunday-0730-2", "g1-monday-0730"]);
    let nameless = [("bmlt_id", ""), ("Committee", ""), ("CommitteeName", "日曜"), ("Day", ""), ("Time", "")];
    assert_eq!(one(&nameless).key, "meeting", "a key is never empty");
}

#[test]
fn columns_may_stand_in_any_order_and_be_saved_with_semicolons() {
    let csv = "\u{feff}Time;Day;CommitteeName;Committee;bmlt_id\n0730;Sunday;Früh; G1 ;5\n\n;;;;\n";
    let read = read_all(csv.as_bytes());
    assert_eq!((read.drafts.len(), read.drafts[0].name.as_str(), read.drafts[0].key.as_str()), (1, "Früh", "5"));
}

#[test]
fn a_row_that_was_cut_is_refused_and_a_sheet_without_days_is_broken() {
    let read = sheet(&[row(&[]), "G2,Half a row,AR1".into()]);
    assert_eq!((read.drafts.len(), read.refused.len()), (1, 1));
    let options = Options { format: Some(Format::NawsCsv), ..Options::default() };
    let broken = open(b"Committee,CommitteeName,Time\nG1,Early,0730\n", &options).unwrap_err();
    assert!(broken.problem.what.contains("no column Day"), "{broken}");
}

#[test]
fn the_zone_and_the_callers_zone() {
    assert_eq!(one(&[("TimeZone", "America/Chicago")]).schedule.unwrap().zone.as_deref(), Some("America/Chicago"));
    let options = Options { zone: Some("Europe/Berlin".into()), ..Options::default() };
    let read = read_with(format!("{HEADER}\n{}\n", row(&[])).as_bytes(), &options);
    assert_eq!(read.drafts[0].schedule.as_ref().unwrap().zone.as_deref(), Some("Europe/Berlin"));
}

#[test]
fn the_shared_sheet_is_read() {
    let Some(feeds) = folder("feeds") else { return };
    let read = read_all(&std::fs::read(feeds.join("naws_rar.csv")).unwrap());
    insta::assert_snapshot!("shared_naws", read.sums());
}

#[test]
fn a_real_servers_sheet_agrees_with_its_database() {
    let (Some(feeds), Some(golden)) = (folder("feeds"), folder("bmlt_golden")) else { return };
    let dump = read_all(&std::fs::read(feeds.join("bmlt_sample_gny_region.sql")).unwrap());
    let ours: HashMap<&str, &Draft> = dump.drafts.iter().map(|draft| (draft.key.as_str(), draft)).collect();
    let sheet = read_all(&std::fs::read(golden.join("095.body")).unwrap());
    assert_eq!((sheet.format, sheet.refused.len(), sheet.warnings.len()), (Format::NawsCsv, 0, 0));
    assert!(sheet.drafts.len() >= 38);
    for theirs in &sheet.drafts {
        let our = ours[theirs.key.as_str()];
        let slot = |draft: &Draft| draft.schedule.as_ref().map(|schedule| (schedule.rule.clone(), schedule.start));
        assert_eq!((&our.name, slot(our)), (&theirs.name, slot(theirs)));
        assert_eq!(our.extra.get("worldid_mixed"), theirs.extra.get("worldid_mixed"));
        assert_eq!((our.attendance, our.published), (theirs.attendance, theirs.published));
        let place =
            |draft: &Draft| draft.place.as_ref().map(|place| (place.street.clone(), place.city.clone(), place.point));
        assert_eq!(place(our), place(theirs));
    }
}
