//! 68 answers of BMLT 4.2.7 over the tables of a real region, asked of a server into which the same tables were imported.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::Request,
};
use openseat_actions::import::{Import, import};
use serde::Deserialize;
use serde_json::Value;
use tower::ServiceExt as _;

use super::shared;
use crate::{
    router,
    site::tests::{empty, monday_evening},
};

#[derive(Deserialize)]
pub(super) struct Recorded {
    i: u32,
    pub(super) query: String,
    status: u16,
    content_type: String,
    file: String,
}

/// Where we differ, by number, with the heading of docs/bmlt.md that says so.
fn corrected(number: u32) -> Option<&'static str> {
    Some(match number {
        46 | 47 => "EndsBefore",
        77 | 79 | 80 => "Pages and order",
        86 => "What is not published",
        89 => "Addresses",
        91 => "Server info",
        _ => return None,
    })
}

pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) kind: String,
    pub(super) body: String,
}

#[derive(Clone)]
pub(super) struct Asker(pub(super) Router);

impl Asker {
    /// Of a site into which the tables were imported.
    pub(super) async fn over(tables: &Path) -> Self {
        let site = empty().await;
        let ask = Import { name: "region".into(), zone: Some("America/New_York".into()), ..Import::default() };
        let bytes = std::fs::read(tables).expect("the tables can be read");
        let read = import(&site.house, ask, bytes, monday_evening(), Arc::new(|_, _| ())).await.expect("they come in");
        assert_eq!((read.reading.new, read.reading.refused), (1555, 0));
        Self(router(Arc::new(site)))
    }

    pub(super) async fn ask(&self, query: &str) -> Answer {
        let address = format!("/main_server/client_interface/{}", query.replace(' ', "+"));
        let request = Request::get(address).header("host", "bmlt.example").body(Body::empty()).expect("a request");
        let (parts, body) = self.0.clone().oneshot(request).await.expect("the router answers").into_parts();
        let kind = parts.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
        let body = to_bytes(body, 64 << 20).await.expect("a body");
        Answer { status: parts.status.as_u16(), kind, body: String::from_utf8(body.to_vec()).expect("text") }
    }
}

pub(super) fn recorded(golden: &Path) -> Vec<Recorded> {
    let manifest = std::fs::read_to_string(golden.join("manifest.json")).expect("the list of answers");
    serde_json::from_str(&manifest).expect("JSON")
}

/// The records of an answer with meetings.
fn meetings(body: &str) -> Option<Vec<Value>> {
    let value: Value = serde_json::from_str(body).ok()?;
    let list = value.get("meetings").unwrap_or(&value).as_array()?.clone();
    list.iter().all(|one| one.get("id_bigint").is_some() || one.get("slug").is_some()).then_some(list)
}

/// What BMLT sorts by: the distance if that is asked, else the usual order.
fn place(query: &str, record: &Value) -> String {
    if query.contains("sort_results_by_distance=1") {
        return record["distance_in_miles"].to_string();
    }
    ["weekday_tinyint", "start_time", "duration_time", "day", "time"].map(|key| record[key].to_string()).join(" ")
}

/// Why two answers are not the same. Among meetings that begin alike a database gives any first; so there the places must
/// be alike, and each record must be one of ours.
async fn difference(asker: &Asker, query: &str, ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let (Some(ours), Some(theirs)) = (meetings(ours), meetings(theirs)) else {
        return Some(format!("{}\n  not\n{}", start(ours), start(theirs)));
    };
    if ours.len() != theirs.len() {
        return Some(format!("{} meetings, not {}", ours.len(), theirs.len()));
    }
    if let Some((a, b)) = ours.iter().zip(&theirs).find(|(a, b)| place(query, a) != place(query, b)) {
        return Some(format!("{}\n  stands where\n{}\n  should", start(&a.to_string()), start(&b.to_string())));
    }
    let whole: Vec<&str> = query.split('&').filter(|part| !part.starts_with("page_")).collect();
    let all = asker.ask(&whole.join("&")).await.body;
    let all: BTreeMap<String, Value> = meetings(&all)?.into_iter().map(|one| (id(&one), one)).collect();
    let odd = theirs.iter().find(|one| all.get(&id(one)) != Some(*one))?;
    Some(format!("{:?}\n  not\n{odd}", all.get(&id(odd)).map(Value::to_string)))
}

fn id(record: &Value) -> String {
    record.get("id_bigint").or_else(|| record.get("slug")).map(Value::to_string).unwrap_or_default()
}

fn start(text: &str) -> String {
    text.chars().take(700).collect()
}

#[tokio::test]
async fn every_recorded_answer_is_ours_or_a_corrected_defect() {
    let (Some(golden), Some(feeds)) = (shared("bmlt_golden"), shared("feeds")) else { return };
    let asker = Asker::over(&feeds.join("bmlt_sample_gny_region.sql")).await;
    let recorded = recorded(&golden);
    assert_eq!(recorded.len(), 68);
    let corrections =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/bmlt.md")).expect("docs");
    let (mut equal, mut wrong) = (0, Vec::new());
    for one in recorded {
        let theirs = std::fs::read_to_string(golden.join(&one.file)).expect("an answer");
        let ours = asker.ask(&one.query).await;
        let mut why = difference(&asker, &one.query, &ours.body, &theirs).await;
        if ours.status != one.status {
            why = Some(format!("status {}, not {}", ours.status, one.status));
        }
        if ours.kind != one.content_type && one.content_type != "text/html; charset=UTF-8" {
            why = Some(format!("{}, not {}", ours.kind, one.content_type));
        }
        match (why, corrected(one.i)) {
            (None, None) => equal += 1,
            (Some(_), Some(heading)) => {
                assert!(corrections.contains(&format!("## {heading}\n")), "docs/bmlt.md does not say “{heading}”");
            }
            (None, Some(heading)) => wrong.push(format!("{} is said to be corrected ({heading}) and is equal", one.i)),
            (Some(why), None) => wrong.push(format!("{} {}: {why}", one.i, one.query)),
        }
    }
    assert!(wrong.is_empty(), "{} of 68 differ:\n\n{}", wrong.len(), wrong.join("\n\n"));
    assert_eq!(equal, 60);
}

#[tokio::test]
async fn what_is_corrected_is_right() {
    let Some(feeds) = shared("feeds") else { return };
    let asker = Asker::over(&feeds.join("bmlt_sample_gny_region.sql")).await;
    let all = meetings(&asker.ask("json/?switcher=GetSearchResults").await.body).expect("meetings");
    assert_eq!(all.len(), 1513, "42 of 1,555 are not published");
    let minutes = |time: &Value| {
        let parts: Vec<u32> =
            time.as_str().unwrap_or_default().split(':').filter_map(|part| part.parse().ok()).collect();
        parts[0] * 60 + parts[1]
    };
    let early = all.iter().filter(|m| minutes(&m["start_time"]) + minutes(&m["duration_time"]) <= 12 * 60).count();
    let found = meetings(&asker.ask("json/?switcher=GetSearchResults&EndsBeforeH=12").await.body).expect("meetings");
    assert_eq!((found.len(), early), (150, 150), "BMLT finds 114 of them");
    for published in ["0", "-1", "2"] {
        let query = format!("json/?switcher=GetSearchResults&advanced_published={published}");
        let found = meetings(&asker.ask(&query).await.body).unwrap_or_default();
        assert!(found.iter().all(|one| one["published"] == "1"));
        assert_eq!(found.len(), if published == "0" { 1513 } else { 0 });
    }
    let sorted = meetings(&asker.ask("json/?switcher=GetSearchResults&sort_key=town").await.body).expect("meetings");
    let page = "json/?switcher=GetSearchResults&sort_key=town&page_size=50&page_num=3";
    assert_eq!(meetings(&asker.ask(page).await.body).expect("meetings"), sorted[100..150]);
    let near =
        "json/?switcher=GetSearchResults&StringSearchIsAnAddress=1&SearchString=Binghamton, NY&SearchStringRadius=10";
    assert!(meetings(&asker.ask(near).await.body).expect("meetings").len() > 5);
    let foreign = asker.ask("jsonp/?switcher=GetServerInfo&callback=alert(1)//").await;
    assert_eq!(foreign.status, 400);
}
