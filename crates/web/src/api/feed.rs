//! `GET /meetings.json`: the list in the Meeting Guide format, whole or in part, for the apps and sites that people
//! already use. It is sent piece by piece, so the list of a country takes no more memory than that of a town.

use std::{convert::Infallible, sync::Arc};

use axum::{
    body::Body,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use openseat_actions::publish::{Feed, Unknown, Wanted};
use url::form_urlencoded;

use super::{json_text, open, problem::ApiProblem};
use crate::{
    pack::{self, Coding},
    site::Site,
};

/// The list, or "nothing new" when the asker has it already.
pub(crate) async fn meetings(
    State(site): State<Arc<Site>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiProblem> {
    let wanted = wanted(query.as_deref().unwrap_or_default());
    let feed = Arc::clone(&site.house.snapshot().feed);
    let coding = Coding::of(&headers);
    let caching = [
        (header::ETAG, tag(&feed.tag, coding)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60")),
        (header::VARY, HeaderValue::from_static("Accept-Encoding")),
    ];
    if knows(&headers, &feed.tag) {
        return Ok(open((StatusCode::NOT_MODIFIED, caching).into_response()));
    }
    let mut response = (caching, json_text(body(feed, &wanted, coding)?)).into_response();
    if let Some(name) = coding.name() {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    Ok(open(response))
}

/// What is asked for. Readers add words of their own to keep caches away, so other parameters are passed over.
fn wanted(query: &str) -> Wanted {
    let mut wanted = Wanted::default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        // Ids hold no comma; names of places and groups may.
        let list = |value: &str| value.split(',').map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned).collect();
        let one = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        match &*name {
            "kind" => wanted.kinds.extend::<Vec<String>>(list(&value)),
            "source" => wanted.sources.extend::<Vec<String>>(list(&value)),
            "region" => wanted.regions.extend(one),
            "group" => wanted.groups.extend(one),
            _ => {}
        }
    }
    wanted
}

fn body(feed: Arc<Feed>, wanted: &Wanted, coding: Coding) -> Result<Body, ApiProblem> {
    if coding == Coding::Gzip && wanted.is_all() {
        return Ok(streamed(feed.packed()));
    }
    let texts = feed.texts(wanted).map_err(unknown)?;
    Ok(match coding {
        Coding::Plain => streamed(texts),
        Coding::Gzip => streamed(pack::gzip(texts)),
        Coding::Brotli => streamed(pack::brotli(texts)),
    })
}

fn streamed(pieces: impl Iterator<Item = Vec<u8>> + Send + 'static) -> Body {
    Body::from_stream(stream::iter(pieces.map(Ok::<_, Infallible>)))
}

fn unknown(unknown: Unknown) -> ApiProblem {
    let fix = "Ask without it to see the whole list.";
    ApiProblem::bad(unknown.parameter, format!("{unknown} {fix}"))
}

/// A strong tag: a packed list is another body than the plain one, so each coding has its own.
fn tag(of_list: &str, coding: Coding) -> HeaderValue {
    let end = coding.name().map(|name| format!("-{name}")).unwrap_or_default();
    HeaderValue::from_str(&format!("\"{of_list}{end}\"")).expect("a tag is made of letters and digits")
}

/// Whether the asker has this list, in whichever coding.
fn knows(headers: &HeaderMap, of_list: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or_default();
    known.split(',').map(str::trim).any(|known| {
        let known = known.trim_start_matches("W/").trim_matches('"');
        let rest = known.strip_prefix(of_list);
        known == "*" || rest.is_some_and(|end| end.is_empty() || end.starts_with('-'))
    })
}

#[cfg(test)]
mod tests;
