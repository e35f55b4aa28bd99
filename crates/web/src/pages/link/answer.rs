//! A person asked a group for its way in: what the group sees that followed the link of the letter.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::{
    ActionError,
    link::{self, RequestView},
};

use crate::{
    form::Fields,
    frame::Frame,
    pages::{
        FieldError,
        problem::{self, Trouble},
    },
    times,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/link/answer.html")]
pub(crate) struct AnswerPage<'a> {
    frame: Frame<'a>,
    action: String,
    name: String,
    text: String,
    errors: Vec<FieldError>,
    /// What was done; empty while the question stands.
    done: &'a str,
    lead: &'a str,
}

pub(crate) async fn show(visit: Visit, Path(link): Path<String>) -> Response {
    match link::by_link(&visit.site.house, &link, visit.site.now()).await {
        Ok(Some(view)) => visit.show(&page(visit.frame(), &link, &view)),
        Ok(None) => gone(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn send(visit: Visit, Path(link): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    let (house, now) = (&visit.site.house, visit.site.now());
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    let fields = Fields::read(&body);
    let text = fields.exact("text").replace("\r\n", "\n");
    let sends = match fields.text("do") {
        "send" => Some(text.as_str()),
        "no" => None,
        _ => return visit.go(&format!("/link/{link}")),
    };
    match link::answer(house, &link, sends, now).await {
        Ok(true) => visit.show(&done(visit.frame(), sends.is_some())),
        Ok(false) => gone(&visit),
        Err(ActionError::Refused(_)) => match link::by_link(house, &link, now).await {
            Ok(Some(view)) => {
                let page = with_error(page(visit.frame(), &link, &RequestView { way_in: text, ..view }));
                visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
            }
            Ok(None) => gone(&visit),
            Err(error) => problem::answer(&visit, error),
        },
        Err(error) => problem::answer(&visit, error),
    }
}

fn gone(visit: &Visit) -> Response {
    visit.show_with(StatusCode::GONE, &gone_page(visit.frame()))
}

fn empty(frame: Frame<'_>) -> AnswerPage<'_> {
    AnswerPage {
        frame,
        action: String::new(),
        name: String::new(),
        text: String::new(),
        errors: Vec::new(),
        done: "",
        lead: "",
    }
}

fn page<'a>(frame: Frame<'a>, link: &str, view: &RequestView) -> AnswerPage<'a> {
    let (name, text) = (view.name.clone(), view.way_in.clone());
    AnswerPage { action: format!("/link/{link}"), name, text, ..empty(frame) }
}

fn with_error(page: AnswerPage<'_>) -> AnswerPage<'_> {
    let error = FieldError { field: "text", text: page.frame.t("link-answer-wrong").to_owned() };
    AnswerPage { errors: vec![error], frame: Frame { error: true, ..page.frame }, ..page }
}

fn done(frame: Frame<'_>, sent: bool) -> AnswerPage<'_> {
    let (title, lead) = match sent {
        true => ("link-answer-sent", "link-answer-sent-lead"),
        false => ("link-answer-refused", "link-answer-refused-lead"),
    };
    AnswerPage { done: frame.t(title), lead: frame.t(lead), ..empty(frame) }
}

fn gone_page(frame: Frame<'_>) -> AnswerPage<'_> {
    AnswerPage { done: frame.t("right-gone"), lead: frame.t("link-answer-gone-lead"), ..empty(frame) }
}

#[cfg(test)]
impl<'a> AnswerPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, "7KQM2DFH9CRT4GXY6WNP3JQR", &sample_view())
    }

    pub(crate) fn sample_error(frame: Frame<'a>) -> Self {
        with_error(page(frame, "7KQM2DFH9CRT4GXY6WNP3JQR", &sample_view()))
    }

    pub(crate) fn sample_sent(frame: Frame<'a>) -> Self {
        done(frame, true)
    }

    pub(crate) fn sample_gone(frame: Frame<'a>) -> Self {
        gone_page(frame)
    }
}

#[cfg(test)]
fn sample_view() -> RequestView {
    RequestView {
        slug: "new-start".into(),
        name: "New Start & <b>Friends</b>".into(),
        way_in: "https://zoom.example/j/123\nThe word is <b>seat</b>.".into(),
    }
}
