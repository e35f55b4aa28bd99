//! What one suggested, found again by its code: how it stands, and a way to take it back.

pub(crate) mod says;

use askama::Template;
use axum::{body::Bytes, extract::rejection::BytesRejection, http::StatusCode, response::Response};
use openseat_actions::suggestion::{self, Kind, OwnView, Reason, Standing};

use super::{
    FieldError,
    problem::{self, Trouble},
    space::said,
};
use crate::{form::Fields, frame::Frame, times, visit::Visit};

#[derive(Template)]
#[template(path = "pages/suggestion.html")]
pub(crate) struct SuggestionPage<'a> {
    frame: Frame<'a>,
    code: String,
    found: Option<Found>,
    /// It was sent a moment ago.
    is_new: bool,
    taken_back: bool,
    errors: Vec<FieldError>,
}

/// What the code opened.
struct Found {
    about: String,
    /// The page of the meeting; empty while there is none.
    link: String,
    state: String,
    day: String,
    waits: bool,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let Some(code) = visit.value("code").filter(|code| !code.trim().is_empty()) else {
        return visit.show(&empty(visit.frame(), "", Vec::new()));
    };
    found(&visit, &code).await
}

pub(crate) async fn send(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let now = visit.site.now();
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    let fields = Fields::read(&body);
    let code = fields.text("code");
    if fields.text("do") != "take_back" {
        return found(&visit, code).await;
    }
    match suggestion::take_back(&visit.site.house, code, now).await {
        Ok(true) => visit.show(&SuggestionPage { taken_back: true, ..empty(visit.frame(), "", Vec::new()) }),
        Ok(false) => found(&visit, code).await,
        Err(error) => problem::answer(&visit, error),
    }
}

async fn found(visit: &Visit, code: &str) -> Response {
    match suggestion::look(&visit.site.house, code, visit.site.now()).await {
        Ok(Some(view)) => visit.show(&page(visit.frame(), code, visit.value("new").is_some(), view)),
        Ok(None) => {
            let error = FieldError { field: "code", text: visit.say().t("suggestion-wrong-code").to_owned() };
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &empty(visit.frame(), code, vec![error]))
        }
        Err(error) => problem::answer(visit, error),
    }
}

/// Why a suggestion was refused, in words.
pub(crate) fn why<'a>(frame: &Frame<'a>, reason: Reason) -> &'a str {
    frame.t(match reason {
        Reason::GroupSaysNo => "suggestion-why-group",
        Reason::NotConfirmed => "suggestion-why-not-confirmed",
        Reason::Already => "suggestion-why-already",
        Reason::NotForThisList => "suggestion-why-not-here",
        Reason::Spam => "suggestion-why-spam",
    })
}

/// What a suggestion is about, in one line.
pub(crate) fn about(frame: &Frame<'_>, kind: Kind, name: &str) -> String {
    let name = if name.is_empty() { frame.t("card-no-name") } else { name };
    match kind {
        Kind::New => frame.t1("suggestion-about-new", "name", name),
        Kind::Change => frame.t1("suggestion-about-change", "name", name),
        Kind::Closed => frame.t1("suggestion-about-closed", "name", name),
    }
}

fn empty<'a>(frame: Frame<'a>, code: &str, errors: Vec<FieldError>) -> SuggestionPage<'a> {
    let frame = Frame { error: !errors.is_empty(), ..frame };
    SuggestionPage { frame, code: code.to_owned(), found: None, is_new: false, taken_back: false, errors }
}

fn page<'a>(frame: Frame<'a>, code: &str, is_new: bool, view: OwnView) -> SuggestionPage<'a> {
    let state = match (view.standing, view.asked) {
        (Standing::Waiting, false) => frame.t("suggestion-waiting").to_owned(),
        (Standing::Waiting, true) => frame.t("suggestion-asked").to_owned(),
        (Standing::Taken, _) => frame.t("suggestion-taken").to_owned(),
        (Standing::Refused, _) => {
            let reason = view.reason.map(|reason| why(&frame, reason)).unwrap_or_default();
            frame.t1("suggestion-refused", "reason", reason)
        }
    };
    let found = Found {
        about: about(&frame, view.kind, &view.name),
        link: if view.slug.is_empty() { String::new() } else { format!("/meeting/{}", view.slug) },
        day: said::day(&frame, view.made_at.to_zoned(frame.site.zone.clone()).date()),
        waits: view.standing == Standing::Waiting,
        state,
    };
    SuggestionPage { found: Some(found), is_new, ..empty(frame, code, Vec::new()) }
}

#[cfg(test)]
fn sample_view(standing: Standing) -> OwnView {
    OwnView {
        kind: Kind::Change,
        standing,
        made_at: jiff::Timestamp::from_second(1_770_000_000).expect("a moment"),
        slug: "new-start".into(),
        name: "New Start & <b>Friends</b>".into(),
        asked: false,
        reason: (standing == Standing::Refused).then_some(Reason::NotConfirmed),
    }
}

#[cfg(test)]
impl<'a> SuggestionPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, "7KQM-2DFH-9CRT-4GXY-6WNP", true, sample_view(Standing::Waiting))
    }

    pub(crate) fn sample_refused(frame: Frame<'a>) -> Self {
        page(frame, "7KQM-2DFH-9CRT-4GXY-6WNP", false, sample_view(Standing::Refused))
    }

    pub(crate) fn sample_code(frame: Frame<'a>) -> Self {
        empty(frame, "", Vec::new())
    }

    pub(crate) fn sample_error(frame: Frame<'a>) -> Self {
        let error = FieldError { field: "code", text: frame.t("suggestion-wrong-code").to_owned() };
        empty(frame, "7KQM", vec![error])
    }
}
