//! A tablet that stands in the room: one tap says that somebody is here. It leads nowhere else and clears itself.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    session_door::{self, Arrival, AtDoor, Way},
};
use uuid::Uuid;

use super::{Question, errors, give, questions};
use crate::{
    form::{Fields, OpenForm},
    frame::Frame,
    pages::{FieldError, missing, problem},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/here/kiosk.html")]
pub(crate) struct KioskPage<'a> {
    frame: Frame<'a>,
    group: String,
    action: String,
    entry: String,
    state: State,
    questions: Vec<Question>,
    errors: Vec<FieldError>,
}

/// What the tablet shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Ready for the next person.
    Ready,
    /// Somebody is counted, and may build a code.
    Counted,
    /// They build it.
    Code,
    /// Said thanks; cleared by itself.
    Done,
}

pub(crate) async fn show(visit: Visit, Path(token): Path<String>) -> Response {
    let entry = visit.value("entry").and_then(|entry| Uuid::parse_str(&entry).ok());
    let state = match (visit.value("show").as_deref(), entry) {
        (Some("counted"), Some(_)) => State::Counted,
        (Some("code"), Some(_)) => State::Code,
        (Some("done"), _) => State::Done,
        _ => State::Ready,
    };
    match session_door::at(&visit.site.house, Way::Kiosk(&token), visit.site.now()).await {
        Ok(Some(at)) => visit.show(&page(&visit, &token, &at, state, entry, None, None)),
        Ok(None) => missing::page_of(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn send(Path(token): Path<String>, OpenForm { visit, fields, .. }: OpenForm) -> Response {
    let (house, now, way) = (&visit.site.house, visit.site.now(), Way::Kiosk(&token));
    let Ok(entry) = Uuid::parse_str(fields.text("entry")) else { return visit.go(&format!("/kiosk/{token}")) };
    if fields.text("do") == "code" {
        return match give(&visit, way, entry, &fields).await {
            Ok(_) => visit.go(&format!("/kiosk/{token}?show=done")),
            Err(ActionError::Refused(wrong)) => match session_door::at(house, way, now).await {
                Ok(Some(at)) => {
                    let wrong = Some(wrong.at.as_str());
                    let page = page(&visit, &token, &at, State::Code, Some(entry), Some(&fields), wrong);
                    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
                }
                Ok(None) => missing::page_of(&visit),
                Err(error) => problem::answer(&visit, error),
            },
            Err(error) => problem::answer(&visit, error),
        };
    }
    let arrival = Arrival { online: false, first_time: Some(fields.text("first") == "yes") };
    match session_door::arrive(house, way, entry, arrival, now).await {
        Ok(_) => visit.go(&format!("/kiosk/{token}?show=counted&entry={entry}")),
        Err(error) => problem::answer(&visit, error),
    }
}

fn page<'a>(
    visit: &'a Visit,
    token: &str,
    at: &AtDoor,
    state: State,
    entry: Option<Uuid>,
    typed: Option<&Fields>,
    wrong: Option<&str>,
) -> KioskPage<'a> {
    KioskPage {
        group: at.group.clone(),
        action: format!("/kiosk/{token}"),
        entry: entry.unwrap_or_else(|| session_door::entry(&visit.site.house)).to_string(),
        state,
        questions: if state == State::Code { questions(visit, typed, wrong) } else { Vec::new() },
        errors: errors(visit, wrong),
        frame: Frame { error: wrong.is_some(), ..visit.frame() },
    }
}

impl KioskPage<'_> {
    /// After so many seconds the page is ready for the next person; 0 for never.
    fn clears(&self) -> u32 {
        match self.state {
            State::Ready => 0,
            State::Done => 5,
            State::Counted => 15,
            State::Code => 90,
        }
    }

    fn is(&self, state: &str) -> bool {
        match self.state {
            State::Ready => state == "ready",
            State::Counted => state == "counted",
            State::Code => state == "code",
            State::Done => state == "done",
        }
    }
}

#[cfg(test)]
impl<'a> KioskPage<'a> {
    fn sample_of(visit: &'a Visit, state: State, wrong: Option<&str>) -> Self {
        page(visit, "TOKEN", &super::sample_door(), state, Some(Uuid::from_u128(7)), None, wrong)
    }

    pub(crate) fn samples(visit: &'a Visit) -> [(&'static str, Self); 5] {
        [
            ("kiosk", Self::sample_of(visit, State::Ready, None)),
            ("kiosk-counted", Self::sample_of(visit, State::Counted, None)),
            ("kiosk-code", Self::sample_of(visit, State::Code, None)),
            ("kiosk-code-error", Self::sample_of(visit, State::Code, Some("day"))),
            ("kiosk-done", Self::sample_of(visit, State::Done, None)),
        ]
    }
}
