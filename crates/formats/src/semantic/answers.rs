//! The answers of another server, taken back into its tables, so that ours answers as that one did.
//!
//! Answers hold less than tables: degrees have 14 digits, what is hidden or not published is not told, and names of
//! settings that only editors see are not there. All else comes back.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    Settings,
    change::{HIDDEN, MASK},
    draft::{is_usually_hidden, usual_prompt},
    kept::{Cells, Change, Tables, Version, VersionDatum},
    php::floatval,
    record::MAIN,
};
use crate::bmlt::fields::Fields;

/// Where the map of a server begins on which nobody set another place.
const UNSET_CENTER: (f64, f64) = (34.235918, -118.563659);

/// The columns of the table of meetings, in its order.
const COLUMNS: [&str; 14] = [
    "id_bigint",
    "worldid_mixed",
    "shared_group_id_bigint",
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
];

/// Whether a field is one of the main table, or worked out.
pub(crate) fn is_main(key: &str) -> bool {
    MAIN.contains(&key) || key == "root_server_id"
}

/// Answers as texts of JSON. What is empty was not told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers<'a> {
    /// Records of `GetSearchResults`.
    pub(crate) meetings: Vec<&'a str>,
    pub(crate) info: &'a str,
    pub(crate) bodies: &'a str,
    /// `GetFormats` in every language.
    pub(crate) formats: &'a str,
    pub(crate) keys: &'a str,
    /// `GetFieldValues` by field.
    pub(crate) values: &'a str,
    pub(crate) changes: &'a str,
    /// The meetings that have a list of formats, be it an empty one.
    pub(crate) with_formats: &'a str,
}

impl Answers<'_> {
    /// The tables behind the answers.
    pub(crate) fn tables(&self) -> Tables {
        let mut tables = Tables::default();
        let bodies = rows(self.bodies);
        let mut settings = rows(self.info).first().map(settings).unwrap_or_default();
        settings.body_emails = bodies.iter().any(|body| body.has("contact_email"));
        let records: Vec<Fields<'_>> =
            self.meetings.iter().filter_map(|record| serde_json::from_str(record).ok()).collect();
        let values = Values::read(self.values, self.with_formats);
        let fields = fields(&rows(self.keys), records.first());
        for (seq, (key, prompt, hidden)) in (0..).zip(&fields) {
            take(&mut tables, "comdef_meetings_data", seq, &|column| match column {
                "key" => Some(key.clone()),
                "meetingid_bigint" => Some("0".to_owned()),
                "field_prompt" => Some(prompt.clone()),
                "lang_enum" => Some(settings.language.clone()),
                "visibility" => hidden.then(|| "1".to_owned()),
                _ => None,
            });
        }
        for record in &records {
            take(&mut tables, "comdef_meetings_main", 0, &|column| values.main(record, column));
        }
        tables.meetings_taken();
        for (field, (key, _, hidden)) in (0_i64..).zip(&fields) {
            for (number, record) in (0_i64..).zip(&records).filter(|_| !hidden) {
                let id = record.get("id_bigint");
                let place = values.place(key, id);
                let value = record.raw(key).filter(|value| !value.is_empty() || place.is_some());
                let Some(value) = value else { continue };
                take(&mut tables, "comdef_meetings_data", (field << 32) + place.unwrap_or(number), &|column| {
                    match column {
                        "key" => Some(key.clone()),
                        "meetingid_bigint" => Some(id.to_owned()),
                        "data_string" => Some(value.to_owned()),
                        _ => None,
                    }
                });
            }
        }
        rows(self.formats).iter().for_each(|row| take(&mut tables, "comdef_formats", 0, &|column| format(row, column)));
        bodies.iter().for_each(|row| take(&mut tables, "comdef_service_bodies", 0, &|column| body(row, column)));
        tables.changes = changes(self.changes, &fields, &tables);
        tables.settings = Some(settings);
        tables.finish();
        tables
    }
}

fn take(tables: &mut Tables, table: &str, seq: i64, cells: &Cells<'_>) {
    tables.take(table, seq, cells);
}

fn rows(text: &str) -> Vec<Fields<'_>> {
    let list: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
    list.into_iter().filter_map(|one| serde_json::from_str(one.get()).ok()).collect()
}

fn settings(info: &Fields<'_>) -> Settings {
    let text = |name: &str, usual: String| info.raw(name).map_or(usual, str::to_owned);
    let number = |name: &str, usual: i64| info.get(name).parse().unwrap_or(usual);
    let is = |name: &str| matches!(info.get(name), "1" | "true");
    let list = |name: &str| {
        info.get(name).split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<String>>()
    };
    let usual = Settings::default();
    let center = floatval(info.get("centerLatitude")).zip(floatval(info.get("centerLongitude")));
    Settings {
        language: text("nativeLang", usual.language),
        default_duration: text("defaultDuration", usual.default_duration),
        default_sort: None,
        region_bias: text("regionBias", usual.region_bias),
        distance_units: text("distanceUnits", usual.distance_units),
        changes_per_meeting: number("changesPerMeeting", usual.changes_per_meeting),
        states: list("meeting_states_and_provinces"),
        counties: list("meeting_counties_and_sub_provinces"),
        center: center.filter(|center| *center != UNSET_CENTER),
        zoom: number("centerZoom", usual.zoom),
        auto_geocoding: ["auto_geocoding_enabled", "county_auto_geocoding_enabled", "zip_auto_geocoding_enabled"]
            .map(is),
        closed: is("default_closed_status"),
        body_emails: false,
        aggregator: false,
    }
}

/// Key, name and whether it is hidden, of every field that records have. Hidden ones have no name in answers; of a server
/// that does not tell names, those are hidden that all servers hide.
fn fields(keys: &[Fields<'_>], record: Option<&Fields<'_>>) -> Vec<(String, String, bool)> {
    let named: Vec<(&str, &str)> = keys.iter().map(|row| (row.get("key"), row.get("description"))).collect();
    let mut order: Vec<&str> = Vec::new();
    let in_record = record.into_iter().flat_map(Fields::iter).map(|(key, _)| key);
    for key in in_record.chain(named.iter().map(|(key, _)| *key)) {
        if !key.is_empty() && !is_main(key) && !order.contains(&key) {
            order.push(key);
        }
    }
    let field = |key: &str| {
        let name = named.iter().find(|(known, _)| *known == key).map(|(_, name)| *name);
        let usual = || usual_prompt(key).unwrap_or(key);
        let hidden = if named.is_empty() { is_usually_hidden(key) } else { name.is_none() };
        (key.to_owned(), name.unwrap_or_else(usual).to_owned(), hidden)
    };
    order.into_iter().map(field).collect()
}

/// What `GetFieldValues` tells beyond the records: values as the table has them, and the order of the rows.
#[derive(Default)]
struct Values<'a> {
    /// By field and id of the meeting: the value and its place among those of the field.
    of: HashMap<(String, String), (String, i64)>,
    asked: Vec<&'a str>,
    /// Ids of the meetings that have a list of formats.
    with_formats: HashSet<String>,
}

impl<'a> Values<'a> {
    fn read(text: &'a str, with_formats: &str) -> Self {
        let all: HashMap<&'a str, &'a RawValue> = serde_json::from_str(text).unwrap_or_default();
        let with_formats = rows(with_formats).iter().map(|row| row.get("id_bigint").to_owned()).collect();
        let mut values = Self { with_formats, ..Self::default() };
        for (key, answer) in all {
            values.asked.push(key);
            let mut place = 0;
            for row in rows(answer.get()) {
                let value = row.raw(key).filter(|value| *value != "NULL").unwrap_or_default();
                for id in row.get("ids").split(',') {
                    values.of.insert((key.to_owned(), id.to_owned()), (value.to_owned(), place));
                    place += 1;
                }
            }
        }
        values
    }

    fn place(&self, key: &str, id: &str) -> Option<i64> {
        self.of.get(&(key.to_owned(), id.to_owned())).map(|(_, place)| *place)
    }

    /// A column of the table of meetings.
    fn main(&self, record: &Fields<'_>, column: &str) -> Option<String> {
        let raw =
            || self.of.get(&(column.to_owned(), record.get("id_bigint").to_owned())).map(|(value, _)| value.clone());
        let told = |name: &str| Some(record.raw(name)?.to_owned());
        let value = match column {
            "formats" => raw().or_else(|| told("format_shared_id_list")),
            // Of a meeting that does not say, records tell the server's usual length.
            "duration_time" if self.asked.contains(&column) => raw(),
            "weekday_tinyint" => record.get(column).parse::<i64>().ok().map(|day| day.saturating_sub(1).to_string()),
            "published" => Some(told(column).unwrap_or_else(|| "1".to_owned())),
            _ => told(column),
        };
        if column == "formats" && self.with_formats.contains(record.get("id_bigint")) {
            return value.or_else(|| Some(String::new()));
        }
        value.filter(|value| !value.is_empty())
    }
}

fn format(row: &Fields<'_>, column: &str) -> Option<String> {
    let name = match column {
        "shared_id_bigint" => "id",
        "worldid_mixed" => "world_id",
        "lang_enum" => "lang",
        column => column,
    };
    row.raw(name).map(str::to_owned)
}

fn body(row: &Fields<'_>, column: &str) -> Option<String> {
    let name = match column {
        "id_bigint" => "id",
        "sb_owner" => "parent_id",
        "name_string" => "name",
        "description_string" => "description",
        "sb_type" => "type",
        "uri_string" => "url",
        "kml_file_uri_string" => "helpline",
        "worldid_mixed" => "world_id",
        "sb_meeting_email" => "contact_email",
        _ => return None,
    };
    row.raw(name).map(str::to_owned)
}

fn changes(text: &str, fields: &[(String, String, bool)], tables: &Tables) -> Vec<Change> {
    let list: Vec<&RawValue> = serde_json::from_str(text).unwrap_or_default();
    list.into_iter().filter_map(|one| change(one.get(), fields, tables)).collect()
}

fn change(text: &str, fields: &[(String, String, bool)], tables: &Tables) -> Option<Change> {
    #[derive(Deserialize)]
    struct Nested<'t> {
        #[serde(borrow)]
        json_data: Option<&'t RawValue>,
    }
    #[derive(Default, Deserialize)]
    struct Sides<'t> {
        #[serde(borrow)]
        before: Option<&'t RawValue>,
        #[serde(borrow)]
        after: Option<&'t RawValue>,
    }
    let row: Fields<'_> = serde_json::from_str(text).ok()?;
    let nested: Nested<'_> = serde_json::from_str(text).ok()?;
    // A change of which nothing is told has an empty list here.
    let sides: Sides<'_> = nested.json_data.and_then(|data| serde_json::from_str(data.get()).ok()).unwrap_or_default();
    let number = |name: &str| row.get(name).parse::<i64>().ok();
    let details = row.get("details");
    let meeting = number("meeting_id").filter(|id| *id != 0);
    let kind = row.get("change_type").to_owned();
    let second = jiff::Timestamp::from_second(number("date_int")?).ok()?;
    let side = |side: Option<&RawValue>, is_after| version(side?.get(), details, is_after, fields, tables);
    Some(Change {
        id: number("change_id")?,
        user: number("user_id"),
        body: number("service_body_id").unwrap_or(0),
        date: second.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        before_id: meeting.filter(|_| !kind.ends_with("_new")),
        after_id: meeting.filter(|_| !kind.ends_with("_delete")),
        kind,
        before: side(sides.before, false),
        after: side(sides.after, true),
    })
}

fn version(
    text: &str,
    details: &str,
    is_after: bool,
    fields: &[(String, String, bool)],
    tables: &Tables,
) -> Option<Version> {
    #[derive(Deserialize)]
    struct Keys {
        #[serde(default)]
        formats: Vec<String>,
    }
    let values: Fields<'_> = serde_json::from_str(text).ok()?;
    let keys = serde_json::from_str::<Keys>(text).map(|keys| keys.formats).unwrap_or_default();
    let lang = values.raw("lang_enum").unwrap_or("en");
    let id = |key: &String| {
        let format = tables.formats.iter().find(|one| one.lang == lang && one.key.as_ref() == Some(key));
        format.map(|format| format.id.to_string())
    };
    let ids = || keys.iter().filter_map(id).collect::<Vec<_>>().join(",");
    let column = |name: &str| {
        let value = values.raw(name)?;
        let value = match name {
            "formats" => ids(),
            "weekday_tinyint" => value.trim().parse::<i64>().ok()?.saturating_sub(1).to_string(),
            _ => value.to_owned(),
        };
        Some((name.to_owned(), Some(value)))
    };
    let datum = |(key, value): (&str, &str)| {
        let known = fields.iter().find(|(name, ..)| name == key);
        let prompt = known.map(|(_, prompt, _)| prompt.clone()).or_else(|| usual_prompt(key).map(str::to_owned));
        let hidden = value == MASK || key.starts_with("contact_") || known.is_some_and(|(.., hidden)| *hidden);
        let shown = values.raw(key).unwrap_or(value);
        let value = if hidden && !value.is_empty() {
            let named = prompt.as_deref().unwrap_or(key);
            HIDDEN[usize::from(is_after && details.contains(&format!("{named} was changed.")))].to_owned()
        } else {
            shown.to_owned()
        };
        VersionDatum { key: key.to_owned(), prompt, hidden, value: Some(value) }
    };
    Some(Version {
        main: COLUMNS.into_iter().filter_map(column).collect(),
        data: values.iter().filter(|(key, _)| !COLUMNS.contains(key) && *key != "email_contact").map(datum).collect(),
        long: Vec::new(),
    })
}
