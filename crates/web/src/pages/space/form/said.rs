//! Scores and answers, in the words of a page.

use openseat_actions::response::ResponseView;
use openseat_content::form::FormInfo;
use openseat_domain::form::{Absent, Answers, Form, Item, Points, Score, Value};

use super::Words;
use crate::{
    frame::Frame,
    pages::space::said::{day, moment, on},
};

/// What is told of one score.
pub(crate) struct Told {
    pub(crate) sentence: String,
    /// What tables call it, what is missing, how it moved: a sentence each.
    pub(crate) more: Vec<String>,
}

/// "4", "3.7"; in Spanish "3,7".
pub(crate) fn number(frame: &Frame<'_>, value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // Minus nought is nought.
    let text = if tenths == 0.0 { "0".to_owned() } else { tenths.to_string() };
    if frame.lang() == "es" { text.replace('.', ",") } else { text }
}

/// When it was begun.
pub(crate) fn when(frame: &Frame<'_>, one: &ResponseView) -> String {
    moment(frame, one.kept.begun)
}

/// Every score of a response, beside that of the one before it.
pub(crate) fn scores(
    frame: &Frame<'_>,
    info: &FormInfo,
    answers: &Answers,
    before: Option<&ResponseView>,
) -> Vec<Told> {
    let scored = info.form.scores_of(answers).into_iter();
    scored
        .map(|(score, counted)| match counted {
            Ok(points) => made(frame, info, score, points, before),
            Err(absent) => Told { sentence: missing(frame, info, score, &absent), more: Vec::new() },
        })
        .collect()
}

/// The value of a score for a table; empty when there is none.
pub(crate) fn value(frame: &Frame<'_>, form: &Form, score: &Score, answers: &Answers) -> String {
    form.score_of(&score.id, answers).map(|points| number(frame, points.value)).unwrap_or_default()
}

fn made(frame: &Frame<'_>, info: &FormInfo, score: &Score, points: Points, before: Option<&ResponseView>) -> Told {
    let locale = frame.say.locale;
    let numbers =
        [("value", points.value), ("low", score.low), ("high", score.high)].map(|(k, v)| (k, number(frame, v)));
    let mut arguments = vec![("name", info.score(&score.id, locale).into())];
    arguments.extend(numbers.iter().map(|(name, text)| (*name, text.as_str().into())));
    let sentence = frame.say.format("form-score", &arguments);
    let mut more = Vec::new();
    if points.missing > 0 {
        more.push(frame.t1("form-score-prorated", "n", points.missing));
    }
    for scale in &score.scales {
        let band = scale.band(points.value).map_or("", |band| info.band(&score.id, &scale.id, &band.id, locale));
        if let Some((whom, source)) = info.scale(&score.id, &scale.id, locale) {
            let said = [("whom", whom.into()), ("band", band.into()), ("source", source.into())];
            more.push(frame.say.format("form-score-scale", &said));
        }
    }
    if let Some(before) = before {
        let was = info.form.score_of(&score.id, &before.kept.answers);
        more.extend(was.ok().into_iter().flat_map(|was| moved(frame, info, score, was.value, points.value, before)));
    }
    Told { sentence, more }
}

fn moved(frame: &Frame<'_>, info: &FormInfo, score: &Score, was: f64, is: f64, before: &ResponseView) -> Vec<String> {
    let moved = score.moved(was, is);
    let when = day(frame, on(frame, before.kept.begun));
    let by = number(frame, moved.by.abs());
    let said = [("by", by.as_str().into()), ("when", when.as_str().into())];
    let first = match moved.by {
        by if by > 0.0 => frame.say.format("form-moved-up", &said),
        by if by < 0.0 => frame.say.format("form-moved-down", &said),
        _ => frame.t1("form-moved-not", "when", when.as_str()),
    };
    let source = info.change_source(&score.id);
    let reliable = moved.reliable.filter(|_| moved.by != 0.0);
    let second = reliable.map(|reliable| match reliable {
        true => frame.t1("form-moved-reliable", "source", source),
        false => frame.t1("form-moved-chance", "source", source),
    });
    std::iter::once(first).chain(second).collect()
}

fn missing(frame: &Frame<'_>, info: &FormInfo, score: &Score, absent: &Absent) -> String {
    let name = info.score(&score.id, frame.say.locale);
    match absent {
        Absent::Missing(links) => {
            frame.say.format("form-score-none", &[("name", name.into()), ("n", links.len().into())])
        }
        Absent::Uncountable(_) => frame.t1("form-score-uncounted", "name", name),
    }
}

/// Answers to one question, in words.
pub(crate) fn answers(frame: &Frame<'_>, info: &FormInfo, item: &Item, values: &[Value]) -> Vec<Words> {
    values.iter().map(|value| answer(frame, info, item, value)).collect()
}

fn answer(frame: &Frame<'_>, info: &FormInfo, item: &Item, value: &Value) -> Words {
    let plain = |text: String| Words { text, lang: "" };
    match value {
        Value::Code(code) => Words::of(frame, info.choice(&item.link, code, frame.say.locale)),
        Value::Yes(yes) => plain(frame.t(if *yes { "form-yes" } else { "form-no" }).to_owned()),
        Value::Day(date) => plain(day(frame, *date)),
        Value::Whole(number) => match unit(frame, info, &item.link) {
            "" => plain(number.to_string()),
            unit => plain(format!("{number} {unit}")),
        },
        Value::Text(_) | Value::Time(_) => plain(value.typed()),
    }
}

/// "minutes"; empty for what has no unit.
pub(crate) fn unit<'a>(frame: &Frame<'a>, info: &FormInfo, link: &str) -> &'a str {
    match info.unit(link) {
        Some("min") => frame.t("form-unit-minutes"),
        Some("d") => frame.t("form-unit-days"),
        _ => "",
    }
}
