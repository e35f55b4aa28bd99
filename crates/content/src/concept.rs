//! The cross-programme concepts of `content/concepts.csv`.

use std::collections::HashMap;

use openseat_domain::{concept::Concept, problem::Problem};
use serde::Deserialize;

use crate::locale::Locale;

/// One concept with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConceptInfo {
    pub concept: Concept,
    /// Lasting short name in kebab case (`women`, `step-free`, `lang-es`): safe in addresses.
    pub id: String,
    /// What it is about: `access`, `who`, `format`, `language` …
    pub family: String,
    en: String,
    es: String,
    /// True when it means nothing for a meeting that has no room (wheelchair, parking).
    pub in_person_only: bool,
    /// Where the concept comes from and what it covers.
    pub note: String,
}

impl ConceptInfo {
    /// Its name on screen.
    pub fn label(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
        }
    }
}

/// All concepts, in order of their number.
#[derive(Debug, Default)]
pub(crate) struct Concepts {
    pub(crate) list: Vec<ConceptInfo>,
    by_id: HashMap<String, Concept>,
}

#[derive(Deserialize)]
struct Row {
    number: u8,
    id: String,
    family: String,
    en: String,
    es: String,
    in_person_only: String,
    note: String,
}

impl Concepts {
    /// Reads the CSV; a row that cannot be read is left out and told.
    pub(crate) fn read(text: &str, problems: &mut Vec<Problem>) -> Self {
        let mut concepts = Self::default();
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        for (index, row) in reader.deserialize::<Row>().enumerate() {
            match row {
                Ok(row) => concepts.add(row, problems),
                Err(error) => problems.push(Problem::refused(
                    format!("content/concepts.csv, entry {}", index + 1),
                    format!("The row cannot be read: {error}."),
                    "Give it the columns number, id, family, en, es, in_person_only, note.",
                )),
            }
        }
        concepts
    }

    fn add(&mut self, row: Row, problems: &mut Vec<Problem>) {
        let at = format!("content/concepts.csv, concept {} ({})", row.number, row.id);
        if usize::from(row.number) != self.list.len() {
            let fix = format!("Give it the number {}. Numbers never change and never skip.", self.list.len());
            problems.push(Problem::refused(at, "The number does not follow the one before.", fix));
            return;
        }
        let concept = Concept(row.number);
        if self.by_id.insert(row.id.clone(), concept).is_some() {
            problems.push(Problem::refused(at, "The id is used twice.", "Choose another id for the newer one."));
        }
        self.list.push(ConceptInfo {
            concept,
            id: row.id,
            family: row.family,
            en: row.en,
            es: row.es,
            in_person_only: row.in_person_only == "yes",
            note: row.note,
        });
    }

    pub(crate) fn id(&self, id: &str) -> Option<Concept> {
        self.by_id.get(id).copied()
    }
}
