//! `GET /meetings.json`: the whole list in the Meeting Guide format, for the apps and sites that people already use.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use openseat_actions::publish;

use super::{json_text, open, problem::ApiProblem};
use crate::site::Site;

/// The list, or "nothing new" when the asker has it already.
pub(crate) async fn meetings(State(site): State<Arc<Site>>, headers: HeaderMap) -> Result<Response, ApiProblem> {
    let list = publish::meeting_guide(&site.house).await?;
    let etag = HeaderValue::from_str(&list.etag).unwrap_or(HeaderValue::from_static("W/\"0\""));
    let known = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok());
    let known = known.is_some_and(|tags| tags == "*" || tags.split(',').any(|tag| same(tag.trim(), &list.etag)));
    let caching = [(header::ETAG, etag), (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"))];
    if known {
        return Ok(open((StatusCode::NOT_MODIFIED, caching).into_response()));
    }
    Ok(open((caching, json_text(Body::from(list.bytes.clone()))).into_response()))
}

/// Weak comparison (RFC 9110 §8.8.3.2), since a compressed body is another one with the same content.
fn same(one: &str, other: &str) -> bool {
    one.trim_start_matches("W/") == other.trim_start_matches("W/")
}
