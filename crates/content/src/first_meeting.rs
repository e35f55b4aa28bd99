//! What a first meeting is like, part by part: `content/first_meeting/<id>.toml`, one for each way of meeting.
//!
//! The words are ours; no text of an organisation is copied. What the parts rest on stands beside them.

use std::collections::HashMap;

use openseat_domain::{fellowship::FellowshipId, problem::Problem};
use serde::Deserialize;

use crate::{
    check,
    content::Content,
    locale::{Locale, Pair},
};

/// How the meetings of some kinds go.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstMeeting {
    /// The file's name (`twelve_step`).
    pub id: String,
    /// The kinds whose meetings go like this.
    pub kinds: Vec<FellowshipId>,
    /// How long it lasts ("60–90"); empty when that is not known.
    pub minutes: String,
    pub listen: Listen,
    pub basis: Read,
    /// What was read, in English.
    pub source: String,
    /// Day of the last check, `YYYY-MM-DD`.
    pub checked: String,
    name: Pair,
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
}

/// One part of a meeting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// How long it takes ("10–20"); empty when that is not known.
    #[serde(default)]
    pub minutes: String,
    name: Pair,
    says: Pair,
}

/// Whether one may sit and listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Listen {
    /// What was read says that taking part is up to each person.
    Said,
    /// Nothing was read about it: one can ask.
    Ask,
}

/// What the parts rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Read {
    Read,
    PartRead,
    GeneralKnowledge,
}

impl FirstMeeting {
    /// "A Twelve Step meeting".
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }
}

impl Part {
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }

    pub fn says(&self, locale: Locale) -> &str {
        self.says.of(locale)
    }
}

/// All ways of meeting, in order of their file names.
#[derive(Debug, Default)]
pub struct FirstMeetings {
    list: Vec<FirstMeeting>,
    by_kind: HashMap<FellowshipId, usize>,
}

impl FirstMeetings {
    pub fn list(&self) -> &[FirstMeeting] {
        &self.list
    }

    /// How the meetings of a kind go, where somebody has written it down.
    pub fn of(&self, kind: &FellowshipId) -> Option<&FirstMeeting> {
        self.by_kind.get(kind).map(|place| &self.list[*place])
    }

    pub(crate) fn read(files: Vec<(String, String)>, problems: &mut Vec<Problem>) -> Self {
        let mut all = Self::default();
        for (path, text) in files {
            let refused = |what: String, fix: &str| Problem::refused(format!("content/{path}"), what, fix);
            match toml::from_str::<FirstMeeting>(&text) {
                Ok(one) => {
                    for kind in &one.kinds {
                        if all.by_kind.insert(kind.clone(), all.list.len()).is_some() {
                            problems.push(refused(format!("{kind} has another file too."), "Name it in one of them."));
                        }
                    }
                    all.list.push(one);
                }
                Err(error) => {
                    let what = format!("It cannot be read: {}.", error.message().trim_end_matches('.'));
                    problems.push(refused(what, "Write it like content/first_meeting/smart.toml."));
                }
            }
        }
        all
    }
}

/// Every rule of these files that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for one in content.first_meetings().list() {
        let file = format!("first_meeting/{}.toml", one.id);
        let at = format!("content/{file}");
        for kind in one.kinds.iter().filter(|kind| content.fellowship(kind).is_none()) {
            let what = format!("It is for {kind}, which is not there.");
            problems.push(Problem::refused(&at, what, "Name ids of content/fellowships."));
        }
        if one.source.trim().is_empty() || one.checked.parse::<jiff::civil::Date>().is_err() {
            let fix = "Give a source, and a day like 2026-11-22 in checked.";
            problems.push(Problem::refused(&at, "It does not say what it rests on, or when it was checked.", fix));
        }
        if one.parts.len() < 2 {
            problems.push(Problem::refused(&at, "It has no parts.", "Write what happens, part by part."));
        }
        for locale in Locale::ALL {
            check::label(content, &at, locale, one.name(locale), problems);
            for text in one.parts.iter().flat_map(|part| [part.name(locale), part.says(locale)]) {
                check::label(content, &at, locale, text, problems);
            }
        }
        let whole: Vec<&str> = one.parts.iter().map(|part| part.says(Locale::En)).collect();
        check::grade(&file, &whole.join("\n"), problems);
    }
}
