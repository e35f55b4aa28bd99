//! Errors for programs: RFC 9457 problem details.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use openseat_actions::ActionError;
use openseat_domain::problem::Problem;
use serde_json::json;

use super::open;

/// An error with a status, in words.
#[derive(Debug)]
pub(crate) struct ApiProblem {
    status: StatusCode,
    title: &'static str,
    detail: String,
    /// Which parameter is meant; empty when none.
    at: String,
}

impl ApiProblem {
    /// The question itself is wrong.
    pub(crate) fn bad(at: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, title: "This cannot be asked", detail: detail.into(), at: at.into() }
    }

    /// There is no such thing.
    pub(crate) fn missing(detail: impl Into<String>) -> Self {
        Self { status: StatusCode::NOT_FOUND, title: "Not here", detail: detail.into(), at: String::new() }
    }
}

impl From<ActionError> for ApiProblem {
    fn from(error: ActionError) -> Self {
        match error {
            ActionError::Refused(Problem { at, what, fix, .. }) => Self::bad(at, format!("{what} {fix}")),
            ActionError::Missing { .. } => Self::missing(error.to_string()),
            other => {
                tracing::error!(error = %other, "a question of a program could not be answered");
                let detail = "Something went wrong here. Please try again in a minute.".to_owned();
                let status = StatusCode::INTERNAL_SERVER_ERROR;
                Self { status, title: "A problem of ours", detail, at: String::new() }
            }
        }
    }
}

impl IntoResponse for ApiProblem {
    fn into_response(self) -> Response {
        let mut body = json!({
            "type": "about:blank", "title": self.title, "status": self.status.as_u16(), "detail": self.detail,
        });
        if !self.at.is_empty() {
            body["parameter"] = self.at.into();
        }
        let content = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
        open((self.status, content, body.to_string()).into_response())
    }
}
