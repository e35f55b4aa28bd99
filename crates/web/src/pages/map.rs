//! A picture for wide screens; the list says the same in words.

use axum::{
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use openseat_actions::meeting::MeetingView;
use openseat_content::outline::{self, Bounds};
use openseat_domain::place::Point;
use openseat_index::Found;

use super::results::{List, Search};
use crate::{
    distance::Unit,
    place::{self, Where},
    visit::Visit,
};

/// Width of the picture.
const WIDTH: u32 = 480;
/// What a meeting's own map shows around it.
const AROUND_MEETING_KM: f64 = 3.0;

/// The map of a list, if it has anything to show.
pub(super) fn of_list(search: &Search<'_>, found: &Found) -> Option<String> {
    let placed = found.hits.iter().any(|hit| search.visit.snapshot.card(hit.meeting).has_point());
    placed.then(|| search.query.to("/map/list.svg", &search.visit.site.content))
}

/// The map of a meeting, if one may go there.
pub(super) fn of_meeting(view: &MeetingView) -> Option<String> {
    let place = view.draft.place.as_ref().filter(|place| !place.approximate)?;
    place.point.filter(|_| view.draft.attendance.in_person()).map(|_| format!("/map/m-{}.svg", view.slug))
}

pub(crate) async fn show(visit: Visit, Path(file): Path<String>) -> Response {
    let svg = match file.strip_suffix(".svg").map(|name| (name, name.strip_prefix("m-"))) {
        Some((_, Some(slug))) => meeting(&visit, slug),
        Some(("list", None)) => list(&visit),
        _ => None,
    };
    let Some(svg) = svg.filter(|svg| !svg.is_empty()) else { return StatusCode::NOT_FOUND.into_response() };
    let mut response = svg.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    response
}

fn list(visit: &Visit) -> Option<String> {
    let query = visit.query();
    let Where::Here(spot) = place::find(&visit.site, &query) else { return None };
    let centre = spot.point;
    let search = Search::new(visit, query, List::Near, Some(spot));
    let found = search.find(&search.ask(&search.query, search.km()));
    let cards = found.hits.iter().map(|hit| visit.snapshot.card(hit.meeting)).filter(|card| !card.approximate);
    let points: Vec<(Point, &str)> = cards.filter_map(|card| Some((card.point()?, card.name))).collect();
    let furthest = points.iter().map(|(point, _)| point.km_to(centre)).fold(1.0, f64::max);
    Some(draw(visit, Bounds::around(centre, furthest * 1.15), visit.say().t("list-map-says"), &points))
}

fn meeting(visit: &Visit, slug: &str) -> Option<String> {
    let card = visit.snapshot.card(visit.snapshot.by_slug(slug)?);
    let point = card.point().filter(|_| !card.approximate)?;
    let title = visit.say().t("meeting-map-says");
    Some(draw(visit, Bounds::around(point, AROUND_MEETING_KM), title, &[(point, card.name)]))
}

fn draw(visit: &Visit, bounds: Bounds, title: &str, points: &[(Point, &str)]) -> String {
    let unit = match visit.site.settings.unit {
        Unit::Miles => outline::Unit::Miles,
        Unit::Kilometres => outline::Unit::Kilometres,
    };
    outline::svg(bounds, WIDTH, title, unit, points)
}
