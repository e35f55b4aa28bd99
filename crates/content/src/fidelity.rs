//! What to look for in one evening: `content/fidelity/<id>.toml`, in our own words, with the study or house it comes from.

use openseat_domain::{fidelity::Key, problem::Problem};
use serde::Deserialize;

use crate::{
    check,
    content::Content,
    files::Files,
    locale::{Locale, Pair},
};

/// One list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fidelity {
    /// The file's name (`smart-style`).
    pub id: String,
    pub source: String,
    pub licence: String,
    /// Day of the last check, `YYYY-MM-DD`.
    pub checked: String,
    name: Pair,
    about: Pair,
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    pub id: String,
    pub part: Part,
    pub key: Key,
    text: Pair,
}

/// When in the evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Opening,
    CheckIn,
    Discussion,
    CheckOut,
}

impl Fidelity {
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }

    pub fn about(&self, locale: Locale) -> &str {
        self.about.of(locale)
    }
}

impl Item {
    pub fn text(&self, locale: Locale) -> &str {
        self.text.of(locale)
    }
}

pub(crate) fn read(files: &Files, problems: &mut Vec<Problem>) -> Vec<Fidelity> {
    files.read_all("fidelity", problems)
}

/// Every rule of these files that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for one in content.fidelity() {
        let file = format!("fidelity/{}.toml", one.id);
        let at = format!("content/{file}");
        check::basis(&at, &one.source, &one.checked, problems);
        check::ids(&at, one.items.iter().map(|item| item.id.as_str()), problems);
        if !one.items.iter().any(|item| item.key == Key::Core) {
            problems.push(Problem::refused(&at, "No item is core.", "Say which items the figure is made of."));
        }
        if !one.items.is_sorted_by_key(|item| item.part) {
            problems.push(Problem::refused(&at, "The items are not in the order of an evening.", "Sort them by part."));
        }
        let items = |locale| one.items.iter().map(|item| item.text(locale)).collect();
        check::listed(content, &file, |locale| [one.name(locale), one.about(locale)], items, problems);
    }
}
