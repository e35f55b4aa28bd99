//! What is kept of a BMLT server: its public values as its tables hold them, so that it can be answered for as it answers.

use serde::{Deserialize, Serialize};

use super::{Settings, change, older};

/// The tables of one server.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tables {
    pub meetings: Vec<Meeting>,
    pub formats: Vec<Format>,
    pub bodies: Vec<Body>,
    pub fields: Vec<Field>,
    pub changes: Vec<Change>,
    /// How the server is set, if it told.
    pub settings: Option<Settings>,
    /// The servers whose meetings these are, when there are several.
    pub servers: Vec<RootServer>,
}

/// One of the servers whose meetings an aggregator has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RootServer {
    pub id: i64,
    /// Empty when it has no address of its own.
    pub url: String,
}

/// A meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    pub id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub world_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shared_group: Option<String>,
    pub body: i64,
    /// 0 for Sunday.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekday: Option<i64>,
    /// 1 in person, 2 virtual, 3 hybrid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Ids of formats, separated by commas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formats: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    pub published: bool,
    /// Of an aggregator: the server that it is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<Datum>,
}

impl Meeting {
    /// A further value; the long one where there are two.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.data.iter().rev().find(|datum| datum.key == key).and_then(|datum| datum.value.as_deref())
    }
}

/// A further value of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Datum {
    /// Its place in the server's table: some answers are in its order.
    pub seq: i64,
    pub key: String,
    pub value: Option<String>,
}

/// A format in one language.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Format {
    pub id: i64,
    pub key: Option<String>,
    pub world_id: Option<String>,
    pub lang: String,
    pub name: Option<String>,
    pub description: Option<String>,
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<i64>,
}

/// A service body.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Body {
    pub id: i64,
    pub owner: Option<i64>,
    pub name: String,
    pub description: String,
    pub kind: Option<String>,
    pub url: Option<String>,
    pub helpline: Option<String>,
    pub world_id: Option<String>,
    /// The office's address, which servers publish when they are set to.
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub server: Option<i64>,
}

/// A field that meetings can have.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Field {
    pub key: String,
    pub prompt: Option<String>,
    pub lang: Option<String>,
    pub hidden: bool,
}

/// A change of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    pub id: i64,
    /// The number of who changed it; names of users are not kept.
    pub user: Option<i64>,
    pub body: i64,
    /// Year to second, UTC.
    pub date: String,
    pub kind: String,
    pub before_id: Option<i64>,
    pub after_id: Option<i64>,
    pub before: Option<Version>,
    pub after: Option<Version>,
}

/// A meeting as it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Version {
    pub main: Vec<(String, Option<String>)>,
    pub data: Vec<VersionDatum>,
    pub long: Vec<(String, Option<String>)>,
}

impl Version {
    /// A value of the main table.
    pub fn main(&self, name: &str) -> Option<&str> {
        self.main.iter().find(|(known, _)| known == name).and_then(|(_, value)| value.as_deref())
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct VersionDatum {
    pub key: String,
    pub prompt: Option<String>,
    pub hidden: bool,
    /// Of a hidden value only whether it is another than before is kept.
    pub value: Option<String>,
}

/// A row of a table: gives the value of a column, `None` for `NULL` or no such column.
pub type Cells<'c> = dyn Fn(&str) -> Option<String> + 'c;

impl Tables {
    /// Takes a row of one of BMLT's tables, by the table's name without prefix. Others are passed over.
    pub fn take(&mut self, table: &str, seq: i64, cells: &Cells<'_>) {
        match table {
            "comdef_meetings_main" => self.meetings.push(meeting(cells)),
            "comdef_meetings_data" | "comdef_meetings_longdata" => self.take_data(table, seq, cells),
            "comdef_formats" => self.formats.push(format(cells)),
            "comdef_service_bodies" => self.bodies.push(body(cells)),
            "root_servers" => self
                .servers
                .push(RootServer { id: number(cells, "id").unwrap_or(0), url: cells("url").unwrap_or_default() }),
            "comdef_changes" if cells("object_class_string").as_deref() == Some("c_comdef_meeting") => {
                self.changes.push(change::read(cells));
            }
            _ => {}
        }
    }

    /// Ends the reading: rows get their order, and what newer servers did to older data is done.
    pub fn finish(&mut self) {
        self.meetings.sort_by_key(|meeting| meeting.id);
        self.bodies.sort_by_key(|body| body.id);
        for meeting in &mut self.meetings {
            meeting.data.sort_by_key(|datum| datum.seq);
        }
        older::bring_up(self);
    }

    /// Values come in any order, so the meetings must have been taken and sorted first.
    fn take_data(&mut self, table: &str, seq: i64, cells: &Cells<'_>) {
        let Some(key) = cells("key") else { return };
        let hidden = cells("visibility").as_deref() == Some("1");
        let meeting = number(cells, "meetingid_bigint").unwrap_or(0);
        if meeting == 0 {
            return self.fields.push(Field { key, prompt: cells("field_prompt"), lang: cells("lang_enum"), hidden });
        }
        // What is hidden, and what is a person's own whether hidden or not, is not kept.
        if hidden || key.starts_with("contact_") || key == "admin_notes" {
            return;
        }
        let long = table == "comdef_meetings_longdata";
        let names: &[&str] = if long { &["data_blob", "data_longtext"] } else { &["data_string"] };
        let value = names.iter().find_map(|name| cells(name));
        let seq = if long { seq + LONG } else { seq };
        if let Ok(at) = self.meetings.binary_search_by_key(&meeting, |meeting| meeting.id) {
            self.meetings[at].data.push(Datum { seq, key, value });
        }
    }

    /// Puts the meetings in order, so that their values find them.
    pub fn meetings_taken(&mut self) {
        self.meetings.sort_by_key(|meeting| meeting.id);
    }
}

impl Tables {
    /// Takes what another server has. Its numbers are moved by `distance`; its fields are added where they are new, and its
    /// settings are left.
    pub fn append(&mut self, other: Self, distance: i64) {
        let moved = |id: i64| if id == 0 { 0 } else { id + distance };
        let moved_list = |ids: &str| {
            let ids = ids.split(',').filter_map(|id| id.trim().parse::<i64>().ok());
            ids.map(|id| moved(id).to_string()).collect::<Vec<_>>().join(",")
        };
        let after = self.meetings.iter().flat_map(|m| &m.data).map(|datum| datum.seq).max().unwrap_or(0) + 1;
        self.meetings.extend(other.meetings.into_iter().map(|mut meeting| {
            (meeting.id, meeting.body) = (moved(meeting.id), moved(meeting.body));
            meeting.formats = meeting.formats.as_deref().map(moved_list);
            meeting.data.iter_mut().for_each(|datum| datum.seq += after);
            meeting
        }));
        self.formats.extend(other.formats.into_iter().map(|one| Format { id: moved(one.id), ..one }));
        self.bodies.extend(other.bodies.into_iter().map(|one| Body {
            id: moved(one.id),
            owner: one.owner.map(moved),
            ..one
        }));
        self.changes.extend(other.changes.into_iter().map(|one| Change {
            id: moved(one.id),
            body: moved(one.body),
            before_id: one.before_id.map(moved),
            after_id: one.after_id.map(moved),
            ..one
        }));
        for field in other.fields {
            if !self.fields.iter().any(|known| known.key == field.key && known.lang == field.lang) {
                self.fields.push(field);
            }
        }
        self.servers.extend(other.servers);
        self.meetings.sort_by_key(|meeting| meeting.id);
        self.bodies.sort_by_key(|body| body.id);
    }

    /// Says of all that is here that it is from one server.
    pub fn of_server(&mut self, server: RootServer) {
        let id = Some(server.id);
        self.meetings.iter_mut().for_each(|one| one.server = id);
        self.formats.iter_mut().for_each(|one| one.server = id);
        self.bodies.iter_mut().for_each(|one| one.server = id);
        self.servers = vec![server];
    }
}

/// Long values come after all others.
const LONG: i64 = 1 << 40;

pub(super) fn number(cells: &Cells<'_>, name: &str) -> Option<i64> {
    cells(name)?.trim().parse().ok()
}

fn meeting(cells: &Cells<'_>) -> Meeting {
    let float = |name| cells(name).and_then(|text| text.trim().parse::<f64>().ok());
    Meeting {
        id: number(cells, "id_bigint").unwrap_or(0),
        world_id: cells("worldid_mixed"),
        shared_group: cells("shared_group_id_bigint"),
        body: number(cells, "service_body_bigint").unwrap_or(0),
        weekday: number(cells, "weekday_tinyint"),
        venue: number(cells, "venue_type"),
        start: cells("start_time"),
        duration: cells("duration_time"),
        zone: cells("time_zone"),
        formats: cells("formats"),
        lang: cells("lang_enum"),
        longitude: float("longitude"),
        latitude: float("latitude"),
        published: cells("published").as_deref() == Some("1"),
        server: number(cells, "root_server_id"),
        data: Vec::new(),
    }
}

fn format(cells: &Cells<'_>) -> Format {
    Format {
        id: number(cells, "shared_id_bigint").unwrap_or(0),
        key: cells("key_string"),
        world_id: cells("worldid_mixed"),
        lang: cells("lang_enum").unwrap_or_default(),
        name: cells("name_string"),
        description: cells("description_string"),
        kind: cells("format_type_enum"),
        server: number(cells, "root_server_id"),
    }
}

fn body(cells: &Cells<'_>) -> Body {
    Body {
        id: number(cells, "id_bigint").unwrap_or(0),
        owner: number(cells, "sb_owner"),
        name: cells("name_string").unwrap_or_default(),
        description: cells("description_string").unwrap_or_default(),
        kind: cells("sb_type"),
        url: cells("uri_string"),
        helpline: cells("kml_file_uri_string"),
        world_id: cells("worldid_mixed"),
        email: cells("sb_meeting_email"),
        server: number(cells, "root_server_id"),
    }
}
