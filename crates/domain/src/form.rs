//! Whatever is asked, as values: measures, worksheets, check-ins and surveys are all forms.
//!
//! A [`Form`] knows what is asked and how it is counted, and no words: those stand beside it, in each language. What a
//! person says is [`Answers`]. [`Form::live`] leaves of them what is asked at all, [`Form::steps`] are the pages,
//! [`Form::scores_of`] counts.
//!
//! **Missing is never the middle.** A score of which an answer is missing is absent, with the reason. Where the manual
//! of a measure says how many may be missing, the form says so ([`Score::fewest`]), and the score says that it did that.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{tally::Tally, word::words};

mod accept;
mod answer;
mod change;
mod danger;
mod live;
mod score;
mod sound;
mod step;
mod table;

pub use accept::Wrong;
pub use answer::{Answers, Value};
pub use change::{Change, Moved, Toward};
pub use danger::{Alarm, Danger};
pub use score::{Absent, Band, Better, Points, Rule, Scale, Score};
pub use sound::Unsound;
pub use step::Step;
pub use table::{Counts, Table};

/// The name of a form's file (`phq-4`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FormId(String);

impl FormId {
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FormId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

words! {
    /// What a form is for.
    pub enum Sort {
        Measure = "measure",
        Worksheet = "worksheet",
        CheckIn = "check-in",
        Survey = "survey",
        /// What came out of a form that is not here.
        Result = "result",
    }
}

words! {
    /// How a form is shown.
    pub enum Flow {
        /// One question on a page.
        Pages = "pages",
        /// All on one.
        Sheet = "sheet",
    }
}

words! {
    /// The four points of programs that work with motives, urges, thoughts and balance.
    pub enum Point {
        Motivation = "motivation",
        Urges = "urges",
        Thoughts = "thoughts",
        Balance = "balance",
    }
}

words! {
    /// Where a person says that they are with a change, as the worksheet `stages` asks it.
    pub enum Stage {
        NotNow = "not-now",
        Thinking = "thinking",
        Preparing = "preparing",
        Acting = "acting",
        Keeping = "keeping",
        MovedOn = "moved-on",
    }
}

/// What is asked, and how it is counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    pub id: FormId,
    /// Kept with each response: answers are answers to these words.
    pub version: String,
    pub sort: Sort,
    pub flow: Flow,
    pub items: Vec<Item>,
    pub scores: Vec<Score>,
    pub dangers: Vec<Danger>,
    pub tables: Vec<Table>,
    /// What accumulates over entries.
    pub tallies: Vec<Tally>,
    /// Which of the four points it serves; `None` for what belongs to none of them.
    pub point: Option<Point>,
    /// For which stages it is offered first. It is never kept from anybody.
    pub stages: Vec<Stage>,
    /// Offered only where a named person is on duty, since an answer may need one.
    pub attended: bool,
    /// What is offered where nobody is.
    pub instead: Option<FormId>,
}

/// One question, one group of questions, or words between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Unique in the form.
    pub link: String,
    pub ask: Ask,
    pub when: When,
    /// How often it can be answered: 1 for most.
    pub most: usize,
    /// Nobody sees it.
    pub hidden: bool,
}

/// What an item asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Words only.
    Display,
    /// More than one row of it may be written when [`Item::most`] is more than 1.
    Group(Vec<Item>),
    Choice(Vec<Choice>),
    Whole {
        low: i64,
        high: i64,
    },
    Text {
        /// Letters.
        most: usize,
        lines: bool,
    },
    Yes,
    Day,
    Time,
    /// Shows a score; nobody answers it.
    Score(String),
}

/// One answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub code: String,
    /// What it counts in a score.
    pub weight: Option<i64>,
}

/// When an item is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct When {
    pub conditions: Vec<Condition>,
    /// All must hold; else one is enough.
    pub all: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// An item that stands before.
    pub link: String,
    pub test: Test,
}

/// What must be so of an answer. No answer passes none of them but `Exists(false)`.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    Exists(bool),
    Is(Value),
    IsNot(Value),
    Above(Value),
    Below(Value),
    AtLeast(Value),
    AtMost(Value),
}

/// Whether a form is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer<'a> {
    Yes,
    /// Another in its place.
    Instead(&'a FormId),
    No,
}

impl Form {
    /// A form that asks for what a person should hear is offered only where a named person is on duty.
    pub fn offer(&self, on_duty: bool) -> Offer<'_> {
        match &self.instead {
            _ if !self.attended || on_duty => Offer::Yes,
            Some(other) => Offer::Instead(other),
            None => Offer::No,
        }
    }

    /// Whether a page of what was begun is still asked where nobody is on duty any more: never a question whose answer may
    /// mean danger, and nothing else while one of these is to come.
    pub fn asks_unattended(&self, answers: &Answers, step: &str) -> bool {
        let answered = |danger: &Danger| danger.link != step && !answers.values(&danger.link).is_empty();
        let known = self.flow == Flow::Pages && !self.dangers.is_empty() && self.dangers.iter().all(answered);
        !self.attended || known
    }

    /// The item with this link, wherever it stands.
    pub fn item(&self, link: &str) -> Option<&Item> {
        find(&self.items, link)
    }

    /// Every item, groups before what is in them.
    pub fn every(&self) -> Vec<&Item> {
        let mut all = Vec::new();
        each(&self.items, &mut |item| all.push(item));
        all
    }
}

impl Item {
    /// A person can answer it.
    pub fn is_question(&self) -> bool {
        !self.hidden && !matches!(self.ask, Ask::Display | Ask::Group(_) | Ask::Score(_))
    }

    /// A group of which several rows may be written.
    pub fn is_rows(&self) -> bool {
        self.most > 1 && matches!(self.ask, Ask::Group(_))
    }

    /// What is in a group; nothing in anything else.
    pub fn inside(&self) -> &[Item] {
        match &self.ask {
            Ask::Group(items) => items,
            _ => &[],
        }
    }

    /// What an answer counts; `None` for what cannot be counted.
    pub fn weight(&self, value: &Value) -> Option<i64> {
        match (&self.ask, value) {
            (Ask::Choice(choices), Value::Code(code)) => choices.iter().find(|one| one.code == *code)?.weight,
            (Ask::Whole { .. }, Value::Whole(number)) => Some(*number),
            (Ask::Yes, Value::Yes(yes)) => Some(i64::from(*yes)),
            _ => None,
        }
    }

    /// The least and the most that an answer can count.
    pub fn reach(&self) -> Option<(i64, i64)> {
        match &self.ask {
            Ask::Choice(choices) => {
                let weights: Option<Vec<i64>> = choices.iter().map(|one| one.weight).collect();
                let weights = weights?;
                Some((*weights.iter().min()?, *weights.iter().max()?))
            }
            Ask::Whole { low, high } => Some((*low, *high)),
            Ask::Yes => Some((0, 1)),
            _ => None,
        }
    }
}

fn find<'a>(items: &'a [Item], link: &str) -> Option<&'a Item> {
    items.iter().find_map(|item| if item.link == link { Some(item) } else { find(item.inside(), link) })
}

fn each<'a>(items: &'a [Item], told: &mut impl FnMut(&'a Item)) {
    for item in items {
        told(item);
        each(item.inside(), told);
    }
}
