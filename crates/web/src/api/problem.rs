//! Errors for programs: RFC 9457 problem details.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use jiff::fmt::rfc2822::DateTimePrinter;
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
    /// When to ask again, as the header `Retry-After` has it.
    after: Option<String>,
}

impl ApiProblem {
    /// The question itself is wrong.
    pub(crate) fn bad(at: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { at: at.into(), ..Self::new(StatusCode::BAD_REQUEST, "This cannot be asked", detail) }
    }

    /// There is no such thing.
    pub(crate) fn missing(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not here", detail)
    }

    /// What is not there and what may not be seen, answered alike.
    pub(crate) fn nothing() -> Self {
        Self::missing("There is nothing here that you may see.")
    }

    /// Nobody is signed in.
    pub(crate) fn nobody() -> Self {
        let detail = "Sign in with POST /api/v1/session and send the token as “Authorization: Bearer …”.";
        Self::new(StatusCode::UNAUTHORIZED, "Sign in first", detail)
    }

    /// A token that is nobody's, or whose session is over.
    pub(crate) fn unknown() -> Self {
        let detail = "The session is over, or there was none. Sign in again with POST /api/v1/session.";
        Self::new(StatusCode::UNAUTHORIZED, "Sign in again", detail)
    }

    /// What someone signs in with does not fit.
    pub(crate) fn unfit(at: &str, detail: &str) -> Self {
        Self { at: at.to_owned(), ..Self::new(StatusCode::UNAUTHORIZED, "This does not fit", detail) }
    }

    /// Sent by a page of another site.
    pub(crate) fn foreign() -> Self {
        let detail = "A cookie is taken only from pages of this site. Programs send a token.";
        Self::new(StatusCode::FORBIDDEN, "Not from here", detail)
    }

    pub(crate) fn large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "Too much", "Nothing that is asked for here is this large.")
    }

    pub(crate) fn not_json() -> Self {
        let detail = "Send JSON, with the header “Content-Type: application/json”.";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Not JSON", detail)
    }

    fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Self {
        Self { status, title, detail: detail.into(), at: String::new(), after: None }
    }
}

impl From<ActionError> for ApiProblem {
    fn from(error: ActionError) -> Self {
        match error {
            ActionError::Refused(Problem { at, what, fix, .. }) => Self::bad(at, format!("{what} {fix}")),
            ActionError::Missing { .. } => Self::missing(error.to_string()),
            ActionError::Denied(_) => Self::nothing(),
            ActionError::ProveAgain => Self::new(StatusCode::FORBIDDEN, "Sign in again", error.to_string()),
            ActionError::Wait { until } => {
                let detail = format!("There were too many wrong tries. Try again after {until}.");
                let after = DateTimePrinter::new().timestamp_to_rfc9110_string(&until).ok();
                Self { after, ..Self::new(StatusCode::TOO_MANY_REQUESTS, "Wait a little", detail) }
            }
            ActionError::Busy => {
                let problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "Many are signing in", error.to_string());
                Self { after: Some("5".to_owned()), ..problem }
            }
            other => {
                tracing::error!(error = %other, "a question of a program could not be answered");
                let detail = "Something went wrong here. Please try again in a minute.";
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "A problem of ours", detail)
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
        let mut response = open((self.status, content, body.to_string()).into_response());
        let headers = response.headers_mut();
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"openseat\""));
        }
        if let Some(after) = self.after.and_then(|after| HeaderValue::from_str(&after).ok()) {
            headers.insert(header::RETRY_AFTER, after);
        }
        response
    }
}
