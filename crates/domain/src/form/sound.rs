//! Whether a form holds together: what a person who writes one is told.

use std::{collections::BTreeSet, fmt};

use super::{Ask, Form, Item, Rule, Score};

/// Why a form does not hold together. It is shown as a sentence for whoever wrote the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// An item is asked after one that does not stand before it.
    Ahead {
        link: String,
        after: String,
    },
    Twice(String),
    /// It takes no answer at all.
    Never(String),
    /// It needs two choices or more that can be told apart.
    Choices(String),
    RowsWithin(String),
    /// What concerns how it is counted.
    Other(String),
}

impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ahead { link, after } => write!(f, "{link} asks after {after}, which does not stand before it."),
            Self::Twice(link) => write!(f, "{link} stands there twice."),
            Self::Never(link) => write!(f, "{link} cannot be answered at all."),
            Self::Choices(link) => write!(f, "{link} needs two choices or more, each with a code of its own."),
            Self::RowsWithin(link) => write!(f, "{link} has rows within rows."),
            Self::Other(sentence) => f.write_str(sentence),
        }
    }
}

impl Form {
    /// Every fault.
    pub fn faults(&self) -> Vec<Unsound> {
        let mut unsound = Vec::new();
        items(&self.items, false, &mut BTreeSet::new(), &mut unsound);
        unsound.extend(self.false_alarms());
        unsound.extend(self.miscounted().into_iter().map(Unsound::Other));
        unsound
    }

    /// What is wrong with how it is counted, a sentence each.
    fn miscounted(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for score in &self.scores {
            self.score(score, &mut faults);
        }
        for table in &self.tables {
            let rows = self.item(&table.group).filter(|item| item.is_rows());
            let choice = |link: &str| {
                let inside = rows.and_then(|rows| super::find(rows.inside(), link));
                inside.is_some_and(|item| matches!(item.ask, Ask::Choice(_)))
            };
            if !choice(&table.down) || !choice(&table.across) {
                faults.push(format!("The table of {} counts what is no choice of its rows.", table.group));
            }
        }
        faults.extend(self.tallies.iter().flat_map(|tally| tally.faults(self)));
        faults
    }

    fn score(&self, score: &Score, faults: &mut Vec<String>) {
        let id = &score.id;
        match &score.rule {
            Rule::Sum(links) | Rule::Mean(links) => self.parts(score, links, faults),
            Rule::Of { plus, minus } => {
                let before: Vec<&str> =
                    self.scores.iter().map(|one| one.id.as_str()).take_while(|one| one != id).collect();
                let late = plus.iter().chain(minus).filter(|part| !before.contains(&part.as_str()));
                faults
                    .extend(late.map(|part| format!("Score {id} is made of {part}, which does not stand before it.")));
            }
        }
        for scale in &score.scales {
            let from: Vec<f64> = scale.bands.iter().map(|band| band.from).collect();
            let first = from.first().is_some_and(|first| *first == score.low);
            let rising = from.windows(2).all(|two| two[0] < two[1]);
            if !first || !rising || from.last().is_some_and(|last| *last > score.high) {
                faults.push(format!(
                    "The bands of {id} do not rise from {} and stay up to {} or below.",
                    score.low, score.high
                ));
            }
        }
    }

    /// The items of a sum or a mean: there, countable, and reaching from `low` to `high`.
    fn parts(&self, score: &Score, links: &[String], faults: &mut Vec<String>) {
        let id = &score.id;
        let mut reach = (0, 0);
        for link in links {
            match self.item(link).and_then(Item::reach) {
                Some((low, high)) => reach = (reach.0 + low, reach.1 + high),
                None => faults.push(format!("Score {id} counts {link}, which cannot be counted.")),
            }
            if self.item(link).is_some_and(|item| item.most > 1) {
                faults.push(format!("Score {id} counts {link}, which can have more than one answer."));
            }
        }
        let of = match score.rule {
            Rule::Mean(_) => links.len() as f64,
            _ => 1.0,
        };
        let (low, high) = (reach.0 as f64 / of, reach.1 as f64 / of);
        if (low, high) != (score.low, score.high) {
            faults.push(format!("Score {id} reaches from {low} to {high}, not from {} to {}.", score.low, score.high));
        }
        if score.reversed.iter().any(|link| !links.contains(link)) {
            faults.push(format!("Score {id} turns round what it does not count."));
        }
        if score.fewest.is_some_and(|fewest| fewest == 0 || fewest > links.len()) {
            faults.push(format!("Score {id} is content with a number of answers that makes no sense."));
        }
        let own: BTreeSet<&String> = links.iter().collect();
        if own.len() < links.len() {
            faults.push(format!("Score {id} counts something twice."));
        }
    }
}

/// Links are unique, conditions look back, rows hold no rows, and choices can be told apart.
fn items(all: &[Item], in_rows: bool, before: &mut BTreeSet<String>, faults: &mut Vec<Unsound>) {
    for item in all {
        let link = || item.link.clone();
        let ahead = item.when.conditions.iter().filter(|one| !before.contains(&one.link));
        faults.extend(ahead.map(|one| Unsound::Ahead { link: link(), after: one.link.clone() }));
        if !before.insert(link()) {
            faults.push(Unsound::Twice(link()));
        }
        if item.most == 0 {
            faults.push(Unsound::Never(link()));
        }
        if let Ask::Choice(choices) = &item.ask {
            let codes: BTreeSet<&String> = choices.iter().map(|one| &one.code).collect();
            if codes.len() < choices.len() || choices.len() < 2 {
                faults.push(Unsound::Choices(link()));
            }
        }
        if in_rows && item.is_rows() {
            faults.push(Unsound::RowsWithin(link()));
        }
        items(item.inside(), in_rows || item.is_rows(), before, faults);
    }
}
