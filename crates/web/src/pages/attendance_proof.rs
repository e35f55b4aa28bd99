//! A letter that somebody was at a meeting: the form that asks for one.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use jiff::Timestamp;
use openseat_actions::{
    ActionError,
    attendance_proof::{self, AskForm, Session},
    greeting,
    meeting::MeetingView,
};
use openseat_domain::{
    attendance_proof::{LONGEST_NAME, Offered},
    meeting::Attendance,
};

use super::{
    FieldError,
    greeter::when,
    meeting::{self, name},
    problem::{self, Trouble},
};
use crate::{form::Fields, frame::Frame, times, visit::Visit};

pub(crate) mod keys;
pub(crate) mod letter;
pub(crate) mod own;
pub(crate) mod verify;

#[derive(Template)]
#[template(path = "pages/attendance_proof.html")]
pub(crate) struct AskPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    action: String,
    /// Why nobody can ask; empty when one can.
    closed: &'a str,
    /// A code is shown at the end.
    by_code: bool,
    sessions: Vec<Choice>,
    /// Both ways are open, so how they came is asked.
    hybrid: bool,
    typed: Typed,
    errors: Vec<FieldError>,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

#[derive(Clone, Debug, Default)]
struct Typed {
    start: String,
    name: String,
    group: bool,
    online: bool,
}

pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    match meeting::find(&visit, &slug).await {
        Ok(view) => answer(&visit, &view, Typed::default(), Vec::new()),
        Err(response) => response,
    }
}

pub(crate) async fn send(visit: Visit, Path(slug): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let typed = Typed::read(&Fields::read(&body));
    let now = visit.site.now();
    if !visit.site.letters.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    match attendance_proof::ask(&visit.site.house, typed.form(&view.slug), now).await {
        Ok(code) => visit.go(&format!("/attendance/{}", greeting::words(code, visit.locale))),
        Err(ActionError::Refused(problem)) if problem.at == "name" => {
            let text = visit.say().format("letter-wrong-name", &[("n", LONGEST_NAME.into())]);
            answer(&visit, &view, typed, vec![FieldError { field: "name", text }])
        }
        Err(ActionError::Refused(problem)) if problem.at == "start" => {
            let text = visit.say().t("letter-wrong-start").to_owned();
            answer(&visit, &view, typed, vec![FieldError { field: "start", text }])
        }
        Err(ActionError::Refused(_)) => answer(&visit, &view, typed, Vec::new()),
        Err(error) => problem::answer(&visit, error),
    }
}

fn answer(visit: &Visit, view: &MeetingView, typed: Typed, errors: Vec<FieldError>) -> Response {
    let sessions = attendance_proof::sessions(&visit.site.house, view, visit.site.now());
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.show_with(status, &page(visit.frame(), view, &sessions, typed, errors))
}

fn page<'a>(
    frame: Frame<'a>,
    view: &MeetingView,
    sessions: &[Session],
    typed: Typed,
    errors: Vec<FieldError>,
) -> AskPage<'a> {
    let zone = view.draft.schedule.as_ref().and_then(|schedule| schedule.zone.as_deref()).unwrap_or("UTC");
    let choice = |(number, one): (usize, &Session)| {
        let value = one.start.as_second().to_string();
        let chosen = value == typed.start || (typed.start.is_empty() && number == 0);
        Choice { chosen, label: when(&frame, zone, one.start), value }
    };
    let closed = match (view.letters, sessions.is_empty()) {
        (Offered::No, _) => "letter-none",
        (_, true) => "letter-not-now",
        _ => "",
    };
    AskPage {
        name: name(&frame, &view.draft).to_owned(),
        meeting: format!("/meeting/{}", view.slug),
        action: format!("/meeting/{}/attendance", view.slug),
        closed: if closed.is_empty() { "" } else { frame.t(closed) },
        by_code: view.letters == Offered::Yes,
        sessions: sessions.iter().enumerate().map(choice).collect(),
        hybrid: view.draft.attendance == Attendance::Hybrid,
        typed,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        Self {
            start: fields.text("start").to_owned(),
            name: fields.text("name").to_owned(),
            group: fields.text("group") == "yes",
            online: fields.text("how") == "online",
        }
    }

    fn form(&self, slug: &str) -> AskForm {
        AskForm {
            slug: slug.to_owned(),
            start: self.start.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok()),
            name: self.name.clone(),
            names_group: self.group,
            online: self.online,
        }
    }
}

impl AskPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    fn sample_of(frame: Frame<'a>, view: &MeetingView, typed: Typed, errors: Vec<FieldError>) -> Self {
        let view = MeetingView { letters: Offered::Yes, ..view.clone() };
        let start: Timestamp = "2026-11-23T19:00:00Z".parse().expect("a time");
        let end: Timestamp = "2026-11-23T20:30:00Z".parse().expect("a time");
        page(frame, &view, &[Session { start, end, minutes: 90 }], typed, errors)
    }

    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
        Self::sample_of(frame, view, Typed::default(), Vec::new())
    }

    pub(crate) fn sample_error(frame: Frame<'a>, view: &MeetingView) -> Self {
        let text = frame.say.format("letter-wrong-name", &[("n", LONGEST_NAME.into())]);
        let typed = Typed { name: "<b>".repeat(30), ..Typed::default() };
        Self::sample_of(frame, view, typed, vec![FieldError { field: "name", text }])
    }

    pub(crate) fn sample_closed(frame: Frame<'a>, view: &MeetingView) -> Self {
        let view = MeetingView { letters: Offered::Yes, ..view.clone() };
        page(frame, &view, &[], Typed::default(), Vec::new())
    }
}
