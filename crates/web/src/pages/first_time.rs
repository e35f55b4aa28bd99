//! What a first meeting is like.

use askama::Template;
use axum::response::Response;

use crate::{frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/first_time.html")]
pub(crate) struct FirstTimePage<'a> {
    frame: Frame<'a>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&FirstTimePage { frame: visit.frame() })
}

#[cfg(test)]
impl<'a> FirstTimePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { frame }
    }
}
