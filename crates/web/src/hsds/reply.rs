//! What is sent back: one document, or a line for each thing.

use std::convert::Infallible;

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use futures_util::Stream;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{
    api::open,
    pack::{self, Coding},
};

/// Smaller answers are sent as they are.
const WORTH_PACKING: usize = 2048;

/// A document, or "nothing new" when the asker has it already.
pub(super) fn json(body: &Value, request: &HeaderMap) -> Response {
    let body = body.to_string();
    let coding = if body.len() > WORTH_PACKING { Coding::of(request) } else { Coding::Plain };
    let sum = Sha256::digest(&body)[..12].iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    // A packed answer is another body than the plain one, so each coding has a tag of its own.
    let tag = format!("\"{sum}{}\"", coding.name().map(|name| format!("-{name}")).unwrap_or_default());
    let known = request.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let caching = [
        (header::ETAG, HeaderValue::from_str(&tag).expect("a tag is made of letters and digits")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60")),
        (header::VARY, HeaderValue::from_static("Accept-Encoding")),
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
    ];
    if known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag || one.trim() == "*") {
        return open((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let body: Vec<u8> = match coding {
        Coding::Plain => body.into_bytes(),
        Coding::Gzip => pack::gzip(std::iter::once(body.into_bytes())).flatten().collect(),
        Coding::Brotli => pack::brotli(std::iter::once(body.into_bytes())).flatten().collect(),
    };
    let mut response = (caching, body).into_response();
    if let Some(name) = coding.name() {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    open(response)
}

/// Things that are there already, a line each.
pub(super) fn lines(all: &[Value]) -> Response {
    streamed(futures_util::stream::iter([all.iter().map(line).collect::<String>()]))
}

/// Lines that come piece by piece.
pub(super) fn streamed(pieces: impl Stream<Item = String> + Send + 'static) -> Response {
    use futures_util::StreamExt as _;
    let body = Body::from_stream(pieces.map(Ok::<_, Infallible>));
    let kind = [(header::CONTENT_TYPE, "application/x-ndjson"), (header::CACHE_CONTROL, "public, max-age=60")];
    open((kind, body).into_response())
}

pub(super) fn line(value: &Value) -> String {
    format!("{value}\n")
}
