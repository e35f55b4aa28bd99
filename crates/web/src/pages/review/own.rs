//! What one told, opened by its code: to see where it stands, mend it, or delete it. Nobody is asked who they are.

use askama::Template;
use axum::{body::Bytes, extract::rejection::BytesRejection, http::StatusCode, response::Response};
use openseat_actions::review::{self, LONGEST_SENTENCE, Outcome, OwnView, Standing};

use super::{errors, offers, report::why};
use crate::{
    form::Fields,
    frame::Frame,
    pages::{
        FieldError,
        problem::{self, Trouble},
    },
    times,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/review/own.html")]
pub(crate) struct OwnPage<'a> {
    frame: Frame<'a>,
    code: String,
    found: Option<Found>,
    deleted: bool,
    mended: bool,
    errors: Vec<FieldError>,
}

/// What the code opened.
struct Found {
    meeting: String,
    link: String,
    state: String,
    sentence: String,
    /// The words can be replaced.
    may_mend: bool,
    typed: String,
    hint: String,
    offer: bool,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&empty(visit.frame(), "", Vec::new()))
}

pub(crate) async fn send(visit: Visit, body: Result<Bytes, BytesRejection>) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let (house, now) = (&visit.site.house, visit.site.now());
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    let fields = Fields::read(&body);
    let code = fields.text("code");
    let mut outcome = None;
    match fields.text("do") {
        "delete" => match review::remove(house, code, now).await {
            Ok(true) => return visit.show(&OwnPage { deleted: true, ..empty(visit.frame(), "", Vec::new()) }),
            Ok(false) => {}
            Err(error) => return problem::answer(&visit, error),
        },
        "mend" => {
            let as_it_is = fields.text("as_it_is") == "yes";
            match review::rewrite(house, code, fields.text("sentence"), as_it_is, visit.locale, now).await {
                Ok(done) => outcome = done,
                Err(error) => return problem::answer(&visit, error),
            }
        }
        _ => {}
    }
    match review::look(house, code).await {
        Ok(Some(view)) => {
            let page = page(visit.frame(), code, view, outcome.as_ref(), fields.text("sentence"));
            let status = if page.frame.error { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            visit.show_with(status, &page)
        }
        Ok(None) => {
            let error = FieldError { field: "code", text: visit.say().t("mine-wrong").to_owned() };
            visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &empty(visit.frame(), code, vec![error]))
        }
        Err(error) => problem::answer(&visit, error),
    }
}

/// Where a review stands, as its writer is told.
pub(crate) fn state(frame: &Frame<'_>, view: &OwnView) -> String {
    let reason = view.reason.map(|reason| frame.say.t(why(reason)).to_owned()).unwrap_or_default();
    match view.standing {
        None => frame.t("mine-no-sentence").to_owned(),
        Some(Standing::Waiting) => frame.t("mine-waiting").to_owned(),
        Some(Standing::Shown) => frame.t("mine-shown").to_owned(),
        Some(Standing::Refused) => frame.t1("mine-refused", "reason", reason),
        Some(Standing::TakenDown) => frame.t1("mine-taken-down", "reason", reason),
    }
}

fn empty<'a>(frame: Frame<'a>, code: &str, errors: Vec<FieldError>) -> OwnPage<'a> {
    let frame = Frame { error: !errors.is_empty(), ..frame };
    OwnPage { frame, code: code.to_owned(), found: None, deleted: false, mended: false, errors }
}

fn page<'a>(frame: Frame<'a>, code: &str, view: OwnView, outcome: Option<&Outcome>, typed: &str) -> OwnPage<'a> {
    let errors = outcome.map(|outcome| errors(&frame, outcome)).unwrap_or_default();
    // Its only field is the sentence, whatever is wrong.
    let errors: Vec<FieldError> = errors.into_iter().map(|one| FieldError { field: "sentence", ..one }).collect();
    let mended = matches!(outcome, Some(Outcome::Kept(_)));
    let found = Found {
        state: state(&frame, &view),
        may_mend: matches!(view.standing, Some(Standing::Waiting | Standing::Refused)),
        typed: if mended || typed.is_empty() { view.sentence.clone() } else { typed.to_owned() },
        hint: frame.t1("tell-sentence-hint", "max", LONGEST_SENTENCE),
        offer: outcome.is_some_and(offers),
        link: if view.slug.is_empty() { String::new() } else { format!("/meeting/{}", view.slug) },
        meeting: view.meeting,
        sentence: view.sentence,
    };
    OwnPage { found: Some(found), mended, ..empty(frame, code, errors) }
}

impl OwnPage<'_> {
    /// What is wrong with a field.
    fn wrong(&self, field: &str) -> Vec<&str> {
        self.errors.iter().filter(|error| error.field == field).map(|error| error.text.as_str()).collect()
    }
}

#[cfg(test)]
pub(crate) fn sample_view() -> OwnView {
    OwnView {
        slug: "new-start".into(),
        meeting: "New Start".into(),
        sentence: String::new(),
        standing: Some(Standing::Refused),
        reason: Some(openseat_actions::review::Reason::Names),
    }
}

#[cfg(test)]
impl<'a> OwnPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        empty(frame, "", Vec::new())
    }

    pub(crate) fn sample_found(frame: Frame<'a>) -> Self {
        page(frame, "7KQM-2DFH-9CRT-4GXY-6WNP", sample_view(), None, "")
    }

    pub(crate) fn sample_found_error(frame: Frame<'a>) -> Self {
        let mend = Outcome::Mend([openseat_actions::review::Concern::Name].into());
        page(frame, "7KQM-2DFH-9CRT-4GXY-6WNP", sample_view(), Some(&mend), "Ask for <b>Sam</b>.")
    }

    pub(crate) fn sample_error(frame: Frame<'a>) -> Self {
        let error = FieldError { field: "code", text: frame.t("mine-wrong").to_owned() };
        empty(frame, "7KQM", vec![error])
    }
}
