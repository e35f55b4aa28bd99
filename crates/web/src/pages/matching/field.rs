//! A question as a page shows it.

use openseat_domain::{
    matching::{MOST, Topic},
    schedule::Weekday,
    search::{Ask, Window},
};

use super::{
    asked::{self, Asked, Pair},
    journey::{Answers, Question},
    said,
};
use crate::{distance::Unit, frame::Frame, pages::results, times, visit::Visit};

/// A question with the answers to choose from.
pub(super) struct Field<'a> {
    pub(super) key: &'static str,
    pub(super) legend: &'a str,
    pub(super) hint: &'a str,
    pub(super) shape: Shape,
    pub(super) options: Vec<Choice>,
    /// More of the same, folded away.
    pub(super) folded: Vec<Choice>,
    /// Whether one of them is chosen, so that they must be seen.
    pub(super) open: bool,
}

/// How it is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    One,
    Many,
    Place,
    Weights,
}

/// One answer to choose.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

impl<'a> Field<'a> {
    pub(super) fn new(visit: &'a Visit, frame: &Frame<'a>, question: &Question, asked: &Asked) -> Self {
        let pairs = asked.pairs(&frame.site.content);
        let chosen = |value: &str| pairs.iter().any(|(key, given)| *key == question.key && given == value);
        let of = |list: &[(&str, &str)]| {
            list.iter().map(|(value, key)| choice(*value, frame.say.t(key), chosen(value))).collect()
        };
        let (shape, options, folded): (Shape, Vec<Choice>, Vec<Choice>) = match question.answers {
            Answers::One(list) => (Shape::One, one_of(frame, question.key, of(list)), Vec::new()),
            Answers::Many(list, shown) => {
                let mut options: Vec<Choice> = of(list);
                let folded = options.split_off(shown.min(options.len()));
                (Shape::Many, options, folded)
            }
            Answers::Concepts(ids, shown) => {
                let mut options = concepts(frame, ids.iter().copied(), &pairs, question.key);
                let folded = options.split_off(shown.min(options.len()));
                (Shape::Many, options, folded)
            }
            Answers::Languages => {
                let (usual, others) = languages(visit, frame, &pairs, question.key);
                (Shape::Many, usual, others)
            }
            Answers::Days => {
                let days = Weekday::ALL.iter().cycle().skip(1).take(7);
                let day = |day: &Weekday| {
                    choice(day.as_str(), times::weekday_named(frame.say, day.sunday_zero()), chosen(day.as_str()))
                };
                (Shape::Many, days.map(day).collect(), Vec::new())
            }
            Answers::Place => (Shape::Place, within(frame, asked), Vec::new()),
            Answers::Weights => (Shape::Weights, Vec::new(), Vec::new()),
        };
        Self {
            key: question.key,
            legend: frame.say.t(question.legend),
            hint: if question.hint.is_empty() { "" } else { frame.say.t(question.hint) },
            shape,
            open: folded.iter().any(|one| one.chosen),
            options,
            folded,
        }
    }

    pub(super) fn is_one(&self) -> bool {
        self.shape == Shape::One
    }

    pub(super) fn is_place(&self) -> bool {
        self.shape == Shape::Place
    }

    pub(super) fn is_weights(&self) -> bool {
        self.shape == Shape::Weights
    }
}

/// One topic with its weight to choose.
pub(super) struct WeightField {
    pub(super) key: &'static str,
    pub(super) label: String,
    pub(super) options: Vec<Choice>,
}

/// Every topic, with the weight that holds now. The usual weight is sent as nothing, so that addresses stay short.
pub(super) fn weights(frame: &Frame<'_>, asked: &Asked) -> Vec<WeightField> {
    let usual = asked::usual(&frame.site.content);
    let now = asked.wishes.weights.unwrap_or(usual);
    let of = |topic: &Topic| {
        let option = |weight: u8| {
            let value = if usual.get(*topic) == weight { String::new() } else { weight.to_string() };
            choice(value, said::weight(frame, weight), now.get(*topic) == weight)
        };
        WeightField {
            key: asked::weight_key(*topic),
            label: said::topic(frame, *topic).to_owned(),
            options: (0..=MOST).map(option).collect(),
        }
    };
    Topic::ALL.iter().map(of).collect()
}

fn choice(value: impl Into<String>, label: impl Into<String>, chosen: bool) -> Choice {
    Choice { value: value.into(), label: label.into(), chosen }
}

/// The choices of a question with one answer, and not to answer it.
fn one_of(frame: &Frame<'_>, key: &str, mut options: Vec<Choice>) -> Vec<Choice> {
    // How much something counts has a usual answer; nothing is skipped there.
    if key.ends_with("-how") {
        let like = !options.iter().any(|one| one.chosen);
        options.iter_mut().filter(|one| one.value == "like").for_each(|one| one.chosen = like);
        return options;
    }
    let skipped = !options.iter().any(|one| one.chosen);
    options.push(choice("", frame.t("ask-skip"), skipped));
    options
}

fn concepts<'i>(frame: &Frame<'_>, ids: impl Iterator<Item = &'i str>, pairs: &[Pair], key: &str) -> Vec<Choice> {
    let content = &frame.site.content;
    let infos = ids.filter_map(|id| content.concept_info(content.concept(id)?));
    let chosen = |id: &str| pairs.iter().any(|(name, given)| *name == key && given == id);
    infos.map(|info| choice(&info.id, info.label(frame.say.locale), chosen(&info.id))).collect()
}

/// Languages in which meetings of the coming week are held: those of the pages first, the others folded away.
fn languages(visit: &Visit, frame: &Frame<'_>, pairs: &[Pair], key: &str) -> (Vec<Choice>, Vec<Choice>) {
    let now = times::minute_of(frame.site.now());
    let there = results::facets(visit, &Ask::during(Window { from: now, until: now + 7 * 1440 }, 1));
    let content = &frame.site.content;
    let is_there = |id: &str| {
        let number = content.concept(id).map(|one| usize::from(one.0));
        number.is_some_and(|number| there.concepts[number] > 0)
            || pairs.iter().any(|(name, given)| *name == key && given == id)
    };
    let usual = ["lang-en", "lang-es"];
    let all = content.concepts().iter().filter(|info| info.family == "language");
    let others = all.map(|info| info.id.as_str()).filter(|id| !usual.contains(id) && is_there(id));
    let mut others = concepts(frame, others, pairs, key);
    others.sort_by_cached_key(|one| one.label.to_lowercase());
    (concepts(frame, usual.into_iter(), pairs, key), others)
}

fn within(frame: &Frame<'_>, asked: &Asked) -> Vec<Choice> {
    let unit: Unit = frame.site.settings.unit;
    let now = asked.within.map_or(unit.usual(), |within| within.distance);
    let one = |distance: &u16| {
        let label = frame.t1("list-within", "distance", unit.whole(frame.say, f64::from(*distance)));
        choice(if *distance == unit.usual() { String::new() } else { unit.written(*distance) }, label, *distance == now)
    };
    unit.choices().iter().map(one).collect()
}
