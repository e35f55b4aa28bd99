//! Nothing at this address: say so, and help to search.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::Way;
use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/missing.html")]
pub(crate) struct MissingPage<'a> {
    frame: Frame<'a>,
    heading: &'a str,
    lead: &'a str,
    place: &'a str,
    /// The way on that is nearest to what was looked for.
    way: Option<Way>,
}

/// No such page.
pub(crate) async fn show(visit: Visit) -> Response {
    page_of(&visit)
}

/// As [`show`], from within a page: for what is not there, and for what is not theirs to see.
pub(crate) fn page_of(visit: &Visit) -> Response {
    let frame = visit.frame();
    let (heading, lead) = (frame.t("missing-title"), frame.t("missing-lead"));
    visit.show_with(StatusCode::NOT_FOUND, &MissingPage { frame, heading, lead, place: "", way: None })
}

/// No such meeting.
pub(crate) fn meeting(visit: &Visit) -> Response {
    let frame = visit.frame();
    let (heading, lead) = (frame.t("missing-meeting-title"), frame.t("missing-meeting-lead"));
    visit.show_with(StatusCode::NOT_FOUND, &MissingPage { frame, heading, lead, place: "", way: None })
}

/// No such kind of group.
pub(crate) fn kind(visit: &Visit) -> Response {
    let frame = visit.frame();
    let (heading, lead) = (frame.t("kind-missing-title"), frame.t("kind-missing-lead"));
    let way = Some(Way { href: "/kinds".to_owned(), label: frame.t("kind-back").to_owned() });
    visit.show_with(StatusCode::NOT_FOUND, &MissingPage { frame, heading, lead, place: "", way })
}

#[cfg(test)]
impl<'a> MissingPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { heading: frame.t("missing-title"), lead: frame.t("missing-lead"), frame, place: "", way: None }
    }
}
