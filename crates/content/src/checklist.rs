//! Short lists to tick: what to have before a group starts, what a host does, what somebody who leads signs.
//! `content/checklists/<id>.toml`; the words are ours.

use openseat_domain::problem::Problem;
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
pub struct Checklist {
    /// The file's name (`readiness`).
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
    text: Pair,
}

impl Checklist {
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

pub(crate) fn read(files: &Files, problems: &mut Vec<Problem>) -> Vec<Checklist> {
    files.read_all("checklists", problems)
}

/// Every rule of these files that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for one in content.checklists() {
        let file = format!("checklists/{}.toml", one.id);
        let at = format!("content/{file}");
        check::basis(&at, &one.source, &one.checked, problems);
        check::ids(&at, one.items.iter().map(|item| item.id.as_str()), problems);
        let items = |locale| one.items.iter().map(|item| item.text(locale)).collect();
        check::listed(content, &file, |locale| [one.name(locale), one.about(locale)], items, problems);
    }
}
