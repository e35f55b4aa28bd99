//! MySQL dumps of a BMLT server: the tables `…comdef_meetings_main`, `_data`, `_longdata`, `_formats` and
//! `…comdef_service_bodies`, whatever their prefix. All other tables are passed over.
//!
//! The dump is walked through once to check it and to note where its rows are; rows are read from there when they are
//! asked for, so that little is held in memory beside the dump itself.

use std::{borrow::Cow, collections::HashMap};

use openseat_domain::problem::Problem;

use crate::{
    bmlt::{fields::Fields, formats::Formats, meeting, meeting::Meetings},
    reader::{Broken, Format, Opened, Options, Row, Rows},
    semantic,
    sql_dump::{SqlDump, Value},
    text::Text,
};

mod tables;

use tables::{Place, Tables};

/// Opens a dump and checks it to its last statement.
pub(crate) fn open<'a>(text: Text<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    let tables = Tables::find(text.as_bytes())?;
    let mut dump = Dump { text, tables, formats: Formats::default(), bodies: HashMap::new(), options: options.clone() };
    dump.read_formats();
    dump.read_bodies();
    let mut opened = Opened::new(Format::BmltSql, dump);
    let why = if options.fellowship.is_some() { "You said so." } else { "BMLT servers list NA meetings." };
    opened.fellowship_guess = Some((meeting::fellowship(options), why.to_owned()));
    Ok(opened)
}

struct Dump<'a> {
    text: Text<'a>,
    tables: Tables,
    formats: Formats,
    /// Names of service bodies by id.
    bodies: HashMap<String, String>,
    options: Options,
}

impl Rows for Dump<'_> {
    fn len(&self) -> u64 {
        self.tables.meetings.len() as u64
    }

    fn each(&self, f: &mut dyn FnMut(Row)) -> Vec<Problem> {
        let mut meetings = Meetings::new(&self.formats, &self.options, false);
        let mut values = Vec::new();
        for (number, place) in (1..).zip(&self.tables.meetings) {
            f(match self.meeting(*place, &mut values) {
                Some(fields) => meetings.row(number, &fields),
                None => Row::Refused(Problem::refused(
                    format!("row {number}"),
                    "The row of the meetings table has not as many values as the table has columns.",
                    "Export the table again.",
                )),
            });
        }
        meetings.finish()
    }

    fn semantic(&self) -> Option<semantic::Tables> {
        let mut kept = semantic::Tables::default();
        let tables = &self.tables;
        for (name, places) in [
            ("comdef_meetings_main", &tables.meetings),
            ("comdef_formats", &tables.formats),
            ("comdef_service_bodies", &tables.bodies),
            ("comdef_changes", &tables.changes),
            ("comdef_meetings_data", &tables.fields),
        ] {
            places.iter().for_each(|place| self.keep(name, *place, &mut kept));
        }
        kept.meetings_taken();
        for (_, place) in &tables.data {
            let name = if tables.is_long(*place) { "comdef_meetings_longdata" } else { "comdef_meetings_data" };
            self.keep(name, *place, &mut kept);
        }
        kept.finish();
        Some(kept)
    }
}

impl<'a> Dump<'a> {
    /// Takes one row as the server has it.
    fn keep(&self, table: &str, place: Place, kept: &mut semantic::Tables) {
        let mut values = Vec::new();
        let Some(columns) = self.row(place, &mut values) else { return };
        let cells = |name: &str| {
            let at = columns.iter().position(|column| column == name)?;
            match values.get(at)? {
                Value::Null => None,
                value => Some(value.clone().into_text().into_owned()),
            }
        };
        kept.take(table, i64::try_from(place.at).unwrap_or(i64::MAX), &cells);
    }

    /// The fields of one meeting under the names that the server gives them in an answer.
    fn meeting<'d>(&'d self, place: Place, values: &mut Vec<Value<'d>>) -> Option<Fields<'d>> {
        let mut fields = Fields::default();
        let columns = self.row(place, values)?;
        for (column, value) in columns.iter().zip(values.drain(..)) {
            match column.as_str() {
                "formats" => self.put_formats(&value.into_text(), &mut fields),
                "weekday_tinyint" => fields.push("weekday_tinyint", weekday(&value.into_text())),
                column => fields.push(column, value.into_text()),
            }
        }
        let body = self.bodies.get(fields.get("service_body_bigint"));
        fields.push("service_body_name", body.map_or("", String::as_str));
        let id = fields.get("id_bigint").parse().unwrap_or(u64::MAX);
        for place in self.tables.data_of(id) {
            self.put_data(*place, values, &mut fields);
        }
        Some(fields)
    }

    /// One row of `_data` or `_longdata`, if it is public.
    fn put_data<'d>(&'d self, place: Place, values: &mut Vec<Value<'d>>, fields: &mut Fields<'d>) {
        let Some(columns) = self.row(place, values) else { return };
        let (mut name, mut hidden, mut data) = (Cow::Borrowed(""), false, Cow::Borrowed(""));
        for (column, value) in columns.iter().zip(values.drain(..)) {
            match column.as_str() {
                "key" => name = value.into_text(),
                "visibility" => hidden = value.into_text() == "1",
                "data_string" | "data_longtext" | "data_bigint" | "data_double" if data.is_empty() => {
                    data = value.into_text();
                }
                _ => {}
            }
        }
        // Hidden values are counted as contact details by their names, but never read.
        let keep = !hidden || name.starts_with("contact_");
        if keep && !data.is_empty() && !fields.has(&name) {
            fields.push(name, data);
        }
    }

    /// The table holds ids; answers hold keys in the language of the meeting.
    fn put_formats(&self, ids: &str, fields: &mut Fields<'_>) {
        let known = ids.split(',').map(str::trim).filter_map(|id| Some((id, self.formats.key(id, "en")?)));
        let (ids, keys): (Vec<_>, Vec<_>) = known.unzip();
        fields.push("format_shared_id_list", ids.join(","));
        fields.push("formats", keys.join(","));
    }

    fn read_formats(&mut self) {
        let mut formats = Formats::default();
        self.each_record(&self.tables.formats, |record| {
            let [id, lang] = ["shared_id_bigint", "lang_enum"].map(|name| record.get(name));
            formats.add(id, lang, record.get("key_string"), record.get("worldid_mixed"));
        });
        self.formats = formats;
    }

    fn read_bodies(&mut self) {
        let mut bodies = HashMap::new();
        self.each_record(&self.tables.bodies, |record| {
            bodies.insert(record.get("id_bigint").to_owned(), record.get("name_string").to_owned());
        });
        self.bodies = bodies;
    }

    fn each_record(&self, places: &[Place], mut f: impl FnMut(&Fields<'_>)) {
        let mut values = Vec::new();
        for place in places {
            let Some(columns) = self.row(*place, &mut values) else { continue };
            let mut record = Fields::default();
            for (column, value) in columns.iter().zip(values.drain(..)) {
                record.push(column.as_str(), value.into_text());
            }
            f(&record);
        }
    }

    /// Reads the values of a row and gives back their columns; `None` when the two do not fit.
    fn row<'d>(&'d self, place: Place, values: &mut Vec<Value<'d>>) -> Option<&'d [String]> {
        let columns = &self.tables.layouts[usize::from(place.layout)];
        SqlDump::row_at(self.text.as_bytes(), place.at, values).ok()?;
        (columns.len() == values.len()).then_some(columns)
    }
}

/// The table counts days from 0 for Sunday, answers from 1.
fn weekday(text: &str) -> Cow<'static, str> {
    text.trim()
        .parse::<u8>()
        .ok()
        .and_then(|day| day.checked_add(1))
        .map_or(Cow::Borrowed(""), |day| Cow::Owned(day.to_string()))
}
