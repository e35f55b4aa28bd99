//! What a person answered.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// Answers by the link of their item. Rows of a group hold answers of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Given>);

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Value {
    Code(String),
    Whole(i64),
    Text(String),
    Yes(bool),
    Day(Date),
    Time(Time),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Given {
    Values(Vec<Value>),
    Rows(Vec<Answers>),
}

impl Answers {
    /// The answers to a question; none when it was left out.
    pub fn values(&self, link: &str) -> &[Value] {
        match self.0.get(link) {
            Some(Given::Values(values)) => values,
            _ => &[],
        }
    }

    /// The rows of a group.
    pub fn rows(&self, link: &str) -> &[Answers] {
        match self.0.get(link) {
            Some(Given::Rows(rows)) => rows,
            _ => &[],
        }
    }

    /// Puts answers in the place of those before; none takes them away.
    pub fn set(&mut self, link: &str, values: Vec<Value>) {
        self.put(link, values.is_empty(), Given::Values(values));
    }

    /// The same for the rows of a group. Rows without any answer are left out.
    pub fn set_rows(&mut self, link: &str, mut rows: Vec<Answers>) {
        rows.retain(|row| !row.is_empty());
        self.put(link, rows.is_empty(), Given::Rows(rows));
    }

    /// Puts what was answered on a page in the place of what was answered there before: `links` are all that the page asked.
    pub fn take(&mut self, from: &Self, links: &[String]) {
        for link in links {
            match from.0.get(link) {
                Some(given) => self.0.insert(link.clone(), given.clone()),
                None => self.0.remove(link),
            };
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The links of what was answered.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    fn put(&mut self, link: &str, nothing: bool, given: Given) {
        if nothing {
            self.0.remove(link);
        } else {
            self.0.insert(link.to_owned(), given);
        }
    }
}
