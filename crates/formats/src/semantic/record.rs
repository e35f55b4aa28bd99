//! A meeting as `GetSearchResults` gives it. What is the same in every answer is written once, when the server is made.

use std::collections::HashSet;

use super::{
    Search, Server, distance,
    formats::Formats,
    json::{Object, list},
    kept::Meeting,
    php,
};

/// Fields of the main table and what is worked out, in the order of answers.
pub(super) const MAIN: [&str; 20] = [
    "id_bigint",
    "worldid_mixed",
    "shared_group_id_bigint",
    "service_body_bigint",
    "service_body_name",
    "weekday_tinyint",
    "venue_type",
    "start_time",
    "duration_time",
    "time_zone",
    "formats",
    "lang_enum",
    "longitude",
    "latitude",
    "distance_in_km",
    "distance_in_miles",
    "email_contact",
    "published",
    "root_server_uri",
    "format_shared_id_list",
];

/// How an answer is written.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    /// The address of the server, as the asker knows it.
    pub root: String,
    /// The language of the names of formats; nothing said: the server's.
    pub lang: Option<String>,
    /// Only these fields, if any of them is one.
    pub fields: Vec<String>,
    /// Of an aggregator: only formats of these servers.
    pub servers: (Vec<i64>, Vec<i64>),
}

/// The texts of a record around what differs from answer to answer.
#[derive(Debug)]
pub(super) struct Prepared {
    /// Up to the distances.
    start: String,
    /// After the distances, up to the address of the server.
    middle: String,
    /// After the address; `None` when that is another server's and stands in the text already.
    end: Option<String>,
}

/// A meeting with what is needed to write it.
pub(super) struct Record<'a> {
    pub(super) server: &'a Server,
    pub(super) meeting: &'a Meeting,
}

/// Which fields are written.
enum Chosen<'a> {
    All,
    Some(HashSet<&'a str>),
}

impl Chosen<'_> {
    fn has(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            // BMLT never gives this one when fields are named.
            Self::Some(names) => name != "shared_group_id_bigint" && names.contains(name),
        }
    }
}

impl Server {
    /// The meetings that are asked for, as a list of records.
    pub fn meetings(&self, search: &Search, writing: &Writing, out: &mut String) {
        self.write(&self.find(search), writing, out);
    }

    /// The same with the formats that they have: `{"meetings":[…],"formats":[…]}`.
    pub fn meetings_and_formats(&self, search: &Search, writing: &Writing, out: &mut String) {
        let found = self.find(search);
        out.push_str("{\"meetings\":");
        self.write(&found, writing, out);
        out.push_str(",\"formats\":");
        self.formats_of(&found, writing, out);
        out.push('}');
    }

    /// Only the formats: `{"formats":[…]}`.
    pub fn only_formats(&self, search: &Search, writing: &Writing, out: &mut String) {
        out.push_str("{\"formats\":");
        self.formats_of(&self.find(search), writing, out);
        out.push('}');
    }

    fn write(&self, found: &[(u32, Option<f64>)], writing: &Writing, out: &mut String) {
        let chosen = self.chosen(&writing.fields);
        let of_all = writing.servers.0.is_empty() && writing.servers.1.is_empty();
        let quick = matches!(chosen, Chosen::All) && self.is_own_language(writing) && of_all;
        let mut root = String::new();
        php::json_text(&writing.root, &mut root);
        out.reserve(found.len() * 1200 + 2);
        list(out, found, |(number, degrees), out| match quick {
            true => self.prepared[*number as usize].write(&root, *degrees, out),
            false => {
                Record { server: self, meeting: self.meeting(*number) }.write(&chosen, writing, *degrees, out);
            }
        });
    }

    fn is_own_language(&self, writing: &Writing) -> bool {
        writing.lang.as_ref().is_none_or(|lang| *lang == self.settings.language)
    }

    fn chosen<'w>(&self, names: &'w [String]) -> Chosen<'w> {
        let known = |name: &str| {
            name != "shared_group_id_bigint" && MAIN.contains(&name)
                || ["root_server_id", "source_id"].contains(&name)
                || self.fields.iter().any(|field| field.key == name)
        };
        let names: HashSet<&str> = names.iter().map(String::as_str).filter(|name| known(name)).collect();
        if names.is_empty() { Chosen::All } else { Chosen::Some(names) }
    }
}

impl Prepared {
    fn write(&self, root: &str, degrees: Option<f64>, out: &mut String) {
        out.push_str(&self.start);
        match degrees {
            None => out.push_str(",\"distance_in_km\":\"\",\"distance_in_miles\":\"\""),
            Some(degrees) => {
                let [km, miles] = distances(Some(degrees));
                for part in [",\"distance_in_km\":\"", &km, "\",\"distance_in_miles\":\"", &miles, "\""] {
                    out.push_str(part);
                }
            }
        }
        out.push_str(&self.middle);
        if let Some(end) = &self.end {
            out.push_str(root);
            out.push_str(end);
        }
    }
}

impl Record<'_> {
    pub(super) fn prepare(&self) -> Prepared {
        let writing = Writing { root: "\u{0}".into(), ..Writing::default() };
        let mut whole = String::new();
        self.write(&Chosen::All, &writing, None, &mut whole);
        // The marks are written escaped, and no text of a meeting can look like them.
        let (start, rest) =
            whole.split_once(",\"distance_in_km\":\"\",\"distance_in_miles\":\"\"").unwrap_or((&whole, ""));
        let (middle, end) = match rest.split_once("\"\\u0000\"") {
            Some((middle, end)) => (middle, Some(end.to_owned())),
            None => (rest, None),
        };
        Prepared { start: start.to_owned(), middle: middle.to_owned(), end }
    }

    fn write(&self, chosen: &Chosen<'_>, writing: &Writing, degrees: Option<f64>, out: &mut String) {
        let none = match chosen {
            Chosen::All => false,
            Chosen::Some(names) => {
                let untold =
                    |name: &&str| *name == "source_id" || *name == "root_server_id" && !self.server.settings.aggregator;
                names.iter().all(untold)
            }
        };
        if none {
            // As PHP writes an array with nothing in it.
            return out.push_str("[]");
        }
        let mut object = Object::new(out);
        let formats = self.formats(writing);
        for name in MAIN.into_iter().filter(|name| chosen.has(name)) {
            object.text(name, &self.main(name, writing, degrees, &formats));
        }
        if self.server.settings.aggregator && chosen.has("root_server_id") {
            object.number("root_server_id", self.meeting.server);
        }
        for field in self.server.fields.iter().filter(|field| chosen.has(&field.key)) {
            let value = if field.hidden { None } else { self.meeting.value(&field.key) };
            object.text(&field.key, value.unwrap_or_default());
        }
        object.end();
    }

    fn formats(&self, writing: &Writing) -> Formats {
        let lang = writing.lang.as_deref().unwrap_or(&self.server.settings.language);
        self.server.formats_in(self.meeting, lang, &writing.servers)
    }

    fn main(&self, name: &str, writing: &Writing, degrees: Option<f64>, formats: &Formats) -> String {
        let meeting = self.meeting;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let float = |value: Option<f64>| value.map(php::strval).unwrap_or_default();
        match name {
            "id_bigint" => meeting.id.to_string(),
            "worldid_mixed" => text(&meeting.world_id),
            "shared_group_id_bigint" => text(&meeting.shared_group),
            "service_body_bigint" => meeting.body.to_string(),
            "service_body_name" => self.server.body(meeting.body).map(|body| body.name.clone()).unwrap_or_default(),
            "weekday_tinyint" => meeting.weekday.map(|day| (day + 1).to_string()).unwrap_or_default(),
            "venue_type" => meeting.venue.map(|venue| venue.to_string()).unwrap_or_default(),
            "start_time" => meeting.start.as_deref().and_then(clock).unwrap_or_default(),
            "duration_time" => self.duration(),
            "time_zone" => text(&meeting.zone),
            "formats" => formats.keys.clone(),
            "lang_enum" => text(&meeting.lang),
            "longitude" => float(meeting.longitude),
            "latitude" => float(meeting.latitude),
            "distance_in_km" => distances(degrees)[0].clone(),
            "distance_in_miles" => distances(degrees)[1].clone(),
            "published" => "1".to_owned(),
            "root_server_uri" => self.server.root(meeting.server, &writing.root).to_owned(),
            "format_shared_id_list" => formats.ids.clone(),
            _ => String::new(),
        }
    }

    fn duration(&self) -> String {
        let own = self.meeting.duration.as_deref().unwrap_or_default();
        if own == "24:00:00" {
            return own.to_owned();
        }
        let own = clock(own).filter(|duration| duration != "00:00:00");
        own.unwrap_or_else(|| self.server.settings.default_duration.clone())
    }
}

fn distances(degrees: Option<f64>) -> [String; 2] {
    [distance::KILOMETRES, distance::MILES].map(|unit| degrees.map(|d| php::strval(d * unit)).unwrap_or_default())
}

/// `HH:MM:SS` of a time with or without seconds.
fn clock(time: &str) -> Option<String> {
    let parts: Vec<u8> = time.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    match parts[..] {
        [hour, minute] if hour < 24 && minute < 60 => Some(format!("{hour:02}:{minute:02}:00")),
        [hour, minute, second] if hour < 24 && minute < 60 && second < 60 => {
            Some(format!("{hour:02}:{minute:02}:{second:02}"))
        }
        _ => None,
    }
}
