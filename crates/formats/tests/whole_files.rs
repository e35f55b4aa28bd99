//! Files as wholes: what they are, and what is said when they cannot be read.

use openseat_domain::meeting::Attendance;
use openseat_formats::{Format, Options, Row, open, read};

fn broken(bytes: &[u8]) -> String {
    let broken = open(bytes, &Options::default()).expect_err("it cannot be read");
    assert!(!broken.problem.fix.is_empty());
    format!("{}: {}", broken.problem.at, broken.problem.what)
}

#[test]
fn every_field_of_the_meeting_guide_format_is_read() {
    let bytes = include_bytes!("fixtures/every_field.json");
    let (format, drafts, _) = read(bytes, &Options::default()).expect("a whole file");
    assert_eq!(format, Format::MeetingGuide);
    insta::assert_snapshot!(serde_json::to_string_pretty(&drafts[0]).expect("a draft can be written"));
}

#[test]
fn a_central_query_answer_counts_days_from_monday_and_length_in_minutes() {
    let (format, drafts, _) =
        read(include_bytes!("fixtures/central_query.json"), &Options::default()).expect("a whole file");
    assert_eq!(format, Format::CentralQuery);
    assert!(drafts.iter().all(|draft| draft.attendance == Attendance::Online));
    insta::assert_snapshot!(serde_json::to_string_pretty(&drafts).expect("drafts can be written"));
}

#[test]
fn utf_16_is_known_by_its_mark() {
    let (_, drafts, problems) =
        read(include_bytes!("fixtures/utf_16.json"), &Options::default()).expect("a whole file");
    assert_eq!((drafts[0].name.as_str(), problems.len()), ("Ñandú", 1));
}

#[test]
fn a_list_inside_an_object_is_found() {
    let row = r#"{"name":"Oak","slug":"oak","day":1,"time":"19:00"}"#;
    for whole in
        [format!("[{row}]"), format!(r#"{{"meetings":[{row}]}}"#), format!(r#" {{"count":1,"data":[{row}]}} "#)]
    {
        let (format, drafts, _) = read(whole.as_bytes(), &Options::default()).expect("a whole file");
        assert_eq!((format, drafts.len()), (Format::MeetingGuide, 1));
    }
}

#[test]
fn text_after_the_end_breaks_the_file() {
    assert_eq!(
        broken(b"[{\"name\":\"Oak\"}]\n\n invalid text"),
        "line 3, column 2: There is other text after the end of the JSON."
    );
}

#[test]
fn a_file_that_was_cut_off_breaks() {
    let whole = include_bytes!("fixtures/every_field.json");
    for end in [1, 20, 300, whole.len() - 4] {
        assert!(broken(&whole[..end]).contains("cut off"), "{end}");
    }
}

#[test]
fn empty_and_shapeless_files_break() {
    assert!(broken(b"").contains("empty"));
    assert!(broken(b" \n").contains("white space"));
    assert!(broken(b"{}").contains("empty object"));
    assert!(broken(br#"{"error":"no such page"}"#).contains("none of these is a list"));
    assert!(broken(b"[1, 2,, 3]").contains("not valid JSON"));
}

#[test]
fn packed_files_and_web_pages_break_in_words() {
    assert!(broken(&[0x1f, 0x8b, 8, 0]).contains("gzip"));
    assert!(broken(b"PK\x03\x04....").contains("zip or Excel"));
    assert!(broken(include_bytes!("fixtures/challenge.html")).contains("human"));
    assert!(broken(include_bytes!("fixtures/sign_in.html")).contains("sign in"));
    assert!(broken(b"<html><body>Meetings</body></html>").contains("web page"));
    assert!(broken(b"<?xml version='1.0'?><rss/>").contains("XML"));
}

#[test]
fn ten_million_brackets_neither_crash_nor_pass() {
    assert!(broken(&vec![b'['; 10_000_000]).contains("cut off"));
    let mut closed = vec![b'['; 1_000_000];
    closed.extend(vec![b']'; 1_000_000]);
    let opened = open(&closed, &Options::default());
    assert!(opened.is_err() || opened.is_ok_and(|opened| opened.len() <= 1));
}

#[test]
fn a_row_nested_too_deeply_is_refused_alone() {
    let deep = format!(r#"[{{"name":"Oak","slug":"oak"}},{{"name":{}{}}}]"#, "[".repeat(5000), "]".repeat(5000));
    let (_, drafts, problems) = read(deep.as_bytes(), &Options::default()).expect("a whole file");
    assert_eq!(drafts.len(), 1);
    assert!(problems.iter().any(|problem| problem.what.contains("nested too deeply")));
}

#[test]
fn a_file_can_be_read_twice_with_the_same_end() {
    let opened = open(include_bytes!("fixtures/every_field.json"), &Options::default()).expect("a whole file");
    let mut readings: [Vec<Row>; 2] = Default::default();
    for rows in &mut readings {
        opened.each(&mut |row| rows.push(row));
    }
    assert_eq!(readings[0], readings[1]);
}

#[test]
fn the_fellowship_is_given_guessed_with_a_reason_or_the_formats_own() {
    let guess = |json: &str, given: Option<&str>| {
        let options =
            Options { fellowship: given.map(openseat_domain::fellowship::FellowshipId::new), ..Options::default() };
        open(json.as_bytes(), &options).expect("a whole file").fellowship_guess.expect("always a guess")
    };
    let (id, why) = guess(r#"[{"name":"x","url":"https://www.eatingdisordersanonymous.org/m/1"}]"#, None);
    assert_eq!(id.as_str(), "eda");
    assert!(why.contains("eatingdisordersanonymous.org"));
    assert_eq!(guess(r#"[{"name":"x","entity":"Lakeside Al-Anon Family Groups"}]"#, None).0.as_str(), "alanon");
    assert_eq!(guess(r#"[{"name":"x"}]"#, None).0.as_str(), "aa");
    assert_eq!(guess(r#"[{"name":"x","url":"https://aa.example"}]"#, Some("na")).0.as_str(), "na");
}
