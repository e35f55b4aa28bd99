//! A meeting for the person's own calendar.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use openseat_formats::ics;

use super::{meeting, missing};
use crate::visit::Visit;

/// Sends the calendar entry of the meeting. A calendar may be seen by others, so it names no group unless asked to
/// (`?full=yes`).
pub(crate) async fn send(visit: &Visit, slug: &str) -> Response {
    let view = match meeting::find(visit, slug).await {
        Ok(view) => view,
        Err(response) => return response,
    };
    let discreet = visit.value("full").is_none();
    let page = visit.absolute(&format!("/meeting/{}", view.slug));
    let Some(text) = ics::write(&view.draft, &view.slug, &page, visit.site.now(), discreet) else {
        return missing::meeting(visit);
    };
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"meeting.ics\""));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}
