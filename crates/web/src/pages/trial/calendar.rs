//! The plan for the person's own calendar.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use openseat_formats::ics::{self, Session};

use super::pick::{picks_of, slots};
use crate::{
    pages::{missing, problem},
    visit::Visit,
};

/// Sends the plan, an entry for each meeting. A calendar may be seen by others, so it names no group unless asked to
/// (`?full=yes`).
pub(crate) async fn send(visit: Visit) -> Response {
    let slots = match slots(&visit, &picks_of(&visit)).await {
        Ok(slots) => slots,
        Err(error) => return problem::answer(&visit, error),
    };
    let pages: Vec<String> = slots.iter().map(|slot| visit.absolute(&format!("/meeting/{}", slot.view.slug))).collect();
    let sessions: Vec<Session<'_>> = slots
        .iter()
        .zip(&pages)
        .map(|(slot, page)| Session { meeting: &slot.view.draft, slug: &slot.view.slug, page, day: slot.start.date() })
        .collect();
    let discreet = visit.value("full").is_none();
    let Some(text) = ics::write_sessions(&sessions, visit.site.now(), discreet) else {
        return missing::page_of(&visit);
    };
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"meetings.ics\""));
    response
}
