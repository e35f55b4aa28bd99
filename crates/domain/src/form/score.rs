//! Counting: declared by the form, done here.

use super::{Answers, Form, Item, change::Change};
use crate::word::words;

words! {
    /// In which direction it is better.
    pub enum Better {
        Higher = "higher",
        Lower = "lower",
        /// Neither is said to be.
        Neither = "neither",
    }
}

/// A number that is made of answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    pub id: String,
    pub rule: Rule,
    /// Items that count the other way round.
    pub reversed: Vec<String>,
    /// How many answers are enough, where the manual says so: the mean of those given then stands for those missing.
    pub fewest: Option<usize>,
    pub low: f64,
    pub high: f64,
    pub better: Better,
    /// What published tables call it; each for some people, from some source.
    pub scales: Vec<Scale>,
    /// From which difference on a change is more than chance.
    pub change: Option<Change>,
}

/// How it is made.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    Sum(Vec<String>),
    Mean(Vec<String>),
    /// Of other scores.
    Of {
        plus: Vec<String>,
        minus: Vec<String>,
    },
}

/// Names for stretches of a score among some people.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub id: String,
    /// In order; each reaches up to the next.
    pub bands: Vec<Band>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub id: String,
    pub from: f64,
}

/// A score that could be made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Points {
    pub value: f64,
    /// So many answers were missing, and the manual allows that.
    pub missing: usize,
}

/// Why there is no score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absent {
    /// These were not answered.
    Missing(Vec<String>),
    /// This cannot be counted.
    Uncountable(String),
}

impl Form {
    /// Every score, or why there is none.
    pub fn scores_of(&self, answers: &Answers) -> Vec<(&Score, Result<Points, Absent>)> {
        let live = self.live(answers);
        self.scores.iter().map(|score| (score, self.count(score, &live))).collect()
    }

    /// One score.
    ///
    /// # Errors
    /// Why there is none.
    pub fn score_of(&self, id: &str, answers: &Answers) -> Result<Points, Absent> {
        let score = self.scores.iter().find(|score| score.id == id);
        let score = score.ok_or_else(|| Absent::Uncountable(id.to_owned()))?;
        self.count(score, &self.live(answers))
    }

    fn count(&self, score: &Score, live: &Answers) -> Result<Points, Absent> {
        match &score.rule {
            Rule::Sum(links) => self.gathered(score, links, live).map(|all| all.points(links.len(), true)),
            Rule::Mean(links) => self.gathered(score, links, live).map(|all| all.points(links.len(), false)),
            Rule::Of { plus, minus } => {
                let (mut value, mut missing) = (0.0, 0);
                let parts = plus.iter().map(|id| (id, 1.0)).chain(minus.iter().map(|id| (id, -1.0)));
                for (id, sign) in parts {
                    let part = self.part(score, id)?;
                    let points = self.count(part, live)?;
                    value += sign * points.value;
                    missing += points.missing;
                }
                Ok(Points { value, missing })
            }
        }
    }

    /// A score made of scores is made of those that stand before it, so that no score is made of itself.
    fn part(&self, whole: &Score, id: &str) -> Result<&Score, Absent> {
        let before = self.scores.iter().take_while(|score| score.id != whole.id);
        before.into_iter().find(|score| score.id == id).ok_or_else(|| Absent::Uncountable(id.to_owned()))
    }

    fn gathered(&self, score: &Score, links: &[String], live: &Answers) -> Result<Gathered, Absent> {
        let (mut sum, mut given, mut missing) = (0, 0, Vec::new());
        for link in links {
            let item = self.item(link).ok_or_else(|| Absent::Uncountable(link.clone()))?;
            match item.counted(live, score.reversed.contains(link))? {
                Some(counts) => (sum, given) = (sum + counts, given + 1),
                None => missing.push(link.clone()),
            }
        }
        let enough = score.fewest.unwrap_or(links.len()).max(1);
        if given < enough { Err(Absent::Missing(missing)) } else { Ok(Gathered { sum, given }) }
    }
}

struct Gathered {
    sum: i64,
    given: usize,
}

impl Gathered {
    fn points(&self, of: usize, sum: bool) -> Points {
        let whole = self.sum as f64;
        let value = match (sum, self.given == of) {
            (true, true) => whole,
            (true, false) => whole * of as f64 / self.given as f64,
            (false, _) => whole / self.given as f64,
        };
        Points { value, missing: of - self.given }
    }
}

impl Item {
    /// What its answer counts; `None` when there is no answer.
    fn counted(&self, live: &Answers, reversed: bool) -> Result<Option<i64>, Absent> {
        let uncountable = || Absent::Uncountable(self.link.clone());
        let Some(value) = live.values(&self.link).first() else { return Ok(None) };
        let counts = self.weight(value).ok_or_else(uncountable)?;
        if !reversed {
            return Ok(Some(counts));
        }
        let (low, high) = self.reach().ok_or_else(uncountable)?;
        Ok(Some(low + high - counts))
    }
}

impl Scale {
    /// The band in which a value lies.
    pub fn band(&self, value: f64) -> Option<&Band> {
        self.bands.iter().rev().find(|band| band.from <= value)
    }
}
