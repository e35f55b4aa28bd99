//! Real places, and text that is none.

use super::*;
use proptest::prelude::*;

fn us() -> Hint<'static> {
    Hint { country: Some("US"), near: None }
}

fn gb() -> Hint<'static> {
    Hint { country: Some("GB"), near: None }
}

fn first(text: &str, hint: Hint) -> Match {
    let found = Gazetteer::embedded().find(text, hint);
    found.into_iter().next().unwrap_or_else(|| panic!("nothing found for {text:?}"))
}

fn km_from(found: &Match, lat: f64, lon: f64) -> f64 {
    found.point.km_to(Point { lat, lon })
}

#[test]
fn real_places_are_found_where_they_are() {
    let none = Hint::default();
    for (text, hint, lat, lon, km, region, country) in [
        ("02903", us(), 41.8183, -71.4138, 3.0, "Rhode Island", "US"),
        ("02903-1234", us(), 41.8183, -71.4138, 3.0, "Rhode Island", "US"),
        ("Providence, RI 02903", us(), 41.8183, -71.4138, 3.0, "Rhode Island", "US"),
        ("02903 Providence", us(), 41.8183, -71.4138, 3.0, "Rhode Island", "US"),
        ("RI 02903", us(), 41.8183, -71.4138, 3.0, "Rhode Island", "US"),
        ("LS1 4AB", gb(), 53.7975, -1.5480, 1.5, "Leeds", "GB"),
        ("ls1", none, 53.7975, -1.5480, 1.5, "Leeds", "GB"),
        ("ls14ab", none, 53.7975, -1.5480, 1.5, "Leeds", "GB"),
        ("Leeds LS1 4AB", none, 53.7975, -1.5480, 1.5, "Leeds", "GB"),
        ("EH1 1YZ", gb(), 55.9508, -3.1900, 1.5, "Edinburgh", "GB"),
        ("BT1 1AA", gb(), 54.5968, -5.9254, 2.0, "Belfast", "GB"),
        ("san jose", us(), 37.3394, -121.8950, 5.0, "California", "US"),
        ("San José, Costa Rica", us(), 9.9333, -84.0833, 5.0, "San José", "CR"),
        ("Filadelfia", us(), 39.9524, -75.1636, 5.0, "Pennsylvania", "US"),
        ("Philadelphia", us(), 39.9524, -75.1636, 5.0, "Pennsylvania", "US"),
        ("Köln", none, 50.9333, 6.95, 5.0, "North Rhine-Westphalia", "DE"),
        ("Cologne", none, 50.9333, 6.95, 5.0, "North Rhine-Westphalia", "DE"),
        ("koln", us(), 50.9333, 6.95, 5.0, "North Rhine-Westphalia", "DE"),
        ("50667 Köln", us(), 50.9333, 6.95, 5.0, "North Rhine-Westphalia", "DE"),
        ("Ciudad de México", none, 19.4285, -99.1277, 5.0, "Mexico City", "MX"),
        ("Mexico City", us(), 19.4285, -99.1277, 5.0, "Mexico City", "MX"),
        ("Sydney", none, -33.8678, 151.2073, 5.0, "New South Wales", "AU"),
        ("Sydney NSW 2000", none, -33.8678, 151.2073, 5.0, "New South Wales", "AU"),
        ("Portland, ME", us(), 43.6574, -70.2589, 5.0, "Maine", "US"),
        ("Portland, OR", us(), 45.5235, -122.6762, 5.0, "Oregon", "US"),
        ("Portland Oregon", none, 45.5235, -122.6762, 5.0, "Oregon", "US"),
        ("portland maine usa", none, 43.6574, -70.2589, 5.0, "Maine", "US"),
        ("Cambridge MA", gb(), 42.3751, -71.1056, 5.0, "Massachusetts", "US"),
        ("Cambridge", gb(), 52.2, 0.1167, 5.0, "Cambridgeshire", "GB"),
        ("Leeds, UK", us(), 53.7965, -1.5479, 5.0, "Leeds", "GB"),
        ("Leeds, West Yorkshire", gb(), 53.7965, -1.5479, 5.0, "Leeds", "GB"),
        ("Wigan, Greater Manchester", gb(), 53.5429, -2.6371, 5.0, "Wigan", "GB"),
        ("Swords, Co. Dublin", gb(), 53.4597, -6.2181, 5.0, "Fingal", "IE"),
        ("Newport, Isle of Wight", us(), 50.7011, -1.2883, 3.0, "Isle of Wight", "GB"),
        ("Newport", gb(), 51.5877, -2.9984, 3.0, "Newport", "GB"),
        ("York, England", us(), 53.9576, -1.0827, 5.0, "York", "GB"),
        ("St Louis", us(), 38.6273, -90.1979, 5.0, "Missouri", "US"),
        ("Saint Louis, Missouri", none, 38.6273, -90.1979, 5.0, "Missouri", "US"),
        ("Ft. Worth TX", us(), 32.7254, -97.3208, 8.0, "Texas", "US"),
        ("Mt Vernon, NY", us(), 40.9126, -73.8371, 5.0, "New York", "US"),
        ("New York", us(), 40.7143, -74.0060, 5.0, "New York", "US"),
        ("San Fransisco", us(), 37.7749, -122.4194, 5.0, "California", "US"),
        ("NYC", us(), 40.7143, -74.0060, 5.0, "New York", "US"),
        ("Washington, D.C.", us(), 38.8951, -77.0364, 5.0, "District of Columbia", "US"),
        ("London, Ontario", gb(), 42.9834, -81.2330, 8.0, "Ontario", "CA"),
        ("London", us(), 51.5085, -0.1257, 5.0, "Greater London", "GB"),
        ("Dublin 8", gb(), 53.3331, -6.2489, 5.0, "Dublin", "IE"),
        ("near Boston", us(), 42.3584, -71.0598, 5.0, "Massachusetts", "US"),
        ("Vancouver BC", us(), 49.2497, -123.1193, 5.0, "British Columbia", "CA"),
        ("München", none, 48.1374, 11.5755, 5.0, "Bavaria", "DE"),
        ("Sevilla", none, 37.3828, -5.9732, 5.0, "Andalusia", "ES"),
        ("41.82, -71.41", none, 41.82, -71.41, 0.1, "Rhode Island", "US"),
        ("41.82 -71.41", none, 41.82, -71.41, 0.1, "Rhode Island", "US"),
        ("41.82N, 71.41W", none, 41.82, -71.41, 0.1, "Rhode Island", "US"),
    ] {
        let found = first(text, hint);
        let off = km_from(&found, lat, lon);
        assert!(off <= km, "{text:?} gives {} at {off:.1} km, zone {}", found.label(), found.zone);
        assert_eq!((found.region, found.country), (region, country), "{text:?} gives {}", found.label());
    }
}

#[test]
fn typing_errors_are_forgiven_and_said() {
    for (typed, meant) in [
        ("Philadelpia", "Philadelphia"),
        ("Porltand", "Portland"),
        ("Sann Francisco", "San Francisco"),
        ("Pittsburg, Pennsylvannia", "Pittsburgh"),
        ("Provdence RI", "Providence"),
        ("Edinbrugh, Scotland", "Edinburgh"),
        ("Albuqerque", "Albuquerque"),
        ("Cinncinati", "Cincinnati"),
    ] {
        let found = first(typed, us());
        assert_eq!(found.name, meant, "{typed}");
        assert!(found.corrected, "{typed}");
    }
    assert!(!first("Pittsburgh", us()).corrected);
}

#[test]
fn nonsense_is_nowhere() {
    for text in [
        "",
        "   ",
        "xqzzvbk",
        "help",
        "me",
        "hello",
        "????",
        "999999",
        "00000",
        "my house",
        "ZZ99 9ZZ",
        "😀",
        "-",
        ",,,",
        "91.0, 200.0",
    ] {
        let found = Gazetteer::embedded().find(text, us());
        assert!(found.is_empty(), "{text:?} gives {:?}", found.iter().map(Match::label).collect::<Vec<_>>());
    }
}

#[test]
fn springfield_is_a_question() {
    let found = Gazetteer::embedded().find("Springfield", us());
    assert!(found.len() >= 5 && !is_clear(&found));
    let states: Vec<_> = found.iter().map(|place| place.region).collect();
    for state in ["Illinois", "Missouri", "Massachusetts"] {
        assert!(states.contains(&state), "{states:?}");
    }
    assert!(is_clear(&Gazetteer::embedded().find("Springfield, MA", us())));
}

#[test]
fn a_big_city_is_not_a_question() {
    for text in ["London", "Philadelphia", "02903", "LS1", "Chicago", "Glasgow"] {
        let home = if matches!(text, "London" | "Glasgow" | "LS1") { gb() } else { us() };
        let found = Gazetteer::embedded().find(text, home);
        assert!(is_clear(&found), "{text}: {:?}", found.iter().map(Match::label).collect::<Vec<_>>());
    }
}

#[test]
fn a_person_nearby_means_the_town_nearby() {
    let maine = Hint { country: Some("US"), near: Some(Point { lat: 43.9, lon: -70.2 }) };
    assert_eq!(first("Portland", maine).region, "Maine");
    assert_eq!(first("Portland", us()).region, "Oregon");
}

#[test]
fn five_digits_are_a_zip_only_where_they_can_be() {
    let spain = Hint { country: Some("es"), near: None };
    assert!(Gazetteer::embedded().find("28001", spain).is_empty());
    assert_eq!(first("28001", us()).region, "North Carolina");
}

#[test]
fn what_is_only_about_there_says_so() {
    assert!(first("BT48 6AA", gb()).approximate);
    assert_eq!(first("BT48 6AA", gb()).town, "Derry");
    assert!(first("02901", us()).approximate, "a post-office box has no area of its own");
    assert_eq!(first("02901", us()).town, "Providence");
    assert_eq!(first("IM1 1AA", gb()).country, "IM");
    assert!(!first("02903", us()).approximate);
}

#[test]
fn a_state_that_was_named_is_not_left() {
    for text in ["Haverford, PA", "Wycombe, PA", "San Geronimo, CA"] {
        for place in Gazetteer::embedded().find(text, us()) {
            assert!(["Pennsylvania", "California"].contains(&place.region), "{text} gives {}", place.label());
        }
    }
}

#[test]
fn whole_states_are_found_too() {
    let found = first("Rhode Island", us());
    assert_eq!((found.kind, found.country), (Kind::Region, "US"));
    assert!(km_from(&found, 41.75, -71.45) < 25.0 && (20.0..80.0).contains(&found.radius_km), "{found:?}");
    assert_eq!(first("Scotland", us()).label(), "Scotland, United Kingdom");
    assert_eq!(first("West Yorkshire", gb()).kind, Kind::Region);
    assert_eq!(first("New York", us()).kind, Kind::City);
    assert!(!is_clear(&Gazetteer::embedded().find("Washington", us())), "the state or the capital");
}

#[test]
fn an_address_ends_in_its_town() {
    assert_eq!(first("100 Westminster St Providence RI", us()).name, "Providence");
    assert_eq!(first("123 Main St, Providence, RI 02903", us()).name, "02903");
}

#[test]
fn labels_tell_places_apart() {
    assert_eq!(first("Portland, ME", us()).label(), "Portland, Maine, United States");
    assert_eq!(first("02903", us()).label(), "02903 (Providence, Rhode Island, United States)");
    assert_eq!(first("ls1 4ab", us()).label(), "LS1 (Leeds, United Kingdom)");
}

#[test]
fn outward_codes_are_where_the_ordnance_survey_says() {
    // Buckingham Palace lies in the middle of SW1A; the others are town-centre codes beside a landmark.
    for (code, lat, lon, km) in [
        ("SW1A", 51.5041, -0.1330, 1.5),
        ("CF10", 51.4816, -3.1791, 2.5),
        ("G1", 55.8609, -4.2500, 1.0),
        ("M1", 53.4774, -2.2320, 1.0),
    ] {
        let found = first(code, gb());
        assert!(km_from(&found, lat, lon) < km, "{code} is {:.2} km off", km_from(&found, lat, lon));
    }
}

#[test]
fn every_town_is_found_by_its_own_name() {
    let places = Gazetteer::embedded();
    let mut missed = Vec::new();
    for id in 0..places.towns.len() as u32 {
        let name = fold::fold(places.towns.name(id));
        if !places.names.bearers(&name).any(|bearer| bearer.town == id && !bearer.other_name) {
            missed.push(places.towns.name(id));
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
    assert!(places.towns.len() > 170_000, "{}", places.towns.len());
}

#[test]
fn every_zone_is_one_that_the_program_knows() {
    let places = Gazetteer::embedded();
    for id in 0..places.towns.len() as u32 {
        let zone = places.towns.zone(places.towns.zone_id(id));
        assert!(jiff::tz::TimeZone::get(zone).is_ok(), "{zone} of {}", places.towns.name(id));
    }
}

#[test]
fn the_nearest_town_is_nearest() {
    let places = Gazetteer::embedded();
    let near = |lat, lon| places.nearest(Point { lat, lon }).map(|town| town.name);
    assert_eq!(near(41.8240, -71.4128), Some("Providence"));
    assert_eq!(near(-16.5, 179.99).is_some(), near(-16.5, -179.99).is_some());
    assert_eq!(near(0.0, -140.0), None, "the middle of the Pacific");
    assert_eq!(near(90.0, 0.0), None);
    assert_eq!(places.town_at(Point { lat: 41.83, lon: -71.42 }).map(|town| town.name), Some("Providence"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,60}") {
        Gazetteer::embedded().find(&text, Hint::default());
    }

    #[test]
    fn text_that_looks_like_a_place_is_answered(text in "[A-Za-z0-9 ,.'éß°;-]{0,40}") {
        for place in Gazetteer::embedded().find(&text, us()) {
            prop_assert!(!place.name.is_empty() && Point::new(place.point.lat, place.point.lon).is_some());
            prop_assert!(!place.label().is_empty());
        }
    }

    #[test]
    fn nearest_agrees_with_looking_at_every_town(lat in -60.0..75.0_f64, lon in -180.0..180.0_f64) {
        let places = Gazetteer::embedded();
        let point = Point { lat, lon };
        let ids = 0..places.towns.len() as u32;
        let best = ids.map(|id| point.km_to(places.towns.point(id))).fold(f64::MAX, f64::min);
        match places.nearest(point) {
            Some(town) => prop_assert!(point.km_to(town.point) <= best * 1.01 + 0.1),
            None => prop_assert!(best > 190.0),
        }
    }
}

/// Hours from UTC in the middle of each month, by which two names of one clock are the same.
fn clock(zone: &str) -> Vec<i32> {
    let zone = jiff::tz::TimeZone::get(zone).expect("the zone is known");
    let month = |month| jiff::civil::date(2026, month, 15).at(12, 0, 0, 0).to_zoned(zone.clone());
    (1..=12).map(|n| month(n).expect("noon is in every zone").offset().seconds()).collect()
}

#[test]
fn zones_agree_with_an_outside_library() {
    let golden = include_str!("../../../../tests/golden/zones.csv");
    let (mut points, mut names, mut clocks) = (0, 0, 0);
    for row in golden.lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let point = Point { lat: fields[1].parse().unwrap(), lon: fields[2].parse().unwrap() };
        let zone = Gazetteer::embedded().zone_at(point).unwrap_or("Etc/UTC");
        points += 1;
        names += usize::from(zone == fields[3]);
        clocks += usize::from(clock(zone) == clock(fields[3]));
    }
    println!("{points} points: the same name at {names}, the same clock at {clocks}");
    assert_eq!(points, 600);
    assert!(names * 1000 >= points * 985, "the same name at {names} of {points}");
    assert!(clocks * 1000 >= points * 995, "the same clock at {clocks} of {points}");
}

#[test]
fn no_two_choices_read_the_same_and_lie_together() {
    for text in ["Leeds", "Bradford", "Providence", "Springfield", "Victoria", "San Jose", "Wellington"] {
        let found = Gazetteer::embedded().find(text, Hint::default());
        for (n, one) in found.iter().enumerate() {
            let twin = found[..n].iter().find(|o| o.label() == one.label() && o.point.km_to(one.point) < 50.0);
            assert!(twin.is_none(), "{text}: {} is offered twice", one.label());
        }
    }
}

#[test]
fn a_zone_belongs_to_the_country_where_most_of_its_people_live() {
    let country = |zone| Gazetteer::embedded().country_of_zone(zone);
    for (zone, code) in [
        ("America/New_York", "US"),
        ("America/Phoenix", "US"),
        ("Europe/Berlin", "DE"),
        ("Europe/London", "GB"),
        ("America/Toronto", "CA"),
        ("Asia/Kolkata", "IN"),
        ("Pacific/Auckland", "NZ"),
    ] {
        assert_eq!(country(zone), Some(code), "{zone}");
    }
    assert_eq!(country("Etc/UTC"), None);
}
