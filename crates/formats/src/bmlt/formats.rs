//! A server's table of formats: what its keys and ids are called by everyone else.

use std::collections::HashMap;

use super::fields::Fields;

/// The world code that only says "another language than the usual": the server's own key ("ES") says which.
const SOME_LANGUAGE: &str = "LANG";

/// One format: the same in every language but for its key.
#[derive(Clone, Debug, Default)]
struct Format {
    /// The code that NA World Services gives it; empty when there is none.
    world_id: String,
    /// Language and key.
    keys: Vec<(String, String)>,
}

/// A table of formats by their ids and keys.
#[derive(Clone, Debug, Default)]
pub(crate) struct Formats {
    by_id: HashMap<String, Format>,
    ids_by_key: HashMap<String, String>,
}

impl Formats {
    /// The table that an answer to `GetFormats` or `get_used_formats` gives.
    pub(crate) fn from_answer(rows: &[Fields<'_>]) -> Self {
        let mut table = Self::default();
        for row in rows {
            table.add(row.get("id"), row.get("lang"), row.get("key_string"), row.get("world_id"));
        }
        table
    }

    /// Adds a format in one language.
    pub(crate) fn add(&mut self, id: &str, lang: &str, key: &str, world_id: &str) {
        let format = self.by_id.entry(id.to_owned()).or_default();
        if format.world_id.is_empty() {
            format.world_id = world_id.to_ascii_uppercase();
        }
        if !key.is_empty() {
            format.keys.push((lang.to_owned(), key.to_owned()));
            self.ids_by_key.entry(key.to_owned()).or_insert_with(|| id.to_owned());
        }
    }

    /// The key of the format `id` in `lang`, else in English, else in any language.
    pub(crate) fn key(&self, id: &str, lang: &str) -> Option<&str> {
        let keys = &self.by_id.get(id)?.keys;
        let of = |wanted: &str| keys.iter().find(|(known, _)| known == wanted);
        of(lang).or_else(|| of("en")).or_else(|| keys.first()).map(|(_, key)| key.as_str())
    }

    /// The code of a format: the world code where there is one, since it is the same on every server, else the
    /// server's own key. Upper case. `ids` are the meeting's formats, in no particular order: on an aggregator two
    /// servers may use one key for two things, and the ids say which.
    pub(crate) fn code(&self, ids: &[&str], key: &str) -> String {
        let has_key = |format: &&Format| format.keys.iter().any(|(_, known)| known == key);
        let among = ids.iter().filter_map(|id| self.by_id.get(*id)).find(has_key);
        let known = among.or_else(|| self.by_id.get(self.ids_by_key.get(key)?));
        match known.map(|format| format.world_id.as_str()) {
            Some(world_id) if !world_id.is_empty() && world_id != SOME_LANGUAGE => world_id.to_owned(),
            _ => key.to_uppercase(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Formats {
        let mut table = Formats::default();
        table.add("17", "en", "O", "OPEN");
        table.add("17", "sv", "Ö", "OPEN");
        table.add("9", "en", "ES", "LANG");
        table.add("18", "en", "Pi", "");
        table
    }

    #[test]
    fn a_world_code_is_used_where_there_is_one() {
        assert_eq!(table().code(&["9", "17"], "O"), "OPEN");
        assert_eq!(table().code(&[], "Ö"), "OPEN");
        assert_eq!(table().code(&["18"], "Pi"), "PI");
        assert_eq!(table().code(&["17"], "unheard-of"), "UNHEARD-OF");
    }

    #[test]
    fn the_world_code_for_some_language_does_not_hide_which() {
        assert_eq!(table().code(&["9"], "ES"), "ES");
    }

    #[test]
    fn the_ids_say_which_of_two_servers_formats_is_meant() {
        let mut table = table();
        table.add("50", "en", "O", "OUTDOORS");
        assert_eq!(table.code(&["9", "50"], "O"), "OUTDOORS");
    }

    #[test]
    fn a_key_is_given_in_the_language_of_the_meeting() {
        assert_eq!(table().key("17", "sv"), Some("Ö"));
        assert_eq!(table().key("17", "fr"), Some("O"));
        assert_eq!(table().key("99", "en"), None);
    }
}
