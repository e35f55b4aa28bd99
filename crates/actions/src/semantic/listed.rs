//! Meetings that no BMLT server brought, told as one would tell them: with numbers, service bodies and formats.
//!
//! Every number hangs on the thing alone: that of a meeting on its id, that of a body on the names above it and its own,
//! that of a format on its concept. So they stay through restarts and readings, and nothing needs to be kept.

use std::collections::HashSet;

use openseat_content::{Content, Locale};
use openseat_domain::{
    concept::ConceptSet,
    meeting::{Attendance, Draft},
};
use openseat_formats::semantic::{
    Tables,
    draft::{self, Numbers},
    kept::{Body, Format},
};
use openseat_store::meeting::Shown;

use super::drawn;
use crate::{amendment::Amended, snapshot::Snapshot};

/// Numbers of meetings and bodies are from here on: farther than those of any server are moved …
const FIRST: u64 = 1_000_000_000_000;
/// … and so many at most, so that all have 14 digits or fewer, as PHP writes whole numbers.
const SPAN: u64 = 90_000_000_000_000;
/// The number of a format is that of its concept and this.
const FORMATS: i64 = 900_000_000_000;
/// “Hybrid” is no concept: it is how one can take part.
const HYBRID: i64 = FORMATS + 1000;

/// What BMLT servers call a concept: its id, their usual key, and the code of NA World Services, if it has one. Titles of
/// one fellowship's texts are left out, since a concept stands for all of them.
const KEYS: [(&str, &str, &str); 33] = [
    ("open", "O", "OPEN"),
    ("closed", "C", "CLOSED"),
    ("newcomers", "B", "BEG"),
    ("women", "W", "W"),
    ("men", "M", "M"),
    ("lgbtq", "GL", "GL"),
    ("young-people", "YP", "Y"),
    ("secular", "AG", ""),
    ("long-illness", "IL", ""),
    ("discussion", "D", "DISC"),
    ("topic", "To", "TOP"),
    ("speaker", "So", "SPK"),
    ("step-study", "St", "STEP"),
    ("tradition-study", "TRAD", "TRAD"),
    ("service-concepts", "CP", "CPT"),
    ("literature", "BK", "LIT"),
    ("meditation", "ME", "MED"),
    ("questions", "QA", "QA"),
    ("takes-turns", "Rr", ""),
    ("timed-sharing", "Ti", ""),
    ("no-set-end", "OE", ""),
    ("varying-format", "RF", "VAR"),
    ("candlelight", "CL", "CAN"),
    ("bilingual", "BL", ""),
    ("step-free", "WC", "WCHR"),
    ("child-friendly", "CW", "CW"),
    ("no-children", "NC", "NC"),
    ("smoking", "SMOK", "SMOK"),
    ("no-smoking", "NS", "NS"),
    ("cameras", "SC", ""),
    ("restricted", "RA", "RA"),
    ("closed-holidays", "CH", "CH"),
    ("temporarily-closed", "TC", "TC"),
];

/// The tables that are being made.
pub(crate) struct Listed<'a> {
    content: &'a Content,
    snapshot: &'a Snapshot,
    amended: &'a Amended,
    /// What “online” is among the concepts: here how one can take part says it.
    online: ConceptSet,
    tables: Tables,
    taken: HashSet<i64>,
    bodies: HashSet<i64>,
}

impl<'a> Listed<'a> {
    pub(crate) fn new(content: &'a Content, snapshot: &'a Snapshot, amended: &'a Amended) -> Self {
        Self {
            content,
            snapshot,
            amended,
            online: content.concept("online").into_iter().collect(),
            tables: Tables::default(),
            taken: HashSet::new(),
            bodies: HashSet::new(),
        }
    }

    /// Takes a meeting, if BMLT can say it and it takes place in the next days.
    pub(crate) fn take(&mut self, shown: &Shown<'_>) {
        // What cannot be read was logged when the snapshot was built.
        let Ok(draft) = serde_json::from_str::<Draft>(shown.body) else { return };
        let laid = self.amended.lay(shown.id, draft, self.snapshot.built);
        let draft = laid.draft;
        if laid.closed || !draft::can_be_said(&draft) || !self.snapshot.has_starts(&draft) {
            return;
        }
        let mut id = number(shown.id.as_bytes());
        while !self.taken.insert(id) {
            id += 1;
        }
        let numbers = Numbers { id, body: self.body(&draft, shown.source_name), formats: self.formats(&draft) };
        self.tables.meetings.extend(draft::meeting(&draft, &numbers));
    }

    /// The tables; nothing at all when there is no meeting.
    pub(crate) fn finish(mut self) -> Tables {
        if !self.tables.meetings.is_empty() {
            self.tables.formats = formats(self.content);
            self.tables.fields = draft::fields();
        }
        self.tables
    }

    /// The body of a meeting: the smallest region that its source names, below the source, below the fellowship.
    fn body(&mut self, draft: &Draft, source: &str) -> i64 {
        let (mut path, mut above) = (String::new(), 0);
        if let Some(fellowship) = self.content.fellowship(&draft.fellowship) {
            let line = fellowship.line(Locale::En);
            above = self.below(
                0,
                &mut path,
                Body {
                    name: fellowship.name.clone(),
                    description: line.to_owned(),
                    kind: Some("ZF".to_owned()),
                    url: Some(fellowship.website.clone()),
                    ..Body::default()
                },
            );
        }
        let kind = |kind: &str| Some(kind.to_owned());
        above = self.below(above, &mut path, Body { name: source.to_owned(), kind: kind("RS"), ..Body::default() });
        for region in draft.place.iter().flat_map(|place| &place.regions) {
            above = self.below(above, &mut path, Body { name: region.clone(), kind: kind("AS"), ..Body::default() });
        }
        above
    }

    fn below(&mut self, owner: i64, path: &mut String, body: Body) -> i64 {
        path.push_str(&body.name);
        path.push('\n');
        let id = number(path.as_bytes());
        if self.bodies.insert(id) {
            self.tables.bodies.push(Body { id, owner: Some(owner), ..body });
        }
        id
    }

    fn formats(&self, draft: &Draft) -> Vec<i64> {
        let concepts = self.content.concept_set(draft).without(&self.online);
        let online = || self.online.iter().map(|concept| FORMATS + i64::from(concept.0));
        let mut ids: Vec<i64> = concepts.iter().map(|concept| FORMATS + i64::from(concept.0)).collect();
        match draft.attendance {
            Attendance::Online => ids.extend(online()),
            Attendance::Hybrid => ids.push(HYBRID),
            Attendance::InPerson | Attendance::Paused => {}
        }
        ids.sort_unstable();
        ids
    }
}

/// A number for a meeting or a body.
fn number(bytes: &[u8]) -> i64 {
    i64::try_from(FIRST + drawn(bytes) % SPAN).unwrap_or(i64::MAX)
}

/// Every concept as a format, and “hybrid”, in each language.
fn formats(content: &Content) -> Vec<Format> {
    let mut all = Vec::new();
    for locale in [Locale::En, Locale::Es] {
        let format = |id: i64, key: &str, world_id: &str, name: &str, kind: &str| Format {
            id,
            key: Some(key.to_owned()),
            world_id: Some(world_id.to_owned()),
            lang: locale.code().to_owned(),
            name: Some(name.to_owned()),
            description: Some(name.to_owned()),
            kind: Some(kind.to_owned()),
            server: None,
        };
        all.extend(content.concepts().iter().map(|info| {
            let (key, world_id) = key(&info.id);
            format(FORMATS + i64::from(info.concept.0), &key, world_id, info.label(locale), kind(&info.family))
        }));
        all.push(format(HYBRID, "HY", "HYBR", content.words().get(locale, "card-hybrid"), "FC2"));
    }
    all
}

/// The key of a concept, and its code at NA World Services (`LANG`: some language that is not the usual one).
fn key(id: &str) -> (String, &'static str) {
    if id == "online" {
        return ("VM".to_owned(), "VM");
    }
    if let Some((_, key, world_id)) = KEYS.iter().find(|(known, ..)| *known == id) {
        return ((*key).to_owned(), world_id);
    }
    // Armenian, Galician and Somali have letters that servers use for something else.
    let taken = |letters: &str| {
        KEYS.iter().map(|(_, key, _)| *key).chain(["VM", "HY"]).any(|k| k.eq_ignore_ascii_case(letters))
    };
    match id.strip_prefix("lang-") {
        Some(language) if !taken(language) => (language.to_uppercase(), "LANG"),
        Some(_) => (id.to_uppercase(), "LANG"),
        None => (id.to_uppercase(), ""),
    }
}

/// BMLT's kinds of formats: what is done, where, for whom, whether others may come, and languages.
fn kind(family: &str) -> &'static str {
    match family {
        "openness" => "O",
        "format" | "topic" => "FC1",
        "access" | "place" | "way" => "FC2",
        "language" => "LANG",
        _ => "FC3",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_formats_have_one_key() {
        let formats = formats(&Content::embedded());
        let english: Vec<String> =
            formats.iter().filter(|f| f.lang == "en").filter_map(|f| Some(f.key.as_ref()?.to_lowercase())).collect();
        let keys: HashSet<&String> = english.iter().collect();
        let twice: Vec<&String> =
            keys.iter().copied().filter(|key| english.iter().filter(|k| k == key).count() > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
        assert_eq!(formats.len(), 2 * english.len());
        assert!(english.iter().all(|key| !key.contains([',', ' '])));
    }

    #[test]
    fn what_servers_call_a_concept_is_a_concept() {
        let content = Content::embedded();
        assert!(content.concept("online").is_some());
        let unknown: Vec<&str> = KEYS.iter().map(|(id, ..)| *id).filter(|id| content.concept(id).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }

    #[test]
    fn numbers_stay_and_are_far_from_those_of_servers() {
        let id = number(&[7; 16]);
        assert_eq!(id, number(&[7; 16]));
        assert!((1_000_000_000_000..91_000_000_000_000).contains(&id));
        assert_ne!(id, number(&[8; 16]));
    }
}
