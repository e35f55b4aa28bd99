//! A server that came in through another server's answers answers as that one does.

use std::{collections::HashMap, sync::Arc, time::Duration};

use futures_util::future::BoxFuture;
use openseat_actions::{
    bmlt_server::{gather, root_of},
    import::{Import, import},
};
use openseat_formats::{
    Options, open,
    semantic::{Server, Settings},
};
use openseat_outside::fetch::{self, Ask, Body, Fetch, FetchError};
use serde_json::{Value, json};

use super::{
    golden::{self, Asker},
    shared, vectors,
};
use crate::{
    bmlt::{Asking, parameters::Asked},
    router,
    site::tests::{empty, monday_evening},
};

const ROOT: &str = "http://bmlt.example/main_server";

/// A server on the other end of the line.
struct Line<F>(F);

impl<F: Fn(String) -> BoxFuture<'static, (u16, String)> + Send + Sync> Fetch for Line<F> {
    fn fetch<'a>(&'a self, ask: &'a Ask) -> BoxFuture<'a, Result<fetch::Answer, FetchError>> {
        let rest = ask.address.strip_prefix(ROOT).and_then(|rest| rest.strip_prefix("/client_interface/"));
        let answer = (self.0)(rest.unwrap_or_default().to_owned());
        Box::pin(async move {
            match answer.await {
                (200, body) => Ok(fetch::Answer::Body(Body { bytes: body.into_bytes(), ..Body::default() })),
                (status, _) => Err(FetchError::Status { address: ask.address.clone(), status }),
            }
        })
    }
}

/// Everything that a server tells, asked for in `answer`.
async fn all_of(answer: impl Fn(String) -> BoxFuture<'static, (u16, String)> + Send + Sync) -> Vec<u8> {
    let root = root_of(&format!("{ROOT}/")).expect("the address of a server");
    gather(&Line(answer), &root, Duration::ZERO, &|_, _| ()).await.expect("it tells everything")
}

/// Whether two answers say the same. Degrees are told with 14 digits, so a distance may differ by less than a centimetre.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
        }
        (Value::String(x), Value::String(y)) => {
            x == y
                || x.contains('.')
                    && x.parse::<f64>().ok().zip(y.parse::<f64>().ok()).is_some_and(|(x, y)| (x - y).abs() < 1e-6)
        }
        (a, b) => a == b,
    }
}

fn is_same(a: &str, b: &str) -> bool {
    let json = |text: &str| serde_json::from_str::<Value>(text).ok();
    a == b || json(a).zip(json(b)).is_some_and(|(a, b)| same(&a, &b))
}

#[tokio::test]
async fn a_region_moved_in_by_its_answers_answers_as_it_did() {
    let (Some(answers), Some(feeds)) = (shared("bmlt_golden"), shared("feeds")) else { return };
    let old = Asker::over(&feeds.join("bmlt_sample_gny_region.sql")).await;
    let line = old.clone();
    let whole = all_of(move |question| {
        let line = line.clone();
        Box::pin(async move {
            let answer = line.ask(&question).await;
            (answer.status, answer.body)
        })
    })
    .await;
    let site = empty().await;
    let ask = Import { name: "moved".into(), zone: Some("America/New_York".into()), ..Import::default() };
    let read = import(&site.house, ask, whole, monday_evening(), Arc::new(|_, _| ())).await.expect("it comes in");
    assert_eq!((read.reading.new, read.reading.refused), (1513, 0), "{:?}", read.reading.problems);
    let new = Asker(router(Arc::new(site)));

    let more = ["GetServerInfo", "GetFieldKeys", "GetChanges", "GetCoverageArea", "GetFormats&show_all=1&lang_enum=sv"];
    let keys = ["formats", "location_municipality", "comments", "duration_time", "worldid_mixed"];
    let more = more.into_iter().map(|words| format!("json/?switcher={words}"));
    let values = keys.into_iter().map(|key| format!("json/?switcher=GetFieldValues&meeting_key={key}"));
    let recorded = golden::recorded(&answers).into_iter().map(|one| one.query);
    let (mut to_the_byte, mut wrong) = (0, Vec::new());
    for query in recorded.chain(more).chain(values) {
        let (ours, theirs) = (new.ask(&query).await, old.ask(&query).await);
        to_the_byte += i32::from(ours.body == theirs.body);
        if (ours.status, &ours.kind) != (theirs.status, &theirs.kind) || !is_same(&ours.body, &theirs.body) {
            let start = |text: &str| text.chars().take(600).collect::<String>();
            wrong.push(format!("{query}\n  {}\n  not {}", start(&ours.body), start(&theirs.body)));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n\n{}", wrong.len(), wrong.join("\n\n"));
    eprintln!("{to_the_byte} of 78 answers are equal to the byte");
    assert!(to_the_byte >= 76, "{to_the_byte} of 78 are equal to the byte");
}

/// A whole server with these meetings: number, name and street.
fn server(meetings: &[(&str, &str, &str)]) -> Vec<u8> {
    let meeting = |(id, name, street): &(&str, &str, &str)| {
        json!({"id_bigint": id, "meeting_name": name, "location_street": street, "location_municipality": "Leeds",
            "location_nation": "GB", "latitude": "53.7965", "longitude": "-1.5478", "weekday_tinyint": "2",
            "start_time": "19:00:00", "duration_time": "01:00:00", "service_body_bigint": "1", "published": "1"})
    };
    let meetings: Vec<Value> = meetings.iter().map(meeting).collect();
    let bodies = json!([{"id": "1", "parent_id": "0", "name": "Area", "type": "AS"}]);
    let not_told = json!([{"question": "GetChanges", "why": "It answered 500."}]);
    json!({"server_info": [{"version": "4.2.7"}], "service_bodies": bodies, "formats": [], "meetings": meetings, "not_told": not_told})
        .to_string()
        .into_bytes()
}

#[tokio::test]
async fn a_meeting_of_two_servers_is_told_once_as_the_first_has_it() {
    let site = empty().await;
    let first = server(&[("5", "Clean Start", "12 Mill Lane")]);
    let second = server(&[("77", "Clean Start", "12 Mill Lane"), ("78", "Night Owls", "3 High Street")]);
    for ((name, bytes), later) in [("one", first), ("two", second)].into_iter().zip(0..) {
        let ask = Import { name: name.into(), ..Import::default() };
        let now = monday_evening() + jiff::SignedDuration::from_secs(later);
        let read = import(&site.house, ask, bytes, now, Arc::new(|_, _| ())).await.expect("it comes in").reading;
        assert_eq!(read.refused, 0, "{:?}", read.problems);
        assert!(read.problems.iter().any(|one| one.at == "GetChanges"), "what was not answered is told");
    }
    let site = Asker(router(Arc::new(site)));
    let all: Value = serde_json::from_str(&site.ask("json/?switcher=GetSearchResults").await.body).expect("JSON");
    let told = |key: &str| all.as_array().expect("a list").iter().map(|one| one[key].clone()).collect::<Vec<_>>();
    assert_eq!(told("meeting_name"), ["Clean Start", "Night Owls"]);
    assert_eq!(told("id_bigint")[0], "5", "the first server keeps its numbers");
    assert_ne!(told("id_bigint")[1], "78", "those of the second are moved");
}

/// The answer of a server to a question, without any network.
fn told(server: &Server, question: &str) -> (u16, String) {
    let (format, query) = question.split_once("/?").expect("a question");
    let asking = Asking { server, root: ROOT, place: &|_| None };
    let answer = asking.answer(format, &Asked::read(query));
    (answer.status, answer.body)
}

#[tokio::test]
async fn the_servers_of_bmlts_own_tests_move_in_with_their_history() {
    let Some(folder) = shared("bmlt_vectors") else { return };
    let (known, calls) = vectors::recorded(&folder);
    let mut moved: HashMap<String, (Arc<Server>, Server)> = HashMap::new();
    let (mut asked, mut changes, mut wrong) = (0, 0, Vec::new());
    for call in &calls {
        let tables = vectors::tables(call, &known);
        let key = format!("{tables:?} {:?}", call.db_config);
        if !moved.contains_key(&key) {
            let old = Arc::new(Server::new(tables, vectors::settings(&call.db_config)));
            let line = Arc::clone(&old);
            let whole = all_of(move |question| {
                let answer = told(&line, &question);
                Box::pin(async move { answer })
            })
            .await;
            let opened = open(&whole, &Options::default()).expect("a document that we wrote");
            let mut tables = opened.semantic().expect("it tells of the server");
            let settings = tables.settings.take().unwrap_or_default();
            // In which order meetings come is a setting that no answer tells.
            let settings = Settings { default_sort: old.settings.default_sort.clone(), ..settings };
            moved.insert(key.clone(), (old, Server::new(tables, settings)));
        }
        let (old, new) = &moved[&key];
        let (theirs, ours) = (vectors::ask(call, old), vectors::ask(call, new));
        asked += 1;
        changes += i32::from(call.uri.contains("GetChanges") && theirs.body.len() > 2);
        if theirs.status != ours.status || !is_same(&theirs.body, &ours.body) {
            let start = |text: &str| text.chars().take(900).collect::<String>();
            wrong.push(format!("{}\n  {}\n  not {}", call.uri, start(&ours.body), start(&theirs.body)));
        }
    }
    eprintln!("{} servers moved; {asked} questions, {changes} of history, {} differ", moved.len(), wrong.len());
    assert!(changes > 20, "{changes} questions have a history to tell");
    assert!(wrong.is_empty(), "{} of {asked} differ:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
