//! Whether a form holds together: what a person who writes one is told.

use std::collections::BTreeSet;

use super::{Ask, Form, Item, Rule, Score};

impl Form {
    /// Every fault, in words for whoever wrote the form.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut before = BTreeSet::new();
        items(&self.items, false, &mut before, &mut faults);
        for score in &self.scores {
            self.score(score, &mut faults);
        }
        for danger in &self.dangers {
            let reach = self.item(&danger.link).and_then(Item::reach);
            if !reach.is_some_and(|(low, high)| low < danger.from && danger.from <= high) {
                faults.push(format!("{} can give no answer that counts from {} on.", danger.link, danger.from));
            }
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
        if self.attended && self.instead.is_none() {
            faults.push("It needs someone on duty, and does not say what is asked where nobody is.".into());
        }
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
fn items(all: &[Item], in_rows: bool, before: &mut BTreeSet<String>, faults: &mut Vec<String>) {
    for item in all {
        let link = &item.link;
        for condition in item.when.conditions.iter().filter(|one| !before.contains(&one.link)) {
            faults.push(format!("{link} asks after {}, which does not stand before it.", condition.link));
        }
        if !before.insert(link.clone()) {
            faults.push(format!("{link} stands there twice."));
        }
        if item.most == 0 {
            faults.push(format!("{link} cannot be answered at all."));
        }
        if let Ask::Choice(choices) = &item.ask {
            let codes: BTreeSet<&String> = choices.iter().map(|one| &one.code).collect();
            if codes.len() < choices.len() || choices.len() < 2 {
                faults.push(format!("{link} needs two choices or more, each with a code of its own."));
            }
        }
        if in_rows && item.is_rows() {
            faults.push(format!("{link} has rows within rows."));
        }
        items(item.inside(), in_rows || item.is_rows(), before, faults);
    }
}
