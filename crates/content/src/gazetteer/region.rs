//! A whole state, county or country asked for by name: where its people live, and how far apart.

use super::{
    Gazetteer, Hint, Kind, Match,
    fold::fold,
    qualifier::Scope,
    towns::{TownId, Towns},
};
use openseat_domain::place::Point;
use std::borrow::Cow;

/// A circle wider than this helps nobody to find a meeting.
const WIDEST_KM: f32 = 700.0;
/// "New York" means the city, unless it says otherwise.
const AFTER_TOWNS: f32 = -3.5;

/// The people of one line of the region table.
#[derive(Clone, Copy, Default)]
pub(crate) struct People {
    count: f64,
    lat: f64,
    lon: f64,
    lat_squared: f64,
    lon_squared: f64,
    largest: Option<(TownId, f32)>,
}

/// For each line of the region table where its people are.
pub(crate) fn people(towns: &Towns) -> Vec<People> {
    let mut all = vec![People::default(); towns.regions.len()];
    for id in 0..towns.len() as TownId {
        let (point, count) = (towns.point(id), towns.population(id));
        let weight = f64::from(count);
        all[towns.region_id(id)].add(People {
            count: weight,
            lat: weight * point.lat,
            lon: weight * point.lon,
            lat_squared: weight * point.lat * point.lat,
            lon_squared: weight * point.lon * point.lon,
            largest: Some((id, count)),
        });
    }
    all
}

impl People {
    fn add(&mut self, more: People) {
        self.count += more.count;
        self.lat += more.lat;
        self.lon += more.lon;
        self.lat_squared += more.lat_squared;
        self.lon_squared += more.lon_squared;
        let larger = more.largest.filter(|(_, count)| self.largest.is_none_or(|(_, most)| *count > most));
        self.largest = larger.or(self.largest);
    }

    /// Their middle and the distance that most of them live within (twice the standard deviation), in kilometres.
    fn circle(&self) -> (Point, f32) {
        let (lat, lon) = (self.lat / self.count, self.lon / self.count);
        let north = (self.lat_squared / self.count - lat * lat).max(0.0);
        let east = (self.lon_squared / self.count - lon * lon).max(0.0) * lat.to_radians().cos().powi(2);
        (Point { lat, lon }, ((north + east).sqrt() * 2.0 * 111.2) as f32)
    }
}

impl Gazetteer {
    /// The states, counties and countries that `name` (folded) stands for.
    pub(super) fn regions_named(&'static self, name: &str, hint: Hint) -> Vec<Match> {
        // Two letters are a word more often than a state.
        let scopes = if name.len() > 2 { self.qualifiers.meanings(name) } else { &[] };
        let (counties, wider): (Vec<Scope>, Vec<Scope>) = scopes.iter().partition(|s| matches!(s, Scope::County(_)));
        let mut found: Vec<Match> = wider.iter().filter_map(|scope| self.region_match(name, &[*scope], hint)).collect();
        // Several counties of one name are parts of a larger one, as Leeds and Bradford are of West Yorkshire.
        found.extend(self.region_match(name, &counties, hint));
        found.dedup_by(|a, b| a.name == b.name && a.country == b.country);
        found
    }

    fn region_match(&'static self, asked: &str, scopes: &[Scope], hint: Hint) -> Option<Match> {
        let people = self.people.get_or_init(|| people(&self.towns));
        let mut all = People::default();
        for (line, people) in people.iter().enumerate() {
            if scopes.iter().any(|scope| self.qualifiers.contains(&self.towns, *scope, line)) {
                all.add(*people);
            }
        }
        let (largest, _) = all.largest.filter(|_| all.count > 0.0)?;
        let (point, km) = all.circle();
        let country = self.towns.country(largest);
        let home = hint.country.is_some_and(|home| country.code.eq_ignore_ascii_case(home));
        let region = self.towns.region(largest);
        let whole_country = matches!(scopes, [Scope::Country(_)]);
        let name: &'static str = match scopes {
            [Scope::Country(_)] => &country.name,
            [Scope::State(..)] => &region.name,
            _ => region.also.iter().find(|also| fold(also) == asked).map_or(region.label(), |also| also),
        };
        (km <= WIDEST_KM).then(|| Match {
            name: Cow::Borrowed(name),
            kind: Kind::Region,
            score: (all.count as f32).ln() + AFTER_TOWNS + if home { super::find::HOME } else { 0.0 },
            region: if whole_country { "" } else { &region.name },
            zone: self.towns.zone(self.towns.zone_id(largest)),
            ..self.at_town(point, km.max(15.0), Some(largest))
        })
    }
}
