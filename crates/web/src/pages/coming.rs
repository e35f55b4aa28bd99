//! The next meetings of some kinds of group, for a page that is about the kinds.

use openseat_domain::{fellowship::FellowshipId, search::Ask};

use super::results::{List, Search};
use crate::{
    card::CardView,
    place::{self, Where},
    query::Query,
    visit::Visit,
};

/// Cards at most.
const MOST: usize = 5;

/// The next meetings, and the ways to all of them.
pub(crate) struct Coming<'a> {
    /// The place near which they are, when the address names one that is certain.
    pub(crate) near: Option<String>,
    pub(crate) cards: Vec<CardView<'a>>,
    /// All of them in the next seven days.
    pub(crate) all: String,
    /// The kinds, for a form that asks for a place.
    pub(crate) kinds: String,
}

/// The next meetings of `kinds`, near the place that the address names, if it does.
pub(crate) fn of(visit: &Visit, kinds: Vec<FellowshipId>) -> Coming<'_> {
    let asked = visit.query();
    let written = kinds.iter().map(FellowshipId::as_str).collect::<Vec<_>>().join(",");
    let query = Query { place: asked.place, point: asked.point, within: asked.within, kinds, ..Query::default() };
    let spot = match place::find(&visit.site, &query) {
        Where::Here(spot) => Some(spot),
        _ => None,
    };
    let query = if spot.is_some() { query } else { Query { place: String::new(), point: None, ..query } };
    let near = spot.as_ref().map(|spot| spot.name.clone()).filter(|name| !name.is_empty());
    let list = if spot.is_some() { "/near" } else { "/now?day=week" };
    let content = &visit.site.content;
    let all = match list {
        "/near" => query.to(list, content),
        _ => format!("{list}&{}", query.written(content)),
    };
    let search = Search::new(visit, query, List::Near, spot);
    let ask = Ask { limit: MOST, ..search.ask(&search.query, search.km()) };
    Coming { near, cards: search.cards(&search.find(&ask)), all, kinds: written }
}
