//! Distances as a person says them.

use crate::say::{Counted, Say};
use openseat_domain::place::KM_PER_MILE;

/// The unit in which distances are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    Miles,
    #[default]
    Kilometres,
}

impl Unit {
    /// What a country uses on its road signs (ISO 3166-1, two letters).
    pub fn of_country(country: &str) -> Self {
        match country.to_ascii_uppercase().as_str() {
            "US" | "GB" | "LR" | "MM" | "PR" | "VI" | "GU" | "AS" | "MP" | "IM" | "JE" | "GG" => Self::Miles,
            _ => Self::Kilometres,
        }
    }

    /// The distances that can be chosen, in this unit.
    pub(crate) fn choices(self) -> &'static [u16] {
        match self {
            Self::Miles => &[2, 5, 10, 25, 50, 100],
            Self::Kilometres => &[3, 5, 10, 15, 40, 80, 150],
        }
    }

    /// The distance that a search without one uses.
    pub(crate) fn usual(self) -> u16 {
        match self {
            Self::Miles => 10,
            Self::Kilometres => 15,
        }
    }

    pub(crate) fn km(self, distance: f64) -> f64 {
        match self {
            Self::Miles => distance * KM_PER_MILE,
            Self::Kilometres => distance,
        }
    }

    /// "1.2 miles", "12 km", "less than 0.1 miles", at the end of `out`.
    pub(crate) fn write(self, out: &mut String, say: &Say, km: f64) {
        let distance = match self {
            Self::Miles => km / KM_PER_MILE,
            Self::Kilometres => km,
        };
        if distance < 0.1 {
            return out.push_str(&say.format("distance-here", &[("distance", self.whole(say, 0.1).into())]));
        }
        let shown = if distance < 10.0 { (distance * 10.0).round() / 10.0 } else { distance.round() };
        self.counted(say).write(out, shown);
    }

    /// A number of this unit, as it is.
    pub(crate) fn whole(self, say: &Say, number: f64) -> String {
        self.counted(say).with(number)
    }

    fn counted(self, say: &Say) -> &Counted {
        match self {
            Self::Miles => &say.miles,
            Self::Kilometres => &say.kilometres,
        }
    }

    /// As it stands in an address: `10mi`, `15km`.
    pub(crate) fn written(self, distance: u16) -> String {
        match self {
            Self::Miles => format!("{distance}mi"),
            Self::Kilometres => format!("{distance}km"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::tests::english;

    #[test]
    fn near_ones_have_a_decimal_and_far_ones_do_not() {
        let said = |unit: Unit, km| {
            let mut text = String::new();
            unit.write(&mut text, &english(), km);
            text
        };
        assert_eq!(said(Unit::Miles, 1.93), "1.2 miles");
        assert_eq!(said(Unit::Miles, 1.609), "1 mile");
        assert_eq!(said(Unit::Kilometres, 12.4), "12 km");
        assert_eq!(said(Unit::Kilometres, 0.02), "less than 0.1 km");
    }

    #[test]
    fn britain_and_america_read_miles() {
        assert_eq!([Unit::of_country("gb"), Unit::of_country("US")], [Unit::Miles; 2]);
        assert_eq!(Unit::of_country("ES"), Unit::Kilometres);
    }
}
