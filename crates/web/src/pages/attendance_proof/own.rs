//! The private page of who asked for a letter. It knows nobody; the words in its address are all that leads to it.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::{
    attendance_proof::{self, AskedView, State, Typed},
    greeting, picture,
};

use super::{
    super::{
        FieldError,
        greeter::when,
        greeting::{called, code::network},
        problem::{self, Trouble},
        space::said,
    },
    letter,
};
use crate::{form::Fields, frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/attendance_proof/own.html")]
pub(crate) struct OwnPage<'a> {
    frame: Frame<'a>,
    heading: &'a str,
    lead: String,
    rows: Vec<(&'a str, String)>,
    action: String,
    code_now: bool,
    /// The letter can be opened.
    ready: bool,
    words: Vec<String>,
    address: String,
    picture: Option<(String, usize)>,
    until: String,
    errors: Vec<FieldError>,
}

/// The way back to a private page, by its eight words.
#[derive(Template)]
#[template(path = "pages/attendance_proof/find.html")]
pub(crate) struct FindPage<'a> {
    frame: Frame<'a>,
    typed: String,
    /// It was just forgotten.
    forgotten: bool,
    errors: Vec<FieldError>,
}

pub(crate) async fn find(visit: Visit) -> Response {
    let forgotten = visit.value("done").is_some();
    visit.show(&FindPage { forgotten, ..finding(&visit, "", "") })
}

/// Goes to the page of the words that were typed. Whether there is one, that page says.
pub(crate) async fn open(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    let fields = Fields::read(&body);
    match greeting::address(fields.text("code")) {
        Some(words) => visit.go(&format!("/attendance/{words}")),
        None => {
            let page = finding(&visit, fields.text("code"), "greeting-find-wrong");
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

pub(crate) async fn show(visit: Visit, Path(code): Path<String>) -> Response {
    answer(&visit, &code, Vec::new()).await
}

pub(crate) async fn act(visit: Visit, Path(code): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let fields = Fields::read(&body);
    let (house, now, network) = (&visit.site.house, visit.site.now(), network(&visit));
    match fields.text("do") {
        "letter" => match attendance_proof::fetch(house, &code, &network, &letter::service(&visit), now).await {
            Ok(Some(signed)) => letter::answer(&visit, &signed, Some(visit.uri.path())).await,
            Ok(None) => answer(&visit, &code, Vec::new()).await,
            Err(error) => problem::answer(&visit, error),
        },
        "forget" => match attendance_proof::forget(house, &code, &network, now).await {
            Ok(_) => visit.go("/attendance?done=yes"),
            Err(error) => problem::answer(&visit, error),
        },
        _ => match attendance_proof::type_code(house, &code, &network, fields.text("six"), now).await {
            Ok(Some(Typed::Wrong)) => {
                let text = visit.say().t("letter-code-wrong").to_owned();
                answer(&visit, &code, vec![FieldError { field: "six", text }]).await
            }
            Ok(_) => visit.go(visit.uri.path()),
            Err(error) => problem::answer(&visit, error),
        },
    }
}

async fn answer(visit: &Visit, code: &str, errors: Vec<FieldError>) -> Response {
    match attendance_proof::see(&visit.site.house, code, &network(visit), visit.site.now()).await {
        Ok(Some(view)) => {
            let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            visit.show_with(status, &page(visit, &view, errors))
        }
        Ok(None) => {
            let typed: String = code.chars().take(200).map(|c| if c == '-' { ' ' } else { c }).collect();
            visit.show_with(StatusCode::NOT_FOUND, &finding(visit, &typed, "letter-find-none"))
        }
        Err(error) => problem::answer(visit, error),
    }
}

fn finding<'a>(visit: &'a Visit, typed: &str, wrong: &'static str) -> FindPage<'a> {
    let error = |key| FieldError { field: "code", text: visit.say().t(key).to_owned() };
    let errors: Vec<FieldError> = Some(wrong).filter(|key| !key.is_empty()).map(error).into_iter().collect();
    let frame = Frame { error: !errors.is_empty(), ..visit.frame() };
    FindPage { frame, typed: typed.to_owned(), forgotten: false, errors }
}

fn page<'a>(visit: &'a Visit, view: &AskedView, errors: Vec<FieldError>) -> OwnPage<'a> {
    let frame = visit.frame();
    let words = greeting::words(view.code, view.language);
    let (heading, lead) = match view.state {
        State::Asked => ("letter-waits", waits(&frame, view)),
        State::Confirmed => ("letter-ready", frame.t("letter-ready-lead").to_owned()),
        State::Refused => ("letter-refused", frame.t("letter-refused-lead").to_owned()),
        State::Fetched => ("letter-fetched", frame.t("letter-fetched-lead").to_owned()),
    };
    let group = view.group.clone().unwrap_or_else(|| frame.t("letter-any-meeting").to_owned());
    let here = format!("/attendance/{words}");
    OwnPage {
        heading: frame.t(heading),
        lead,
        rows: vec![
            (frame.t("greeting-meeting"), called(&frame, &view.meeting.name).to_owned()),
            (frame.t("letter-row-when"), when(&frame, &view.zone, view.start)),
            (frame.t("letter-row-name"), view.name.clone()),
            (frame.t("letter-row-called"), group),
        ],
        code_now: view.code_now,
        ready: matches!(view.state, State::Confirmed | State::Fetched),
        picture: picture::path(&visit.absolute(&here)),
        action: here,
        address: visit.absolute("/attendance"),
        words: words.split('-').map(str::to_owned).collect(),
        until: frame.t1("letter-until", "day", said::moment(&frame, view.until)),
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn waits(frame: &Frame<'_>, view: &AskedView) -> String {
    if view.code_now {
        return frame.t("letter-waits-code").to_owned();
    }
    match view.code_from {
        Some(from) => frame.t1("letter-waits-later", "when", when(frame, &view.zone, from)),
        None => frame.t("letter-waits-lead").to_owned(),
    }
}

impl OwnPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }

    fn view_box(&self) -> String {
        self.picture.as_ref().map_or(String::new(), |(_, wide)| format!("0 0 {wide} {wide}"))
    }
}

impl FindPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> OwnPage<'a> {
    pub(crate) fn sample(visit: &'a Visit, state: State, code_now: bool) -> Self {
        let start = "2026-11-23T19:00:00Z".parse().expect("a time");
        let view = AskedView {
            code: [7; 11],
            language: visit.locale,
            state,
            meeting: openseat_actions::meeting::Named {
                name: "New & <b>Start</b>".into(),
                ..openseat_actions::meeting::Named::default()
            },
            zone: "Europe/London".into(),
            start,
            name: "Sam & <b>R.</b>".into(),
            group: None,
            code_now,
            code_from: None,
            until: "2026-12-23T19:00:00Z".parse().expect("a time"),
        };
        let text = visit.say().t("letter-code-wrong").to_owned();
        let errors = if code_now { vec![FieldError { field: "six", text }] } else { Vec::new() };
        page(visit, &view, errors)
    }
}

#[cfg(test)]
impl<'a> FindPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        FindPage { forgotten: true, ..finding(visit, "", "") }
    }

    pub(crate) fn sample_error(visit: &'a Visit) -> Self {
        finding(visit, "amber otter <b>", "letter-find-none")
    }
}
