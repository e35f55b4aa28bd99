//! From the answers of a person to the matcher's answer.

use jiff::tz::TimeZone;
use openseat_domain::{
    matching::{Answer, Wishes},
    search::{Minute, Near},
};

use super::asked::Asked;
use crate::{
    pages::Way,
    place::{self, Spot, Where},
    query::Query,
    times,
    visit::Visit,
};

/// What was found for a person.
pub(super) struct Found<'v> {
    pub(super) visit: &'v Visit,
    pub(super) asked: Asked,
    /// The same answers, with the place that was meant.
    pub(super) wishes: Wishes,
    pub(super) answer: Answer,
    pub(super) placed: Placed,
    pub(super) now: Minute,
    /// Of the times that are shown.
    pub(super) zone: TimeZone,
    pub(super) zone_name: String,
    /// Visitors' reports count from so many on.
    pub(super) visitors_from: u32,
}

/// What became of the place.
pub(super) enum Placed {
    /// None was named.
    Nowhere,
    Here(String),
    /// It is one of several, which the person may change.
    OneOf(String, Vec<Way>),
    /// We know none of this name.
    Unknown(String),
}

/// Asks the matcher.
pub(super) fn find(visit: &Visit, asked: Asked) -> Found<'_> {
    let (spot, placed) = place(visit, &asked);
    let now = times::minute_of(visit.site.now());
    let usual = (visit.site.zone.clone(), visit.site.settings.zone.clone());
    let there = spot.as_ref().and_then(|spot| Some((spot.zone.clone()?, spot.zone_name.clone())));
    let (zone, zone_name) = there.unwrap_or(usual);
    let unit = visit.site.settings.unit;
    let near = spot.map(|spot| {
        let km = asked.within.map_or(unit.km(f64::from(unit.usual())).max(spot.radius_km), |within| within.km());
        Near { point: spot.point, km }
    });
    let wishes = Wishes { near, ..asked.wishes.clone() };
    let answer = todo!();
    Found { visit, asked, wishes, answer, placed, now, zone, zone_name, visitors_from: 5 }
}

fn place(visit: &Visit, asked: &Asked) -> (Option<Spot>, Placed) {
    let query = Query { place: asked.place.clone(), point: asked.point, ..Query::default() };
    match place::find(&visit.site, &query) {
        Where::Anywhere => (None, Placed::Nowhere),
        Where::Here(spot) => {
            let name = if spot.name.is_empty() { asked.place.clone() } else { spot.name.clone() };
            (Some(spot), Placed::Here(name))
        }
        Where::Unknown(_) => (None, Placed::Unknown(asked.place.clone())),
        Where::Which(found) => {
            let Some(best) = found.first() else { return (None, Placed::Unknown(asked.place.clone())) };
            let other = |one: &openseat_content::gazetteer::Match| {
                let there = Asked { place: one.name.to_string(), point: Some(one.point), ..asked.clone() };
                Way { href: there.to("/match/answer", &visit.site.content), label: one.label() }
            };
            let others = found.iter().skip(1).take(MOST_OTHERS).map(other).collect();
            (Some(place::spot(best)), Placed::OneOf(best.label(), others))
        }
    }
}

/// Other places of the same name that are offered, at most.
const MOST_OTHERS: usize = 6;
