//! What a message leads to, without a sign-in: stop, later, go on. Opening it changes nothing, since mail programs open links
//! by themselves; the one-click address of RFC 8058 answers to a POST alone.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use openseat_actions::reminder::{
    calendar,
    link::{self, LinkView, Tap},
    way,
};
#[cfg(test)]
use openseat_content::Locale;

use super::{
    calendar::as_file,
    problem::{self, Trouble},
};
use crate::{form::Fields, frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/reminder.html")]
pub(crate) struct StopPage<'a> {
    frame: Frame<'a>,
    heading: &'a str,
    /// What was just done, in words.
    done: &'a str,
    view: Option<LinkView>,
    action: String,
}

pub(crate) async fn show(visit: Visit, Path(shown): Path<String>) -> Response {
    answer(visit, &shown, None).await
}

/// The one-click address opened as a page.
pub(crate) async fn to_page(visit: Visit, Path(shown): Path<String>) -> Response {
    visit.go(&format!("/reminder/{shown}"))
}

pub(crate) async fn send(visit: Visit, Path(shown): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    let tap = match Fields::read(&body).text("do") {
        "stop" => Tap::Stop,
        "all" => Tap::StopAll,
        "hour" => Tap::Hour,
        "tomorrow" => Tap::Tomorrow,
        "go-on" => Tap::GoOn,
        "undo" => Tap::Undo,
        _ => return visit.go(&format!("/reminder/{shown}")),
    };
    match tapped(&visit, &shown, tap).await {
        Ok(_) => answer(visit, &shown, Some(tap)).await,
        Err(answer) => answer,
    }
}

/// A mail program says that no more shall come (RFC 8058 §3.2). It reads no page.
pub(crate) async fn one_click(visit: Visit, Path(shown): Path<String>) -> Response {
    match tapped(&visit, &shown, Tap::Stop).await {
        Ok(true) => StatusCode::OK.into_response(),
        Ok(false) => StatusCode::GONE.into_response(),
        Err(answer) => answer,
    }
}

/// Whether the link works; else the answer to send.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
async fn tapped(visit: &Visit, shown: &str, tap: Tap) -> Result<bool, Response> {
    // Not counted by network: nobody guesses 110 bits, and the mail programs of many people answer from one place.
    link::tap(&visit.site.house, shown, tap, visit.site.now()).await.map_err(|error| problem::answer(visit, error))
}

async fn answer(mut visit: Visit, shown: &str, tap: Option<Tap>) -> Response {
    let view = match link::by_link(&visit.site.house, shown, visit.site.now()).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&visit, error),
    };
    if let Some(view) = view.as_ref().filter(|_| !visit.picked) {
        visit.locale = view.locale;
    }
    let status = if view.is_some() { StatusCode::OK } else { StatusCode::GONE };
    visit.show_with(status, &page(visit.frame(), shown, view, tap))
}

/// A calendar at its secret address.
pub(crate) async fn calendar(visit: Visit, Path(file): Path<String>) -> Response {
    let shown = file.strip_suffix(".ics").unwrap_or_default();
    match calendar::by_address(&visit.site.house, shown, visit.site.now()).await {
        Ok(Some(text)) => as_file(text, "calendar.ics"),
        Ok(None) => StatusCode::GONE.into_response(),
        Err(error) => problem::answer(&visit, error),
    }
}

/// The gateway hands on what a phone answered: its number in `from` and its words in `text`, as a form, or as JSON.
pub(crate) async fn reply(
    visit: Visit,
    Path(secret): Path<String>,
    asked: axum::http::HeaderMap,
    body: Bytes,
) -> Response {
    let json = asked.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let [from, text] = if json {
        let value: serde_json::Value = serde_json::from_slice(&body).unwrap_or_default();
        ["from", "text"].map(|name| value[name].as_str().unwrap_or_default().to_owned())
    } else {
        let fields = Fields::read(&body);
        ["from", "text"].map(|name| fields.text(name).to_owned())
    };
    match way::replied(&visit.site.house, &secret, &from, &text, visit.site.now()).await {
        Ok(_) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => problem::answer(&visit, error),
    }
}

fn page<'a>(frame: Frame<'a>, shown: &str, view: Option<LinkView>, tap: Option<Tap>) -> StopPage<'a> {
    let done = match tap.filter(|_| view.is_some()) {
        None => "",
        Some(Tap::Stop) => "stop-done",
        Some(Tap::StopAll) => "stop-done-all",
        Some(Tap::Hour) => "stop-done-hour",
        Some(Tap::Tomorrow) => "stop-done-tomorrow",
        Some(Tap::GoOn) => "stop-done-on",
        Some(Tap::Undo) => "stop-done-undo",
    };
    let heading = frame.t(if view.is_some() { "stop-title" } else { "right-gone" });
    let done = if done.is_empty() { "" } else { frame.t(done) };
    StopPage { heading, done, action: format!("/reminder/{shown}"), view, frame }
}

#[cfg(test)]
impl<'a> StopPage<'a> {
    fn view() -> LinkView {
        LinkView { here: 1, stopped: 0, asks: true, later: true, others: 2, undo: false, locale: Locale::En }
    }

    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, "7KQM2DFH9CRT4GXY6WNP3JQR", Some(Self::view()), None)
    }

    pub(crate) fn sample_done(frame: Frame<'a>) -> Self {
        let view = LinkView { stopped: 1, asks: false, later: false, undo: true, ..Self::view() };
        page(frame, "7KQM2DFH9CRT4GXY6WNP3JQR", Some(view), Some(Tap::Stop))
    }

    pub(crate) fn sample_gone(frame: Frame<'a>) -> Self {
        page(frame, "7KQM2DFH9CRT4GXY6WNP3JQR", None, None)
    }
}
