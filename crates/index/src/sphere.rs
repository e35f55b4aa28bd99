//! Distances without trigonometry: points as unit vectors, compared by the square of the chord between them.

use openseat_domain::place::{EARTH_RADIUS_KM, Point};

/// A point on the unit sphere; one step is 2⁻³⁰ of the radius, about 6 mm on the ground.
///
/// The centre of the earth stands for "no point".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot(pub [i32; 3]);

/// Steps to the radius.
const SCALE: f64 = ((1 << 30) - 1) as f64;

impl Spot {
    pub(crate) const NOWHERE: Self = Self([0; 3]);

    pub(crate) fn new(point: Point) -> Self {
        let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
        let unit = [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()];
        Self(unit.map(|part| (part * SCALE).round() as i32))
    }

    /// The point again, to the sixth decimal (11 cm).
    pub(crate) fn point(self) -> Option<Point> {
        let [x, y, z] = self.0.map(f64::from);
        let round = |radians: f64| (radians.to_degrees() * 1e6).round() / 1e6;
        (self != Self::NOWHERE).then(|| Point { lat: round(z.atan2(x.hypot(y))), lon: round(y.atan2(x)) })
    }

    /// Square of the chord to `other`, in steps. Grows with the distance, so it can be compared in its stead.
    #[inline]
    pub(crate) fn chord2(self, other: Self) -> f32 {
        let part = |axis: usize| self.0[axis].wrapping_sub(other.0[axis]) as f32;
        let (x, y, z) = (part(0), part(1), part(2));
        x * x + y * y + z * z
    }
}

/// The square of the chord that spans `km` on the ground. All the way round is further than everything.
pub(crate) fn chord2_of_km(km: f64) -> f32 {
    let half = km.max(0.0) / EARTH_RADIUS_KM / 2.0;
    if half >= std::f64::consts::FRAC_PI_2 {
        return f32::INFINITY;
    }
    (2.0 * SCALE * half.sin()).powi(2) as f32
}

/// Kilometres on the ground for the square of a chord.
pub(crate) fn km_of_chord2(chord2: f32) -> f32 {
    let half = f64::from(chord2).sqrt() / (2.0 * SCALE);
    (2.0 * EARTH_RADIUS_KM * half.min(1.0).asin()) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_agree_with_the_haversine() {
        let from = Point { lat: 41.824, lon: -71.4128 };
        for (lat, lon) in [(41.8241, -71.4129), (42.36, -71.06), (-33.87, 151.2), (89.9, 179.9), (-41.8, 108.5)] {
            let to = Point { lat, lon };
            let km = km_of_chord2(Spot::new(from).chord2(Spot::new(to)));
            let sure = from.km_to(to);
            let allowed = (sure * 3e-5).max(2e-5);
            assert!((f64::from(km) - sure).abs() < allowed, "{lat} {lon}: {km} is not {sure}");
        }
    }

    #[test]
    fn a_point_comes_back_to_a_hand_breadth() {
        for (lat, lon) in [(41.824012, -71.412845), (0.0, 180.0), (-89.999999, 12.5), (51.5, -0.000001)] {
            let back = Spot::new(Point { lat, lon }).point().expect("a real point");
            assert!(back.km_to(Point { lat, lon }) < 0.0002, "{back:?}");
        }
    }

    #[test]
    fn nowhere_is_not_a_point() {
        assert_eq!(Spot::NOWHERE.point(), None);
    }
}
