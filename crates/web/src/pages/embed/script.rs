//! `/embed.js`: the element `<openseat-meetings>`, with its words in each language.

use std::sync::Arc;

use axum::{
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};
use openseat_content::{Content, Locale};
use serde_json::{Map, Value, json};

use crate::{api, site::Site};

/// Sends the script. Its address does not change, so it is asked for again every hour.
pub(crate) async fn send(State(site): State<Arc<Site>>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    api::open((headers, site.embed_script.clone()).into_response())
}

/// The script with the words of all languages in it, made once.
pub(crate) fn text(content: &Content, name: &str) -> String {
    let words = content.words();
    let of = |locale: Locale| {
        let text = |key| words.get(locale, key);
        json!({
            "online": text("card-online"),
            "hybrid": text("card-hybrid"),
            "meetings": text("list-title"),
            "near": words.format(locale, "near-title", &[("place", "{place}".into())]),
            "zone": words.format(locale, "files-zone", &[("zone", "{zone}".into())]),
            "more": text("embed-more"),
            "empty": text("embed-empty"),
            "pretend": format!("{}.", text("site-made-up-title")),
            "by": words.format(locale, "embed-by", &[("name", name.into())]),
        })
    };
    let all: Map<String, Value> =
        Locale::ALL.into_iter().map(|locale| (locale.code().to_owned(), of(locale))).collect();
    // Comments and indents are for who reads it here.
    let lines = SCRIPT
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/**"));
    let script = lines.collect::<Vec<_>>().join("\n");
    script.replace("__WORDS__", &Value::Object(all).to_string())
}

const SCRIPT: &str = include_str!("../../../assets/embed.js");
