//! The time and place as a text message. It says nothing of the kind of meeting.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_domain::meeting::Draft;

use super::meeting::{self, place_line, web_link};
use crate::{frame::Frame, occurrence, times, visit::Visit};

#[derive(Template)]
#[template(path = "pages/text.html")]
pub(crate) struct TextPage<'a> {
    frame: Frame<'a>,
    back: String,
    message: String,
    sms: String,
}

pub(crate) async fn show(visit: Visit, Path(slug): Path<String>) -> Response {
    match meeting::find(&visit, &slug).await {
        Ok(view) => visit.show(&page(visit.frame(), &visit, &view.slug, &view.draft)),
        Err(response) => response,
    }
}

fn page<'a>(frame: Frame<'a>, visit: &Visit, slug: &str, draft: &Draft) -> TextPage<'a> {
    let message = message(&frame, visit, draft);
    // `?&body=` is understood by old iPhones (`&`) and by everything else (`?`).
    let body: String = url::form_urlencoded::byte_serialize(message.as_bytes()).collect();
    TextPage {
        back: format!("/meeting/{slug}"),
        sms: format!("sms:?&body={}", body.replace('+', "%20")),
        message,
        frame,
    }
}

fn message(frame: &Frame<'_>, visit: &Visit, draft: &Draft) -> String {
    let now = times::minute_of(visit.site.now());
    let mut lines = Vec::new();
    if let Some(next) = occurrence::next(&visit.snapshot, draft, now) {
        let start = next.start_here();
        let (day, time) = (times::weekday(frame.say, &start), times::clock(frame.say, start.time()));
        lines.push(frame.say.format("meeting-sibling", &[("day", day.into()), ("time", time.into())]));
    }
    if let Some(place) = draft.place.as_ref().filter(|_| draft.attendance.in_person()) {
        lines.push(place_line(place));
        lines.extend(place.notes.clone());
    }
    if let Some(online) = draft.online.as_ref().filter(|_| draft.attendance.online()) {
        lines.extend(online.url.as_deref().and_then(web_link).map(|link| frame.t1("text-online", "link", link)));
        lines.extend(online.phone.as_deref().map(|number| frame.t1("text-phone", "number", number)));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

#[cfg(test)]
impl<'a> TextPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, visit: &Visit, draft: &Draft) -> Self {
        page(frame, visit, "new-start", draft)
    }
}
