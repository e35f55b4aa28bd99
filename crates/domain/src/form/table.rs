//! Counting rows of a group by two of their choices: the person sees how many of each, and concludes for themself.

use super::{Answers, Form, Item, Value};

/// Which rows are counted, and by what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub group: String,
    /// A choice in each row of the group.
    pub down: String,
    pub across: String,
}

/// How many rows have which two choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Codes of the choices, in the form's order.
    pub down: Vec<String>,
    pub across: Vec<String>,
    /// One line for each of `down`. The last number of a line counts those of which the second choice was left out.
    pub lines: Vec<Vec<usize>>,
}

impl Form {
    /// `None` when the table names no choices of this form.
    pub fn counts(&self, table: &Table, answers: &Answers) -> Option<Counts> {
        let (down, across) = (self.item(&table.down)?.codes(), self.item(&table.across)?.codes());
        let live = self.live(answers);
        let mut lines = vec![vec![0; across.len() + 1]; down.len()];
        for row in live.rows(&table.group) {
            let place = |link: &str, codes: &[String]| {
                let chosen = row.values(link).first();
                chosen.and_then(|value| codes.iter().position(|code| Value::Code(code.clone()) == *value))
            };
            if let Some(line) = place(&table.down, &down) {
                lines[line][place(&table.across, &across).unwrap_or(across.len())] += 1;
            }
        }
        Some(Counts { down, across, lines })
    }
}

impl Item {
    fn codes(&self) -> Vec<String> {
        match &self.ask {
            super::Ask::Choice(choices) => choices.iter().map(|one| one.code.clone()).collect(),
            _ => Vec::new(),
        }
    }
}
