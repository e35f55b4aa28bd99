//! The validator of Meeting Guide feeds, held to its own schema by an outside program.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use std::{collections::BTreeSet, path::PathBuf, process::Command};

use openseat_content::{Content, town};
use openseat_formats::{
    meeting_guide_check::{Kind, Report, SCHEMA, check},
    meeting_guide_out::{Entry, write},
};
use serde_json::{Value, json};

fn checked(feed: &Value) -> Report {
    check(feed.to_string().as_bytes(), &|code| code != "QQ", u64::MAX)
}

/// What is found in one row that is right but for `field`.
fn found(field: &str, value: Value) -> Vec<&'static str> {
    let mut row = json!({
        "name": "Early Risers", "slug": "early-risers", "day": 1, "time": "07:00", "timezone": "Europe/London",
        "city": "Leeds", "types": ["O"],
    });
    row[field] = value;
    checked(&json!([row])).findings.iter().map(|finding| finding.kind.id()).collect()
}

#[test]
fn a_row_that_is_right_has_nothing_wrong() {
    assert_eq!(found("city", json!("Leeds")), Vec::<&str>::new());
    assert_eq!(found("day", json!([1, 3])), Vec::<&str>::new());
    assert_eq!(found("slug", json!(4711)), Vec::<&str>::new());
}

#[test]
fn every_rule_of_a_row_finds_its_fault_and_nothing_else() {
    for (field, value, kind) in [
        ("name", json!(null), "no-name"),
        ("name", json!(["x"]), "no-name"),
        ("name", json!("x".repeat(256)), "long-name"),
        ("name", json!("x".repeat(65)), "wide-name"),
        ("name", json!("Early <b>Risers</b>"), "html"),
        ("notes", json!("Bread &amp; soup"), "html"),
        ("slug", json!(""), "no-slug"),
        ("slug", json!("x".repeat(65)), "long-slug"),
        ("slug", json!("early risers"), "odd-slug"),
        ("day", json!(7), "bad-day"),
        ("day", json!("Monday"), "bad-day"),
        ("day", json!([1, 7]), "bad-day"),
        ("day", json!("1"), "day-as-text"),
        ("day", json!(null), "no-day"),
        ("time", json!("25:00"), "bad-time"),
        ("time", json!("7:30 PM"), "bad-time"),
        ("time", json!("7:30"), "time-form"),
        ("time", json!("07:30:00"), "time-form"),
        ("time", json!(""), "no-time"),
        ("time", json!(730), "not-text"),
        ("end_time", json!("07:00"), "end-is-start"),
        ("timezone", json!("Europe/Leeds"), "unknown-zone"),
        ("timezone", json!(""), "no-zone"),
        ("city", json!(""), "no-way"),
        ("postal_code", json!(["LS1"]), "not-text"),
        ("types", json!("O"), "bad-types"),
        ("types", json!([1]), "bad-types"),
        ("types", json!(["QQ"]), "unknown-type"),
        ("types", json!(["O", "C"]), "open-and-closed"),
        ("regions", json!("Leeds"), "not-a-list-of-text"),
        ("latitude", json!(91), "bad-point"),
        ("latitude", json!("north"), "bad-point"),
        ("latitude", json!("53.8"), "point-as-text"),
        ("approximate", json!("maybe"), "bad-approximate"),
        ("conference_url", json!("zoom.us/j/1"), "bad-conference-url"),
        ("conference_url", json!("https://evilzoom.us/j/1"), "unknown-provider"),
        ("conference_phone", json!("555 0100"), "short-phone"),
        ("updated", json!("12/31/2025"), "updated-form"),
        ("contact_1_name", json!("Anna"), "personal"),
        ("entity_phone", json!("+1-555-555-0100"), "entity-without-name"),
        ("venmo", json!("group"), "odd-handle"),
        ("url", json!("www.example.org"), "link-form"),
    ] {
        assert_eq!(found(field, value.clone()), [kind], "{field} {value}");
    }
}

#[test]
fn a_broken_row_or_file_does_not_hide_the_rest() {
    let text =
        br#"[{"name":"A","slug":"a","city":"X"}, {"name":"B", oops}, 5, {"name":"C","slug":"a","city":"X"}] thanks"#;
    let report = check(text, &|_| true, u64::MAX);
    let kinds: Vec<(u64, Kind)> = report.findings.iter().map(|finding| (finding.row, finding.kind)).collect();
    let expected = [(2, Kind::RowNotJson), (3, Kind::NotAnObject), (4, Kind::SameSlug), (0, Kind::TextAfter)].to_vec();
    assert_eq!(kinds, expected);
    assert_eq!((report.rows, report.errors(), report.warnings(), report.bad_rows), (4, 4, 0, 3));
    let cut = check(br#"[{"name":"A","slug":"a","city":"X"}, {"name":"#, &|_| true, u64::MAX);
    assert_eq!(cut.counts.keys().copied().collect::<Vec<_>>(), [Kind::Cut, Kind::RowNotJson]);
    let none = check(b"<html>", &|_| true, u64::MAX);
    assert_eq!(none.counts.keys().copied().collect::<Vec<_>>(), [Kind::NotAList]);
}

#[test]
fn all_are_counted_and_only_the_first_are_told() {
    let feed = Value::Array((0..100).map(|n| json!({ "name": "A", "slug": n.to_string() })).collect());
    let report = check(feed.to_string().as_bytes(), &|_| true, 3);
    assert_eq!((report.counts[&Kind::NoWay], report.findings.len()), (100, 3));
}

/// Rows with one odd value in each field.
fn odd_rows() -> Value {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let odd = [
        json!(null),
        json!(""),
        json!(0),
        json!(6),
        json!(6.0),
        json!(6.5),
        json!(7),
        json!(-1),
        json!(1000),
        json!(true),
        json!("0"),
        json!("7"),
        json!("yes"),
        json!("12:00"),
        json!("1:00"),
        json!("24:00"),
        json!("12:00:61"),
        json!("https://zoom.us/j/1"),
        json!("https://"),
        json!("-12.5"),
        json!("1."),
        json!("x".repeat(256)),
        json!([]),
        json!([1]),
        json!(["1"]),
        json!([7]),
        json!(["a", 2]),
        json!([[1]]),
        json!({}),
        json!("München"),
    ];
    let mut rows = vec![json!(null), json!(1), json!([]), json!({})];
    for field in schema["items"]["properties"].as_object().unwrap().keys() {
        for value in &odd {
            let mut row = json!({ "name": "A", "slug": format!("row-{}", rows.len()) });
            row[field] = value.clone();
            rows.push(row);
        }
    }
    Value::Array(rows)
}

fn of_the_town() -> Value {
    let drafts = town();
    let mut out = Vec::new();
    write(drafts.iter().map(|meeting| Entry { slug: &meeting.key, meeting, page: None }), &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

#[test]
fn our_own_feed_has_no_error() {
    let content = Content::embedded();
    let report = check(of_the_town().to_string().as_bytes(), &|code| content.is_type_code(code), u64::MAX);
    assert!(report.rows > 100, "{}", report.rows);
    let errors: Vec<_> = report.findings.iter().filter(|finding| finding.kind.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

/// The real feeds beside the checkout, by name. Their absence is a failure where CI=true.
fn shared() -> Vec<(String, Value)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/feeds");
    #[allow(clippy::disallowed_methods)] // a test may ask where it runs
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!ci || folder.is_dir(), "{} is missing", folder.display());
    if !folder.is_dir() {
        eprintln!("skipped the real feeds: there is no {}", folder.display());
        return Vec::new();
    }
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let feeds = names.filter_map(|path| {
        let name = path.file_stem()?.to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).ok().filter(|_| name.starts_with("tsml_"))?;
        // What is no whole list is no feed of this format; other tests read those.
        let value: Value = serde_json::from_slice(&bytes).ok()?;
        value.is_array().then_some((name, value))
    });
    feeds.collect()
}

#[test]
#[allow(clippy::disallowed_methods, clippy::print_stdout)] // a test may ask where it runs, and say that it was skipped
fn an_outside_validator_finds_the_same_rows_wrong() {
    let python = std::env::var("OPENSEAT_PYTHON").unwrap_or_else(|_| "python3".into());
    let probe = Command::new(&python).args(["-c", "import jsonschema"]).output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
        assert!(!must, "{python} has no jsonschema (tests/oracle/requirements.txt)");
        println!("skipped: {python} has no jsonschema (tests/oracle/requirements.txt)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let real = shared();
    assert!(real.is_empty() || real.len() >= 15, "{}", real.len());
    let own = [("odd-rows".to_owned(), odd_rows()), ("town".to_owned(), of_the_town())];
    let mut kinds = BTreeSet::new();
    for (name, feed) in real.into_iter().chain(own) {
        let report = checked(&feed);
        assert_eq!(report.rows, feed.as_array().unwrap().len() as u64, "{name}");
        kinds.extend(report.counts.keys().copied());
        let bad: BTreeSet<u64> =
            report.findings.iter().filter(|finding| finding.kind.is_of_shape()).map(|finding| finding.row).collect();
        let rows: Vec<String> = bad.iter().map(u64::to_string).collect();
        std::fs::write(folder.path().join(&name).with_extension("json"), feed.to_string()).unwrap();
        std::fs::write(folder.path().join(&name).with_extension("rows"), rows.join(" ")).unwrap();
    }
    assert!(kinds.len() > 25, "few rules were tried: {kinds:?}");
    let schema = folder.path().join("schema");
    std::fs::write(&schema, SCHEMA).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/feed_oracle.py");
    let run = Command::new(&python).arg(script).arg(&schema).arg(folder.path()).output().expect("Python starts");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    println!("{said}");
}
