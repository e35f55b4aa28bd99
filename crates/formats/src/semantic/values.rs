//! Which fields there are, which values they have, and where the meetings lie.

use std::collections::HashMap;

use super::{
    Server, distance,
    formats::ids,
    json::{Object, list},
    kept::Meeting,
    order, php,
};

/// Fields of the main table that are told, with BMLT's names for them.
const MAIN: [(&str, &str); 12] = [
    ("id_bigint", "ID"),
    ("worldid_mixed", "World ID"),
    ("service_body_bigint", "Service Body ID"),
    ("weekday_tinyint", "Weekday"),
    ("venue_type", "Venue Type"),
    ("start_time", "Start Time"),
    ("duration_time", "Duration"),
    ("time_zone", "Time Zone"),
    ("formats", "Formats"),
    ("lang_enum", "Language"),
    ("longitude", "Longitude"),
    ("latitude", "Latitude"),
];

/// Values in the order in which they were met, each with the ids of its meetings.
#[derive(Default)]
struct Groups {
    numbers: HashMap<String, usize>,
    groups: Vec<(String, Vec<i64>)>,
}

impl Groups {
    fn add(&mut self, value: String, id: i64) {
        let next = self.groups.len();
        let number = *self.numbers.entry(value.clone()).or_insert(next);
        if number == next {
            self.groups.push((value, Vec::new()));
        }
        self.groups[number].1.push(id);
    }
}

impl Server {
    /// Keys and names of the fields: those of the main table, then those in the server's language, then the others.
    pub fn keys(&self) -> Vec<(String, String)> {
        let mut keys: Vec<(String, String)> = MAIN.iter().map(|(key, name)| ((*key).into(), (*name).into())).collect();
        let own = self.settings.language.as_str();
        let langs = if own == "en" { vec!["en"] } else { vec![own, "en"] };
        for lang in langs {
            let seen: Vec<String> = keys.iter().map(|(key, _)| key.clone()).collect();
            let open = self.tables.fields.iter().filter(|field| !field.hidden && field.lang.as_deref() == Some(lang));
            let new = open.filter(|field| lang == own || !seen.contains(&field.key));
            keys.extend(new.map(|field| (field.key.clone(), field.prompt.clone().unwrap_or_default())));
        }
        keys
    }

    /// `GetFieldKeys`.
    pub fn field_keys(&self, out: &mut String) {
        list(out, self.keys(), |(key, name), out| {
            let mut object = Object::new(out);
            object.text("key", &key);
            object.text("description", &name);
            object.end();
        });
    }

    /// `GetFieldValues`, for a field that is there.
    pub fn field_values(&self, key: &str, formats: &[i64], all_formats: bool, out: &mut String) {
        let mut groups = Groups::default();
        if order::is_main(key) {
            for meeting in &self.tables.meetings {
                if let Some(value) = main_value(meeting, key, formats, all_formats) {
                    groups.add(value, meeting.id);
                }
            }
        } else {
            let data =
                self.tables.meetings.iter().flat_map(|meeting| meeting.data.iter().map(move |d| (d, meeting.id)));
            let mut data: Vec<_> = data.filter(|(datum, _)| datum.key == key).collect();
            data.sort_by_key(|(datum, _)| datum.seq);
            data.into_iter().for_each(|(datum, id)| groups.add(datum.value.clone().unwrap_or_default(), id));
        }
        list(out, groups.groups, |(value, ids), out| {
            let mut object = Object::new(out);
            object.text(key, if value.is_empty() { "NULL" } else { &value });
            object.text("ids", &ids.iter().map(i64::to_string).collect::<Vec<_>>().join(","));
            object.end();
        });
    }

    /// `GetCoverageArea`.
    pub fn coverage(&self, out: &mut String) {
        let corners = distance::corners(&self.tables.meetings);
        let text = |corner: usize, take: fn((f64, f64)) -> f64| {
            corners.map(|corners| php::strval(take(corners[corner]))).unwrap_or_default()
        };
        out.push('[');
        let mut object = Object::new(out);
        object.text("nw_corner_longitude", &text(0, |corner| corner.1));
        object.text("nw_corner_latitude", &text(0, |corner| corner.0));
        object.text("se_corner_longitude", &text(1, |corner| corner.1));
        object.text("se_corner_latitude", &text(1, |corner| corner.0));
        object.end();
        out.push(']');
    }
}

/// The value of a meeting; `None` when it is not told.
fn main_value(meeting: &Meeting, key: &str, formats: &[i64], all_formats: bool) -> Option<String> {
    if key == "formats" && !formats.is_empty() {
        let mut common: Vec<i64> = ids(meeting).filter(|id| formats.contains(id)).collect();
        let lacking = all_formats && formats.iter().any(|id| !common.contains(id));
        common.sort_unstable();
        return (!common.is_empty() && !lacking)
            .then(|| common.iter().map(i64::to_string).collect::<Vec<_>>().join(","));
    }
    let value = match order::main(meeting, key) {
        order::Value::Nothing => String::new(),
        order::Value::Number(day) if key == "weekday_tinyint" => php::strval(day + 1.0),
        order::Value::Number(number) => php::strval(number),
        order::Value::Text(text) if key == "worldid_mixed" => text.trim().to_owned(),
        order::Value::Text(text) => text.to_owned(),
    };
    let is_time = key == "duration_time" || key == "start_time";
    (!(is_time && value.is_empty())).then_some(value)
}
