//! The toolkit: posters, leaflets, letters, roles and checklists for groups, `content/toolkit/<id>.toml`.
//!
//! Every word is ours (CC0 1.0); no text of an organisation is copied. What a piece rests on stands in its file. Some parts
//! are filled with the group's own name, times and place when it is printed; else they are lines to write on.

use std::collections::BTreeSet;

use openseat_domain::problem::Problem;
use serde::Deserialize;

use crate::{
    check,
    content::Content,
    locale::{Locale, Pair},
};

/// Stands for the name of the group within a text.
pub const GROUP: &str = "{group}";

/// One piece.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// The file's name (`poster-open-door`), also in addresses.
    pub id: String,
    pub kind: Kind,
    #[serde(rename = "for")]
    pub readers: BTreeSet<Reader>,
    /// What it rests on, in English.
    pub basis: String,
    /// Day of the last check, `YYYY-MM-DD`.
    pub checked: String,
    name: Pair,
    about: Pair,
    #[serde(rename = "piece")]
    pub parts: Vec<Part>,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Poster,
    Leaflet,
    Card,
    /// To be read aloud.
    Script,
    Letter,
    /// What somebody does for a group.
    Role,
    Checklist,
}

/// Who a piece is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reader {
    /// Comes to a group, or may.
    Member,
    Facilitator,
    /// Gives a group a room.
    Host,
    /// Sends people to groups.
    Worker,
}

impl Reader {
    pub const ALL: [Self; 4] = [Self::Member, Self::Facilitator, Self::Host, Self::Worker];

    /// The word in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Facilitator => "facilitator",
            Self::Host => "host",
            Self::Worker => "worker",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// A part of a piece.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub is: Is,
    #[serde(default)]
    en: String,
    #[serde(default)]
    es: String,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Is {
    Heading,
    Text,
    Large,
    Small,
    Item,
    /// With a box to tick.
    Tick,
    /// A line to write on.
    Write,
    /// The name of the group.
    Group,
    /// Its times.
    When,
    /// Its place.
    Where,
    /// A picture to scan that leads to the group's page; nothing when there is no group.
    Picture,
}

impl Is {
    /// It is filled with what is known of the group, and has no words of its own.
    fn is_filled(self) -> bool {
        matches!(self, Self::Group | Self::When | Self::Where)
    }
}

impl Part {
    pub fn text(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
        }
    }
}

impl Tool {
    pub fn name(&self, locale: Locale) -> &str {
        self.name.of(locale)
    }

    /// One line on what it is for.
    pub fn about(&self, locale: Locale) -> &str {
        self.about.of(locale)
    }

    /// Whether every word stands somewhere in it. Case makes no difference.
    pub fn says(&self, words: &str, locale: Locale) -> bool {
        let parts = self.parts.iter().map(|part| part.text(locale));
        let all: Vec<&str> = [self.name(locale), self.about(locale)].into_iter().chain(parts).collect();
        let all = all.join("\n").to_lowercase();
        words.to_lowercase().split_whitespace().all(|word| all.contains(word))
    }
}

/// All pieces, by kind and name.
#[derive(Debug, Default)]
pub struct Toolkit {
    list: Vec<Tool>,
}

impl Toolkit {
    pub fn list(&self) -> &[Tool] {
        &self.list
    }

    pub fn id(&self, id: &str) -> Option<&Tool> {
        self.list.iter().find(|tool| tool.id == id)
    }

    pub(crate) fn read(files: Vec<(String, String)>, problems: &mut Vec<Problem>) -> Self {
        let mut list: Vec<Tool> = Vec::new();
        for (path, text) in files {
            match toml::from_str::<Tool>(&text) {
                Ok(tool) if path == format!("toolkit/{}.toml", tool.id) => list.push(tool),
                Ok(tool) => {
                    let what = format!("Its id is {}, which is not the name of the file.", tool.id);
                    problems.push(Problem::refused(format!("content/{path}"), what, "Name both alike."));
                }
                Err(error) => {
                    let what = format!("It cannot be read: {}.", error.message().trim_end_matches('.'));
                    let fix = "Write it like content/toolkit/poster-open-door.toml.";
                    problems.push(Problem::refused(format!("content/{path}"), what, fix));
                }
            }
        }
        list.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
        Self { list }
    }
}

/// Every rule of these files that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for tool in content.toolkit().list() {
        let file = format!("toolkit/{}.toml", tool.id);
        let at = format!("content/{file}");
        if tool.basis.trim().is_empty() || tool.checked.parse::<jiff::civil::Date>().is_err() {
            let fix = "Give a basis, and a day like 2026-11-27 in checked.";
            problems.push(Problem::refused(&at, "It does not say what it rests on, or when it was checked.", fix));
        }
        if tool.readers.is_empty() || tool.parts.len() < 3 {
            problems.push(Problem::refused(&at, "It is for nobody, or has hardly a word.", "Say who it is for."));
        }
        for locale in Locale::ALL {
            check::label(content, &at, locale, tool.name(locale), problems);
            check::label(content, &at, locale, tool.about(locale), problems);
            for part in &tool.parts {
                match part.is.is_filled() {
                    true if part.text(locale).is_empty() => {}
                    true => {
                        let what = format!("A part that is filled has words: {}.", part.text(locale));
                        problems.push(Problem::refused(&at, what, "Leave them out, or make it a text."));
                    }
                    false => check::label(content, &at, locale, part.text(locale), problems),
                }
            }
        }
        let words: Vec<&str> = tool.parts.iter().map(|part| part.text(Locale::En)).collect();
        check::grade(&file, &words.join("\n"), problems);
    }
}
