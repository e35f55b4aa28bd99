//! The time and place as a text message. It says nothing of the kind of meeting.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::Zoned;
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
    let next = occurrence::next(&visit.snapshot, draft, times::minute_of(visit.site.now()));
    let mut lines: Vec<String> = next.map(|next| day_and_time(frame, &next.start_here())).into_iter().collect();
    lines.extend(ways(frame, draft));
    lines.join("\n")
}

/// One start of a meeting: the day and time, then the place or the way to join.
pub(crate) fn message_at(frame: &Frame<'_>, draft: &Draft, start: &Zoned) -> String {
    let mut lines = vec![day_and_time(frame, start)];
    lines.extend(ways(frame, draft));
    lines.join("\n")
}

fn day_and_time(frame: &Frame<'_>, start: &Zoned) -> String {
    let (day, time) = (times::weekday(frame.say, start), times::clock(frame.say, start.time()));
    frame.say.format("meeting-sibling", &[("day", day.into()), ("time", time.into())])
}

fn ways(frame: &Frame<'_>, draft: &Draft) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(place) = draft.place.as_ref().filter(|_| draft.attendance.in_person()) {
        lines.push(place_line(place));
        lines.extend(place.notes.clone());
    }
    if let Some(online) = draft.online.as_ref().filter(|_| draft.attendance.online()) {
        lines.extend(online.url.as_deref().and_then(web_link).map(|link| frame.t1("text-online", "link", link)));
        lines.extend(online.phone.as_deref().map(|number| frame.t1("text-phone", "number", number)));
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
impl<'a> TextPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, visit: &Visit, draft: &Draft) -> Self {
        page(frame, visit, "new-start", draft)
    }
}
