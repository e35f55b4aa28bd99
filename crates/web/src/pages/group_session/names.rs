//! First names that a group wants for its own circle: optional, and deleted after two weeks.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    group_session::{self, NamesView, SessionView},
};
use uuid::Uuid;

use super::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, problem, space::said as when},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/group_session/names.html")]
pub(crate) struct NamesPage<'a> {
    frame: Frame<'a>,
    heading: String,
    back: String,
    action: String,
    names: String,
    until: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path((node, id)): Path<(String, String)>) -> Response {
    answer(&person, super::id(&node), super::id(&id), None).await
}

pub(crate) async fn save(
    Path((node, id)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    let typed = if fields.text("do") == "forget" { String::new() } else { fields.text("names").replace("\r\n", "\n") };
    match group_session::keep_names(house, &person.signed, node, id, &typed, now).await {
        Ok(()) => person.visit.go(&format!("{}/names", super::session(node, id))),
        Err(ActionError::Refused(_)) => answer(&person, node, id, Some(typed)).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// `typed` is what could not be kept.
async fn answer(person: &Person, node: Uuid, id: Uuid, typed: Option<String>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let names = match group_session::names(house, &person.signed, node, id, now).await {
        Ok(names) => names,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match group_session::one(house, &person.signed, node, id, now).await {
        Ok(view) => {
            let status = if typed.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            person.visit.show_with(status, &page(person, &view, names.as_ref(), typed))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &SessionView, names: Option<&NamesView>, typed: Option<String>) -> NamesPage<'a> {
    let frame = person.visit.frame();
    let back = super::session(view.node.node(), view.id);
    let wrong = typed.is_some();
    let error = FieldError { field: "names", text: frame.t("gs-wrong-long").to_owned() };
    NamesPage {
        heading: said::slot(&frame, &view.slot),
        action: format!("{back}/names"),
        back,
        until: names.map(|one| frame.t1("gs-names-until", "day", when::day_of(&frame, one.until))).unwrap_or_default(),
        names: typed.unwrap_or_else(|| names.map(|one| one.names.clone()).unwrap_or_default()),
        errors: if wrong { vec![error] } else { Vec::new() },
        frame: Frame { error: wrong, ..person.visit.frame() },
    }
}

impl NamesPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> NamesPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let names = NamesView { names: "Ash\nBlue".into(), until: "2026-12-07T18:30:00Z".parse().expect("a moment") };
        page(person, &super::samples::held(), Some(&names), None)
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        page(person, &super::samples::held(), None, Some("Ash".into()))
    }
}
