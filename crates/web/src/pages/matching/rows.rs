//! The answers as a list, each with the way to change it.

use super::{
    asked::{self, Asked},
    journey::{self, Answers},
    said,
};
use crate::frame::Frame;

/// One answer.
pub(crate) struct Row {
    /// The question's name in addresses.
    pub(crate) key: &'static str,
    pub(crate) name: String,
    pub(crate) text: String,
    /// Where it is changed.
    pub(crate) change: String,
}

/// Every question that was answered, in the order of the pages.
pub(crate) fn rows(frame: &Frame<'_>, asked: &Asked) -> Vec<Row> {
    let content = &frame.site.content;
    let pairs = asked.pairs(content);
    let row = |question: &'static journey::Question| {
        let given = pairs.iter().filter(|(key, _)| *key == question.key);
        let text = match question.answers {
            Answers::Place => place(frame, asked),
            Answers::Weights => weights(frame, asked),
            _ => given.map(|(_, value)| said::value(frame, question, value)).collect::<Vec<_>>().join(". "),
        };
        (!text.is_empty()).then(|| Row {
            key: question.key,
            name: frame.say.t(question.short).to_owned(),
            text,
            change: asked.to(&said::page_of(question.key), content),
        })
    };
    journey::all().filter_map(|(_, question)| row(question)).collect()
}

fn place(frame: &Frame<'_>, asked: &Asked) -> String {
    if asked.place.is_empty() && asked.point.is_none() {
        return String::new();
    }
    let unit = frame.site.settings.unit;
    let (distance, unit) = asked.within.map_or((unit.usual(), unit), |within| (within.distance, within.unit));
    let within = frame.t1("list-within", "distance", unit.whole(frame.say, f64::from(distance)));
    if asked.place.is_empty() { within } else { format!("{}. {within}", asked.place) }
}

/// Only those that were moved.
fn weights(frame: &Frame<'_>, asked: &Asked) -> String {
    let usual = asked::usual(&frame.site.content);
    let moved = asked.wishes.weights.into_iter().flat_map(|weights| weights.iter());
    let moved = moved.filter(|(topic, weight)| usual.get(*topic) != *weight);
    let words = moved.map(|(topic, weight)| format!("{}: {}", said::topic(frame, topic), said::weight(frame, weight)));
    words.collect::<Vec<_>>().join(". ")
}
