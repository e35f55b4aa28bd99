//! Where a person is looking.

use jiff::tz::TimeZone;
use openseat_content::gazetteer::{self, Gazetteer, Hint, Match};
use openseat_domain::place::Point;

use crate::{query::Query, site::Site, times};

/// Where a search is centred.
#[derive(Clone, Debug)]
pub(crate) enum Where {
    /// No place was asked for.
    Anywhere,
    Here(Spot),
    /// Several places have this name.
    Which(Vec<Match>),
    /// No place has this name. These are spelled alike, if any.
    Unknown(Vec<Match>),
}

/// A place that is certain.
#[derive(Clone, Debug)]
pub(crate) struct Spot {
    pub(crate) point: Point,
    /// How the page calls it; empty when a phone gave only a point far from any town.
    pub(crate) name: String,
    pub(crate) zone: Option<TimeZone>,
    pub(crate) zone_name: String,
    /// Two letters; empty far from any town.
    pub(crate) country: &'static str,
    /// How far the place itself reaches.
    pub(crate) radius_km: f64,
}

/// Finds the place that `query` asks for.
pub(crate) fn find(site: &Site, query: &Query) -> Where {
    let places = Gazetteer::embedded();
    if let Some(point) = query.point {
        return Where::Here(at_point(places, point, &query.place));
    }
    if query.place.is_empty() {
        return Where::Anywhere;
    }
    let hint = Hint { country: site.settings.country.as_deref(), near: None };
    let found = places.find(&query.place, hint);
    match found.first() {
        None => Where::Unknown(Vec::new()),
        Some(best) if gazetteer::is_clear(&found) => Where::Here(spot(best)),
        Some(_) => Where::Which(found),
    }
}

/// The place that a match of the gazetteer means.
pub(crate) fn spot(found: &Match) -> Spot {
    Spot {
        point: found.point,
        name: found.name.to_string(),
        zone: times::zone_named(found.zone),
        zone_name: found.zone.to_owned(),
        country: found.country,
        radius_km: f64::from(found.radius_km),
    }
}

fn at_point(places: &'static Gazetteer, point: Point, called: &str) -> Spot {
    let zone = places.zone_at(point).unwrap_or_default();
    // An address can be written by anyone: its words are shown only if they do name a place around the point.
    let here = |found: &Match| found.point.km_to(point) < 50.0;
    let named = Some(called)
        .filter(|called| !called.is_empty())
        .and_then(|called| places.find(called, Hint { country: None, near: Some(point) }).into_iter().find(here));
    let name =
        named.map(|found| found.name.to_string()).or_else(|| places.nearest(point).map(|town| town.name.to_owned()));
    let name = name.unwrap_or_default();
    let country = places.nearest(point).map_or("", |town| town.country);
    Spot { country, point, name, zone: times::zone_named(zone), zone_name: zone.to_owned(), radius_km: 0.0 }
}
