//! Forms as files: `content/measures/` and `content/worksheets/`, two files each.
//!
//! `<id>.json` is a FHIR R4 Questionnaire with the questions, as any other program reads it. `<id>.toml` beside it says
//! what a Questionnaire has no place for: where the words are from, under which licence, how answers are counted, and
//! what the published tables call the result. The rules are [`openseat_domain::form`]; here are the words.

use std::collections::BTreeMap;

use openseat_domain::{
    form::{Form, FormId, Sort},
    problem::Problem,
};

use crate::{
    files::Files,
    locale::{Locale, Pair},
};

mod beside;
mod check;
mod danger_cue;
mod fault;
mod fhir;
pub mod foreign;
mod links;
mod path;
mod value_set;
mod when;

pub(crate) use check::check;
pub(crate) use danger_cue::read as read_danger_cues;
pub use fault::{Fault, FaultKind, Note, NoteKind};

/// Where forms lie.
const FOLDERS: [&str; 2] = ["measures", "worksheets"];
/// Forms that a deployment has to ask for, since their licence is not for everybody: name of the pack and where it lies.
const PACKS: [(&str, &str); 1] = [("non-commercial", "packs/non-commercial")];

/// A form with its words.
#[derive(Debug)]
pub struct FormInfo {
    pub form: Form,
    /// Minutes that it takes.
    pub minutes: u8,
    /// The words of the questions are somebody else's and stay as they are.
    pub quoted: bool,
    /// It came as a file of somebody else, and is read by the rules for those.
    pub foreign: bool,
    /// The language that its questions are written in; others are translations.
    pub written_in: Locale,
    /// A group of questions whose answers can be shown and printed alone.
    pub alone: Option<String>,
    /// What can be begun with something that was written on another form.
    pub taken_from: Vec<Taking>,
    pub source: Source,
    /// Of the file with the questions, in hexadecimal.
    pub sha256: String,
    /// The file with the questions.
    pub(crate) path: String,
    /// What the file beside it says that sum is.
    pub(crate) told_sha256: String,
    /// The version that the file with the questions says.
    pub(crate) told_version: String,
    /// FHIRPath of each total, as the Questionnaire has it.
    pub(crate) totals: BTreeMap<String, String>,
    translations: BTreeMap<String, Source>,
    name: Pair,
    about: Pair,
    items: BTreeMap<String, ItemWords>,
    scores: BTreeMap<String, ScoreWords>,
}

/// A form that begins with what stands on another: a goal with a value, a new answer to an old thought.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Taking {
    pub form: FormId,
    /// The rows of this group are offered, each by itself.
    pub rows: String,
    /// The question whose answer names the row, and is taken.
    pub of: String,
    /// Where it goes: a question, or one in the first row of `group`.
    pub to: String,
    pub group: Option<String>,
    /// "Make a goal of it".
    says: Pair,
}

impl Taking {
    pub fn says(&self, locale: Locale) -> &str {
        self.says.of(locale)
    }
}

/// Where words are from.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who made it and where it was published.
    pub text: String,
    /// Where its words were read.
    pub read: String,
    pub licence: String,
    /// What its owner says of copying it, word for word.
    #[serde(default)]
    pub statement: String,
    /// Day on which that was looked at, `YYYY-MM-DD`.
    pub checked: String,
}

/// Words in the language that was asked for, or in the one there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    pub text: &'a str,
    pub locale: Locale,
}

/// A text of a question, in each language that it has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    /// As it was written.
    pub(crate) own: String,
    /// In which language that is.
    pub(crate) locale: Locale,
    /// Its translation.
    pub(crate) es: Option<String>,
}

/// The words of one item.
#[derive(Clone, Debug, Default)]
pub(crate) struct ItemWords {
    pub(crate) text: Text,
    /// A line under the question.
    pub(crate) hint: Option<Text>,
    /// By code.
    pub(crate) choices: BTreeMap<String, Text>,
    /// What the two ends of a scale stand for.
    pub(crate) low: Option<Text>,
    pub(crate) high: Option<Text>,
    /// UCUM.
    pub(crate) unit: Option<String>,
}

/// The words of one score.
#[derive(Debug)]
pub(crate) struct ScoreWords {
    pub(crate) name: Pair,
    pub(crate) scales: BTreeMap<String, ScaleWords>,
    /// Where its reliable change is from; empty when it has none.
    pub(crate) change_source: String,
}

#[derive(Debug)]
pub(crate) struct ScaleWords {
    pub(crate) whom: Pair,
    pub(crate) source: String,
    pub(crate) bands: BTreeMap<String, Pair>,
}

impl Text {
    fn of(&self, locale: Locale) -> Said<'_> {
        match (&self.es, locale) {
            (Some(text), Locale::Es) => Said { text, locale },
            _ => Said { text: &self.own, locale: self.locale },
        }
    }
}

impl FormInfo {
    /// "Four questions about the last two weeks".
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }

    /// What it is for.
    pub fn about(&self, locale: Locale) -> &str {
        self.about.of(locale)
    }

    /// The question, or the words of a group.
    pub fn text(&self, link: &str, locale: Locale) -> Said<'_> {
        self.items.get(link).map_or(Said { text: "", locale }, |words| words.text.of(locale))
    }

    pub fn hint(&self, link: &str, locale: Locale) -> Option<Said<'_>> {
        self.items.get(link)?.hint.as_ref().map(|text| text.of(locale))
    }

    /// The words of a choice; its code when it has none.
    pub fn choice<'a>(&'a self, link: &str, code: &'a str, locale: Locale) -> Said<'a> {
        let words = self.items.get(link).and_then(|words| words.choices.get(code));
        words.map_or(Said { text: code, locale }, |text| text.of(locale))
    }

    /// The words of a choice; `None` when it has none.
    pub fn known_choice(&self, link: &str, code: &str, locale: Locale) -> Option<&str> {
        self.items.get(link)?.choices.get(code).map(|text| text.of(locale).text)
    }

    /// What the ends of a scale stand for.
    pub fn ends(&self, link: &str, locale: Locale) -> [Option<Said<'_>>; 2] {
        let end = |text: fn(&ItemWords) -> &Option<Text>| {
            self.items.get(link).and_then(|words| text(words).as_ref()).map(|text| text.of(locale))
        };
        [end(|words| &words.low), end(|words| &words.high)]
    }

    /// In what it is counted: `min` for minutes, `d` for days.
    pub fn unit(&self, link: &str) -> Option<&str> {
        self.items.get(link)?.unit.as_deref()
    }

    /// "Both together".
    pub fn score(&self, score: &str, locale: Locale) -> &str {
        self.scores.get(score).map_or("", |words| words.name.of(locale))
    }

    /// Among whom a scale holds, and where it is from.
    pub fn scale(&self, score: &str, scale: &str, locale: Locale) -> Option<(&str, &str)> {
        let words = self.scores.get(score)?.scales.get(scale)?;
        Some((words.whom.of(locale), &words.source))
    }

    /// "Mild".
    pub fn band(&self, score: &str, scale: &str, band: &str, locale: Locale) -> &str {
        let scale = self.scores.get(score).and_then(|words| words.scales.get(scale));
        scale.and_then(|scale| scale.bands.get(band)).map_or("", |says| says.of(locale))
    }

    /// Where the reliable change of a score is from; empty when nobody says.
    pub fn change_source(&self, score: &str) -> &str {
        self.scores.get(score).map_or("", |words| &words.change_source)
    }

    /// Whether every word of the questions is there in a language.
    pub fn is_in(&self, locale: Locale) -> bool {
        locale == self.written_in || (locale == Locale::Es && self.texts().all(|text| text.es.is_some()))
    }

    /// Where the words of a language are from, if they were translated.
    pub fn translation(&self, locale: Locale) -> Option<&Source> {
        self.translations.get(locale.code())
    }

    /// Every text of the questions.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.values().flat_map(|words| {
            let more = [&words.hint, &words.low, &words.high].into_iter().flatten();
            std::iter::once(&words.text).chain(more).chain(words.choices.values())
        })
    }
}

/// All forms, measures before worksheets, each in order of its file's name.
#[derive(Debug, Default)]
pub struct Forms {
    list: Vec<FormInfo>,
    /// What lies in packs that nobody opened, by the name of the pack.
    closed: Vec<(&'static str, FormInfo)>,
}

impl Forms {
    pub fn list(&self) -> &[FormInfo] {
        &self.list
    }

    pub fn id(&self, id: &str) -> Option<&FormInfo> {
        self.list.iter().find(|one| one.form.id.as_str() == id)
    }

    pub fn of_sort(&self, sort: Sort) -> impl Iterator<Item = &FormInfo> {
        self.list.iter().filter(move |one| one.form.sort == sort)
    }

    /// Adds what lies in a pack; false when there is no such pack.
    pub(crate) fn open(&mut self, pack: &str) -> bool {
        let (opened, closed) = std::mem::take(&mut self.closed).into_iter().partition(|(name, _)| *name == pack);
        self.closed = closed;
        self.list.extend(opened.into_iter().map(|(_, one): (_, FormInfo)| one));
        PACKS.iter().any(|(name, _)| *name == pack)
    }

    /// Those in closed packs too.
    pub(crate) fn every(&self) -> impl Iterator<Item = &FormInfo> {
        self.list.iter().chain(self.closed.iter().map(|(_, one)| one))
    }

    pub(crate) fn read(files: &Files, problems: &mut Vec<Problem>) -> Self {
        let mut all = |folder: &str| {
            let mut list = Vec::new();
            for path in files.list(folder, "json") {
                match Self::one(files, &path) {
                    Ok(one) => list.push(one),
                    Err((at, what)) => {
                        let fix = "Compare it with content/measures/phq-4.json and phq-4.toml.";
                        problems.push(Problem::refused(format!("content/{at}"), what, fix));
                    }
                }
            }
            list
        };
        let list = FOLDERS.into_iter().flat_map(&mut all).collect();
        let pack = |(name, folder)| all(folder).into_iter().map(move |one| (name, one)).collect::<Vec<_>>();
        Self { list, closed: PACKS.into_iter().flat_map(pack).collect() }
    }

    /// # Errors
    /// The file that cannot be read, and why.
    fn one(files: &Files, path: &str) -> Result<FormInfo, (String, String)> {
        let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".json");
        let companion = path.replace(".json", ".toml");
        let bytes = files.bytes(path).unwrap_or_default();
        let text = files.text(&companion).unwrap_or_default();
        let beside = beside::read(&text).map_err(|what| (companion.clone(), what))?;
        let asked =
            fhir::read(&bytes, beside.foreign).map_err(|faults| (path.to_owned(), fault::sentences(&faults)))?;
        beside.join(FormId::new(name), path, asked, &bytes).map_err(|what| (companion, what))
    }
}
