//! Questions that an organisation wants to ask, for those who work there: a file of somebody else is looked at, added,
//! handed out by its address, given a new version, and no longer offered.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::questionnaire::{self, Offered, QuestionnairesView};
use openseat_content::form::Fault;
use uuid::Uuid;

use crate::{
    frame::Frame,
    pages::{FieldError, Way, problem},
    person::Person,
};

pub(crate) mod look;
pub(crate) mod one;
#[cfg(test)]
pub(crate) mod samples;
mod words;

#[derive(Template)]
#[template(path = "pages/organisation/questionnaires.html")]
pub(crate) struct QuestionnairesPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    own: Vec<Line>,
    above: Vec<Line>,
    may_add: bool,
    upload: Upload,
    errors: Vec<FieldError>,
}

/// Where a file is chosen, and what was wrong with the last one.
pub(super) struct Upload {
    action: String,
    /// Of which one it is a new version; empty for a new one.
    of: String,
    pasted: String,
    /// A sentence each.
    faults: Vec<String>,
}

struct Line {
    way: Way,
    about: String,
    by: String,
    ended: bool,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let node = super::node(&node);
    match questionnaire::list(&person.visit.site.house, &person.signed, node).await {
        Ok(view) => person.visit.show(&page(&person, node, &view, Upload::new(node, None))),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person, Path(node): Path<String>) -> Response {
    person.visit.go(&here(super::node(&node)))
}

/// The list once more, with what stands in the way of the file that was sent.
pub(super) async fn refused(person: &Person, node: Uuid, of: Option<Uuid>, sent: &str, faults: &[Fault]) -> Response {
    let frame = person.visit.frame();
    let faults = faults.iter().map(|fault| words::fault(&frame, fault)).collect();
    refused_with(person, node, Upload { faults, pasted: sent.to_owned(), ..Upload::new(node, of) }).await
}

/// The same where there was nothing to read.
pub(super) async fn nothing(person: &Person, node: Uuid, of: Option<Uuid>, why: &'static str) -> Response {
    let faults = vec![person.visit.say().t(why).to_owned()];
    refused_with(person, node, Upload { faults, ..Upload::new(node, of) }).await
}

async fn refused_with(person: &Person, node: Uuid, upload: Upload) -> Response {
    let (house, who) = (&person.visit.site.house, &person.signed);
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let of = Uuid::parse_str(&upload.of).ok();
    let shown = match of {
        Some(id) => questionnaire::view(house, who, node, id).await.map(|view| {
            let page = one::page(person, node, &view, upload, "");
            person.visit.show_with(status, &page)
        }),
        None => questionnaire::list(house, who, node)
            .await
            .map(|view| person.visit.show_with(status, &page(person, node, &view, upload))),
    };
    shown.unwrap_or_else(|error| problem::answer(&person.visit, error))
}

pub(super) fn here(node: Uuid) -> String {
    format!("{}/questionnaires", super::home::link(node))
}

impl Upload {
    pub(super) fn new(node: Uuid, of: Option<Uuid>) -> Self {
        let of = of.map(|id| id.to_string()).unwrap_or_default();
        Self { action: format!("{}/look", here(node)), of, pasted: String::new(), faults: Vec::new() }
    }

    /// For the summary at the head of the page.
    pub(super) fn errors(&self, frame: &Frame<'_>) -> Vec<FieldError> {
        let error = |n: usize| FieldError { field: "file", text: frame.t1("asked-faults", "n", n) };
        Some(self.faults.len()).filter(|n| *n > 0).map(error).into_iter().collect()
    }
}

fn page<'a>(person: &'a Person, node: Uuid, view: &QuestionnairesView, upload: Upload) -> QuestionnairesPage<'a> {
    let frame = person.visit.frame();
    let locale = frame.say.locale;
    let line = |one: &Offered| Line {
        way: Way { href: format!("{}/{}", here(one.node), one.id), label: one.info.name(locale).to_owned() },
        about: one.info.about(locale).to_owned(),
        by: frame.t1("asked-of", "name", one.by.as_str()),
        ended: one.ended,
    };
    // Of a node above only the questions are seen, by the address that people have.
    let handed = |one: &Offered| {
        let line = line(one);
        Line { way: Way { href: format!("/space/forms/{}", one.info.form.id), ..line.way }, ..line }
    };
    let errors = upload.errors(&frame);
    QuestionnairesPage {
        name: view.name.clone(),
        back: super::home::link(node),
        own: view.own.iter().map(line).collect(),
        above: view.above.iter().map(handed).collect(),
        may_add: view.may_add,
        upload,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

#[cfg(test)]
impl<'a> QuestionnairesPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let node = Uuid::from_u128(10);
        page(person, node, &samples::list(), Upload::new(node, None))
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        let (node, view) = (Uuid::from_u128(10), samples::list());
        page(person, node, &QuestionnairesView { own: Vec::new(), above: Vec::new(), ..view }, Upload::new(node, None))
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let node = Uuid::from_u128(10);
        let faults = samples::faults().iter().map(|fault| words::fault(&person.visit.frame(), fault)).collect();
        let upload = Upload { faults, pasted: "{\"<b>\": 1}".into(), ..Upload::new(node, None) };
        page(person, node, &samples::list(), upload)
    }
}
