//! What the service keeps about a visitor: nearly nothing.

use askama::Template;
use axum::response::Response;

use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/privacy.html")]
pub(crate) struct PrivacyPage<'a> {
    frame: Frame<'a>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&PrivacyPage { frame: visit.frame() })
}

#[cfg(test)]
impl<'a> PrivacyPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { frame }
    }
}
