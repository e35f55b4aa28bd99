//! What newer BMLT servers did to the tables of older ones when they were brought up to date.

use super::kept::{Field, Format, Meeting, Tables};

/// Languages in which newer servers have the formats of the venue.
const LANGS: [&str; 11] = ["en", "da", "de", "es", "fa", "fr", "it", "pl", "pt", "ru", "sv"];

/// Fields that were not there from the beginning: key, prompt, hidden.
const FIELDS: [(&str, &str, bool); 4] = [
    ("phone_meeting_number", "Phone Meeting Dial-in Number", false),
    ("virtual_meeting_link", "Virtual Meeting Link", false),
    ("virtual_meeting_additional_info", "Virtual Meeting Additional Info", false),
    ("admin_notes", "Admin Notes", true),
];

/// Formats by which servers know the venue: key, world id, name, description.
const VENUES: [(&str, &str, &str, &str); 3] = [
    ("VM", "VM", "Virtual Meeting", "Meets Virtually"),
    ("TC", "TC", "Temporarily Closed Facility", "Facility is Temporarily Closed"),
    ("HY", "HYBR", "Hybrid Meeting", "Meets Virtually and In-person"),
];

/// A format that every server has by now.
const PRINCIPLE: (&str, &str, &str) = (
    "SPAD",
    "A Spiritual Principle a Day",
    "This meeting is focused on discussion of the book A Spiritual Principle a Day.",
);

/// World ids that were given to formats later: id, key, name, world id.
const WORLD_IDS: [(i64, &str, &str, &str); 4] = [
    (5, "CH", "Closed Holidays", "CH"),
    (16, "NC", "No Children", "NC"),
    (51, "LC", "Living Clean", "LC"),
    (37, "NS", "No Smoking", "NS"),
];

/// Does it. Tables of a server of today stay as they are.
pub(super) fn bring_up(tables: &mut Tables) {
    trim(tables);
    let old = tables.meetings.iter().any(|meeting| meeting.venue.is_none())
        && !tables.fields.iter().any(|field| field.key == "admin_notes");
    if !old || tables.fields.is_empty() {
        return;
    }
    for (key, prompt, hidden) in FIELDS {
        if !tables.fields.iter().any(|field| field.key == key) {
            let (key, prompt, lang) = (key.to_owned(), Some(prompt.to_owned()), Some("en".to_owned()));
            tables.fields.push(Field { key, prompt, lang, hidden });
        }
    }
    formats(tables);
    principle(tables);
    let known: Vec<i64> = tables.formats.iter().map(|format| format.id).collect();
    let id_of = |key: &str| tables.formats.iter().find(|format| format.key.as_deref() == Some(key)).map(|f| f.id);
    let venues = ["VM", "TC", "HY"].map(id_of);
    for meeting in &mut tables.meetings {
        meeting.lang.get_or_insert_with(|| "en".to_owned());
        if let Some(ids) = &mut meeting.formats {
            let kept = ids.split(',').map(str::trim).filter(|id| id.parse().is_ok_and(|id| known.contains(&id)));
            *ids = kept.collect::<Vec<_>>().join(",");
        }
        if meeting.venue.is_none() {
            meeting.venue = venue(meeting, venues);
        }
    }
}

fn formats(tables: &mut Tables) {
    for format in &mut tables.formats {
        let open =
            [(4, "C"), (17, "O")].iter().any(|(id, key)| format.id == *id && format.key.as_deref() == Some(*key));
        if open && format.kind.as_deref() == Some("FC3") {
            format.kind = Some("O".to_owned());
        }
        for (id, key, name, world_id) in WORLD_IDS {
            let same = format.id == id && format.key.as_deref() == Some(key) && format.lang == "en";
            if same && format.name.as_deref() == Some(name) {
                format.world_id = Some(world_id.to_owned());
            }
        }
    }
    for (key, world_id, name, description) in VENUES {
        let next = tables.formats.iter().map(|format| format.id).max().unwrap_or(0) + 1;
        let known = tables.formats.iter().find(|f| f.key.as_deref() == Some(key) && f.lang == "en").map(|f| f.id);
        let id = known.unwrap_or(next);
        let text = |text: &str| Some(text.to_owned());
        for format in tables.formats.iter_mut().filter(|format| format.id == id) {
            (format.world_id, format.kind) = (text(world_id), text("FC2"));
        }
        for lang in LANGS {
            if !tables.formats.iter().any(|format| format.id == id && format.lang == lang) {
                tables.formats.push(Format {
                    id,
                    key: text(key),
                    world_id: text(world_id),
                    lang: lang.to_owned(),
                    name: text(name),
                    description: text(description),
                    kind: text("FC2"),
                    server: None,
                });
            }
        }
    }
}

fn principle(tables: &mut Tables) {
    let (key, name, description) = PRINCIPLE;
    if !tables.formats.iter().any(|format| format.key.as_deref() == Some(key)) {
        let text = |text: &str| Some(text.to_owned());
        tables.formats.push(Format {
            id: tables.formats.iter().map(|format| format.id).max().unwrap_or(0) + 1,
            key: text(key),
            world_id: text(key),
            lang: "en".to_owned(),
            name: text(name),
            description: text(description),
            kind: text("FC1"),
            server: None,
        });
    }
}

/// The venue by the formats, as servers worked it out once.
fn venue(meeting: &Meeting, [virtual_, closed, hybrid]: [Option<i64>; 3]) -> Option<i64> {
    let ids: Vec<i64> =
        meeting.formats.iter().flat_map(|ids| ids.split(',')).filter_map(|id| id.parse().ok()).collect();
    let has = |id: Option<i64>| id.is_some_and(|id| ids.contains(&id));
    match (has(virtual_), has(closed), has(hybrid)) {
        (false, false, true) => Some(3),
        (true, _, false) => Some(2),
        (false, false, false) => Some(1),
        _ => None,
    }
}

fn trim(tables: &mut Tables) {
    let trim = |text: &mut Option<String>| {
        if let Some(text) = text {
            *text = text.trim_matches(' ').to_owned();
        }
    };
    for meeting in &mut tables.meetings {
        trim(&mut meeting.world_id);
        meeting.data.iter_mut().for_each(|datum| trim(&mut datum.value));
    }
    for format in &mut tables.formats {
        [&mut format.key, &mut format.world_id, &mut format.name, &mut format.description, &mut format.kind]
            .into_iter()
            .for_each(trim);
    }
    for body in &mut tables.bodies {
        [&mut body.world_id, &mut body.helpline, &mut body.url, &mut body.email].into_iter().for_each(trim);
        body.name = body.name.trim_matches(' ').to_owned();
        body.description = body.description.trim_matches(' ').to_owned();
    }
}
