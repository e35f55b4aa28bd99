//! A whole BMLT server as its answers tell it: what to ask, and one document of all that came.
//!
//! The document is JSON: `meetings` and `formats` as in any answer, and beside them what else the server told. It is read
//! by [`crate::bmlt_json`] like any other, and holds enough to answer for the server afterwards.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::{bmlt::fields::Fields, reader::Broken};

/// Meetings in one question: an address longer than 2,000 letters is refused by some servers.
pub const AT_ONCE: usize = 150;

/// The root of a BMLT server, if `address` is one: it ends in `main_server` or `bmlt`, or in `client_interface`.
pub fn root_of(address: &str) -> Option<String> {
    if !address.starts_with("https://") && !address.starts_with("http://") || address.contains(['?', '#']) {
        return None;
    }
    let path = address.trim_end_matches('/');
    let root = path.strip_suffix("/client_interface").map(|root| root.trim_end_matches('/'));
    let named = || path.ends_with("/main_server") || path.ends_with("/bmlt");
    root.or_else(|| named().then_some(path)).map(str::to_owned)
}

/// The address of a question.
pub fn question(root: &str, words: &str) -> String {
    format!("{root}/client_interface/json/?switcher={words}")
}

/// All answers of a server, one after the other.
#[derive(Debug, Serialize)]
pub struct Whole {
    server_info: Box<RawValue>,
    service_bodies: Box<RawValue>,
    formats: Box<RawValue>,
    field_keys: Box<RawValue>,
    field_values: BTreeMap<String, Box<RawValue>>,
    changes: Box<RawValue>,
    with_formats: Box<RawValue>,
    meetings: Vec<Box<RawValue>>,
    not_told: Vec<NotTold>,
}

/// What a server did not tell, and why.
#[derive(Debug, Serialize)]
struct NotTold {
    question: String,
    why: String,
}

/// What else is asked beside the meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Bodies,
    Formats,
    Keys,
    Changes,
    /// Meetings that have a list of formats, be it an empty one. It decides which ones "without format 17" finds.
    WithFormats,
}

impl Whole {
    /// Begins with the answer to `GetServerInfo`, by which a BMLT server is known.
    ///
    /// # Errors
    /// When the answer is no BMLT server's.
    pub fn begin(info: &[u8]) -> Result<Self, Broken> {
        let server_info = list(info)?;
        let is_server = rows(&server_info).first().is_some_and(|row| row.has("versionInt") || row.has("version"));
        if !is_server {
            let what = "This is no BMLT server: it does not say its version.";
            return Err(Broken::new("GetServerInfo", what, "Give the address of its main_server folder."));
        }
        Ok(Self {
            server_info,
            service_bodies: empty(),
            formats: empty(),
            field_keys: empty(),
            field_values: BTreeMap::new(),
            changes: empty(),
            with_formats: empty(),
            meetings: Vec::new(),
            not_told: Vec::new(),
        })
    }

    /// The words of the question for a part. Formats are asked for in every language that the server has.
    pub fn words(&self, part: Part) -> String {
        match part {
            Part::Bodies => "GetServiceBodies".to_owned(),
            Part::Keys => "GetFieldKeys".to_owned(),
            Part::Changes => "GetChanges".to_owned(),
            Part::WithFormats => "GetSearchResults&formats=-999999999&data_field_key=id_bigint".to_owned(),
            Part::Formats => {
                let info = rows(&self.server_info);
                let told = info.first().map(|info| format!("{},{}", info.get("nativeLang"), info.get("langs")));
                let mut langs: Vec<String> = Vec::new();
                for lang in told.unwrap_or_default().split(',').map(str::trim).filter(|lang| is_lang(lang)) {
                    if !langs.iter().any(|known| known == lang) {
                        langs.push(lang.to_owned());
                    }
                }
                let langs = langs.iter().map(|lang| format!("&lang_enum[]={lang}")).collect::<String>();
                format!("GetFormats&show_all=1{langs}")
            }
        }
    }

    /// Takes the answer for a part.
    ///
    /// # Errors
    /// When it is not a list.
    pub fn put(&mut self, part: Part, answer: &[u8]) -> Result<(), Broken> {
        let place = match part {
            Part::Bodies => &mut self.service_bodies,
            Part::Formats => &mut self.formats,
            Part::Keys => &mut self.field_keys,
            Part::Changes => &mut self.changes,
            Part::WithFormats => &mut self.with_formats,
        };
        *place = list(answer)?;
        Ok(())
    }

    /// The fields whose values tell more than the records do.
    pub fn value_fields(&self) -> Vec<String> {
        let keys = rows(&self.field_keys);
        let keys = keys.iter().map(|row| row.get("key").to_owned()).filter(|key| is_key(key));
        let own = |key: &String| {
            !crate::semantic::answers::is_main(key) || ["formats", "duration_time"].contains(&key.as_str())
        };
        keys.filter(own).collect()
    }

    /// Takes the answer to `GetFieldValues` for a field.
    ///
    /// # Errors
    /// When it is not a list.
    pub fn put_values(&mut self, field: &str, answer: &[u8]) -> Result<(), Broken> {
        self.field_values.insert(field.to_owned(), list(answer)?);
        Ok(())
    }

    /// Takes records. Gives back how many were new: a server that knows no pages gives the same ones again.
    ///
    /// # Errors
    /// When it is not a list.
    pub fn put_meetings(&mut self, answer: &[u8]) -> Result<usize, Broken> {
        let id = |record: &RawValue| {
            let fields = serde_json::from_str::<Fields<'_>>(record.get()).ok()?;
            Some(fields.get("id_bigint").to_owned())
        };
        let known: std::collections::HashSet<String> = self.meetings.iter().filter_map(|one| id(one)).collect();
        let before = self.meetings.len();
        let all: Vec<Box<RawValue>> = serde_json::from_str(list(answer)?.get()).unwrap_or_default();
        self.meetings.extend(all.into_iter().filter(|one| id(one).is_none_or(|id| !known.contains(&id))));
        Ok(self.meetings.len() - before)
    }

    /// How many meetings came.
    pub fn meetings(&self) -> usize {
        self.meetings.len()
    }

    /// Notes a question that the server did not answer.
    pub fn lack(&mut self, question: &str, why: String) {
        self.not_told.push(NotTold { question: question.to_owned(), why });
    }

    /// The document.
    pub fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("answers that were read as JSON can be written as JSON")
    }
}

/// The ids in the answer to `GetFieldValues&meeting_key=id_bigint`: one row for each meeting.
pub fn ids(answer: &[u8]) -> Vec<i64> {
    let Ok(answer) = list(answer) else { return Vec::new() };
    let mut ids: Vec<i64> = rows(&answer).iter().filter_map(|row| row.get("id_bigint").parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn is_lang(lang: &str) -> bool {
    !lang.is_empty() && lang.len() <= 16 && lang.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.len() <= 64 && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn empty() -> Box<RawValue> {
    RawValue::from_string("[]".to_owned()).expect("an empty list is JSON")
}

fn list(answer: &[u8]) -> Result<Box<RawValue>, Broken> {
    let whole: Box<RawValue> = serde_json::from_slice(answer).map_err(|error| {
        let what = format!("The server's answer is not JSON: {error}.");
        Broken::new("answer", what, "Open the address in a browser and look at what it says.")
    })?;
    if whole.get().starts_with('[') {
        return Ok(whole);
    }
    Err(Broken::new("answer", "The server's answer is not a list.", "Give the address of its main_server folder."))
}

fn rows(answer: &RawValue) -> Vec<Fields<'_>> {
    let all: Vec<&RawValue> = serde_json::from_str(answer.get()).unwrap_or_default();
    all.into_iter().filter_map(|one| serde_json::from_str(one.get()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_known_by_its_address() {
        for address in [
            "https://na.example/main_server/",
            "https://na.example/main_server",
            "https://na.example/main_server/client_interface/",
        ] {
            assert_eq!(root_of(address).as_deref(), Some("https://na.example/main_server"), "{address}");
        }
        for other in
            ["main_server", "https://na.example/meetings.json", "https://na.example/main_server/?switcher=GetFormats"]
        {
            assert_eq!(root_of(other), None, "{other}");
        }
    }

    #[test]
    fn formats_are_asked_for_in_every_language_of_the_server() {
        let whole = Whole::begin(br#"[{"version":"4.2.7","nativeLang":"sv","langs":"en,sv,&x=1"}]"#).expect("a server");
        assert_eq!(whole.words(Part::Formats), "GetFormats&show_all=1&lang_enum[]=sv&lang_enum[]=en");
        assert!(Whole::begin(br#"[{"name":"a meeting"}]"#).is_err());
        assert!(Whole::begin(b"<html>").is_err());
    }

    #[test]
    fn a_server_without_pages_gives_each_meeting_once() {
        let mut whole = Whole::begin(br#"[{"version":"2.8"}]"#).expect("a server");
        let page = br#"[{"id_bigint":"1"},{"id_bigint":"2"}]"#;
        assert_eq!((whole.put_meetings(page).unwrap(), whole.put_meetings(page).unwrap()), (2, 0));
    }
}
