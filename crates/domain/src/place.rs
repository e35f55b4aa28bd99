//! Where a meeting is.

use serde::{Deserialize, Serialize};

/// A point on the earth, WGS 84, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// −90 to 90, north is positive.
    pub lat: f64,
    /// −180 to 180, east is positive.
    pub lon: f64,
}

/// Mean radius of the earth in kilometres (IUGG R₁).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Kilometres in a mile.
pub const KM_PER_MILE: f64 = 1.609_344;

impl Point {
    /// A point, if both numbers are real degrees and it is not (0, 0), which feeds write for "unknown".
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let real = lat.is_finite() && lon.is_finite() && lat.abs() <= 90.0 && lon.abs() <= 180.0;
        (real && (lat.abs() > 1e-6 || lon.abs() > 1e-6)).then_some(Self { lat, lon })
    }

    /// Great-circle distance in kilometres (haversine).
    pub fn km_to(self, other: Self) -> f64 {
        let (lat1, lat2) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((lat2 - lat1) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let h = half_lat * half_lat + lat1.cos() * lat2.cos() * half_lon * half_lon;
        2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
    }
}

/// An address as its source gives it. Every part may be empty; nothing is guessed here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The building's name ("St Mary's Hall").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The whole address in one line, when the source has it so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formatted: Option<String>,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Town or city.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State, province or county.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Postcode or ZIP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Country, as given (name or code).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The source's own regions, from general to specific.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// How to get in: door, bell, floor, parking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// Where it is on the map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// True when only the area is given (an online meeting's home town): no pin, no directions.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub approximate: bool,
}

impl Place {
    /// The address on one line, from the whole line if given, else from its parts.
    pub fn line(&self) -> String {
        if let Some(whole) = &self.formatted {
            return whole.clone();
        }
        let state_line = [self.state.as_deref(), self.postal_code.as_deref()].into_iter().flatten();
        let state_line = state_line.collect::<Vec<_>>().join(" ");
        let parts = [self.street.as_deref(), self.city.as_deref(), Some(state_line.as_str()), self.country.as_deref()];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nowhere_is_not_a_point() {
        assert_eq!(Point::new(0.0, 0.0), None);
        assert_eq!(Point::new(91.0, 0.0), None);
        assert_eq!(Point::new(f64::NAN, 1.0), None);
        assert!(Point::new(0.0, 10.0).is_some());
    }

    #[test]
    fn distance_agrees_with_a_known_one() {
        // Paris to London, 343.6 km on the sphere of mean radius.
        let paris = Point { lat: 48.8566, lon: 2.3522 };
        let london = Point { lat: 51.5074, lon: -0.1278 };
        assert!((paris.km_to(london) - 343.56).abs() < 0.1, "{}", paris.km_to(london));
        assert_eq!(paris.km_to(paris), 0.0);
    }

    #[test]
    fn an_address_reads_well_from_its_parts() {
        let place = Place {
            street: Some("12 Mill Lane".into()),
            city: Some("Leeds".into()),
            postal_code: Some("LS1 4AB".into()),
            ..Place::default()
        };
        assert_eq!(place.line(), "12 Mill Lane, Leeds, LS1 4AB");
    }
}
