//! Nothing at this address: say so, and help to search.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/missing.html")]
pub(crate) struct MissingPage<'a> {
    frame: Frame<'a>,
    heading: &'a str,
    lead: &'a str,
    place: &'a str,
}

/// No such page.
pub(crate) async fn show(visit: Visit) -> Response {
    page_of(&visit)
}

/// As [`show`], from within a page: for what is not there, and for what is not theirs to see.
pub(crate) fn page_of(visit: &Visit) -> Response {
    let frame = visit.frame();
    let (heading, lead) = (frame.t("missing-title"), frame.t("missing-lead"));
    visit.show_with(StatusCode::NOT_FOUND, &MissingPage { frame, heading, lead, place: "" })
}

/// No such meeting.
pub(crate) fn meeting(visit: &Visit) -> Response {
    let frame = visit.frame();
    let (heading, lead) = (frame.t("missing-meeting-title"), frame.t("missing-meeting-lead"));
    visit.show_with(StatusCode::NOT_FOUND, &MissingPage { frame, heading, lead, place: "" })
}

#[cfg(test)]
impl<'a> MissingPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { heading: frame.t("missing-title"), lead: frame.t("missing-lead"), frame, place: "" }
    }
}
