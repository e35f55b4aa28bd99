//! What a phone shows without a network, where its person turned that on: a public page that knows nobody. And the worker that
//! shows it.

use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};

use crate::{assets, frame::Frame, headers, visit::Visit};

#[derive(Template)]
#[template(path = "pages/offline.html")]
pub(crate) struct OfflinePage<'a> {
    frame: Frame<'a>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    headers::with_fetch(visit.show(&OfflinePage { frame: visit.frame() }))
}

/// The worker of the whole site. Browsers ask for it again by themselves, so it keeps its name.
pub(crate) async fn worker() -> Response {
    let mut response = headers::with_fetch(assets::worker().into_response());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

#[cfg(test)]
impl<'a> OfflinePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self { frame }
    }
}
