//! The catalogue of fellowships and programmes: `content/fellowships/<id>.toml`.

use std::collections::{BTreeMap, HashMap};

use openseat_domain::{fellowship::FellowshipId, problem::Problem};
use serde::Deserialize;

use crate::locale::{Locale, Pair};

/// One fellowship or programme.
#[derive(Clone, Debug, Deserialize)]
pub struct Fellowship {
    /// Lasting short name, the file's name (`aa`, `smart`).
    pub id: FellowshipId,
    /// Lasting number for the index, 1 to 255; 0 is "other".
    pub number: u8,
    pub name: String,
    /// What people call it ("AA", "SMART").
    pub abbr: String,
    /// The approach in one word: `twelve_step`, `secular_skills`, `secular`, `faith`, `buddhist`, `moderation`,
    /// `harm_reduction`, `community`, `family_support`, `indigenous`, `platform`.
    pub family: String,
    /// Whom it is for: `self`, `family`, `both`.
    pub for_whom: String,
    /// What it is about ("alcohol").
    pub scope: String,
    /// The same in the words of `openseat_domain::behaviour`: single ones, or `any_drug`, `any_substance`, `anything`.
    pub behaviours: Vec<String>,
    /// What else it is about: `mental_health`, `grief` …
    #[serde(default)]
    pub concerns: Vec<String>,
    /// Those of them of which one must apply to who comes, by its own rule.
    #[serde(default)]
    pub needs: Vec<String>,
    /// Concepts of people of whom one must be true, by its own rule ("women").
    #[serde(default)]
    pub kept_for: Vec<String>,
    /// `active` or `uncertain`.
    pub status: String,
    /// Its own site; empty when none is known.
    #[serde(default)]
    pub website: String,
    line: Pair,
    /// What it is like and what makes it its own, in a few sentences of ours.
    about: Option<Pair>,
    medicine: Option<Medicine>,
    /// How big it is; `facts` says in which year, and who said so.
    size: Option<Pair>,
    /// Other spellings under which feeds and people name it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whose type codes it uses, when they are not its own (`aa` for Secular AA).
    #[serde(default)]
    pub types: Option<FellowshipId>,
    /// Findings that speak of it, as `content/evidence.csv` numbers them.
    #[serde(default)]
    pub evidence: Vec<String>,
    pub source: Basis,
    /// What is known of it, by the names of the catalogue's columns (`goal_stance`, `med_moud`, `age_rule` …).
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
}

/// What was read of it on medicines, in words of ours.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Medicine {
    en: String,
    es: String,
    /// The years of the texts; empty when they are not known.
    #[serde(default)]
    text_of: String,
    /// Where it is from, when the catalogue only points to another entry.
    #[serde(default)]
    source: Option<String>,
}

/// What the entry rests on.
#[derive(Clone, Debug, Deserialize)]
pub struct Basis {
    /// `retrieved`, `part_retrieved`, `general_knowledge_check_before_use` or `name_only`.
    pub row_basis: String,
    /// Whether the address of the site was seen in a page that was read.
    #[serde(default)]
    pub website_seen: bool,
    /// Day of the last check, `YYYY-MM-DD`.
    pub checked: String,
}

impl Fellowship {
    /// One short plain line that says what it is.
    pub fn line(&self, locale: Locale) -> &str {
        self.line.of(locale)
    }

    /// What it is like, in a few sentences.
    pub fn about(&self, locale: Locale) -> Option<&str> {
        self.about.as_ref().map(|pair| pair.of(locale))
    }

    /// What was read of it on medicines.
    pub fn medicine(&self, locale: Locale) -> Option<&str> {
        self.medicine.as_ref().map(|one| if locale == Locale::Es { one.es.as_str() } else { &one.en })
    }

    /// The years of the texts on medicines that were read, where they are known.
    pub fn medicine_years(&self) -> Option<&str> {
        self.medicine.as_ref().map(|one| one.text_of.as_str()).filter(|years| !years.is_empty())
    }

    /// What was read of it on medicines, in English; `None` when nothing was.
    pub fn medicine_source(&self) -> Option<&str> {
        let own = self.medicine.as_ref().and_then(|one| one.source.as_deref());
        own.or_else(|| self.fact("med_source").filter(|source| *source != "none checked"))
    }

    /// How big it is, in which year, and who said so. A figure without both is not shown.
    pub fn size(&self, locale: Locale) -> Option<(&str, &str, &str)> {
        Some((self.size.as_ref()?.of(locale), self.facts.get("size_year")?, self.facts.get("size_source")?))
    }

    /// Whether it says how big it is without saying when and who counted.
    pub(crate) fn size_is_bare(&self) -> bool {
        self.size.is_some() && self.size(Locale::En).is_none()
    }

    /// A fact as the catalogue has it, in English.
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.get(name).map(String::as_str)
    }

    /// Everything that it says to people.
    pub(crate) fn texts(&self, locale: Locale) -> impl Iterator<Item = &str> {
        let size = self.size.as_ref().map(|pair| pair.of(locale));
        [Some(self.line(locale)), self.about(locale), self.medicine(locale), size].into_iter().flatten()
    }

    /// Whether it is for the person's own use or behaviour.
    pub fn for_self(&self) -> bool {
        self.for_whom != "family"
    }

    /// Every spelling under which it is found, folded.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = String> {
        let names = [self.id.as_str(), &self.abbr, &self.name];
        names.into_iter().chain(self.aliases.iter().map(String::as_str)).map(fold)
    }

    /// Whether it is for relatives and friends.
    pub fn for_family(&self) -> bool {
        self.for_whom != "self"
    }
}

/// All fellowships, in order of their number.
#[derive(Debug, Default)]
pub(crate) struct Fellowships {
    pub(crate) list: Vec<Fellowship>,
    by_id: HashMap<FellowshipId, usize>,
    by_alias: HashMap<String, usize>,
}

impl Fellowships {
    pub(crate) fn new(mut list: Vec<Fellowship>) -> Self {
        list.sort_by_key(|one| one.number);
        let mut all = Self::default();
        for (place, one) in list.iter().enumerate() {
            all.by_id.entry(one.id.clone()).or_insert(place);
            for name in one.spellings() {
                all.by_alias.entry(name).or_insert(place);
            }
        }
        all.list = list;
        all
    }

    pub(crate) fn id(&self, id: &FellowshipId) -> Option<&Fellowship> {
        self.place(id).map(|place| &self.list[place])
    }

    /// Where it stands in the list.
    pub(crate) fn place(&self, id: &FellowshipId) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn alias(&self, text: &str) -> Option<&Fellowship> {
        self.by_alias.get(&fold(text)).map(|place| &self.list[*place])
    }
}

/// Reads one file.
pub(crate) fn read(path: &str, text: &str, problems: &mut Vec<Problem>) -> Option<Fellowship> {
    match toml::from_str::<Fellowship>(text) {
        Ok(one) => Some(one),
        Err(error) => {
            let what = format!("The file cannot be read: {}.", error.message().trim_end_matches('.'));
            problems.push(Problem::refused(
                format!("content/{path}"),
                what,
                "Compare it with content/fellowships/aa.toml.",
            ));
            None
        }
    }
}

/// Only letters and digits count, so "Al-Anon", "al anon" and "ALANON" are one.
fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
