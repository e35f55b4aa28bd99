//! A group is asked whether what somebody suggests is right.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::suggestion::{self, GroupSays, SuggestionView};

use crate::{
    form::Fields,
    frame::Frame,
    pages::{
        directory::suggestion::{Difference, differences},
        problem::{self, Trouble},
    },
    times,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/suggestion/says.html")]
pub(crate) struct SaysPage<'a> {
    frame: Frame<'a>,
    about: String,
    differences: Vec<Difference>,
    said: String,
    action: String,
    /// What was done; empty while the question stands.
    done: &'a str,
    lead: &'a str,
}

pub(crate) async fn show(visit: Visit, Path(link): Path<String>) -> Response {
    match suggestion::by_link(&visit.site.house, &link, visit.site.now()).await {
        Ok(Some(view)) => visit.show(&page(visit.frame(), &link, &view)),
        Ok(None) => gone(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

pub(crate) async fn send(visit: Visit, Path(link): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    let now = visit.site.now();
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    let Some(says) = GroupSays::parse(Fields::read(&body).text("do")) else {
        return visit.go(&format!("/suggestion/says/{link}"));
    };
    match suggestion::answer(&visit.site.house, &link, says, now).await {
        Ok(true) => visit.show(&done(visit.frame(), says)),
        Ok(false) => gone(&visit),
        Err(error) => problem::answer(&visit, error),
    }
}

fn gone(visit: &Visit) -> Response {
    let frame = visit.frame();
    let (done, lead) = (frame.t("right-gone"), frame.t("link-answer-gone-lead"));
    visit.show_with(StatusCode::GONE, &SaysPage { done, lead, ..empty(frame) })
}

fn empty(frame: Frame<'_>) -> SaysPage<'_> {
    let none = String::new;
    SaysPage { frame, about: none(), differences: Vec::new(), said: none(), action: none(), done: "", lead: "" }
}

fn page<'a>(frame: Frame<'a>, link: &str, view: &SuggestionView) -> SaysPage<'a> {
    let proposed = view.proposed.clone().unwrap_or_default();
    SaysPage {
        about: super::about(&frame, view.kind, &view.name),
        differences: differences(&frame, view),
        said: proposed.said,
        action: format!("/suggestion/says/{link}"),
        ..empty(frame)
    }
}

fn done(frame: Frame<'_>, says: GroupSays) -> SaysPage<'_> {
    let lead = match says {
        GroupSays::Yes => "says-yes-lead",
        GroupSays::No => "says-no-lead",
    };
    SaysPage { done: frame.t("wrong-thanks-title"), lead: frame.t(lead), ..empty(frame) }
}

#[cfg(test)]
impl<'a> SaysPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, "7KQM2DFH9CRT4GXY6WNP3JQR", &crate::pages::directory::suggestion::sample_view())
    }

    pub(crate) fn sample_done(frame: Frame<'a>) -> Self {
        done(frame, GroupSays::No)
    }
}
