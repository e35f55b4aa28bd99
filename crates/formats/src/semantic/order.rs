//! In which order meetings come. Among equals the lower id is first.

use std::cmp::Ordering;

use super::{Server, choose::Found, kept::Meeting, php, words::folded};

/// The columns of the main table: databases sort these, nothing first.
const MAIN: [&str; 16] = [
    "id_bigint",
    "worldid_mixed",
    "service_body_bigint",
    "weekday_tinyint",
    "venue_type",
    "start_time",
    "duration_time",
    "time_zone",
    "formats",
    "lang_enum",
    "longitude",
    "latitude",
    "published",
    "email_contact",
    "root_server_id",
    "source_id",
];

/// The usual order.
const USUAL: [&str; 3] = ["weekday_tinyint", "start_time", "duration_time"];

/// A value of the main table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Nothing,
    Number(f64),
    Text(&'a str),
}

pub(super) fn is_main(name: &str) -> bool {
    MAIN.contains(&name)
}

pub(super) fn main<'a>(meeting: &'a Meeting, name: &str) -> Value<'a> {
    let number = |value: Option<i64>| value.map_or(Value::Nothing, |value| Value::Number(value as f64));
    let float = |value: Option<f64>| value.map_or(Value::Nothing, Value::Number);
    let text = |value: &'a Option<String>| value.as_deref().map_or(Value::Nothing, Value::Text);
    match name {
        "id_bigint" => number(Some(meeting.id)),
        "worldid_mixed" => text(&meeting.world_id),
        "service_body_bigint" => number(Some(meeting.body)),
        "weekday_tinyint" => number(meeting.weekday),
        "venue_type" => number(meeting.venue),
        "start_time" => text(&meeting.start),
        "duration_time" => text(&meeting.duration),
        "time_zone" => text(&meeting.zone),
        "formats" => text(&meeting.formats),
        "lang_enum" => text(&meeting.lang),
        "longitude" => float(meeting.longitude),
        "latitude" => float(meeting.latitude),
        "published" => number(Some(1)),
        _ => Value::Nothing,
    }
}

/// All meetings in the usual order, by number.
pub(super) fn usual(server: &Server) -> Vec<u32> {
    let mut all: Vec<Found> = (0..u32::try_from(server.len()).unwrap_or(u32::MAX)).map(|n| (n, None)).collect();
    by_usual(server, &mut all);
    all.into_iter().map(|(number, _)| number).collect()
}

pub(super) fn by_usual(server: &Server, found: &mut [Found]) {
    found.sort_by(|a, b| of_main(server.meeting(a.0), server.meeting(b.0), USUAL.into_iter()));
}

pub(super) fn by(server: &Server, found: &mut [Found], keys: &[String]) {
    if keys.iter().all(|key| is_main(key)) {
        found.sort_by(|a, b| of_main(server.meeting(a.0), server.meeting(b.0), keys.iter().map(String::as_str)));
    } else {
        found.sort_by(|a, b| in_memory(server.meeting(a.0), server.meeting(b.0), keys));
    }
}

/// As a database sorts.
fn of_main<'k>(a: &Meeting, b: &Meeting, mut keys: impl Iterator<Item = &'k str>) -> Ordering {
    let one = |key: &str| match (main(a, key), main(b, key)) {
        (Value::Nothing, Value::Nothing) => Ordering::Equal,
        (Value::Nothing, _) => Ordering::Less,
        (_, Value::Nothing) => Ordering::Greater,
        (Value::Number(a), Value::Number(b)) => a.total_cmp(&b),
        (Value::Text(a), Value::Text(b)) => folded(a).cmp(&folded(b)),
        (Value::Number(_), Value::Text(_)) => Ordering::Less,
        (Value::Text(_), Value::Number(_)) => Ordering::Greater,
    };
    keys.find_map(|key| Some(one(key)).filter(|order| order.is_ne())).unwrap_or(Ordering::Equal)
}

/// As BMLT sorts what a database cannot: nothing comes last, and texts that are numbers are compared as numbers.
fn in_memory(a: &Meeting, b: &Meeting, keys: &[String]) -> Ordering {
    let value = |meeting: &Meeting, key: &str| match main(meeting, key) {
        Value::Number(number) => php::strval(number),
        Value::Text(text) => text.to_owned(),
        Value::Nothing if is_main(key) => String::new(),
        Value::Nothing => meeting.value(key).unwrap_or_default().to_owned(),
    };
    let one = |key: &String| {
        let (a, b) = (value(a, key), value(b, key));
        match (a.is_empty(), b.is_empty()) {
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            _ => match (php::floatval(&a), php::floatval(&b)) {
                (Some(a), Some(b)) => a.total_cmp(&b),
                _ => a.cmp(&b),
            },
        }
    };
    keys.iter().find_map(|key| Some(one(key)).filter(|order| order.is_ne())).unwrap_or(Ordering::Equal)
}
