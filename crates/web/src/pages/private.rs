//! What leaving hides and what it does not.

use askama::Template;
use axum::response::Response;

use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/private.html")]
pub(crate) struct PrivatePage<'a> {
    frame: Frame<'a>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&PrivatePage { frame: visit.frame() })
}

#[cfg(test)]
impl<'a> PrivatePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { frame }
    }
}
