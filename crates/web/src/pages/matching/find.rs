//! From the answers of a person to the matcher's answer.

use std::sync::Arc;

use jiff::tz::TimeZone;
use openseat_actions::Snapshot;
use openseat_domain::{
    matching::{Answer, Rules, Wishes},
    search::{Minute, Near},
};

use super::asked::Asked;
use crate::{
    pages::Way,
    place::{self, Spot, Where},
    query::Query,
    visit::Visit,
};

/// What was found for a person.
pub(crate) struct Found<'v> {
    pub(crate) visit: &'v Visit,
    pub(crate) asked: Asked,
    /// The same answers, with the place that was meant.
    pub(crate) wishes: Wishes,
    pub(crate) answer: Answer,
    /// Whose numbers the meetings of the answer have.
    pub(crate) snapshot: Arc<Snapshot>,
    pub(crate) placed: Placed,
    pub(crate) now: Minute,
    /// Of the times that are shown.
    pub(crate) zone: TimeZone,
    pub(crate) zone_name: String,
    /// What the matcher went by.
    pub(crate) rules: Rules,
}

/// What became of the place.
pub(crate) enum Placed {
    /// None was named.
    Nowhere,
    Here(String),
    /// It is one of several, which the person may change.
    OneOf(String, Vec<Way>),
    /// We know none of this name.
    Unknown(String),
}

/// Asks the matcher.
///
/// # Errors
/// When the zone of a place is none of IANA's.
pub(crate) fn find(visit: &Visit, asked: Asked) -> openseat_actions::Result<Found<'_>> {
    let (spot, placed) = place(visit, &asked);
    let usual = (visit.site.zone.clone(), visit.site.settings.zone.clone());
    let there = spot.as_ref().and_then(|spot| Some((spot.zone.clone()?, spot.zone_name.clone())));
    let (zone, zone_name) = there.unwrap_or(usual);
    let unit = visit.site.settings.unit;
    let country = spot.as_ref().map_or(visit.site.house.home_country(), |spot| spot.country);
    let usual_languages = visit.site.content.matching().usual_languages(country);
    let near = spot.as_ref().map(|spot| {
        let km = asked.within.map_or(unit.km(f64::from(unit.usual())).max(spot.radius_km), |within| within.km());
        Near { point: spot.point, km }
    });
    let wishes = Wishes { near, usual_languages, ..asked.wishes.clone() };
    let seed = asked.seed.unwrap_or_default();
    let matched = visit.site.house.match_(&wishes, &zone_name, visit.site.now(), seed)?;
    Ok(Found {
        visit,
        asked,
        wishes,
        answer: matched.answer,
        snapshot: matched.snapshot,
        placed,
        now: matched.now,
        zone,
        zone_name,
        rules: matched.rules,
    })
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
