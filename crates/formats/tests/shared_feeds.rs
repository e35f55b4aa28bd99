//! Real feeds, when they are there: every row ends somewhere, and the sums are those that were looked at by hand.

use std::{collections::BTreeMap, fmt::Write, path::PathBuf};

use openseat_domain::{meeting::Attendance, problem::Level};
use openseat_formats::{Options, Row, open};

/// The folder of shared feeds. Its absence is a failure where CI=true; elsewhere the test says that it is skipped.
fn feeds() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/feeds");
    if folder.is_dir() {
        return Some(folder);
    }
    #[allow(clippy::disallowed_methods)] // a test may ask where it runs
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!ci, "{} is missing", folder.display());
    eprintln!("skipped: there is no {}", folder.display());
    None
}

/// A problem's kind: its level, its field, and its words up to the first quoted value or number.
fn kind(level: Level, at: &str, what: &str) -> String {
    let field = at.rsplit(", ").next().filter(|field| !field.starts_with("row")).unwrap_or("row");
    let quoted = what.split('“').map(|part| part.rsplit('”').next().unwrap_or(part)).collect::<Vec<_>>().join("…");
    format!("{level:?}, {field}: {}", quoted.trim())
}

fn sums(bytes: &[u8]) -> String {
    let opened = match open(bytes, &Options::default()) {
        Ok(opened) => opened,
        Err(broken) => return format!("broken: {broken}\n"),
    };
    let (mut rows, mut drafts, mut refused, mut points, mut zones, mut times) = (0_u64, 0, 0, 0, 0, 0);
    let mut attendance: BTreeMap<Attendance, u64> = BTreeMap::new();
    let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
    let last = opened.each(&mut |row| {
        rows += 1;
        match row {
            Row::Draft(draft, problems) => {
                drafts += 1;
                points += u64::from(draft.place.as_ref().is_some_and(|place| place.point.is_some()));
                times += u64::from(draft.schedule.is_some());
                zones += u64::from(draft.schedule.as_ref().is_some_and(|schedule| schedule.zone.is_some()));
                *attendance.entry(draft.attendance).or_default() += 1;
                for problem in problems {
                    *kinds.entry(kind(problem.level, &problem.at, &problem.what)).or_default() += 1;
                }
            }
            Row::Refused(problem) => {
                refused += 1;
                *kinds.entry(kind(problem.level, &problem.at, &problem.what)).or_default() += 1;
            }
        }
    });
    assert_eq!(rows, drafts + refused);
    assert!(rows >= opened.len());
    let mut text = format!("{}: {} records, {drafts} drafts, {refused} refused\n", opened.format, opened.len());
    let _ = writeln!(text, "  {times} with a time, {zones} with a zone, {points} with a point");
    let _ = writeln!(text, "  {attendance:?}");
    for (kind, count) in kinds {
        let _ = writeln!(text, "  {count} × {kind}");
    }
    for problem in opened.notes.iter().chain(&last) {
        let _ = writeln!(text, "  {}", problem.what);
    }
    text
}

#[test]
fn every_shared_feed_is_read_to_its_last_row() {
    let Some(folder) = feeds() else { return };
    let entries = std::fs::read_dir(&folder).expect("the folder can be listed");
    let mut names: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    names.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("tsml_")));
    names.sort();
    assert!(names.len() >= 18, "{names:?}");
    let mut all = String::new();
    for path in names {
        let bytes = std::fs::read(&path).expect("a readable file");
        let _ = write!(all, "{} {}", path.file_name().expect("a name").to_string_lossy(), sums(&bytes));
    }
    insta::assert_snapshot!(all);
}

/// The plugin works attendance out and writes it down; without its word we must come to the same.
#[test]
fn attendance_is_worked_out_as_the_plugin_does() {
    let Some(folder) = feeds() else { return };
    let mut compared = 0;
    for name in ["tsml_aasanjose_670", "tsml_atlanta", "tsml_eda", "tsml_sussexaa"] {
        let bytes = std::fs::read(folder.join(name).with_extension("json")).expect("a readable file");
        let rows: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(&bytes).expect("JSON");
        let without: Vec<_> =
            rows.iter().cloned().map(|mut row| row.remove("attendance_option").map(|_| row)).collect();
        let bytes = serde_json::to_vec(&without).expect("JSON");
        let (_, drafts, _) = openseat_formats::read(&bytes, &Options::default()).expect("a whole file");
        for (row, draft) in rows.iter().zip(&drafts) {
            let word = match draft.attendance {
                Attendance::InPerson => "in_person",
                Attendance::Online => "online",
                Attendance::Hybrid => "hybrid",
                Attendance::Paused => "inactive",
            };
            assert_eq!(row["attendance_option"], word, "{name} {}", draft.key);
            compared += 1;
        }
    }
    assert_eq!(compared, 1006);
}
