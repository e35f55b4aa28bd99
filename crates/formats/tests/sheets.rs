//! Tables kept by people: any order of columns, any delimiter, any service's JSON.

use openseat_domain::{
    meeting::{Attendance, Draft},
    problem::{Level, Problem},
    schedule::{Rule, Weekday},
};
use openseat_formats::{Format, Mapping, Options, open, read};

fn drafts(bytes: &[u8]) -> (Format, Vec<Draft>, Vec<Problem>) {
    read(bytes, &Options::default()).expect("a whole file")
}

fn rules(drafts: &[Draft]) -> Vec<Option<Rule>> {
    drafts.iter().map(|draft| draft.schedule.as_ref().map(|schedule| schedule.rule.clone())).collect()
}

#[test]
fn an_offices_own_sheet_with_its_own_columns() {
    let (format, drafts, problems) = drafts(include_bytes!("fixtures/office_sheet.csv"));
    assert_eq!(format, Format::SheetCsv);
    let nth = |nth| Some(Rule::Monthly { nth, day: Weekday::Thursday });
    let weekly = |day| Some(Rule::Weekly(day));
    assert_eq!(rules(&drafts)[..3], [weekly(Weekday::Monday), nth(1), nth(3)]);
    assert_eq!(drafts[0].name, "St Mary's Hall Monday at 7:30 pm");
    assert_eq!(drafts[0].fellowship.as_str(), "smart");
    assert_eq!(drafts[0].schedule.as_ref().map(|schedule| schedule.minutes), Some(90));
    assert_eq!((drafts[0].attendance, drafts[1].attendance), (Attendance::InPerson, Attendance::Hybrid));
    assert_eq!(drafts[1].notes.as_deref(), Some("Room 2,\nfirst floor"), "a cell may have lines of its own");
    assert_eq!((drafts[1].key.ends_with("-4-1"), drafts[2].key.ends_with("-4-3")), (true, true));
    let last = drafts.last().expect("a last row");
    assert_eq!((last.schedule.as_ref(), last.notes.as_deref()), (None, Some("every other Wednesday, 7pm")));
    assert!(problems.iter().any(|problem| problem.at.contains("day") && problem.what.contains("no first date")));
    let row = problems.iter().find(|problem| problem.level == Level::Refused).expect("a row without any name");
    assert!(row.at.starts_with("row 6"), "counted as the sheet counts: {}", row.at);
    let kept = serde_json::to_string(&drafts).expect("drafts can be written");
    assert!(!kept.contains("Pat"), "who runs it is not published");
}

#[test]
fn every_other_week_counts_from_a_first_date() {
    let sheet = b"Name,Day,Time,Start date\nA,every other Tuesday,19:00,11/3/2026\nB,Monthly,10:00,2026-11-28\n";
    let (_, drafts, problems) = drafts(sheet);
    let wanted = [
        Some(Rule::Rrule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU".into())),
        Some(Rule::Monthly { nth: 4, day: Weekday::Saturday }),
    ];
    assert_eq!(rules(&drafts), wanted);
    assert_eq!(problems, []);
    assert!(drafts[0].schedule.as_ref().is_some_and(|schedule| schedule.compile().is_ok()));
}

#[test]
fn commas_semicolons_and_tabs_are_told_apart() {
    for delimiter in [",", ";", "\t", "|"] {
        let sheet = "Day,Name,Starts\nMonday,\"Tea, toast; talk\",19:00\n".replacen(
            "Day,Name,Starts",
            &["Day", "Name", "Starts"].join(delimiter),
            1,
        );
        let sheet =
            sheet.replace("Monday,", &format!("Monday{delimiter}")).replace(",19:00", &format!("{delimiter}19:00"));
        let (_, drafts, _) = drafts(sheet.as_bytes());
        assert_eq!(
            drafts.iter().map(|draft| draft.name.as_str()).collect::<Vec<_>>(),
            ["Tea, toast; talk"],
            "{delimiter:?}"
        );
    }
}

#[test]
fn the_mapping_is_shown_and_can_be_changed() {
    let sheet = b"What we call it,Name,Day,Time,Shoe size,Mobile\nReal name,Code 7,Monday,19:00,44,555-555-0100\n";
    let opened = open(sheet, &Options::default()).expect("a whole file");
    let shown = opened.mapping.as_ref().expect("sheets have a mapping").to_string();
    assert_eq!(
        shown,
        "What we call it → kept, not read\nName → name\nDay → day\nTime → time\nShoe size → kept, not read\nMobile → left out\n"
    );
    let mapping: Mapping = "What we call it=name; Name=id".parse().expect("fields that exist");
    let (_, drafts, _) = read(sheet, &Options { mapping: Some(mapping), ..Options::default() }).expect("a whole file");
    assert_eq!((drafts[0].name.as_str(), drafts[0].key.as_str()), ("Real name", "Code 7"));
    assert_eq!(drafts[0].extra.get("Shoe size").map(String::as_str), Some("44"));
}

#[test]
fn a_utf_8_mark_before_a_csv_is_no_part_of_its_first_header() {
    let (format, drafts, problems) = drafts(include_bytes!("fixtures/bom.csv"));
    assert_eq!((format, drafts[0].name.as_str(), problems.len()), (Format::SheetCsv, "Café Group", 0));
}

#[test]
fn the_bytes_of_old_windows_are_read_with_a_note() {
    let (_, drafts, problems) = drafts(include_bytes!("fixtures/windows_1252.csv"));
    assert_eq!(drafts[0].name, "Café Group");
    assert!(problems.iter().any(|problem| problem.level == Level::Note && problem.what.contains("Windows-1252")));
}

#[test]
fn records_of_a_database_service() {
    let (format, drafts, problems) = drafts(include_bytes!("fixtures/airtable.json"));
    assert_eq!((format, drafts.len()), (Format::SheetJson, 2));
    assert_eq!((drafts[0].key.as_str(), drafts[0].name.as_str()), ("recA1", "Came to Believe"));
    assert_eq!(drafts[0].place.as_ref().and_then(|place| place.postal_code.as_deref()), Some("94123"));
    assert_eq!(drafts[1].schedule.as_ref().map(|schedule| schedule.minutes), Some(60));
    assert!(problems.iter().any(|problem| problem.what.contains("contact details")));
}

#[test]
fn cells_of_a_spreadsheet_service() {
    let (format, drafts, _) = drafts(include_bytes!("fixtures/google_values.json"));
    assert_eq!((format, drafts.len()), (Format::SheetJson, 2));
    assert_eq!((drafts[0].key.as_str(), drafts[1].schedule.as_ref()), ("17", None));
    assert_eq!(
        drafts[0].place.as_ref().map(|place| place.regions.clone()),
        Some(vec!["Oregon".into(), "Salem".into()])
    );
    assert_eq!(drafts[0].updated.map(|instant| instant.to_string()).as_deref(), Some("2022-12-31T00:00:00Z"));
}

#[test]
fn a_table_without_a_header_or_with_an_open_quotation_is_broken() {
    for (sheet, words) in [
        ("1,2,3\n4,5,6\n", "names of columns"),
        ("hello world", "names of columns"),
        ("Name,Day,Time\n\"Oak,Monday,19:00\nElm,Tuesday,19:00\n", "quotation mark"),
    ] {
        let broken = open(sheet.as_bytes(), &Options::default()).expect_err(sheet);
        assert!(broken.problem.what.contains(words), "{broken}");
    }
}
