//! What was changed in meetings: read, told without what is hidden, and written.

use super::{
    Server,
    json::{Object, list},
    kept::{Cells, Change, Version, VersionDatum, number},
    php::{intval, json_text},
    serialized::Php,
};

/// `GetChanges`, read. Days are `YYYY-MM-DD`, whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangesAsked {
    pub start: Option<String>,
    pub end: Option<String>,
    pub meeting: Option<i64>,
    pub body: Option<i64>,
}

/// Stands for a hidden value, and for another one after it.
pub(super) const HIDDEN: [&str; 2] = ["*", "**"];
pub(super) const MASK: &str = "********";

/// Reads a row of the table of changes.
pub(super) fn read(cells: &Cells<'_>) -> Change {
    let mut before = cells("before_object").and_then(|text| version(&text));
    let mut after = cells("after_object").and_then(|text| version(&text));
    hide(&mut before, &mut after);
    Change {
        id: number(cells, "id_bigint").unwrap_or(0),
        user: number(cells, "user_id_bigint"),
        body: number(cells, "service_body_id_bigint").unwrap_or(0),
        date: cells("change_date").unwrap_or_default(),
        kind: cells("change_type_enum").unwrap_or_default(),
        before_id: number(cells, "before_id_bigint"),
        after_id: number(cells, "after_id_bigint"),
        before,
        after,
    }
}

fn version(text: &str) -> Option<Version> {
    let whole = Php::read(text)?;
    let part = |name: &str| whole.get(name).and_then(Php::text).and_then(Php::read);
    let text = |value: &Php, name: &str| value.get(name).and_then(Php::text).map(str::to_owned);
    let (main, data) = (part("main_table_values")?, part("data_table_values"));
    let pair = |(name, value): &(Php, Php)| Some((name.text()?.to_owned(), value.text().map(str::to_owned)));
    let datum = |(_, value): &(Php, Php)| {
        let hidden = text(value, "visibility").as_deref() == Some("1");
        let value_text = text(value, "data_string").or_else(|| text(value, "data_bigint"));
        Some(VersionDatum { key: text(value, "key")?, prompt: text(value, "field_prompt"), hidden, value: value_text })
    };
    let long = part("longdata_table_values");
    let blob = |(_, value): &(Php, Php)| Some((text(value, "key")?, text(value, "data_blob")));
    Some(Version {
        main: main.pairs().iter().filter_map(pair).filter(|(name, _)| name != "email_contact").collect(),
        data: data.iter().flat_map(Php::pairs).filter_map(datum).collect(),
        long: long
            .iter()
            .flat_map(Php::pairs)
            .filter_map(blob)
            .filter(|(key, _)| !key.starts_with("contact_"))
            .collect(),
    })
}

/// Of what is hidden, or is a person's own, only whether it was changed is kept.
fn hide(before: &mut Option<Version>, after: &mut Option<Version>) {
    let old: Vec<(String, Option<String>)> =
        before.iter().flat_map(|version| &version.data).map(|datum| (datum.key.clone(), datum.value.clone())).collect();
    for (version, is_after) in [(before, false), (after, true)] {
        for datum in version.iter_mut().flat_map(|version| &mut version.data) {
            datum.hidden |= datum.key.starts_with("contact_");
            if datum.hidden && datum.value.as_deref().is_some_and(|value| !value.is_empty()) {
                let same = !is_after || old.iter().any(|(key, value)| *key == datum.key && *value == datum.value);
                datum.value = Some(HIDDEN[usize::from(!same)].to_owned());
            }
        }
    }
}

impl Server {
    /// `GetChanges`.
    pub fn changes(&self, asked: &ChangesAsked, out: &mut String) {
        let bodies = asked.body.map(|body| self.with_children(&[body]));
        let mut wanted: Vec<&Change> = self
            .tables
            .changes
            .iter()
            .filter(|change| {
                let day = change.date.get(..10).unwrap_or_default();
                asked.start.as_ref().is_none_or(|start| day >= start.as_str())
                    && asked.end.as_ref().is_none_or(|end| day <= end.as_str())
                    && asked.meeting.is_none_or(|id| [change.before_id, change.after_id].contains(&Some(id)))
                    && bodies.as_ref().is_none_or(|bodies| bodies.contains(&change.body))
            })
            .collect();
        wanted.sort_by(|a, b| (&b.date, b.id).cmp(&(&a.date, a.id)));
        list(out, wanted, |change, out| self.write_change(change, out));
    }

    fn write_change(&self, change: &Change, out: &mut String) {
        let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
        let name = [change.before_id, change.after_id].into_iter().flatten().find_map(|id| self.name_of(id));
        let body = self.body(change.body).map(|body| body.name.as_str()).unwrap_or_default();
        let mut object = Object::new(out);
        let (seconds, words) = moment(&change.date);
        object.text("date_int", &seconds);
        object.text("date_string", &words);
        object.text("change_type", &change.kind);
        object.text("change_id", &change.id.to_string());
        object.text("meeting_id", &change.before_id.or(change.after_id).unwrap_or(0).to_string());
        object.text("meeting_name", name.unwrap_or_default());
        object.text("user_id", &number(change.user));
        object.text("user_name", "");
        object.text("service_body_id", &change.body.to_string());
        object.text("service_body_name", body);
        object.text("meeting_exists", if change.after.is_some() { "1" } else { "0" });
        object.text("details", &self.details(change));
        self.write_versions(change, object.value("json_data"));
        object.end();
    }

    fn name_of(&self, id: i64) -> Option<&str> {
        let at = self.tables.meetings.binary_search_by_key(&id, |meeting| meeting.id).ok()?;
        let meeting = &self.tables.meetings[at];
        meeting.data.iter().find(|datum| datum.key == "meeting_name").and_then(|datum| datum.value.as_deref())
    }

    fn write_versions(&self, change: &Change, out: &mut String) {
        if change.before.is_none() && change.after.is_none() {
            return out.push_str("[]");
        }
        let mut object = Object::new(out);
        for (name, version) in [("before", &change.before), ("after", &change.after)] {
            if let Some(version) = version {
                self.write_version(version, object.value(name));
            }
        }
        object.end();
    }

    fn write_version(&self, version: &Version, out: &mut String) {
        let mut object = Object::new(out);
        for name in [
            "id_bigint",
            "service_body_bigint",
            "weekday_tinyint",
            "venue_type",
            "start_time",
            "lang_enum",
            "duration_time",
            "longitude",
            "latitude",
            "worldid_mixed",
            "time_zone",
            "published",
        ] {
            match version.main(name) {
                Some(day) if name == "weekday_tinyint" => object.text(name, &(intval(day) + 1).to_string()),
                Some(value) => object.text(name, value),
                None => {}
            }
        }
        if let Some(ids) = version.main("formats").filter(|ids| !ids.is_empty()) {
            let keys = self.keys_of(ids, version.main("lang_enum").unwrap_or("en"));
            list(object.value("formats"), keys, |key, out| json_text(&key, out));
        }
        for datum in version.data.iter().filter(|datum| datum.key != "root_server_uri") {
            if let Some(value) = &datum.value {
                object.text(&datum.key, if datum.hidden && !value.is_empty() { MASK } else { value });
            }
        }
        object.end();
    }

    /// The keys of formats in the order of the letters, without doubles.
    pub(super) fn keys_of(&self, ids: &str, lang: &str) -> Vec<String> {
        let formats = ids.split(',').filter_map(|id| self.format(lang, intval(id)));
        let mut keys: Vec<String> = formats.map(|format| format.key.clone().unwrap_or_default()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// Seconds since 1970, and `3:05 PM, 1/2/2022`.
fn moment(date: &str) -> (String, String) {
    let Ok(at) = date.replace(' ', "T").parse::<jiff::civil::DateTime>() else { return (String::new(), String::new()) };
    let seconds = at.to_zoned(jiff::tz::TimeZone::UTC).map(|at| at.timestamp().as_second().to_string());
    (seconds.unwrap_or_default(), at.strftime("%-I:%M %p, %-m/%-d/%Y").to_string())
}
