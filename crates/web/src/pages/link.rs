//! Asking a group for the way into its online meeting, when that is not for everybody.

pub(crate) mod answer;

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::{
    ActionError,
    link::{self, Asked, DAYS},
    meeting::MeetingView,
};

use super::{
    FieldError,
    meeting::{self, name, web_link},
    problem::{self, Trouble},
};
use crate::{form::Fields, frame::Frame, times, visit::Visit};

#[derive(Template)]
#[template(path = "pages/link.html")]
pub(crate) struct LinkPage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    action: String,
    /// The group's own site, where one may ask too; may be empty.
    site: String,
    way: Way,
    typed: String,
    errors: Vec<FieldError>,
}

/// Whether one can ask here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Ask,
    Sent,
    Full,
    No,
}

pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    let view = match meeting::find(&visit, &slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    match link::can_be_asked(&visit.site.house, &view).await {
        Ok(can) => visit.show(&page(visit.frame(), &view, if can { Way::Ask } else { Way::No }, "")),
        Err(error) => problem::answer(&visit, error),
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
    let now = visit.site.now();
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    let fields = Fields::read(&body);
    let address = fields.text("address");
    match link::ask(&visit.site.house, &view.slug, address, visit.locale, now).await {
        Ok(asked) => {
            let way = match asked {
                Asked::Sent => Way::Sent,
                Asked::Full => Way::Full,
                Asked::NoWay => Way::No,
            };
            visit.show(&page(visit.frame(), &view, way, ""))
        }
        Err(ActionError::Refused(_)) => {
            let page = with_error(page(visit.frame(), &view, Way::Ask, address));
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => problem::answer(&visit, error),
    }
}

fn page<'a>(frame: Frame<'a>, view: &MeetingView, way: Way, typed: &str) -> LinkPage<'a> {
    LinkPage {
        name: name(&frame, &view.draft).to_owned(),
        meeting: format!("/meeting/{}", view.slug),
        action: format!("/meeting/{}/link", view.slug),
        site: view.draft.website.as_deref().and_then(web_link).unwrap_or_default().to_owned(),
        way,
        typed: typed.to_owned(),
        errors: Vec::new(),
        frame,
    }
}

fn with_error(page: LinkPage<'_>) -> LinkPage<'_> {
    let error = FieldError { field: "address", text: page.frame.t("link-wrong-address").to_owned() };
    LinkPage { errors: vec![error], frame: Frame { error: true, ..page.frame }, ..page }
}

#[cfg(test)]
impl<'a> LinkPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
        page(frame, view, Way::Ask, "")
    }

    pub(crate) fn sample_error(frame: Frame<'a>, view: &MeetingView) -> Self {
        with_error(page(frame, view, Way::Ask, "sam<b>"))
    }

    pub(crate) fn sample_sent(frame: Frame<'a>, view: &MeetingView) -> Self {
        page(frame, view, Way::Sent, "")
    }

    pub(crate) fn sample_no(frame: Frame<'a>, view: &MeetingView) -> Self {
        page(frame, view, Way::No, "")
    }
}
