//! A server made ready: orders, look-ups and texts that are worked out once.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{
    distance,
    kept::{Body, Field, Format, Meeting, Tables},
    order,
    record::{Prepared, Record},
    words::Words,
};

/// How a server is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the server.
    pub language: String,
    /// How long a meeting takes that does not say: `01:00`.
    pub default_duration: String,
    /// In which order meetings come when nothing is asked: one of BMLT's names for it.
    pub default_sort: Option<String>,
    pub region_bias: String,
    /// `mi` or `km`.
    pub distance_units: String,
    pub changes_per_meeting: i64,
    pub states: Vec<String>,
    pub counties: Vec<String>,
    /// Where a map begins: latitude and longitude. Nothing said: the middle of all meetings.
    pub center: Option<(f64, f64)>,
    pub zoom: i64,
    pub auto_geocoding: [bool; 3],
    /// Whether a meeting that does not say is closed.
    pub closed: bool,
    /// Whether addresses of service bodies are told.
    pub body_emails: bool,
    /// Whether it stands for several servers, and says of each thing which one it is from.
    pub aggregator: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "en".to_owned(),
            default_duration: "01:00".to_owned(),
            default_sort: None,
            region_bias: "us".to_owned(),
            distance_units: "mi".to_owned(),
            changes_per_meeting: 0,
            states: Vec::new(),
            counties: Vec::new(),
            center: None,
            zoom: 6,
            auto_geocoding: [true, false, false],
            closed: true,
            body_emails: false,
            aggregator: false,
        }
    }
}

/// A server that answers.
#[derive(Debug)]
pub struct Server {
    pub(super) tables: Tables,
    pub settings: Settings,
    /// One of each key, as answers have them.
    pub(super) fields: Vec<Field>,
    pub(super) usual: Vec<u32>,
    pub(super) prepared: Vec<Prepared>,
    pub(super) words: Words,
    bodies: HashMap<i64, usize>,
    /// Formats by language and id; of two with the same, the later.
    formats: HashMap<(String, i64), usize>,
}

impl Default for Server {
    fn default() -> Self {
        Self::new(Tables::default(), Settings::default())
    }
}

impl Server {
    /// Makes a server ready. What is not published is left out here, so that no answer can tell of it.
    pub fn new(mut tables: Tables, settings: Settings) -> Self {
        tables.meetings.retain(|meeting| meeting.published);
        let mut server = Self {
            fields: fields(&tables.fields, &settings.language),
            bodies: tables.bodies.iter().enumerate().map(|(at, body)| (body.id, at)).collect(),
            formats: tables.formats.iter().enumerate().map(|(at, one)| ((one.lang.clone(), one.id), at)).collect(),
            words: Words::of(&tables.meetings),
            usual: Vec::new(),
            prepared: Vec::new(),
            tables,
            settings,
        };
        server.prepared =
            server.tables.meetings.iter().map(|meeting| Record { server: &server, meeting }.prepare()).collect();
        server.usual = order::usual(&server);
        server
    }

    /// How many meetings it has.
    pub fn len(&self) -> usize {
        self.tables.meetings.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.tables.meetings.is_empty()
    }

    /// Where a map begins: latitude and longitude.
    pub fn center(&self) -> (f64, f64) {
        self.settings.center.or_else(|| distance::middle(&self.tables.meetings)).unwrap_or((34.235918, -118.563659))
    }

    /// The address of the server that something is from; `own` where that is not another one.
    pub(super) fn root<'r>(&'r self, server: Option<i64>, own: &'r str) -> &'r str {
        let servers = if self.settings.aggregator { self.tables.servers.as_slice() } else { &[] };
        let known = servers.iter().find(|known| Some(known.id) == server);
        known.map(|known| known.url.as_str()).filter(|url| !url.is_empty()).unwrap_or(own)
    }

    /// Whether something is from a server that is asked for: these, or all but those.
    pub(super) fn is_from(&self, server: Option<i64>, (include, exclude): &(Vec<i64>, Vec<i64>)) -> bool {
        let among = |ids: &[i64]| server.is_some_and(|server| ids.contains(&server));
        !self.settings.aggregator || (include.is_empty() || among(include)) && !among(exclude)
    }

    pub(super) fn meeting(&self, number: u32) -> &Meeting {
        &self.tables.meetings[number as usize]
    }

    pub(super) fn body(&self, id: i64) -> Option<&Body> {
        self.bodies.get(&id).map(|at| &self.tables.bodies[*at])
    }

    pub(super) fn format(&self, lang: &str, id: i64) -> Option<&Format> {
        self.formats.get(&(lang.to_owned(), id)).map(|at| &self.tables.formats[*at])
    }
}

/// One field of each key: in the server's language if it is there.
fn fields(all: &[Field], language: &str) -> Vec<Field> {
    let mut chosen: Vec<Field> = Vec::new();
    for field in all {
        match chosen.iter_mut().find(|known| known.key == field.key) {
            None => chosen.push(field.clone()),
            Some(known) if known.lang.as_deref() == Some(language) => {}
            Some(known) if field.lang.as_deref() == Some(language) => *known = field.clone(),
            Some(_) => {}
        }
    }
    chosen
}
