//! What the name of a meeting says of it, where its list gives no mark (`content/words/name_marks.csv`).
//!
//! Lists often leave "Women's Big Book" or "Sex workers in recovery" without a mark. Whoever goes by the marks alone sends
//! people to a room that is not for them.

use openseat_domain::{concept::ConceptSet, problem::Problem};
use serde::Deserialize;

use crate::{
    concept::{ConceptInfo, Concepts},
    gazetteer::fold::fold,
};

const FILE: &str = "content/words/name_marks.csv";

/// Every rule of the file.
#[derive(Debug, Default)]
pub(crate) struct NameMarks {
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    /// Each with a space on both sides, as the words of a name are.
    words: Vec<String>,
    unless: Vec<String>,
    marks: ConceptSet,
    /// Where the list itself gives one of these, nothing is concluded.
    marked: ConceptSet,
}

#[derive(Deserialize)]
struct Row {
    words: String,
    marks: String,
    unless: String,
    marked: String,
}

impl NameMarks {
    /// Reads the CSV; a row that cannot be read is left out and told.
    pub(crate) fn read(text: &str, concepts: &Concepts, problems: &mut Vec<Problem>) -> Self {
        let mut rules = Vec::new();
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        for row in reader.deserialize::<Row>() {
            match row {
                Ok(row) => rules.push(Rule::new(&row, concepts, problems)),
                Err(error) => problems.push(Problem::refused(
                    FILE,
                    format!("A row cannot be read: {error}."),
                    "Give it the columns words, marks, unless, marked.",
                )),
            }
        }
        Self { rules }
    }

    /// `set`, with what the name adds to it.
    pub(crate) fn add(&self, name: &str, set: ConceptSet) -> ConceptSet {
        let name = spaced(name);
        let has = |words: &[String]| words.iter().any(|word| name.contains(word.as_str()));
        let says = |rule: &&Rule| !set.intersects(&rule.marked) && has(&rule.words) && !has(&rule.unless);
        self.rules.iter().filter(says).fold(set, |all, rule| all.or(&rule.marks))
    }
}

impl Rule {
    fn new(row: &Row, concepts: &Concepts, problems: &mut Vec<Problem>) -> Self {
        let mut set = |ids: &str| -> ConceptSet {
            let ids = ids.split('|').filter(|id| !id.is_empty());
            let known = ids.filter_map(|id| {
                let concept = concepts.id(id);
                if concept.is_none() {
                    let what = format!("“{id}” is no concept.");
                    problems.push(Problem::refused(FILE, what, "Use an id of concepts.csv."));
                }
                concept
            });
            known.collect()
        };
        let (marks, marked) = (set(&row.marks), set(&row.marked));
        let family = |one: &&ConceptInfo| one.family == "language";
        let languages: ConceptSet = concepts.list.iter().filter(family).map(|one| one.concept).collect();
        // A list that names one language has said in which it is.
        let marked = if marks.intersects(&languages) { marked.or(&languages) } else { marked };
        let words = |text: &str| text.split('|').filter(|word| !word.is_empty()).map(spaced).collect();
        Self { words: words(&row.words), unless: words(&row.unless), marks, marked }
    }
}

/// Its words in plain letters, one space between them and on both sides.
fn spaced(text: &str) -> String {
    format!(" {} ", fold(text))
}
