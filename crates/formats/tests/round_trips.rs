//! What goes out in a format comes in again as the same meeting, but for what that format cannot carry. docs/feeds.md says
//! what that is.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

mod made;
mod reading;

use std::collections::BTreeMap;

use made::drafts;
use openseat_domain::{
    concept::TypeCode,
    fellowship::FellowshipId,
    meeting::{Attendance, Draft, Giving, Online},
    place::Place,
};
use openseat_formats::{
    meeting_guide_out::{Entry, write},
    semantic::{
        Search, Server, Settings, Tables, Writing,
        draft::{self, Numbers, fields},
        kept::{Body, Format},
    },
};
use proptest::prelude::*;
use reading::read_all;
use serde_json::{Map, Value, json};

/// The formats of a server: number, key and the code that is the same on every server.
const FORMATS: [(i64, &str, &str); 5] =
    [(4, "C", "CLOSED"), (17, "O", "OPEN"), (33, "WC", "WCHR"), (1, "B", "BEG"), (60, "XY", "")];

fn both(first: Option<String>, second: Option<String>) -> Option<String> {
    let parts: Vec<String> = [first, second].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

/// The meeting with what a BMLT server can tell of it, and nothing else.
fn as_bmlt_can(meeting: &Draft) -> Draft {
    let online = meeting.online.clone();
    let place = meeting.place.clone();
    Draft {
        key: "7".into(),
        name: meeting.name.clone(),
        fellowship: FellowshipId::new("na"),
        schedule: meeting.schedule.clone(),
        attendance: meeting.attendance,
        place: place.map(|place| Place { regions: Vec::new(), approximate: false, formatted: None, ..place }),
        online: online.map(|one| {
            let url_notes = both(one.url_notes, one.phone_notes);
            Online { url: one.url, phone: one.phone, url_notes, ..Online::default() }
        }),
        types: meeting.types.clone(),
        notes: both(meeting.notes.clone(), meeting.group_notes.clone()),
        published: true,
        ..Draft::default()
    }
}

/// A weekly meeting with formats that a server has.
fn weekly(mut meeting: Draft, formats: &[usize]) -> Option<(Draft, Vec<i64>)> {
    if meeting.schedule.is_none() || meeting.attendance == Attendance::Paused {
        return None;
    }
    let chosen: BTreeMap<i64, (&str, &str)> =
        formats.iter().map(|at| FORMATS[*at]).map(|(id, key, world_id)| (id, (key, world_id))).collect();
    let code =
        |(key, world_id): &(&str, &str)| if world_id.is_empty() { (*key).to_owned() } else { (*world_id).to_owned() };
    let of_na = |code| TypeCode { programme: FellowshipId::new("na"), code };
    meeting.types = chosen.values().map(code).map(of_na).collect();
    meeting.types.sort_unstable();
    Some((meeting, chosen.into_keys().collect()))
}

fn bmlt(meeting: &Draft, formats: Vec<i64>) -> Vec<u8> {
    let text = |text: &str| Some(text.to_owned());
    let format = |(id, key, world_id): (i64, &str, &str)| Format {
        id,
        key: text(key),
        world_id: text(world_id),
        lang: "en".into(),
        name: text(key),
        ..Format::default()
    };
    let numbers = Numbers { id: 7, body: 1, formats };
    let tables = Tables {
        meetings: draft::meeting(meeting, &numbers).into_iter().collect(),
        formats: FORMATS.map(format).to_vec(),
        bodies: vec![Body { id: 1, name: "Area".into(), ..Body::default() }],
        fields: fields(),
        ..Tables::default()
    };
    let mut out = String::new();
    let writing = Writing { root: "https://na.example/main_server".into(), ..Writing::default() };
    Server::new(tables, Settings::default()).meetings_and_formats(&Search::default(), &writing, &mut out);
    out.into_bytes()
}

/// Our own feed as somebody would lay it out in a spreadsheet: one column for each name, lists in one cell.
fn table(meeting: &Draft) -> (Vec<String>, Vec<String>) {
    let mut feed = Vec::new();
    write(std::iter::once(Entry { slug: &meeting.key, meeting, page: None }), &mut feed).unwrap();
    let rows: Vec<Map<String, Value>> = serde_json::from_slice(&feed).unwrap();
    let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    let cell = |name: &str, value: Value| match value {
        Value::String(text) => text,
        Value::Array(list) => {
            let list: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            list.join(if name == "regions" { " > " } else { ", " })
        }
        day if name == "day" => days[usize::try_from(day.as_u64().unwrap()).unwrap()].to_owned(),
        other => other.to_string(),
    };
    // The feed has the office's site under both names that readers know; a sheet has one column for it.
    let row = rows.into_iter().next().unwrap().into_iter().filter(|(name, _)| name != "entity_url");
    row.map(|(name, value)| (name.clone(), cell(&name, value))).unzip()
}

fn csv(delimiter: char, lines: [&[String]; 2]) -> Vec<u8> {
    let cell = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |cells: &[String]| cells.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string());
    lines.map(line).join("\r\n").into_bytes()
}

/// Lists of one word alone lose nothing; what reads as several in one cell cannot be told from one text.
fn fits_in_cells(meeting: &Draft) -> bool {
    let regions = meeting.place.iter().flat_map(|place| &place.regions);
    regions.into_iter().all(|region| !region.contains(['>', ',']))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_bmlt_answer_brings_back_all_that_bmlt_can_say(
        meeting in drafts(), formats in proptest::collection::vec(0..FORMATS.len(), 0..4),
    ) {
        let made = weekly(meeting, &formats);
        prop_assume!(made.is_some());
        let (meeting, formats) = made.unwrap();
        let read = read_all(&bmlt(&meeting, formats));
        prop_assert_eq!(read.refused.len(), 0, "{:?}", read.refused);
        let back = Draft { extra: BTreeMap::new(), ..read.drafts[0].clone() };
        prop_assert_eq!(back, as_bmlt_can(&meeting));
    }

    #[test]
    fn a_sheet_brings_back_the_same_meeting_whatever_stands_between_its_cells(meeting in drafts()) {
        prop_assume!(fits_in_cells(&meeting));
        let (names, cells) = table(&meeting);
        for delimiter in [',', ';', '\t'] {
            let read = read_all(&csv(delimiter, [&names, &cells]));
            prop_assert_eq!(read.refused.len(), 0, "{:?}", read.refused);
            prop_assert_eq!(&read.drafts[0], &meeting);
        }
        let sheet = json!({"values": [names, cells]}).to_string();
        prop_assert_eq!(&read_all(sheet.as_bytes()).drafts[0], &meeting);
    }
}

#[test]
fn what_bmlt_cannot_carry_is_what_the_document_says() {
    let document = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/feeds.md")).unwrap();
    let row = document.lines().find(|line| line.starts_with("| BMLT |")).expect("docs/feeds.md has a row for BMLT");
    let full = Draft {
        group: Some("Mill Group".into()),
        giving: Giving { venmo: Some("@mill".into()), ..Giving::default() },
        ..Draft::default()
    };
    let can = as_bmlt_can(&full);
    assert!(can.group.is_none() && can.giving.is_empty());
    for lost in ["group", "giving", "regions", "website", "office", "last changed", "closures", "not every week"] {
        assert!(row.contains(lost), "docs/feeds.md does not say that BMLT loses: {lost}");
    }
}
