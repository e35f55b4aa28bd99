//! The questions of BMLT's own tests, each over the tables that the test had laid.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader},
    path::Path,
};

use openseat_formats::semantic::{Server, Settings, Tables};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::shared;
use crate::bmlt::{Asking, answer::Answer, info, parameters::Asked};

#[derive(Deserialize)]
pub(super) struct Call {
    test: String,
    pub(super) uri: String,
    auth: Value,
    tables: HashMap<String, String>,
    file_config: Map<String, Value>,
    pub(super) db_config: Map<String, Value>,
    status: u16,
    content_type: String,
    body: String,
}

#[derive(Deserialize)]
struct Table {
    hash: String,
    rows: Vec<Map<String, Value>>,
}

fn lines<T: for<'de> Deserialize<'de>>(file: &Path) -> impl Iterator<Item = T> + use<T> {
    let packed = std::fs::File::open(file).expect("the recorded calls can be read");
    let lines = BufReader::new(flate2::read::MultiGzDecoder::new(packed)).lines();
    lines.map(|line| serde_json::from_str(&line.expect("text")).expect("JSON"))
}

/// The rows of tables by their hash.
pub(super) type Known = HashMap<String, Vec<Map<String, Value>>>;

/// Tables, and the questions that were asked over them, of one server.
pub(super) fn recorded(folder: &Path) -> (Known, Vec<Call>) {
    let (known, calls) = all(folder);
    (known, calls.into_iter().filter(|call| !call.is_aggregator()).collect())
}

/// The same with those of an aggregator.
fn all(folder: &Path) -> (Known, Vec<Call>) {
    let known = lines::<Table>(&folder.join("tables.jsonl.gz")).map(|table| (table.hash, table.rows)).collect();
    let calls = lines::<Call>(&folder.join("calls.jsonl.gz"));
    (known, calls.collect())
}

impl Call {
    fn is_aggregator(&self) -> bool {
        self.file_config["aggregator_mode_enabled"] == true
    }
}

/// In the order in which rows must come: values after their meetings.
const ORDER: [&str; 7] = [
    "comdef_meetings_main",
    "comdef_meetings_data",
    "comdef_meetings_longdata",
    "comdef_formats",
    "comdef_service_bodies",
    "comdef_changes",
    "root_servers",
];

pub(super) fn tables(call: &Call, known: &Known) -> Tables {
    let mut tables = Tables::default();
    for name in ORDER {
        let rows = call.tables.get(name).and_then(|hash| known.get(hash)).map(Vec::as_slice).unwrap_or_default();
        for (seq, row) in (0..).zip(rows) {
            tables.take(name, seq, &|column| match row.get(column)? {
                Value::Null => None,
                Value::String(text) => Some(text.clone()),
                other => Some(other.to_string()),
            });
        }
        tables.meetings_taken();
    }
    tables.finish();
    tables
}

pub(super) fn settings(config: &Map<String, Value>) -> Settings {
    let text = |name: &str| config.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let number = |name: &str| config.get(name).and_then(Value::as_i64).unwrap_or(0);
    let float = |name: &str| config.get(name).and_then(Value::as_f64).unwrap_or(0.0);
    let is = |name: &str| config.get(name).and_then(Value::as_bool).unwrap_or(false);
    let list = |name: &str| {
        let list = config.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    Settings {
        language: text("language"),
        default_duration: text("defaultDurationTime"),
        default_sort: config.get("defaultSortKey").and_then(Value::as_str).map(str::to_owned),
        region_bias: text("regionBias"),
        distance_units: text("distanceUnits"),
        changes_per_meeting: number("changeDepthForMeetings"),
        states: list("meetingStatesAndProvinces"),
        counties: list("meetingCountiesAndSubProvinces"),
        center: Some((float("searchSpecMapCenterLatitude"), float("searchSpecMapCenterLongitude"))),
        zoom: number("searchSpecMapCenterZoom"),
        auto_geocoding: ["autoGeocodingEnabled", "countyAutoGeocodingEnabled", "zipAutoGeocodingEnabled"].map(is),
        closed: is("defaultClosedStatus"),
        body_emails: is("includeServiceBodyEmailInSemantic"),
        aggregator: false,
    }
}

pub(super) fn ask(call: &Call, server: &Server) -> Answer {
    let (path, query) = call.uri.split_once('?').unwrap_or((&call.uri, ""));
    let rest = path.trim_start_matches('/').strip_prefix("client_interface/").expect("every call asks the interface");
    if rest == "serverInfo.xml" {
        return info::xml();
    }
    let asking = Asking { server, root: "http://localhost", place: &|_| None };
    asking.answer(rest.trim_end_matches('/'), &Asked::read(query))
}

/// Whether BMLT hides a field from the public, or it holds what is a person's own.
fn is_hidden(key: &str, visibility: Option<&Value>) -> bool {
    visibility.and_then(Value::as_i64) == Some(1) || key.starts_with("contact_") || key == "admin_notes"
}

/// The value of a parameter in the question.
fn asked(call: &Call, name: &str) -> Option<String> {
    let query = call.uri.split_once('?')?.1;
    url::form_urlencoded::parse(query.as_bytes()).find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

/// What a documented correction makes of a recorded answer; `docs/bmlt.md` has each.
fn as_corrected(mut value: Value, call: &Call, known: &Known) -> Value {
    let rows = |table: &str| call.tables.get(table).and_then(|hash| known.get(hash)).cloned().unwrap_or_default();
    let Some(list) = value.as_array_mut() else { return value };
    for record in list.iter_mut() {
        if call.uri.contains("GetServerInfo") {
            for (name, ours) in [("version", "4.2.7"), ("versionInt", "4002007")] {
                record[name] = ours.into();
            }
            for name in ["google_api_key", "dbVersion", "dbPrefix", "phpVersion", "commit"] {
                record[name] = "".into();
            }
        }
        if call.uri.contains("GetChanges") {
            record["user_name"] = "".into();
            // Of a hidden value that was taken away, BMLT tells what it was.
            let details = record["details"].as_str().unwrap_or_default();
            if record["json_data"]["before"].to_string().contains("********") {
                record["details"] = details.replace(" was changed from \"before\" to \"\".", " was changed.").into();
            }
        }
    }
    list.retain(|record| record.get("published").is_none_or(|published| published == "1"));
    if call.uri.contains("GetFormats") && asked(call, "show_all").is_none() {
        let published = rows("comdef_meetings_main").into_iter().filter(|row| row["published"] == 1);
        let used: Vec<String> = published
            .flat_map(|row| {
                row["formats"].as_str().unwrap_or_default().split(',').map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        list.retain(|format| used.iter().any(|id| format["id"] == **id));
    }
    if asked(call, "meeting_key").is_some_and(|key| is_hidden(&key, None)) {
        list.clear();
    }
    if asked(call, "sort_keys").is_some_and(|key| is_hidden(&key, None)) {
        list.sort_by_key(|record| record["id_bigint"].as_str().and_then(|id| id.parse::<u64>().ok()));
    }
    if let Some(text) = asked(call, "SearchString").filter(|text| text.contains(char::is_alphabetic)) {
        let data = [rows("comdef_meetings_data"), rows("comdef_meetings_longdata")].concat();
        list.retain(|record| {
            data.iter().any(|row| {
                let open = !is_hidden(row["key"].as_str().unwrap_or_default(), row.get("visibility"));
                let words = row.get("data_string").or(row.get("data_blob")).and_then(Value::as_str).unwrap_or_default();
                let id = row["meetingid_bigint"].to_string();
                let own = record["id_bigint"].as_str() == Some(id.as_str());
                own && open && text.split(' ').any(|word| words.contains(word))
            })
        });
    }
    value
}

/// The same for what is not JSON: rows of what is not published are left out, and the version is ours.
fn text_as_corrected(call: &Call) -> String {
    let rows =
        call.body.split_inclusive('\n').filter(|row| !(call.uri.contains("GetNAWSDump") && row.ends_with(",1\n")));
    rows.collect::<String>().replace(">2.0.0<", ">4.2.7<")
}

/// The JSON of an answer, of a call-back too.
fn json(body: &str) -> Option<(String, Value)> {
    let (before, inside) = match body.strip_prefix("/**/") {
        Some(call) => call.split_once('(').map(|(name, rest)| (name, rest.trim_end_matches(");")))?,
        None => ("", body),
    };
    Some((before.to_owned(), serde_json::from_str(inside).ok()?))
}

fn is_equal(call: &Call, ours: &Answer, known: &Known) -> bool {
    if ours.status != call.status {
        return false;
    }
    match (json(&ours.body), json(&call.body)) {
        (Some((name, ours)), Some((their_name, theirs))) => {
            name == their_name && ours == as_corrected(theirs, call, known)
        }
        _ => ours.body == text_as_corrected(call),
    }
}

#[test]
fn every_question_to_an_aggregator_has_its_answer() {
    let Some(folder) = shared("bmlt_vectors") else { return };
    let (known, calls) = all(&folder);
    let calls: Vec<&Call> = calls.iter().filter(|call| call.is_aggregator()).collect();
    assert_eq!(calls.len(), 28);
    let mut wrong = Vec::new();
    for call in calls {
        let settings = Settings { aggregator: true, ..settings(&call.db_config) };
        let ours = ask(call, &Server::new(tables(call, &known), settings));
        if !is_equal(call, &ours, &known) {
            wrong.push(format!("{}\n  {} {}\n  not {}", call.uri, ours.status, ours.body, call.body));
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn nearly_every_question_of_bmlts_own_tests_has_its_answer() {
    let Some(folder) = shared("bmlt_vectors") else { return };
    let (known, calls) = recorded(&folder);
    assert_eq!(calls.len(), 647);
    let mut wrong = Vec::new();
    for call in &calls {
        let server = Server::new(tables(call, &known), settings(&call.db_config));
        let ours = ask(call, &server);
        if !is_equal(call, &ours, &known) {
            let short = |text: &str| text.chars().take(900).collect::<String>();
            let theirs = short(&call.body);
            wrong.push(format!(
                "{} {} (auth {})\n  {} {}\n  not {} {} {theirs}",
                call.test,
                call.uri,
                call.auth,
                ours.status,
                short(&ours.body),
                call.status,
                call.content_type
            ));
        }
    }
    wrong.iter().for_each(|one| eprintln!("{}", one.lines().next().unwrap_or_default()));
    let share = 1.0 - wrong.len() as f64 / calls.len() as f64;
    eprintln!("{} of {} vectors are equal", calls.len() - wrong.len(), calls.len());
    assert!(share >= 0.98, "{} differ:\n\n{}", wrong.len(), wrong.join("\n\n"));
}
