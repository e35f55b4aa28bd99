//! Answers after which the next page is help.

use super::{Answers, Ask, Form, Item, Unsound, Value};

/// An answer after which the next page is help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Danger {
    pub link: String,
    pub alarm: Alarm,
}

/// Which answers these are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// What counts so much, or more.
    From(i64),
    /// Any of these, as they are typed: the codes of choices, numbers, "yes".
    Any(Vec<String>),
}

impl Alarm {
    fn rings(&self, item: &Item, value: &Value) -> bool {
        match self {
            Self::From(from) => item.weight(value).is_some_and(|counts| counts >= *from),
            Self::Any(answers) => answers.contains(&value.typed()),
        }
    }
}

impl Form {
    /// Whether one of the answers is one after which the next page is help, in rows too.
    pub fn danger_in(&self, answers: &Answers) -> bool {
        let live = self.live(answers);
        self.dangers.iter().any(|danger| {
            let Some(item) = self.item(&danger.link) else { return false };
            let rings = |answers: &Answers| answers.values(&item.link).iter().any(|one| danger.alarm.rings(item, one));
            match self.rows_around(&danger.link) {
                Some(group) => live.rows(&group.link).iter().any(rings),
                None => rings(&live),
            }
        })
    }

    /// Whether a page that asked these questions asked one that can alarm; rows are asked by their group.
    pub fn asks_of_danger(&self, asked: &[String]) -> bool {
        self.dangers.iter().any(|danger| {
            let around = self.rows_around(&danger.link);
            asked.contains(&danger.link) || around.is_some_and(|group| asked.contains(&group.link))
        })
    }

    /// The rows in which a question stands; `None` for one outside of rows.
    fn rows_around(&self, link: &str) -> Option<&Item> {
        self.every().into_iter().find(|group| group.is_rows() && super::find(group.inside(), link).is_some())
    }

    /// What can never alarm, or always does.
    pub(super) fn false_alarms(&self) -> Vec<Unsound> {
        let wrong = |danger: &&Danger| {
            let item = self.item(&danger.link).filter(|item| item.is_question());
            !item.is_some_and(|item| match &danger.alarm {
                Alarm::From(from) => item.reach().is_some_and(|(low, high)| low < *from && *from <= high),
                Alarm::Any(answers) => !answers.is_empty() && answers.iter().all(|one| possible(item, one)),
            })
        };
        let told = |danger: &Danger| match &danger.alarm {
            Alarm::From(from) => format!("{} can give no answer that counts from {from} on.", danger.link),
            Alarm::Any(answers) => format!("{} can give no answer “{}”.", danger.link, answers.join("”, “")),
        };
        self.dangers.iter().filter(wrong).map(|danger| Unsound::Other(told(danger))).collect()
    }
}

fn possible(item: &Item, answer: &str) -> bool {
    match &item.ask {
        Ask::Choice(choices) => choices.iter().any(|one| one.code == answer),
        Ask::Whole { low, high } => answer.parse::<i64>().is_ok_and(|number| (*low..=*high).contains(&number)),
        Ask::Yes => matches!(answer, "yes" | "no"),
        _ => false,
    }
}
