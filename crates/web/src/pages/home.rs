//! The start page: be in the right place within three seconds.

use askama::Template;
use axum::response::Response;

use super::old;
use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/home.html")]
pub(crate) struct HomePage<'a> {
    frame: Frame<'a>,
    place: &'a str,
}

pub(crate) async fn show(visit: Visit) -> Response {
    // A site whose first page held its list gave addresses such as `/?meeting-id=123`.
    if let Some(led) = old::lead(&visit).await {
        return led;
    }
    visit.show(&HomePage { frame: visit.frame(), place: "" })
}

#[cfg(test)]
impl<'a> HomePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { frame, place: "" }
    }
}
