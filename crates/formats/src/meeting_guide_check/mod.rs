//! What is wrong with a Meeting Guide feed: every problem of every row, whatever comes before it.
//!
//! An **error** loses a meeting or misleads who reads it. A **warning** is read by most programs and not by all, or leaves
//! people without something they need. [`SCHEMA`] says in a form that any program can check what the shape must be: a
//! row breaks it exactly when it has an error of [`Kind::is_of_shape`].

mod kind;
mod row;
mod split;
mod value;

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

pub use kind::Kind;
use row::Row;
use split::{Part, split};

use crate::text;

/// The JSON Schema of a feed, draft 2020-12.
pub const SCHEMA: &str = include_str!("schema.json");

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    /// Counts rows from 1; 0 means the file as a whole.
    pub row: u64,
    /// The row's slug or, when it has none, its name; may be empty.
    pub name: String,
    /// The field that is meant; empty when it is the row.
    pub field: String,
    /// The start of what stands there.
    pub value: String,
}

/// Everything that was found.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Rows in the file.
    pub rows: u64,
    /// How often each thing was found.
    pub counts: BTreeMap<Kind, u64>,
    /// Of each kind the first ones, in the order of the file.
    pub findings: Vec<Finding>,
    /// Rows with an error.
    pub bad_rows: u64,
}

impl Report {
    /// How many errors there are.
    pub fn errors(&self) -> u64 {
        self.sum(true)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> u64 {
        self.sum(false)
    }

    fn sum(&self, errors: bool) -> u64 {
        self.counts.iter().filter(|(kind, _)| kind.is_error() == errors).map(|(_, count)| count).sum()
    }
}

/// Checks a feed to its last row. Of each kind of problem, at most `most` are kept in words; all are counted.
/// `is_type` says whether some programme has this type code.
pub fn check(bytes: &[u8], is_type: &dyn Fn(&str) -> bool, most: u64) -> Report {
    let mut noting = Noting { report: Report::default(), most };
    let (text, note) = text::decode(bytes);
    if note.is_some() {
        noting.add(Kind::NotUtf8, 0, "", "", "");
    }
    let mut slugs: HashMap<String, u64> = HashMap::new();
    split(&text, &mut |part| match part {
        Part::NotAList => noting.add(Kind::NotAList, 0, "", "", &text),
        Part::Cut => noting.add(Kind::Cut, 0, "", "", ""),
        Part::After(rest) => noting.add(Kind::TextAfter, 0, "", "", rest),
        Part::Row(raw) => {
            let before = noting.errors_so_far();
            noting.report.rows += 1;
            let number = noting.report.rows;
            match serde_json::from_str::<Value>(raw) {
                Ok(Value::Object(fields)) => {
                    let row = Row::new(&fields);
                    row.check(is_type, &mut |kind, field, value| noting.add(kind, number, row.name(), field, value));
                    if let Some(slug) = row.slug()
                        && let Some(first) = slugs.insert(slug.clone(), number)
                    {
                        noting.add(Kind::SameSlug, number, &slug, "slug", &first.to_string());
                    }
                }
                Ok(_) => noting.add(Kind::NotAnObject, number, "", "", raw),
                Err(error) => noting.add(Kind::RowNotJson, number, "", "", &error.to_string()),
            }
            noting.report.bad_rows += u64::from(noting.errors_so_far() > before);
        }
    });
    noting.report
}

struct Noting {
    report: Report,
    most: u64,
}

impl Noting {
    fn add(&mut self, kind: Kind, row: u64, name: &str, field: &str, value: &str) {
        let count = self.report.counts.entry(kind).or_default();
        *count += 1;
        if *count <= self.most {
            let (name, value) = (short(name), short(value));
            self.report.findings.push(Finding { kind, row, name, field: field.to_owned(), value });
        }
    }

    fn errors_so_far(&self) -> u64 {
        self.report.errors()
    }
}

/// The start of a value on one line, to be shown.
fn short(value: &str) -> String {
    let mut out: String = value.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(60).is_some() {
        out.push('…');
    }
    out.trim().to_owned()
}
