//! A list in a frame on somebody's own site: the only page that may be framed. It has no script and sets no cookie, and its
//! links lead the whole window here.

pub(crate) mod make;
mod script;

use askama::Template;
use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};

use super::results::{List, Search};
use crate::{
    card::CardView,
    frame::Frame,
    place::{self, Where},
    query::{Day, Query},
    times,
    visit::Visit,
};

pub(crate) use script::{send as script, text as script_text};

/// Where it is, for links.
pub(crate) const PATH: &str = "/embed";
/// Meetings in a frame when nothing is said, and at most.
pub(crate) const USUAL: usize = 10;
pub(crate) const MOST: usize = 50;

/// Anybody may show this page in a frame; it still loads nothing but its own style.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

#[derive(Template)]
#[template(path = "pages/embed.html")]
pub(crate) struct EmbedPage<'a> {
    frame: Frame<'a>,
    theme: &'static str,
    size: &'static str,
    heading: String,
    cards: Vec<CardView<'a>>,
    /// The same list on its own page.
    all: String,
    times: Option<String>,
    by: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let page = page(&visit);
    let mut response = visit.show(&page);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
    response
}

fn page(visit: &Visit) -> EmbedPage<'_> {
    let frame = visit.frame();
    let query = visit.query();
    let query = Query { day: query.day.or(Some(Day::Week)), skip: 0, ..query };
    // In a frame nobody can be asked which of several is meant, so the likeliest is shown, by its name.
    let spot = match place::find(&visit.site, &query) {
        Where::Here(spot) => Some(spot),
        Where::Which(found) => found.first().map(place::spot),
        Where::Anywhere | Where::Unknown(_) => None,
    };
    let lost = query.has_place() && spot.is_none();
    let all = query.to(if query.has_place() { "/near" } else { "/now" }, &visit.site.content);
    let search = Search::new(visit, query, List::Near, spot);
    let count = visit.value("count").and_then(|count| count.parse().ok()).unwrap_or(USUAL).clamp(1, MOST);
    let ask = openseat_domain::search::Ask { limit: count, ..search.ask(&search.query, search.km()) };
    // A place that is not known has no meetings; the list of the whole world would be a wrong answer.
    let cards = if lost { Vec::new() } else { search.cards(&search.find(&ask)) };
    let named = search.spot.as_ref().filter(|spot| !spot.name.is_empty());
    let zone = (!cards.is_empty()).then(|| frame.t1("files-zone", "zone", times::zone_city(&search.zone_name)));
    EmbedPage {
        theme: theme(visit.value("theme").as_deref()),
        size: if visit.value("size").as_deref() == Some("large") { "large" } else { "usual" },
        heading: match named {
            Some(spot) => frame.t1("near-title", "place", spot.name.as_str()),
            None => frame.t("list-title").to_owned(),
        },
        cards,
        all,
        times: zone,
        by: frame.t1("embed-by", "name", frame.name()),
        frame,
    }
}

/// A theme by its word.
pub(crate) fn theme(word: Option<&str>) -> &'static str {
    match word {
        Some("light") => "light",
        Some("dark") => "dark",
        _ => "auto",
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
impl<'a> EmbedPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        Self {
            theme: "auto",
            size: "usual",
            heading: "Meetings near Leeds".into(),
            cards: vec![CardView::sample("Today at 7pm", "good", "Checked 3 days ago")],
            all: "/near?place=Leeds&day=week".into(),
            times: Some("Times are for London.".into()),
            by: "From Meetings".into(),
            frame,
        }
    }

    pub(crate) fn sample_empty(frame: Frame<'a>) -> Self {
        Self { cards: Vec::new(), times: None, ..Self::sample(frame) }
    }
}
