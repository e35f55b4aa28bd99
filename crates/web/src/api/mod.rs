//! The API: the same questions as the pages, for programs.

mod caller;
mod feed;
mod health;
mod meetings;
mod parameters;
mod problem;
mod session;
mod shared;
mod space;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::{
    Router,
    http::{HeaderValue, header},
    middleware,
    response::{IntoResponse, Response},
    routing::{get, post},
};

use openseat_formats::meeting_guide_check::SCHEMA;

use crate::{headers, site::Site};

/// The description of the API, OpenAPI 3.1. A test holds it against what the code takes.
const OPENAPI: &str = include_str!("openapi.json");

/// The routes of the API.
pub(crate) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/api/v1/meetings", get(meetings::list))
        .route("/api/v1/meetings/{slug}", get(meetings::one))
        .route("/api/v1/openapi.json", get(|| async { open(json_text(OPENAPI)) }))
        .route("/meetings.json", get(feed::meetings))
        .route("/schemas/meeting-guide.json", get(|| async { open(json_schema(SCHEMA)) }))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .merge(personal())
}

/// For who is signed in. Nothing of it is kept anywhere, and pages of other sites cannot read it.
fn personal() -> Router<Arc<Site>> {
    Router::new()
        .route("/api/v1/session", post(session::open).delete(session::end))
        .route("/api/v1/space", get(space::show))
        .route("/api/v1/space/consents", get(space::consents))
        .route("/api/v1/space/consents/{id}/stop", post(space::stop))
        .route("/api/v1/space/disclosures", get(space::disclosures))
        .route("/api/v1/organisations/{node}/shared", get(shared::list))
        .route("/api/v1/organisations/{node}/shared/{code}", get(shared::one))
        .layer(middleware::map_response(closed))
        .layer(middleware::from_fn(headers::personal))
}

fn json_schema(text: &'static str) -> Response {
    let caching = (header::CACHE_CONTROL, "public, max-age=86400");
    ([(header::CONTENT_TYPE, "application/schema+json"), caching], text).into_response()
}

fn json_text(text: impl IntoResponse) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

async fn closed(mut response: Response) -> Response {
    response.headers_mut().remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    response
}

/// Lets pages of other sites read an answer: it is public and carries no cookie.
pub(crate) fn open(mut response: Response) -> Response {
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}
