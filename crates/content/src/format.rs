//! How meetings are usually run, section by section: `content/formats/<id>.toml`. A group picks one and makes it its own.
//!
//! The names of sections are ours; no text that is read aloud is here.

use openseat_domain::{
    fellowship::FellowshipId,
    problem::Problem,
    run_sheet::{RunSheet, Section},
};
use serde::Deserialize;

use crate::{
    check,
    content::Content,
    locale::{Locale, Pair},
};

/// One usual order.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// The file's name (`smart-uk`).
    pub id: String,
    /// The kind whose meetings go like this; `None` when several do.
    pub kind: Option<FellowshipId>,
    /// The minutes are those of the source; else they are our suggestion.
    pub minutes_are_theirs: bool,
    /// What was read, in English.
    pub source: String,
    pub licence: String,
    /// Day of the last check, `YYYY-MM-DD`.
    pub checked: String,
    name: Pair,
    #[serde(rename = "section")]
    sections: Vec<Part>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    key: String,
    minutes: u16,
    #[serde(default)]
    optional: bool,
    name: Pair,
}

impl Format {
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }

    /// A sheet for a group, in its language.
    pub fn sheet(&self, locale: Locale) -> RunSheet {
        let section = |part: &Part| Section {
            key: part.key.clone(),
            title: part.name.of(locale).to_owned(),
            minutes: Some(part.minutes),
            optional: part.optional,
        };
        RunSheet { format: self.id.clone(), sections: self.sections.iter().map(section).collect() }
    }
}

/// All of them, in order of their file names.
#[derive(Debug, Default)]
pub struct Formats(Vec<Format>);

impl Formats {
    pub fn list(&self) -> &[Format] {
        &self.0
    }

    pub fn id(&self, id: &str) -> Option<&Format> {
        self.0.iter().find(|one| one.id == id)
    }

    pub(crate) fn read(files: Vec<(String, String)>, problems: &mut Vec<Problem>) -> Self {
        let mut all = Vec::new();
        for (path, text) in files {
            match toml::from_str::<Format>(&text) {
                Ok(one) => all.push(one),
                Err(error) => {
                    let what = format!("It cannot be read: {}.", error.message().trim_end_matches('.'));
                    let fix = "Write it like content/formats/smart-uk.toml.";
                    problems.push(Problem::refused(format!("content/{path}"), what, fix));
                }
            }
        }
        Self(all)
    }
}

/// Every rule of these files that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for one in content.formats().list() {
        let at = format!("content/formats/{}.toml", one.id);
        if one.kind.as_ref().is_some_and(|kind| content.fellowship(kind).is_none()) {
            problems.push(Problem::refused(&at, "Its kind is not there.", "Name an id of content/fellowships."));
        }
        if one.source.trim().is_empty() || one.checked.parse::<jiff::civil::Date>().is_err() {
            let fix = "Give a source, and a day like 2026-11-22 in checked.";
            problems.push(Problem::refused(&at, "It does not say what it rests on, or when it was checked.", fix));
        }
        let mut keys: Vec<&str> = one.sections.iter().map(|part| part.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        if keys.len() < one.sections.len() {
            problems.push(Problem::refused(&at, "Two sections have one key.", "Give each a key of its own."));
        }
        for locale in Locale::ALL {
            if !one.sheet(locale).problems().is_empty() {
                problems.push(Problem::refused(&at, "It makes no sheet.", "Give names and minutes to its sections."));
            }
            check::label(content, &at, locale, one.name(locale), problems);
            for part in &one.sections {
                check::label(content, &at, locale, part.name.of(locale), problems);
            }
        }
    }
}
