//! One report out of a circle: what was picked, and what is done about it.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::circle::{self, Decision, ReportView};
use openseat_domain::circle::Reason;
use uuid::Uuid;

use super::super::space::{
    circle::{reasons, told, why, why_told},
    said,
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/directory/circle.html")]
pub(crate) struct CirclePage<'a> {
    frame: Frame<'a>,
    day: String,
    why: &'a str,
    about: String,
    words: Vec<String>,
    note: String,
    reasons: Vec<(&'static str, &'a str, bool)>,
    out: String,
    action: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path(report): Path<String>) -> Response {
    answer(&person, id(&report), Vec::new()).await
}

pub(crate) async fn decide(Path(report): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let Some(decision) = decision(&fields) else {
        let error = FieldError { field: "why", text: person.visit.say().t("circle-report-why-choose").to_owned() };
        return answer(&person, id(&report), vec![error]).await;
    };
    match circle::decide(house, who, id(&report), decision, now).await {
        Ok(true) => person.visit.go("/directory/circles?done=done"),
        Ok(false) => person.visit.go("/directory/circles?done=late"),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// What was pressed; `None` when a reason is missing, or it is none of the buttons.
fn decision(fields: &Fields) -> Option<Decision> {
    let reason = || Reason::parse(fields.text("why"));
    match fields.text("do") {
        "leave" => Some(Decision::Nothing),
        "out" => Some(Decision::TakeOut(reason()?)),
        "close" => Some(Decision::Close(reason()?)),
        _ => None,
    }
}

/// What is no id is none of ours.
fn id(text: &str) -> Uuid {
    Uuid::parse_str(text).unwrap_or_default()
}

async fn answer(person: &Person, id: Uuid, errors: Vec<FieldError>) -> Response {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    match circle::one(&person.visit.site.house, &person.signed, id, person.visit.site.now()).await {
        Ok(view) => person.visit.show_with(status, &page(person, &view, errors)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &ReportView, errors: Vec<FieldError>) -> CirclePage<'a> {
    let frame = person.visit.frame();
    let picked = &view.picked;
    let about = [("name", picked.name.as_str().into()), ("n", picked.people.into())];
    let words = picked.words.iter().map(|(day, one)| {
        let said = [("day", said::day(&frame, *day).into()), ("told", told(&frame, one).text.into())];
        frame.say.format("circle-report-line", &said)
    });
    CirclePage {
        day: said::day_of(&frame, view.at),
        why: frame.t(why(picked.reason)),
        about: frame.say.format("desk-circle-about", &about),
        words: words.collect(),
        note: picked.note.clone(),
        reasons: reasons(&frame, Some(picked.reason), why_told)
            .into_iter()
            .map(|one| (one.value, one.label, one.chosen))
            .collect(),
        out: frame.t1("desk-circle-out", "name", picked.name.as_str()),
        action: format!("/directory/circles/{}", view.id),
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
    }
}

impl CirclePage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
pub(super) fn sample_view() -> ReportView {
    use openseat_domain::circle::{Told, Word};
    let words = vec![
        (jiff::civil::date(2026, 11, 22), Told::Sentence("I know <b>where</b> you live.".into())),
        (jiff::civil::date(2026, 11, 21), Told::Word(Word::Angry)),
    ];
    ReportView {
        id: Uuid::from_u128(1),
        at: "2026-11-23T12:00:00Z".parse().expect("a time in a test is well written"),
        picked: openseat_store::circle::report::Picked {
            reason: Reason::Hurts,
            name: "Lee <b>".into(),
            people: 4,
            words,
            note: "It went on for a week.".into(),
        },
    }
}

#[cfg(test)]
impl<'a> CirclePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &sample_view(), Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let error = FieldError { field: "why", text: person.visit.say().t("circle-report-why-choose").to_owned() };
        page(person, &sample_view(), vec![error])
    }
}
