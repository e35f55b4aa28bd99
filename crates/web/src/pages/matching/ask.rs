//! The four pages of questions. Each is a plain form that leads on with all answers in the address.

use askama::Template;
use axum::{extract::Path, response::Response};

use super::{
    asked::Asked,
    field::{Field, WeightField, weights},
    journey::{PAGES, Step},
};
use crate::{frame::Frame, pages::missing, visit::Visit};

#[derive(Template)]
#[template(path = "pages/matching/ask.html")]
pub(crate) struct AskPage<'a> {
    frame: Frame<'a>,
    heading: &'a str,
    /// "Page 2 of 4".
    place: String,
    /// Where the form leads.
    next: String,
    back: String,
    /// The answers of the other pages.
    carried: Vec<(&'static str, String)>,
    seed: String,
    fields: Vec<Field<'a>>,
    weights: Vec<WeightField>,
    moved: bool,
    /// A town or postcode, as typed.
    typed: String,
    minor: bool,
    last: bool,
}

pub(crate) async fn show(visit: Visit, Path(step): Path<String>) -> Response {
    let at = step.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let Some((at, step)) = at.and_then(|at| Some((at, PAGES.get(at)?))) else { return missing::page_of(&visit) };
    let asked = Asked::read(visit.uri.query(), &visit.site.content);
    visit.show(&page(&visit, at, step, &asked))
}

fn page<'a>(visit: &'a Visit, at: usize, step: &Step, asked: &Asked) -> AskPage<'a> {
    let frame = visit.frame();
    let content = &visit.site.content;
    let here = |key: &str| {
        let weight = key.starts_with("w-") && step.questions.iter().any(|one| one.key == "weights");
        let place = ["lat", "lon", "within"].contains(&key) && step.questions.iter().any(|one| one.key == "place");
        weight || place || step.questions.iter().any(|one| one.key == key)
    };
    let last = at + 1 == PAGES.len();
    let path = |number: usize| format!("/match/{number}");
    AskPage {
        heading: frame.say.t(step.heading),
        place: frame.say.format("ask-steps", &[("n", (at + 1).into()), ("of", PAGES.len().into())]),
        next: if last { "/match/answer".to_owned() } else { path(at + 2) },
        back: if at == 0 { "/match".to_owned() } else { asked.to(&path(at), content) },
        carried: asked.pairs(content).into_iter().filter(|(key, _)| !here(key)).collect(),
        seed: asked.seed.map(|seed| seed.to_string()).unwrap_or_default(),
        fields: step.questions.iter().map(|question| Field::new(visit, &frame, question, asked)).collect(),
        weights: if last { weights(&frame, asked) } else { Vec::new() },
        moved: asked.wishes.weights.is_some(),
        typed: asked.place.clone(),
        minor: asked.wishes.age == Some(openseat_domain::matching::AgeGroup::Under18),
        last,
        frame,
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    /// One of the pages, counted from 1, in the middle of a journey.
    pub(crate) fn sample(visit: &'a Visit, number: usize) -> Self {
        page(visit, number - 1, &PAGES[number - 1], &super::asked::tests::sample(&visit.site.content))
    }
}
