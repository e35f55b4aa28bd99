//! The questions of the code that people build themselves: `content/self_code.toml`.

use openseat_domain::{problem::Problem, self_code::Sort};
use serde::Deserialize;

use crate::{
    check,
    content::Content,
    locale::{Locale, Pair},
};

/// All of it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfCodes {
    /// Codes of one version are compared with each other, and with no others.
    pub version: String,
    pub source: String,
    pub licence: String,
    /// Day of the last check, `YYYY-MM-DD`.
    pub checked: String,
    #[serde(rename = "question", default)]
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub key: String,
    pub sort: Sort,
    name: Pair,
}

impl Question {
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }
}

impl SelfCodes {
    pub fn sorts(&self) -> Vec<Sort> {
        self.questions.iter().map(|question| question.sort).collect()
    }
}

pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> SelfCodes {
    toml::from_str(text).unwrap_or_else(|error| {
        let what = format!("It cannot be read: {}.", error.message().trim_end_matches('.'));
        problems.push(Problem::refused("content/self_code.toml", what, "Give a version and four to six questions."));
        SelfCodes::default()
    })
}

/// Every rule of the file that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let (at, codes) = ("content/self_code.toml", content.self_codes());
    if !(4..=6).contains(&codes.questions.len()) {
        problems.push(Problem::refused(
            at,
            "There are not four to six questions.",
            "Fewer are alike, more are not answered.",
        ));
    }
    if codes.source.trim().is_empty() || codes.checked.parse::<jiff::civil::Date>().is_err() {
        let fix = "Give a source, and a day like 2026-11-22 in checked.";
        problems.push(Problem::refused(at, "It does not say what it rests on, or when it was checked.", fix));
    }
    for locale in Locale::ALL {
        for question in &codes.questions {
            check::label(content, at, locale, question.name(locale), problems);
        }
    }
}
