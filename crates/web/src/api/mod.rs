//! The API: the same questions as the pages, for programs.

mod feed;
mod health;
mod meetings;
mod parameters;
mod problem;

use std::sync::Arc;

use axum::{
    Router,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::site::Site;

/// The description of the API, OpenAPI 3.1. A test holds it against what the code takes.
const OPENAPI: &str = include_str!("openapi.json");

/// The routes of the API.
pub(crate) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/api/v1/meetings", get(meetings::list))
        .route("/api/v1/meetings/{slug}", get(meetings::one))
        .route("/api/v1/openapi.json", get(|| async { open(json_text(OPENAPI)) }))
        .route("/meetings.json", get(feed::meetings))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
}

fn json_text(text: impl IntoResponse) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// Lets pages of other sites read an answer: it is public and carries no cookie.
fn open(mut response: Response) -> Response {
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}
