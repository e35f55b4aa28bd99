//! Files of the town, through the front door.

use std::{collections::BTreeMap, process::Command, sync::Arc};

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, header},
};
use openseat_domain::meeting::{Attendance, Draft};
use openseat_formats::{Options, Row, open};
use tower::ServiceExt as _;

use crate::{
    router,
    site::{Site, tests::town},
};

async fn get(site: &Arc<Site>, address: &str) -> (HeaderMap, Vec<u8>) {
    let request =
        Request::get(address).header(header::HOST, "meetings.example").body(Body::empty()).expect("a request");
    let response = router(site.clone()).oneshot(request).await.expect("the router answers");
    assert_eq!(response.status(), 200, "{address}");
    let (parts, body) = response.into_parts();
    (parts.headers, to_bytes(body, 16 << 20).await.expect("a body").to_vec())
}

fn read(bytes: &[u8]) -> Vec<Draft> {
    let opened = open(bytes, &Options::default()).expect("a whole file");
    let mut drafts = Vec::new();
    opened.each(&mut |row| match row {
        Row::Draft(draft, _) => drafts.push(*draft),
        Row::Refused(problem) => panic!("{problem:?}"),
    });
    drafts
}

/// What both a table and the Meeting Guide list say of a meeting.
fn by_slug(drafts: Vec<Draft>) -> BTreeMap<String, Draft> {
    drafts.into_iter().map(|draft| (draft.key.clone(), draft)).collect()
}

#[tokio::test]
async fn the_table_of_the_town_holds_all_that_its_other_list_says_and_the_times_that_it_cannot_say() {
    let site = Arc::new(town().await);
    let (headers, table) = get(&site, "/files/meetings.csv").await;
    assert_eq!(headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    assert_eq!(headers[header::CONTENT_DISPOSITION], "attachment; filename=\"meetings.csv\"");
    let (table, mut guide) = (by_slug(read(&table)), by_slug(read(&get(&site, "/meetings.json").await.1)));
    // What is paused is in no list that one looks through.
    guide.retain(|_, draft| draft.attendance != Attendance::Paused);
    assert!(table.len() > 150 && table.keys().eq(guide.keys()), "{} {}", table.len(), guide.len());
    let (mut monthly, mut single) = (0, 0);
    for (slug, in_guide) in guide {
        let mut in_table = Draft { url: in_guide.url.clone(), ..table[&slug].clone() };
        match &in_guide.schedule {
            Some(_) => {
                // First and last days, and single ones, are only in the table.
                let times = in_table.schedule.as_mut().expect("it has a time");
                (times.from, times.until) = (None, None);
                single += times.except.len() + times.extra.len();
                (times.except, times.extra) = (Vec::new(), Vec::new());
                assert_eq!(in_table, in_guide, "{slug}");
            }
            // “By appointment” there; here with its rule.
            None => monthly += usize::from(in_table.schedule.is_some()),
        }
    }
    assert!(monthly > 0 && single > 0, "the town has a monthly meeting, and days that are out of the row");
}

#[tokio::test]
async fn a_table_is_of_the_list_that_was_asked_for_and_can_be_marked_for_excel() {
    let site = Arc::new(town().await);
    let all = read(&get(&site, "/files/meetings.csv").await.1).len();
    let (_, marked) = get(&site, "/files/meetings.csv?way=online&bom=yes").await;
    assert!(marked.starts_with(b"\xef\xbb\xbf"));
    let online = read(&marked);
    assert!(!online.is_empty() && online.len() < all);
    assert!(online.iter().all(|draft| draft.attendance.online()));
    let mondays = read(&get(&site, "/files/meetings.csv?day=monday").await.1);
    assert!(!mondays.is_empty() && mondays.len() < all);
}

#[tokio::test]
async fn the_spreadsheet_of_the_world_office_has_the_weekly_meetings_of_every_source() {
    let site = Arc::new(town().await);
    let (_, sheet) = get(&site, "/files/naws.csv").await;
    let text = String::from_utf8(sheet.clone()).expect("text");
    assert_eq!(text.lines().next().map(|head| head.split(',').count()), Some(52));
    let read_back = read(&sheet);
    let guide = read(&get(&site, "/meetings.json").await.1);
    let key = |draft: &Draft| {
        let times = draft.schedule.as_ref().map(|times| (times.rule.clone(), times.start, times.zone.clone()));
        let place =
            draft.place.as_ref().map(|place| (place.street.clone(), place.city.clone(), place.postal_code.clone()));
        let link = draft.online.as_ref().and_then(|online| online.url.clone());
        format!("{} {times:?} {place:?} {link:?}", draft.name)
    };
    let mut ours: Vec<String> = read_back.iter().map(key).collect();
    let weekly = |draft: &&Draft| draft.schedule.is_some() && draft.attendance.in_person() | draft.attendance.online();
    let mut theirs: Vec<String> = guide.iter().filter(weekly).map(key).collect();
    ours.sort();
    theirs.sort();
    assert_eq!(ours, theirs);
    assert!(ours.len() > 100);
}

#[tokio::test]
async fn the_page_of_files_keeps_what_was_asked_for() {
    let site = Arc::new(town().await);
    let (_, page) = get(&site, "/files?way=online&kind=smart").await;
    let page = String::from_utf8(page).expect("text");
    assert!(page.contains("/files/meetings.pdf?way=online&#38;kind=smart&#38;sheet=town"), "{page}");
    assert!(page.contains("/files/meetings.csv?way=online&#38;kind=smart&#38;bom=yes"), "{page}");
}

/// A Python that reads PDF files; `None` says that the test is skipped. In CI its absence is a failure.
#[allow(clippy::disallowed_methods, reason = "a test may ask where it runs")]
fn python() -> Option<String> {
    let python = std::env::var("OPENSEAT_PYTHON").unwrap_or_else(|_| "python3".into());
    if Command::new(&python).args(["-c", "import pypdf"]).output().is_ok_and(|probe| probe.status.success()) {
        return Some(python);
    }
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!ci, "{python} has no pypdf (tests/oracle/requirements.txt)");
    eprintln!("skipped: {python} has no pypdf (tests/oracle/requirements.txt)");
    None
}

#[tokio::test]
async fn another_program_finds_every_meeting_on_each_sheet_with_headings_and_page_numbers() {
    let Some(python) = python() else { return };
    let site = Arc::new(town().await);
    let folder = tempfile::tempdir().expect("a folder");
    let names: Vec<String> = read(&get(&site, "/files/meetings.csv").await.1).into_iter().map(|one| one.name).collect();
    std::fs::write(folder.path().join("names.json"), serde_json::to_string(&names).expect("JSON")).expect("a file");
    for sheet in ["day", "town", "booklet", "large"] {
        for lang in ["en", "es"] {
            let (headers, file) = get(&site, &format!("/files/meetings.pdf?sheet={sheet}&lang={lang}")).await;
            assert_eq!(headers[header::CONTENT_TYPE], "application/pdf");
            std::fs::write(folder.path().join(format!("{sheet}-{lang}.pdf")), file).expect("a file");
        }
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/print_oracle.py");
    let run = Command::new(python).arg(script).arg(folder.path()).output().expect("Python starts");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    println!("{said}");
}
