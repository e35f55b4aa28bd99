//! What is noticed while one row is read.

use openseat_domain::problem::Problem;

/// The problems of one row, each with its place: "row 12 (early-risers), time".
pub(crate) struct Noted {
    row: usize,
    key: String,
    problems: Vec<Problem>,
}

impl Noted {
    /// `row` counts from 1.
    pub(crate) fn new(row: usize, key: &str) -> Self {
        Self { row, key: key.chars().take(64).collect(), problems: Vec::new() }
    }

    /// Something was kept or mended.
    pub(crate) fn note(&mut self, field: &str, what: impl Into<String>, fix: &str) {
        let at = self.at(field);
        self.problems.push(Problem::note(at, what, fix));
    }

    /// A value was left out or needs a look.
    pub(crate) fn warn(&mut self, field: &str, what: impl Into<String>, fix: &str) {
        let at = self.at(field);
        self.problems.push(Problem::warning(at, what, fix));
    }

    /// The row is lost.
    pub(crate) fn refused(&self, what: impl Into<String>, fix: &str) -> Problem {
        Problem::refused(self.at(""), what, fix)
    }

    /// Everything noted, which leaves nothing behind.
    pub(crate) fn take(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    fn at(&self, field: &str) -> String {
        let mut at = format!("row {}", self.row);
        if !self.key.is_empty() {
            at.push_str(&format!(" ({})", self.key));
        }
        if !field.is_empty() {
            at.push_str(", ");
            at.push_str(field);
        }
        at
    }
}

/// A value as it is quoted in a problem: short, on one line.
pub(crate) fn quoted(value: &str) -> String {
    let line: String = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().filter(|c| !c.is_control()).take(60).collect();
    if short.len() < line.len() { format!("“{short}…”") } else { format!("“{short}”") }
}
