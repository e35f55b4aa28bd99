//! "Something wrong?": is it still on, in one tap.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use openseat_actions::meeting::{Kind, MeetingView, ReportForm, report_wrong};

use super::{
    FieldError,
    meeting::{self, name},
    problem::{self, Trouble},
    thanks::{self, Said},
};
use crate::{frame::Frame, times, visit::Visit};

#[derive(Template)]
#[template(path = "pages/wrong.html")]
pub(crate) struct WrongPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    action: String,
    /// Where the office that keeps the list takes corrections; may be empty.
    office: String,
    errors: Vec<FieldError>,
}

/// What was sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) answer: String,
    pub(crate) what: String,
    pub(crate) detail: String,
}

pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    match visit.value("thanks").as_deref().and_then(Said::read) {
        Some(said) => thanks::show(&visit, &view, said),
        None => visit.show(&page(visit.frame(), &view)),
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
    match Answer::read(&body).report(&view.slug) {
        Checked::Nothing => {
            let page = with_error(page(visit.frame(), &view));
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Checked::Wrong(answer, field) => thanks::again(&visit, &view, &answer, field),
        Checked::Report(form, said) => keep(&visit, &view, form, said).await,
    }
}

async fn keep(visit: &Visit, view: &MeetingView, form: ReportForm, said: Said) -> Response {
    let now = visit.site.now();
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(visit, Trouble::Busy);
    }
    if let Err(error) = report_wrong(&visit.site.house, form, now).await {
        tracing::error!(%error, "what a visitor told us could not be kept");
        return problem::show(visit, Trouble::Ours);
    }
    let thanks = format!("/meeting/{}/wrong?thanks={}", view.slug, said.written());
    Redirect::to(&visit.frame().to(&thanks).to_string()).into_response()
}

/// What becomes of an answer.
enum Checked {
    /// No button was chosen.
    Nothing,
    /// Something in it is to be mended.
    Wrong(Answer, thanks::Fault),
    Report(ReportForm, Said),
}

impl Answer {
    fn read(body: &[u8]) -> Self {
        let mut answer = Self::default();
        for (name, value) in url::form_urlencoded::parse(body) {
            match &*name {
                "answer" => answer.answer = value.into_owned(),
                "what" => answer.what = value.into_owned(),
                "detail" => answer.detail = value.replace("\r\n", "\n"),
                _ => {}
            }
        }
        answer
    }

    fn report(self, slug: &str) -> Checked {
        let form = |kind, words: &str| ReportForm { slug: slug.to_owned(), kind, words: words.trim().to_owned() };
        match self.answer.as_str() {
            "on" => Checked::Report(form(Kind::StillOn, ""), Said::On),
            "off" => Checked::Report(form(Kind::Other, ""), Said::Off),
            "detail" => match thanks::fault(&self) {
                Some(fault) => Checked::Wrong(self, fault),
                None => Checked::Report(form(thanks::kind(&self.what), &self.detail), Said::Detail),
            },
            _ => Checked::Nothing,
        }
    }
}

fn page<'a>(frame: Frame<'a>, view: &MeetingView) -> WrongPage<'a> {
    let feedback = view.draft.feedback_url.as_deref().unwrap_or_default();
    let safe = feedback.starts_with("mailto:") || meeting::web_link(feedback).is_some();
    WrongPage {
        name: name(&frame, &view.draft).to_owned(),
        meeting: format!("/meeting/{}", view.slug),
        action: format!("/meeting/{}/wrong", view.slug),
        office: if safe { feedback.to_owned() } else { String::new() },
        errors: Vec::new(),
        frame,
    }
}

fn with_error(page: WrongPage<'_>) -> WrongPage<'_> {
    let error = FieldError { field: "answer", text: page.frame.t("wrong-choose").to_owned() };
    WrongPage { errors: vec![error], frame: Frame { error: true, ..page.frame }, ..page }
}

#[cfg(test)]
impl<'a> WrongPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
        page(frame, view)
    }

    pub(crate) fn sample_error(frame: Frame<'a>, view: &MeetingView) -> Self {
        with_error(page(frame, view))
    }
}
