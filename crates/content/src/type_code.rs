//! What the type codes of each programme mean: `content/types/<programme>.csv`.
//!
//! A code means something only inside its programme. `_languages.csv` holds the codes that every programme shares; a
//! programme's own code wins over it, so `TR` is the Traditions in CA although some software lets Turkish replace it.
//! `_words.csv` holds plain words that are understood in every programme, for sources that have no codes.

use std::collections::HashMap;

use openseat_domain::{
    concept::{Concept, TypeCode},
    fellowship::FellowshipId,
    problem::Problem,
};
use serde::Deserialize;

use crate::{concept::Concepts, locale::Locale};

/// One code of one programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeInfo {
    /// The code in upper case.
    pub code: String,
    /// What it stands for; empty when nothing that is shared across programmes does.
    pub concepts: Vec<Concept>,
    pub(crate) en: String,
    pub(crate) es: String,
    /// Where the code is from, or why it stands for no concept.
    pub note: String,
}

impl TypeInfo {
    /// Its own name on screen, when it says more than its concept ("Living Clean"); else `None`.
    pub fn own_label(&self, locale: Locale) -> Option<&str> {
        let label = match locale {
            Locale::En => &self.en,
            Locale::Es => &self.es,
        };
        (!label.is_empty()).then_some(label.as_str())
    }
}

/// The codes of one programme.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// File name without the ending.
    pub(crate) programme: String,
    pub(crate) codes: HashMap<String, TypeInfo>,
    /// Folded label → code.
    labels: HashMap<String, String>,
    /// Concepts → the code that means just them.
    plain: HashMap<Vec<Concept>, String>,
}

#[derive(Deserialize)]
struct Row {
    code: String,
    concepts: String,
    en: String,
    es: String,
    /// Other spellings that feeds use, separated by `|`.
    also: String,
    note: String,
}

impl Table {
    pub(crate) fn read(path: &str, text: &str, concepts: &Concepts, problems: &mut Vec<Problem>) -> Self {
        let programme = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".csv").to_owned();
        let mut table = Self { programme, ..Self::default() };
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        for (index, row) in reader.deserialize::<Row>().enumerate() {
            match row {
                Ok(row) => table.add(path, row, concepts, problems),
                Err(error) => problems.push(Problem::refused(
                    format!("content/{path}, entry {}", index + 1),
                    format!("The row cannot be read: {error}."),
                    "Give it the columns code, concepts, en, es, also, note.",
                )),
            }
        }
        table
    }

    fn add(&mut self, path: &str, row: Row, concepts: &Concepts, problems: &mut Vec<Problem>) {
        let at = format!("content/{path}, code {}", row.code);
        let mut found = Vec::new();
        for id in row.concepts.split_whitespace() {
            match concepts.id(id) {
                Some(concept) => found.push(concept),
                None => problems.push(Problem::refused(
                    at.clone(),
                    format!("The concept “{id}” is not in content/concepts.csv."),
                    "Correct the id, or add the concept at the end of that file.",
                )),
            }
        }
        let code = row.code.to_uppercase();
        for label in self.spellings(&row, &found, concepts) {
            self.labels.entry(label).or_insert_with(|| code.clone());
        }
        if row.en.is_empty() && !found.is_empty() {
            self.plain.entry(found.clone()).or_insert_with(|| code.clone());
        }
        let info = TypeInfo { code: code.clone(), concepts: found, en: row.en, es: row.es, note: row.note };
        if self.codes.insert(code, info).is_some() {
            problems.push(Problem::refused(at, "The code is there twice.", "Keep one row for each code."));
        }
    }

    fn spellings(&self, row: &Row, found: &[Concept], concepts: &Concepts) -> Vec<String> {
        let mut spellings: Vec<String> = row.also.split('|').map(fold).collect();
        spellings.extend([fold(&row.en), fold(&row.es)]);
        if let [only] = found {
            let info = &concepts.list[usize::from(only.0)];
            spellings.extend([fold(info.label(Locale::En)), fold(info.label(Locale::Es))]);
        }
        spellings.retain(|spelling| !spelling.is_empty());
        spellings
    }

    fn find_label(&self, folded: &str) -> Option<&TypeInfo> {
        self.labels.get(folded).and_then(|code| self.codes.get(code))
    }

    /// The code that stands for just these concepts and adds nothing of its own.
    fn find_concepts(&self, concepts: &[Concept]) -> Option<&TypeInfo> {
        self.plain.get(concepts).and_then(|code| self.codes.get(code))
    }
}

/// All programmes' codes.
#[derive(Debug, Default)]
pub(crate) struct Types {
    pub(crate) tables: Vec<Table>,
    by_programme: HashMap<FellowshipId, usize>,
    languages: Table,
    words: Table,
}

impl Types {
    /// Takes the tables and, for each, the fellowship ids it serves.
    pub(crate) fn new(tables: Vec<Table>, aliases: impl Fn(&str) -> Vec<FellowshipId>) -> Self {
        let mut types = Self::default();
        for table in tables {
            match table.programme.as_str() {
                "_languages" => types.languages = table,
                "_words" => types.words = table,
                programme => {
                    let place = types.tables.len();
                    types.by_programme.extend(aliases(programme).into_iter().map(|id| (id, place)));
                    types.by_programme.insert(FellowshipId::new(programme), place);
                    types.tables.push(table);
                }
            }
        }
        types
    }

    /// The tables that every programme shares.
    pub(crate) fn shared(&self) -> [&Table; 2] {
        [&self.languages, &self.words]
    }

    /// What a code (or words) means in its programme: own code, shared code, own label, shared words.
    pub(crate) fn find(&self, programme: &FellowshipId, code: &str) -> Option<&TypeInfo> {
        let own = self.own(programme);
        self.by_code(own, code).or_else(|| {
            let upper = code.trim().to_uppercase();
            let by_upper = if upper == code { None } else { self.by_code(own, &upper) };
            by_upper.or_else(|| self.words.codes.get(&upper)).or_else(|| self.by_label(own, &fold(code)))
        })
    }

    /// Whether any programme has this code.
    pub(crate) fn is_code(&self, code: &str) -> bool {
        self.tables.iter().chain(self.shared()).any(|table| table.codes.contains_key(code))
    }

    /// The code of a label as a programme writes it.
    pub(crate) fn code_for_label(&self, programme: &FellowshipId, label: &str) -> Option<TypeCode> {
        let info = self.by_label(self.own(programme), &fold(label))?;
        Some(TypeCode { programme: programme.clone(), code: info.code.clone() })
    }

    fn own(&self, programme: &FellowshipId) -> Option<&Table> {
        self.by_programme.get(programme).map(|place| &self.tables[*place])
    }

    fn by_code<'a>(&'a self, own: Option<&'a Table>, code: &str) -> Option<&'a TypeInfo> {
        own.and_then(|own| own.codes.get(code)).or_else(|| self.languages.codes.get(code))
    }

    /// By the programme's own label, else by a shared word, and then by the programme's own code for the same thing.
    fn by_label<'a>(&'a self, own: Option<&'a Table>, folded: &str) -> Option<&'a TypeInfo> {
        if let Some(info) = own.and_then(|own| own.find_label(folded)) {
            return Some(info);
        }
        let shared = self.languages.find_label(folded).or_else(|| self.words.find_label(folded))?;
        own.and_then(|own| own.find_concepts(&shared.concepts)).or(Some(shared))
    }
}

/// Folds a label so that spellings meet: lower case, only letters and digits, single spaces, no "meeting" at the end.
pub(crate) fn fold(label: &str) -> String {
    let mut folded = String::with_capacity(label.len());
    for c in label.chars().flat_map(char::to_lowercase) {
        match c {
            '\'' | '’' => {}
            c if c.is_alphanumeric() || c == '+' => folded.push(c),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    let trimmed = folded.trim_end();
    trimmed.strip_suffix(" meeting").unwrap_or(trimmed).to_owned()
}
