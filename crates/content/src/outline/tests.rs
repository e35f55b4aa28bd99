//! The picture is small, well-formed and allowed by a strict page policy.

use super::*;
use proptest::prelude::*;

const PROVIDENCE: Point = Point { lat: 41.8240, lon: -71.4128 };

#[test]
fn a_town_map_is_small_and_names_what_is_around() {
    let points = [(PROVIDENCE, "Beneficent House"), (Point { lat: 41.84, lon: -71.39 }, "St Mary's <Hall>")];
    let map = svg(Bounds::around(PROVIDENCE, 18.0), 640, "Meetings near Providence", Unit::Miles, &points);
    assert!(map.len() < 12 * 1024, "{} bytes", map.len());
    for part in
        ["role=\"img\"", "<title>Meetings near Providence</title>", "10 mi", ">Warwick<", "St Mary&#39;s &lt;Hall&gt;"]
    {
        assert!(map.contains(part), "{part} is missing in {map}");
    }
    for forbidden in ["style=", "<script", "onload", "href", "<Hall>"] {
        assert!(!map.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn maps_of_every_size_stay_small() {
    for km in [2.0, 10.0, 50.0, 200.0, 1000.0, 4000.0] {
        for centre in [
            PROVIDENCE,
            Point { lat: 53.8, lon: -1.55 },
            Point { lat: 60.4, lon: 5.3 },
            Point { lat: 14.6, lon: 121.0 },
        ] {
            let map = svg(Bounds::around(centre, km), 640, "x", Unit::Kilometres, &[]);
            assert!(map.len() < 13 * 1024, "{} bytes at {km} km around {centre:?}", map.len());
        }
    }
}

#[test]
fn a_point_on_land_is_inside_an_outline_and_one_at_sea_is_not() {
    let inside = |lat: f64, lon: f64| {
        let bounds = Bounds::around(Point { lat, lon }, 40.0);
        let crossings = |ring: &Vec<(f64, f64)>| {
            let next = ring.iter().cycle().skip(1);
            let crossed = ring
                .iter()
                .zip(next)
                .filter(|(a, b)| (a.1 > lat) != (b.1 > lat) && lon < a.0 + (b.0 - a.0) * (lat - a.1) / (b.1 - a.1));
            crossed.count()
        };
        Shapes::embedded().clipped(bounds, 0.0).iter().map(crossings).sum::<usize>() % 2 == 1
    };
    for (name, lat, lon) in [
        ("Providence", 41.83, -71.42),
        ("Leeds", 53.80, -1.55),
        ("Denver", 39.74, -104.99),
        ("Alice Springs", -23.7, 133.87),
    ] {
        assert!(inside(lat, lon), "{name}");
    }
    for (name, lat, lon) in [("Atlantic", 40.5, -69.0), ("North Sea", 55.0, 3.0), ("Lake Michigan", 42.5, -87.2)] {
        assert!(!inside(lat, lon), "{name}");
    }
}

#[test]
fn meetings_in_one_building_share_a_dot() {
    let points = [(PROVIDENCE, "Noon"), (PROVIDENCE, "Evening")];
    let map = svg(Bounds::around(PROVIDENCE, 5.0), 640, "x", Unit::Miles, &points);
    assert_eq!(map.matches("r=\"7\"").count(), 1);
    assert!(map.contains("Noon; Evening"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_box_and_any_label_give_a_picture(a in -200.0..200.0_f64, b in -200.0..200.0_f64, c in -400.0..400.0_f64, d in -400.0..400.0_f64, label in "\\PC{0,40}") {
        let map = svg(Bounds { south: a, north: b, west: c, east: d }, 320, &label, Unit::Miles, &[(Point { lat: a, lon: c }, &label)]);
        prop_assert!(map.ends_with("</svg>") && !map.contains("NaN") && !map.contains("inf\""));
    }
}
