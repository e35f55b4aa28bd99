//! The way back to a private page, by its eight words.

use askama::Template;
use axum::{body::Bytes, extract::rejection::BytesRejection, http::StatusCode, response::Response};
use openseat_actions::greeting;

use super::super::{
    FieldError,
    problem::{self, Trouble},
};
use crate::{device, form::Fields, frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/greeting/code.html")]
pub(crate) struct CodePage<'a> {
    frame: Frame<'a>,
    typed: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&page(&visit, "", ""))
}

/// Goes to the page of the words that were typed. Whether there is one, that page says.
pub(crate) async fn open(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    let fields = Fields::read(&body);
    match greeting::address(fields.text("code")) {
        Some(words) => visit.go(&format!("/greeting/{words}")),
        None => {
            let page = page(&visit, fields.text("code"), "greeting-find-wrong");
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// There is nothing under these words, or not any more: both alike.
pub(super) fn nothing(visit: &Visit, code: &str) -> Response {
    let typed: String = code.chars().take(200).map(|c| if c == '-' { ' ' } else { c }).collect();
    visit.show_with(StatusCode::NOT_FOUND, &page(visit, &typed, "greeting-find-none"))
}

/// The neighbourhood that a request comes from, for which wrong codes are counted.
pub(crate) fn network(visit: &Visit) -> String {
    device::neighbourhood(visit.from)
}

fn page<'a>(visit: &'a Visit, typed: &str, wrong: &'static str) -> CodePage<'a> {
    let frame = visit.frame();
    let error = |key| FieldError { field: "code", text: visit.say().t(key).to_owned() };
    let errors: Vec<FieldError> = Some(wrong).filter(|key| !key.is_empty()).map(error).into_iter().collect();
    CodePage { frame: Frame { error: !errors.is_empty(), ..frame }, typed: typed.to_owned(), errors }
}

impl CodePage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> CodePage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        page(visit, "", "")
    }

    pub(crate) fn sample_error(visit: &'a Visit) -> Self {
        page(visit, "amber otter <b>", "greeting-find-wrong")
    }
}
