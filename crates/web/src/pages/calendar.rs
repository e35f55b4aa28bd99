//! A meeting, or all of a list, for the person's own calendar.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use openseat_formats::ics::{self, About, Listed};

use super::{listed, meeting, missing, problem};
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
    as_file(text, "meeting.ics")
}

/// The most meetings in one calendar: programs on phones read all of it each time.
const MOST: usize = 300;

/// Sends the meetings of a list (`/near?…`, `/online?…`; with `group`, those of one group) as a calendar to subscribe to, the
/// nearest first when they are too many. It names no group unless asked to (`?full=yes`).
pub(crate) async fn list(visit: Visit) -> Response {
    let list = match listed::find(&visit, PATH) {
        Ok(list) => list,
        Err(page) => return *page,
    };
    let (name, all) = (list.name(&visit), list.found.len());
    let note = if all > MOST { few(&visit, MOST, all) } else { String::new() };
    let mut found = match openseat_actions::whole::read(&visit.site.house, list.ids(&visit, MOST)).await {
        Ok(found) => found,
        Err(error) => return problem::answer(&visit, error),
    };
    found.retain(|one| one.draft.schedule.as_ref().is_some_and(|times| list.is_at(times)));
    let pages: Vec<String> = found.iter().map(|one| visit.absolute(&format!("/meeting/{}", one.slug))).collect();
    let listed = found.iter().zip(&pages).map(|(one, page)| Listed { meeting: &one.draft, slug: &one.slug, page });
    let source = visit.absolute(visit.uri.path_and_query().map_or(PATH, |here| here.as_str()));
    let about = About { name: &name, source: &source, note: &note };
    let discreet = visit.value("full").is_none();
    let text = ics::write_list(&listed.collect::<Vec<_>>(), about, visit.site.now(), discreet);
    as_file(text, "meetings.ics")
}

/// Where it is, for links.
pub(crate) const PATH: &str = "/calendar.ics";

/// That it holds some of so many only.
fn few(visit: &Visit, some: usize, all: usize) -> String {
    visit.say().format("list-calendar-few", &[("some", some.into()), ("all", all.into())])
}

/// Sends a calendar.
pub(crate) fn as_file(text: String, name: &str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    let named = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    headers.extend(named.ok().map(|named| (header::CONTENT_DISPOSITION, named)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}
