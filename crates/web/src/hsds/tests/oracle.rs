//! Answers over the town and over real lists, held to the schemas of HSDS 3.0 and read day by day, by outside programs.

use std::{collections::BTreeMap, path::Path, process::Command, sync::Arc};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_actions::import::{Import, import};
use openseat_domain::{
    meeting::Draft,
    schedule::{Rule, Schedule, Weekday},
    zone::Zone,
};
use serde_json::{Value, json};

use super::{Reader, list, text};
use crate::site::{
    Site,
    tests::{empty, monday_evening, town},
};

const FIRST: Date = Date::constant(2026, 11, 24);
const LAST: Date = Date::constant(2027, 3, 31);

/// What this test needs; `None` says that it is skipped. In CI its absence is a failure.
#[allow(clippy::disallowed_methods, reason = "a test may ask where it runs")]
fn python() -> Option<String> {
    let python = std::env::var("OPENSEAT_PYTHON").unwrap_or_else(|_| "python3".into());
    let probe = Command::new(&python).args(["-c", "import jsonschema, dateutil"]).output();
    if probe.is_ok_and(|probe| probe.status.success()) {
        return Some(python);
    }
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!ci, "{python} has no jsonschema and dateutil (tests/oracle/requirements.txt)");
    eprintln!("skipped: {python} has no jsonschema and dateutil (tests/oracle/requirements.txt)");
    None
}

#[allow(clippy::disallowed_methods, reason = "a test may ask where it runs")]
fn shared(name: &str) -> Option<std::path::PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name);
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!ci || path.exists(), "{} is missing", path.display());
    if !path.exists() {
        eprintln!("skipped in part: there is no {}", path.display());
    }
    path.exists().then_some(path)
}

async fn bring(site: &Site, name: &str, bytes: Vec<u8>) {
    let ask =
        Import { name: name.into(), who: "test".into(), zone: Some("America/New_York".into()), ..Import::default() };
    import(&site.house, ask, bytes, monday_evening(), Arc::new(|_, _| ())).await.expect("it comes in");
}

/// Answers of every kind, a file each.
async fn answers(site: &Arc<Site>, folder: &Path, name: &str) {
    let reader = Reader::over(site);
    let mut number = 0;
    let mut keep = |path: &str, body: &Value| {
        number += 1;
        let file = folder.join(format!("{name}-{number:03}.json"));
        std::fs::write(file, json!({ "path": path, "body": body }).to_string()).expect("a file");
    };
    keep("/hsds", &reader.get("/hsds").await);
    for (path, further) in [
        ("services", &["", "minimal=true", "full=true"][..]),
        ("service_at_locations", &["", "full=true"]),
        ("organizations", &["", "full=true"]),
        ("taxonomies", &[""]),
        ("taxonomy_terms", &["", "top_only=true"]),
    ] {
        for further in further {
            let mut page = 1;
            loop {
                let body = reader.get(&format!("/hsds/{path}?{further}&per_page=500&page={page}")).await;
                keep(&format!("/hsds/{path}"), &body);
                if page == 1 && further.is_empty() {
                    for one in list(&body).iter().take(3) {
                        let body = reader.get(&format!("/hsds/{path}/{}", text(one, "id"))).await;
                        keep(&format!("/hsds/{path}/{{id}}"), &body);
                    }
                }
                if body["last_page"] == true || page > 12 {
                    break;
                }
                page += 1;
            }
        }
    }
    let services = list(&reader.get("/hsds/services").await);
    let id = text(
        services.iter().find(|one| one["organization_id"].is_string()).expect("one of a fellowship"),
        "organization_id",
    );
    let with = reader.ask(&format!("/hsds/organizations/{id}?full_service=true"), &[]).await;
    if with.status == 200 {
        keep("/hsds/organizations/{id}", &with.json());
    }
}

fn judged(python: &str, folder: &Path) {
    let described = folder.join("ours.openapi");
    std::fs::write(&described, super::OPENAPI).expect("a file");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/oracle/hsds_oracle.py");
    let run = Command::new(python)
        .arg(script)
        .arg(folder)
        .arg(&described)
        .args(shared("hsds/hsds30.openapi.json"))
        .output()
        .expect("Python starts");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    println!("{said}");
}

#[tokio::test]
async fn an_outside_validator_finds_every_answer_right() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    answers(&Arc::new(town().await), folder.path(), "town").await;
    for feed in ["tsml_aasfmarin_658.json", "bmlt_bread_berlin.json", "tsml_central_query_fixture.json"] {
        let Some(path) = shared(&format!("feeds/{feed}")) else { continue };
        let site = empty().await;
        bring(&site, feed, std::fs::read(path).expect("a list")).await;
        answers(&Arc::new(site), folder.path(), feed).await;
    }
    judged(&python, folder.path());
}

/// Every kind of rule that a list can bring.
fn schedules() -> Vec<Schedule> {
    let with = |rule: Rule, from: Option<Date>| Schedule {
        rule,
        from,
        ..Schedule::weekly(Weekday::Sunday, 19 * 60 + 5, 75, Some("America/New_York"))
    };
    let from = Some(Date::constant(2026, 11, 3));
    let mut all: Vec<Schedule> = Weekday::ALL.map(|day| with(Rule::Weekly(day), None)).to_vec();
    for nth in [1, 2, 3, 4, 5, -1, -2, -5] {
        all.push(with(Rule::Monthly { nth, day: Weekday::Friday }, None));
    }
    for rule in [
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU;WKST=SU",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20270115",
        "FREQ=WEEKLY;BYDAY=TU;COUNT=5",
        "FREQ=MONTHLY;BYDAY=1MO,3MO",
        "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
        "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
    ] {
        all.push(with(Rule::Rrule(rule.into()), from));
    }
    let date = |text: &str| text.parse::<Date>().expect("a day");
    all.push(with(Rule::Dates(vec![date("2026-12-24"), date("2027-01-06")]), None));
    let weekly = with(Rule::Weekly(Weekday::Thursday), None);
    all.push(Schedule { except: vec![date("2026-12-24"), date("2026-12-31")], ..weekly.clone() });
    all.push(Schedule { extra: vec![date("2026-12-23"), date("2026-12-22")], ..weekly.clone() });
    all.push(Schedule { until: Some(date("2027-01-31")), from: Some(date("2026-12-01")), ..weekly });
    all
}

/// The local starts that our own arithmetic gives.
fn right(times: &Schedule) -> Vec<String> {
    let name = times.zone.as_deref().expect("a zone");
    let (table, zone) = (Zone::table(name, 2026..=2027).expect("a zone"), TimeZone::get(name).expect("a zone"));
    let minute = |day: Date| {
        let second = day.to_zoned(zone.clone()).expect("a day").timestamp().as_second();
        u32::try_from(second / 60).expect("after 1970")
    };
    let mut found = Vec::new();
    let compiled = times.compile().expect("a rule that can be read");
    compiled.starts(&table, minute(FIRST), minute(LAST.tomorrow().expect("a day")), &mut |start| {
        let at = Timestamp::from_second(i64::from(start) * 60).expect("an instant");
        found.push(zone.to_datetime(at).strftime("%Y-%m-%dT%H:%M").to_string());
    });
    found
}

#[tokio::test]
async fn outside_arithmetic_reads_the_same_days_in_a_schedule() {
    let Some(python) = python() else { return };
    let (folder, all) = (tempfile::tempdir().expect("a folder"), schedules());
    let told: Vec<Value> = all.iter().enumerate().map(|(number, times)| told(number, times)).collect();
    let starts: BTreeMap<&str, Vec<String>> =
        told.iter().zip(&all).map(|(one, times)| (text(one, "id"), right(times))).collect();
    assert!(starts.values().all(|found| !found.is_empty()), "{starts:?}");
    let page = json!(openseat_formats::hsds::Page::new(1, 100, told.len(), told.clone()));
    let file = |name: &str, body: Value| std::fs::write(folder.path().join(name), body.to_string()).expect("a file");
    file("page.json", json!({ "path": "/hsds/services", "body": page }));
    file("starts.json", json!({ "first": FIRST, "last": LAST, "starts": starts }));
    judged(&python, folder.path());
}

fn told(number: usize, times: &Schedule) -> Value {
    let meeting =
        Draft { name: "Early Risers".into(), schedule: Some(times.clone()), published: true, ..Draft::default() };
    openseat_formats::hsds::full(&openseat_formats::hsds::Told {
        id: uuid::Uuid::from_u128(number as u128 + 1),
        page: "https://meetings.example/meeting/early-risers",
        meeting: &meeting,
        changed: monday_evening(),
        organization: None,
        terms: &[],
        country: "",
        alert: "",
        at: monday_evening(),
    })
}
