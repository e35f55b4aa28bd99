//! Something did not work: what happened, and the way on.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use crate::{frame::Frame, visit::Visit};

/// What did not work.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Trouble {
    /// Our own mistake.
    Ours,
    /// Too many messages from one network.
    Busy,
    /// A form of another site.
    Refused,
    /// More than a form can hold.
    Large,
}

#[derive(Template)]
#[template(path = "pages/problem.html")]
pub(crate) struct ProblemPage<'a> {
    frame: Frame<'a>,
    heading: &'a str,
    lead: &'a str,
    again: String,
}

pub(crate) fn show(visit: &Visit, trouble: Trouble) -> Response {
    let status = match trouble {
        Trouble::Ours => StatusCode::INTERNAL_SERVER_ERROR,
        Trouble::Busy => StatusCode::TOO_MANY_REQUESTS,
        Trouble::Refused => StatusCode::FORBIDDEN,
        Trouble::Large => StatusCode::PAYLOAD_TOO_LARGE,
    };
    visit.show_with(status, &page(visit.frame(), trouble))
}

fn page(frame: Frame<'_>, trouble: Trouble) -> ProblemPage<'_> {
    let (heading, lead) = match trouble {
        Trouble::Ours => ("problem-title", "problem-lead"),
        Trouble::Busy => ("problem-busy-title", "problem-busy-lead"),
        Trouble::Refused => ("problem-refused-title", "problem-refused-lead"),
        Trouble::Large => ("problem-large-title", "problem-large-lead"),
    };
    ProblemPage { heading: frame.t(heading), lead: frame.t(lead), again: frame.here.clone(), frame }
}

#[cfg(test)]
impl<'a> ProblemPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, Trouble::Ours)
    }
}
