//! Start a group: what helps before it begins, and a form to those who run a programme. No account is needed.

use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::{
    ActionError,
    application::{self, Written},
};
use uuid::Uuid;

use super::{
    id,
    sheet::{Choice, Field, Form, Input, Line, Section, Sheet, Typed},
};
use crate::{
    form::Fields,
    frame::Frame,
    pages::{
        FieldError, Way, missing,
        problem::{self, Trouble},
        suggest::stamp,
    },
    times,
    visit::Visit,
};

pub(crate) async fn show(visit: Visit) -> Response {
    match application::takers(&visit.site.house).await {
        Ok(takers) => visit.show(&front(&visit, &takers)),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn ask(visit: Visit, Path(node): Path<String>) -> Response {
    match taker(&visit, &node).await {
        Ok((node, name)) => {
            let stamp = stamp::of(&visit.site.house, visit.site.now());
            visit.show(&form(&visit, node, &name, stamp, Typed::default()))
        }
        Err(page) => page,
    }
}

pub(crate) async fn send(visit: Visit, Path(node): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let (node, name) = match taker(&visit, &node).await {
        Ok(found) => found,
        Err(page) => return page,
    };
    let (fields, house, now) = (Fields::read(&body), &visit.site.house, visit.site.now());
    let human = fields.text("homepage").is_empty() && stamp::is_fresh(house, fields.text("stamp"), now);
    if !human {
        let error = FieldError { field: "plan", text: visit.say().t("suggest-again").to_owned() };
        return again(&visit, node, &name, fields, vec![error]);
    }
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    let written = Written {
        name: fields.text("name").to_owned(),
        place: fields.text("place").to_owned(),
        email: fields.text("email").to_owned(),
        people: fields.text("people").parse().unwrap_or(0),
        ready: fields.all("ready").map(str::to_owned).collect(),
        plan: fields.exact("plan").to_owned(),
        locale: visit.locale.code().to_owned(),
    };
    match application::make(house, node, written, now).await {
        Ok(()) => visit.go("/start-a-group?sent=1"),
        Err(ActionError::Refusals(problems)) => {
            let errors = problems.iter().map(|one| wrong(&visit.frame(), &one.at, &one.what)).collect();
            again(&visit, node, &name, fields, errors)
        }
        Err(ActionError::Refused(_)) => problem::show(&visit, Trouble::Busy),
        Err(error) => problem::answer(&visit, error),
    }
}

fn again(visit: &Visit, node: Uuid, name: &str, fields: Fields, errors: Vec<FieldError>) -> Response {
    let stamp = stamp::of(&visit.site.house, visit.site.now());
    let page = form(visit, node, name, stamp, Typed::new(fields, errors));
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn wrong(frame: &Frame<'_>, at: &str, what: &str) -> FieldError {
    let (field, key) = match (at, what) {
        ("name", "missing") => ("name", "begin-name-missing"),
        ("place", "missing") => ("place", "begin-place-missing"),
        ("email", _) => ("email", "link-wrong-address"),
        ("name", _) => ("name", "suggest-too-long"),
        ("place", _) => ("place", "suggest-too-long"),
        ("people", _) => ("people", "growing-wrong"),
        _ => ("plan", "suggest-too-long"),
    };
    FieldError { field, text: frame.say.t(key).to_owned() }
}

/// The organisation of an address, if it takes applications.
async fn taker(visit: &Visit, node: &str) -> Result<(Uuid, String), Response> {
    match application::takers(&visit.site.house).await {
        Ok(takers) => takers.into_iter().find(|(one, _)| *one == id(node)).ok_or_else(|| missing::page_of(visit)),
        Err(error) => Err(problem::answer(visit, error)),
    }
}

fn front<'a>(visit: &'a Visit, takers: &[(Uuid, String)]) -> Sheet<'a> {
    let frame = visit.frame();
    let locale = frame.say.locale;
    let way = |(node, name): &(Uuid, String)| Way {
        href: format!("/start-a-group/{node}"),
        label: frame.t1("begin-ask", "name", name.as_str()),
    };
    let mut sections = vec![Section {
        heading: frame.t("begin-how").to_owned(),
        lines: ["begin-how-1", "begin-how-2", "begin-how-3", "begin-how-4"]
            .map(|key| Line { text: frame.say.t(key).to_owned(), ..Line::default() })
            .into(),
        ..Section::default()
    }];
    if let Some(list) = frame.site.content.checklist("readiness") {
        sections.push(Section {
            heading: list.name(locale).to_owned(),
            said: vec![list.about(locale).to_owned()],
            lines: list
                .items
                .iter()
                .map(|item| Line { text: item.text(locale).to_owned(), ..Line::default() })
                .collect(),
            ..Section::default()
        });
    }
    sections.push(Section {
        heading: frame.t("begin-who").to_owned(),
        said: if takers.is_empty() { vec![frame.t("begin-nobody").to_owned()] } else { Vec::new() },
        links: takers.iter().map(way).collect(),
        ..Section::default()
    });
    let done = if visit.value("sent").is_some() { frame.t("begin-sent").to_owned() } else { String::new() };
    Sheet {
        title: frame.t("begin-title").to_owned(),
        heading: frame.t("begin-title").to_owned(),
        back: vec![Way { href: "/".to_owned(), label: frame.t("problem-home").to_owned() }],
        done,
        lead: vec![frame.t("begin-lead").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    }
}

fn form<'a>(visit: &'a Visit, node: Uuid, name: &str, stamp: String, typed: Typed) -> Sheet<'a> {
    let frame = visit.frame();
    let locale = frame.say.locale;
    let items = frame.site.content.checklist("readiness").map(|list| list.items.as_slice()).unwrap_or_default();
    let ready = items.iter().map(|item| Choice::new(&item.id, item.text(locale))).collect();
    let field = |id: &'static str, key: &str, input| Field::new(id, id, frame.say.t(key), input);
    let email = if frame.site.house.writes_letters() { "begin-email-hint" } else { "begin-email-hint-no-letters" };
    let fields = vec![
        field("name", "begin-name", Input::Text).hint(frame.t("begin-name-hint")).again(&typed),
        field("place", "begin-place", Input::Text).hint(frame.t("begin-place-hint")).again(&typed),
        field("email", "begin-email", Input::Email).hint(frame.t(email)).again(&typed),
        field("people", "begin-people", Input::Whole).again(&typed),
        field("ready", "begin-ready", Input::Any(ready)).hint(frame.t("begin-ready-hint")).again(&typed),
        field("plan", "begin-plan", Input::Area).hint(frame.t("begin-plan-hint")).again(&typed),
    ];
    let form = Form {
        action: format!("/start-a-group/{node}"),
        hidden: vec![("stamp", stamp)],
        fields,
        trap: true,
        button: frame.t("begin-send").to_owned(),
        ..Form::default()
    };
    let sheet = Sheet {
        title: frame.t("begin-title").to_owned(),
        heading: frame.t1("begin-ask", "name", name),
        back: vec![Way { href: "/start-a-group".to_owned(), label: frame.t("begin-back").to_owned() }],
        done: String::new(),
        lead: vec![frame.t("begin-form-lead").to_owned(), frame.t("begin-kept").to_owned()],
        sections: vec![Section { forms: vec![form], ..Section::default() }],
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

#[cfg(test)]
pub(crate) fn sample(visit: &Visit) -> Sheet<'_> {
    front(visit, &[(Uuid::from_u128(10), "Riverside & <b>Clinic</b>".into())])
}

#[cfg(test)]
pub(crate) fn sample_nobody(visit: &Visit) -> Sheet<'_> {
    front(visit, &[])
}

#[cfg(test)]
pub(crate) fn sample_form(visit: &Visit) -> Sheet<'_> {
    form(visit, Uuid::from_u128(10), "Riverside Clinic", "1770000000.0123456789abcdef".into(), Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(visit: &Visit) -> Sheet<'_> {
    let frame = visit.frame();
    let errors = vec![wrong(&frame, "name", "missing"), wrong(&frame, "email", "no address")];
    let typed = Typed::new(Fields::read(b"place=Leeds&email=me&ready=room"), errors);
    form(visit, Uuid::from_u128(10), "Riverside Clinic", "1770000000.0123456789abcdef".into(), typed)
}
