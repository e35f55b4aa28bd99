//! "Something is wrong with this": anybody can have a sentence looked at again.

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_actions::{
    meeting::MeetingView,
    review::{self, Reason},
};
use uuid::Uuid;

use super::questions::Choice;
use crate::{
    form::Fields,
    frame::Frame,
    pages::{
        FieldError, meeting, missing,
        problem::{self, Trouble},
    },
    times,
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/review/report.html")]
pub(crate) struct ReportPage<'a> {
    frame: Frame<'a>,
    back: String,
    action: String,
    choices: Vec<Choice>,
    sent: bool,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(visit: Visit, Path((slug, review)): Path<(String, String)>) -> Response {
    let (view, review) = match found(&visit, &slug, &review).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let sent = visit.value("thanks").is_some();
    visit.show(&page(visit.frame(), &view, review, sent, Vec::new()))
}

pub(crate) async fn send(
    visit: Visit,
    Path((slug, review)): Path<(String, String)>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let Ok(body) = body else { return problem::show(&visit, Trouble::Large) };
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    let (view, review) = match found(&visit, &slug, &review).await {
        Ok(found) => found,
        Err(response) => return response,
    };
    let Some(reason) = Reason::parse(Fields::read(&body).text("why")) else {
        let error = FieldError { field: "why", text: visit.say().t("said-report-choose").to_owned() };
        let page = page(visit.frame(), &view, review, false, vec![error]);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let now = visit.site.now();
    if !visit.site.guard.admits(visit.from, times::minute_of(now)) {
        return problem::show(&visit, Trouble::Busy);
    }
    match review::report_review(&visit.site.house, review, reason, now).await {
        Ok(()) => visit.go(&format!("/meeting/{}/reviews/{review}/report?thanks=1", view.slug)),
        Err(error) => problem::answer(&visit, error),
    }
}

/// The meeting and the sentence that the address names, if it stands there.
async fn found(visit: &Visit, slug: &str, review: &str) -> Result<(MeetingView, Uuid), Response> {
    let view = meeting::find(visit, slug).await?;
    let review = Uuid::parse_str(review).map_err(|_| missing::page_of(visit))?;
    match review::is_shown(&visit.site.house, review).await {
        Ok(true) => Ok((view, review)),
        Ok(false) => Err(missing::page_of(visit)),
        Err(error) => Err(problem::answer(visit, error)),
    }
}

/// The reasons, in words.
pub(crate) fn reasons(frame: &Frame<'_>) -> Vec<Choice> {
    let choice = |reason: Reason| Choice {
        value: reason.as_str().to_owned(),
        label: frame.say.t(why(reason)).to_owned(),
        chosen: false,
    };
    Reason::ALL.into_iter().map(choice).collect()
}

/// A reason, in words.
pub(crate) fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Names => "why-names",
        Reason::Shares => "why-shares",
        Reason::Advice => "why-advice",
        Reason::Unkind => "why-unkind",
        Reason::OffTopic => "why-off-topic",
        Reason::Copied => "why-copied",
    }
}

fn page<'a>(frame: Frame<'a>, view: &MeetingView, review: Uuid, sent: bool, errors: Vec<FieldError>) -> ReportPage<'a> {
    ReportPage {
        back: format!("/meeting/{}/reviews", view.slug),
        action: format!("/meeting/{}/reviews/{review}/report", view.slug),
        choices: reasons(&frame),
        sent,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

#[cfg(test)]
impl<'a> ReportPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
        page(frame, view, Uuid::from_u128(1), false, Vec::new())
    }

    pub(crate) fn sample_error(frame: Frame<'a>, view: &MeetingView) -> Self {
        let error = FieldError { field: "why", text: frame.t("said-report-choose").to_owned() };
        page(frame, view, Uuid::from_u128(1), false, vec![error])
    }
}
