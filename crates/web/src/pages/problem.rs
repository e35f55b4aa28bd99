//! Something did not work: what happened, and the way on.

use std::borrow::Cow;

use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use jiff::Timestamp;
use openseat_actions::ActionError;

use super::missing;
use crate::{frame::Frame, visit::Visit, way_back};

/// What did not work.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Trouble {
    /// Our own mistake.
    Ours,
    /// Too many messages from one network.
    Busy,
    /// Enough was told of one group from one network today.
    Enough,
    /// A form of another site.
    Refused,
    /// More than a form can hold.
    Large,
    /// More people are signing in than the machine can serve.
    Crowded,
    /// What was asked cannot be, and no field of a form is to be mended.
    Cannot,
    /// The sign-in at an organisation did not work.
    Staff,
}

/// The page for an action that was not done. Pages with a form take `Refused` and `Refusals` before this and show them
/// beside the fields.
///
/// What may not be seen and what does not exist are answered by the same page.
pub(crate) fn answer(visit: &Visit, error: ActionError) -> Response {
    match error {
        ActionError::Denied(_) | ActionError::Missing { .. } => missing::page_of(visit),
        ActionError::ProveAgain => visit.go(&way_back::to("/account/prove", &way_back::of(&visit.uri))),
        ActionError::Wait { until } => wait(visit, until),
        ActionError::Busy => {
            let mut response = show(visit, Trouble::Crowded);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
            response
        }
        ActionError::Refused(_) | ActionError::Refusals(_) => show(visit, Trouble::Cannot),
        error => {
            tracing::error!(%error, "a page could not be made");
            show(visit, Trouble::Ours)
        }
    }
}

#[derive(Template)]
#[template(path = "pages/problem.html")]
pub(crate) struct ProblemPage<'a> {
    frame: Frame<'a>,
    heading: &'a str,
    lead: Cow<'a, str>,
    again: String,
}

pub(crate) fn show(visit: &Visit, trouble: Trouble) -> Response {
    let status = match trouble {
        Trouble::Ours => StatusCode::INTERNAL_SERVER_ERROR,
        Trouble::Busy | Trouble::Enough => StatusCode::TOO_MANY_REQUESTS,
        Trouble::Refused => StatusCode::FORBIDDEN,
        Trouble::Large => StatusCode::PAYLOAD_TOO_LARGE,
        Trouble::Crowded => StatusCode::SERVICE_UNAVAILABLE,
        Trouble::Cannot | Trouble::Staff => StatusCode::UNPROCESSABLE_ENTITY,
    };
    visit.show_with(status, &page(visit.frame(), trouble))
}

/// Too many wrong tries: when to try again, in words.
fn wait(visit: &Visit, until: Timestamp) -> Response {
    let frame = visit.frame();
    let seconds = until.duration_since(visit.site.now()).as_secs().max(1);
    let lead = frame.t1("problem-wait-lead", "n", seconds.unsigned_abs().div_ceil(60));
    let page =
        ProblemPage { heading: frame.t("problem-wait-title"), lead: lead.into(), again: frame.here.clone(), frame };
    let mut response = visit.show_with(StatusCode::TOO_MANY_REQUESTS, &page);
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

fn page(frame: Frame<'_>, trouble: Trouble) -> ProblemPage<'_> {
    let (heading, lead) = match trouble {
        Trouble::Ours => ("problem-title", "problem-lead"),
        Trouble::Busy => ("problem-busy-title", "problem-busy-lead"),
        Trouble::Enough => ("problem-enough-title", "problem-enough-lead"),
        Trouble::Refused => ("problem-refused-title", "problem-refused-lead"),
        Trouble::Large => ("problem-large-title", "problem-large-lead"),
        Trouble::Crowded => ("problem-crowded-title", "problem-crowded-lead"),
        Trouble::Cannot => ("problem-cannot-title", "problem-cannot-lead"),
        Trouble::Staff => ("staff-title", "staff-lead"),
    };
    // What came back from an organisation is good once.
    let again = if matches!(trouble, Trouble::Staff) { "/sign-in".to_owned() } else { frame.here.clone() };
    ProblemPage { heading: frame.t(heading), lead: frame.t(lead).into(), again, frame }
}

#[cfg(test)]
impl<'a> ProblemPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, Trouble::Ours)
    }
}
