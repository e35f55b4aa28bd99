//! Who can use the pages, how that is checked, and what may not work.

use askama::Template;
use axum::response::Response;

use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/accessibility.html")]
pub(crate) struct AccessibilityPage<'a> {
    frame: Frame<'a>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&AccessibilityPage { frame: visit.frame() })
}

#[cfg(test)]
impl<'a> AccessibilityPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { frame }
    }
}
