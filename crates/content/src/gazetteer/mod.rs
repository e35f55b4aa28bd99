//! Places by name, postcode or point, without asking another machine.
//!
//! The data is `content/places/` (towns of the world, US ZIP codes, UK outward codes); its sources and licences are in
//! `content/places/ATTRIBUTION.md` and must be credited on the page that lists sources ([`ATTRIBUTION`]).
//!
//! **Invariant.** No network, no clock, no files: the data is in the binary and unpacked once.

pub(crate) mod blob;
mod coordinates;
mod find;
pub(crate) mod fold;
mod names;
mod postcode;
mod qualifier;
mod region;
#[cfg(test)]
mod tests;
mod towns;

use names::Names;
use openseat_domain::place::Point;
use postcode::{Outward, Zips};
use qualifier::Qualifiers;
use std::{borrow::Cow, collections::HashMap, sync::OnceLock};
use towns::Towns;

/// Whom to thank for the places: sources, licences and what was changed, in Markdown.
pub const ATTRIBUTION: &str = include_str!("../../../../content/places/ATTRIBUTION.md");

/// All the places.
pub struct Gazetteer {
    towns: Towns,
    names: Names,
    qualifiers: Qualifiers,
    zips: Zips,
    outward: Outward,
    people: OnceLock<Vec<region::People>>,
    countries: OnceLock<HashMap<&'static str, &'static str>>,
}

/// What is known about the person asking, so that "Springfield" means the likely one first. Nothing is excluded by it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint<'a> {
    /// Two letters of ISO 3166-1, any case: the deployment's home country.
    pub country: Option<&'a str>,
    /// Near here, if known.
    pub near: Option<Point>,
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The text was a latitude and a longitude.
    Point,
    /// A postcode, ZIP code or the first half of one.
    Postcode,
    /// A town or city.
    City,
    /// A state, county or small country: the point is the middle of its people, the radius holds most of them.
    Region,
}

/// One place that the text may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// "Portland", "02903", "LS1".
    pub name: Cow<'static, str>,
    /// The town itself, or the one nearest to the postcode or point: for "In Providence".
    pub town: &'static str,
    /// State, province or county; empty if not known.
    pub region: &'static str,
    /// Two letters of ISO 3166-1; empty in mid-ocean.
    pub country: &'static str,
    /// The country's name in English.
    pub country_name: &'static str,
    pub point: Point,
    /// IANA zone.
    pub zone: &'static str,
    pub kind: Kind,
    /// How far around the point the place itself reaches, about: a good first search radius.
    pub radius_km: f32,
    /// Bigger is likelier. Only comparable within one answer.
    pub score: f32,
    /// True when the text was not matched exactly (a typing error was forgiven), so a page should say what it understood.
    pub corrected: bool,
    /// True when the point stands for something nearby (a postcode not in the data): say "about here".
    pub approximate: bool,
}

/// A town of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Town {
    pub name: &'static str,
    pub region: &'static str,
    /// Two letters of ISO 3166-1.
    pub country: &'static str,
    pub point: Point,
    /// IANA zone.
    pub zone: &'static str,
    /// Inhabitants, to about one part in ten.
    pub population: u32,
}

impl Gazetteer {
    /// The places in the binary. Unpacked at the first call, shared ever after.
    pub fn embedded() -> &'static Self {
        static PLACES: OnceLock<Gazetteer> = OnceLock::new();
        PLACES.get_or_init(|| {
            let towns = Towns::unpack(include_bytes!("../../../../content/places/places.bin"));
            Self {
                names: Names::of(&towns),
                qualifiers: Qualifiers::of(&towns),
                zips: Zips::unpack(include_bytes!("../../../../content/places/us_zip.bin")),
                outward: Outward::unpack(include_bytes!("../../../../content/places/uk_outward.bin")),
                people: OnceLock::new(),
                countries: OnceLock::new(),
                towns,
            }
        })
    }

    /// Builds the list of spellings that the first mistyped name would otherwise wait for. For a server's start.
    pub fn warm(&self) {
        self.names.spellings(&self.towns);
    }

    /// What `text` may mean, best first. Empty when it means nothing known.
    ///
    /// Several answers may be a question to the person ("Which Springfield?"): see [`is_clear`].
    pub fn find(&'static self, text: &str, hint: Hint) -> Vec<Match> {
        self.answers(text, hint)
    }

    /// The nearest town, within 200 km.
    pub fn nearest(&'static self, point: Point) -> Option<Town> {
        self.towns.nearest(point).map(|(id, _)| self.towns.town(id))
    }

    /// The town that people would say a point is in: a city reaches further than a village.
    pub fn town_at(&'static self, point: Point) -> Option<Town> {
        self.towns.called_after(point).map(|id| self.towns.town(id))
    }

    /// Towns within `km` of a point, the most populous first, at most `most`.
    pub fn towns_around(&'static self, point: Point, km: f64, most: usize) -> Vec<Town> {
        let mut near = Vec::new();
        self.towns.around(point, km as f32, |id, away| {
            if away <= km as f32 {
                near.push(id);
            }
        });
        near.sort_by(|a, b| self.towns.population(*b).total_cmp(&self.towns.population(*a)).then(a.cmp(b)));
        near.truncate(most);
        near.into_iter().map(|id| self.towns.town(id)).collect()
    }

    /// The time zone at a point: that of the nearest town. `None` more than 200 km from any town.
    ///
    /// On 20,000 points up to 10 km from a town the clocks agree with the zones' true borders in 99.8 % and the names in
    /// 99.2 %; a vote among several towns around was tried and is no better.
    pub fn zone_at(&'static self, point: Point) -> Option<&'static str> {
        self.towns.nearest(point).map(|(id, _)| self.towns.zone(self.towns.zone_id(id)))
    }

    /// The country (two letters of ISO 3166-1) in which most people of an IANA zone live. `None` for a zone without towns,
    /// such as UTC.
    pub fn country_of_zone(&'static self, zone: &str) -> Option<&'static str> {
        self.countries.get_or_init(|| self.towns.countries_of_zones()).get(zone).copied()
    }
}

/// True when the first answer can be used without asking "Which one?": it is the only one, or far likelier than the next.
pub fn is_clear(matches: &[Match]) -> bool {
    find::is_clear(matches)
}

impl Match {
    /// For a list to choose from: "Portland, Maine, United States", "02903 (Providence, Rhode Island, United States)".
    pub fn label(&self) -> String {
        let parts = [self.region, self.country_name];
        let own = if matches!(self.kind, Kind::City | Kind::Region) { &*self.name } else { self.town };
        let place = parts.into_iter().filter(|part| !part.is_empty() && *part != own);
        match self.kind {
            Kind::City | Kind::Region => [&*self.name].into_iter().chain(place).collect::<Vec<_>>().join(", "),
            Kind::Postcode | Kind::Point => {
                let place = [self.town].into_iter().filter(|town| !town.is_empty()).chain(place);
                format!("{} ({})", self.name, place.collect::<Vec<_>>().join(", "))
            }
        }
    }
}
