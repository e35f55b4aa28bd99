//! Where the lists, the places and the program come from.

use std::sync::PoisonError;

use askama::Template;
use axum::response::Response;
use openseat_actions::feed;
use openseat_content::gazetteer;

use crate::{frame::Frame, site::Site, times, visit::Visit};

#[derive(Template)]
#[template(path = "pages/about.html")]
pub(crate) struct AboutPage<'a> {
    frame: Frame<'a>,
    meetings: String,
    /// The names of the lists.
    sources: Vec<String>,
    /// The credits of the gazetteer, as its licences ask.
    places: Vec<Credit>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    let names = names(&visit.site).await;
    visit.show(&page(visit.frame(), visit.snapshot.len(), names))
}

/// The names of the lists. Counting their rows takes the database a while, so they are kept for an hour.
async fn names(site: &Site) -> Vec<String> {
    let now = times::minute_of(site.now());
    let kept = site.lists.lock().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, names)) = kept.filter(|(at, _)| now.saturating_sub(*at) < 60) {
        return names;
    }
    let feeds = feed::list(&site.house).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the lists could not be named");
        Vec::new()
    });
    let names: Vec<String> = feeds.into_iter().map(|feed| feed.source.name).collect();
    *site.lists.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, names.clone()));
    names
}

fn page(frame: Frame<'_>, meetings: usize, sources: Vec<String>) -> AboutPage<'_> {
    AboutPage {
        meetings: frame.t1("about-meetings", "n", meetings),
        frame,
        sources,
        places: credits(gazetteer::ATTRIBUTION),
    }
}

/// One source of places.
struct Credit {
    what: String,
    /// Source and licence, with links.
    source: Vec<Piece>,
    changed: String,
}

/// Words, with the address they lead to if they do.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    href: String,
}

/// The rows of the table in the credits: what, source and licence, what was changed.
fn credits(markdown: &str) -> Vec<Credit> {
    let rows = markdown.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cells = rows.map(|row| row.split(" | ").collect::<Vec<_>>()).skip(1);
    cells
        .filter_map(|cells| {
            let [what, source, changed] = cells[..] else { return None };
            Some(Credit { what: plain(what), source: pieces(source), changed: plain(changed) })
        })
        .collect()
}

/// Text with its links, without other marks.
fn pieces(markdown: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = markdown;
    while let Some((before, text, href, after)) = link(rest) {
        pieces.push(Piece { text: unmarked(before), href: String::new() });
        pieces.push(Piece { text: unmarked(text), href: href.to_owned() });
        rest = after;
    }
    pieces.push(Piece { text: unmarked(rest), href: String::new() });
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The first `[text](address)`: what is before it, its two parts, what is after it.
fn link(markdown: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, rest) = markdown.split_once('[')?;
    let (text, rest) = rest.split_once("](")?;
    let (href, after) = rest.split_once(')')?;
    Some((before, text, href, after))
}

fn plain(markdown: &str) -> String {
    pieces(markdown).into_iter().map(|piece| piece.text).collect()
}

fn unmarked(markdown: &str) -> String {
    markdown.replace(['*', '`'], "")
}

#[cfg(test)]
impl<'a> AboutPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame, 200, vec!["Made-up town".to_owned()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_of_places_is_credited_with_its_licence() {
        let credits = credits(gazetteer::ATTRIBUTION);
        assert!(credits.len() >= 4);
        let all: String = credits
            .iter()
            .flat_map(|credit| &credit.source)
            .map(|piece| format!("{} {} ", piece.text, piece.href))
            .collect();
        for must in [
            "GeoNames",
            "CC BY 4.0",
            "creativecommons.org/licenses/by/4.0",
            "Open Government Licence",
            "Crown copyright",
        ] {
            assert!(all.contains(must), "{must}");
        }
        assert!(!all.contains("**") && !all.contains("]("), "{all}");
    }
}
