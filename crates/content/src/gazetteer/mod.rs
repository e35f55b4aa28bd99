//! Places by name, postcode or point, without asking another machine.
//!
//! The data is `content/places/` (towns of the world, US ZIP codes, UK outward codes); its sources and licences are in
//! `content/places/ATTRIBUTION.md` and must be credited on the page that lists sources ([`ATTRIBUTION`]).
//!
//! **Invariant.** No network, no clock, no files: the data is in the binary and unpacked once.

use openseat_domain::place::Point;
use std::borrow::Cow;

/// Whom to thank for the places, as plain text: source, licence and what was changed.
pub const ATTRIBUTION: &str = "";

/// All the places.
pub struct Gazetteer {}

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
        static PLACES: Gazetteer = Gazetteer {};
        &PLACES
    }

    /// What `text` may mean, best first. Empty when it means nothing known.
    ///
    /// One answer is certain enough to use; several close together are a question to the person ([`is_clear`]).
    pub fn find(&self, _text: &str, _hint: Hint) -> Vec<Match> {
        Vec::new()
    }

    /// The nearest town, within 200 km.
    pub fn nearest(&self, _point: Point) -> Option<Town> {
        None
    }

    /// The time zone at a point: the nearest towns' votes. `None` far out at sea.
    pub fn zone_at(&self, _point: Point) -> Option<&'static str> {
        None
    }
}

/// True when the first answer can be used without asking "Which one?".
pub fn is_clear(matches: &[Match]) -> bool {
    matches.len() == 1
}

impl Match {
    /// For a list to choose from: "Portland, Maine, United States", "02903 (Providence, Rhode Island)".
    pub fn label(&self) -> String {
        self.name.to_string()
    }
}
