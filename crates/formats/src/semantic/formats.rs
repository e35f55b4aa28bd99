//! Formats: which are asked for, and which a meeting has.

use std::collections::{BTreeMap, HashSet};

use super::{
    Server, Writing,
    json::{Object, list},
    kept::{Format, Meeting},
};

/// The formats that come first in the list of a meeting: closed and open.
const FIRST: [i64; 2] = [4, 17];

/// `GetFormats`, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormatsAsked {
    pub ids: (Vec<i64>, Vec<i64>),
    pub langs: Vec<String>,
    /// An empty list asks nothing.
    pub keys: Vec<String>,
    /// Those that no meeting has, too.
    pub all: bool,
    /// Of an aggregator: from these servers.
    pub servers: (Vec<i64>, Vec<i64>),
}

/// The formats of a meeting in one language, as answers have them.
#[derive(Debug, Default)]
pub(super) struct Formats {
    pub(super) keys: String,
    pub(super) ids: String,
}

impl Server {
    /// The formats that are asked for.
    pub fn formats(&self, asked: &FormatsAsked, root: &str, out: &mut String) {
        let (include, exclude) = &asked.ids;
        let used = used(self.tables.meetings.iter());
        let wanted = |format: &&Format| {
            (include.is_empty() || include.contains(&format.id))
                && !exclude.contains(&format.id)
                && self.is_from(format.server, &asked.servers)
                && asked.langs.contains(&format.lang)
                && (asked.all || used.contains(&format.id))
                && (asked.keys.is_empty() || format.key.as_ref().is_some_and(|key| has_key(&asked.keys, key)))
        };
        list(out, self.tables.formats.iter().filter(wanted), |format, out| self.write_format(format, root, out));
    }

    /// The formats of these meetings.
    pub(super) fn formats_of(&self, found: &[(u32, Option<f64>)], writing: &Writing, out: &mut String) {
        let used = used(found.iter().map(|(number, _)| self.meeting(*number)));
        let lang = writing.lang.as_deref().unwrap_or(&self.settings.language);
        let wanted = self.tables.formats.iter().filter(|format| format.lang == lang && used.contains(&format.id));
        list(out, wanted, |format, out| self.write_format(format, &writing.root, out));
    }

    fn write_format(&self, format: &Format, root: &str, out: &mut String) {
        let text = |value: &'_ Option<String>| value.clone().unwrap_or_default();
        let mut object = Object::new(out);
        object.maybe("key_string", format.key.as_deref());
        object.text("name_string", &text(&format.name));
        object.text("description_string", &text(&format.description));
        object.text("lang", &format.lang);
        object.text("id", &format.id.to_string());
        object.text("world_id", &text(&format.world_id));
        object.text("format_type_enum", &text(&format.kind));
        object.text("root_server_uri", self.root(format.server, root));
        if self.settings.aggregator {
            object.number("root_server_id", format.server);
        }
        object.end();
    }

    /// The formats of a meeting in a language.
    pub(super) fn formats_in(&self, meeting: &Meeting, lang: &str, servers: &(Vec<i64>, Vec<i64>)) -> Formats {
        let ids = ids(meeting)
            .filter_map(|id| self.format(lang, id))
            .filter(|format| self.is_from(format.server, servers))
            .map(|format| ((!FIRST.contains(&format.id), format.id), format.key.clone().unwrap_or_default()));
        let by_id: BTreeMap<(bool, i64), String> = ids.collect();
        let mut numbers: Vec<i64> = by_id.keys().map(|(_, id)| *id).collect();
        numbers.sort_unstable();
        let mut keys: Vec<String> = Vec::new();
        for key in by_id.into_values() {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Formats { keys: keys.join(","), ids: numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(",") }
    }
}

/// The ids of a meeting's formats.
pub(super) fn ids(meeting: &Meeting) -> impl Iterator<Item = i64> {
    meeting.formats.iter().flat_map(|ids| ids.split(',')).filter_map(|id| id.trim().parse().ok())
}

fn used<'m>(meetings: impl Iterator<Item = &'m Meeting>) -> HashSet<i64> {
    meetings.flat_map(ids).collect()
}

/// As a database compares texts: large and small letters are alike.
fn has_key(keys: &[String], key: &str) -> bool {
    keys.iter().any(|asked| asked.eq_ignore_ascii_case(key))
}
