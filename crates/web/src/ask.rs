//! From what a person asks to what the directory is asked.

use openseat_domain::{
    search::{Ask, Minute, Near, Way, Window},
    when::{Hours, On, When},
    zone::Zone,
};

use crate::{
    place::Spot,
    query::{Day, Part, Query},
};

/// Answers on one page.
pub(crate) const PAGE: usize = 20;
/// Online answers below those near a place.
pub(crate) const SECOND: usize = 5;

/// The question to the directory. `usual` is the day when the person named none.
pub(crate) fn ask(query: &Query, usual: Day, spot: Option<&Spot>, km: f64, now: Minute, zone: &Zone) -> Ask {
    Ask {
        windows: windows(query.day.unwrap_or(usual), query.part, now, zone),
        near: spot.map(|spot| Near { point: spot.point, km }),
        way: query.way,
        kinds: query.kinds.clone(),
        concepts: query.types.iter().copied().collect(),
        any_of: query.languages.iter().copied().collect(),
        text: query.text.clone(),
        limit: PAGE,
        skip: query.skip,
    }
}

/// The same question for those who join from afar.
pub(crate) fn online(ask: &Ask, limit: usize) -> Ask {
    Ask { near: None, way: Way::Online, limit, skip: 0, ..ask.clone() }
}

/// Whether the question can be put without knowing any clock but UTC.
pub(crate) fn needs_no_zone(day: Day, part: Option<Part>) -> bool {
    matches!(day, Day::Soon) && part.is_none()
}

/// The stretches of time that a day and a part of it mean.
pub(crate) fn windows(day: Day, part: Option<Part>, now: Minute, zone: &Zone) -> Vec<Window> {
    let hours = part.map_or(Hours::WHOLE_DAY, hours);
    let when = match (day, part) {
        (Day::Soon, None) => When::Next,
        (Day::Soon, Some(_)) => When::Day(On::Coming, hours),
        (Day::Week, None) => When::Week,
        (Day::Week, Some(_)) => return each_day(hours, now, zone),
        (Day::Today, _) => When::Day(On::Ahead(0), hours),
        (Day::Tomorrow, _) => When::Day(On::Ahead(1), hours),
        (Day::Weekday(weekday), _) => When::Day(On::Weekday(weekday), hours),
        (Day::Date(date), _) => When::Day(On::Date(date), hours),
    };
    when.windows(now, zone)
}

/// The same hours on each of the next seven days.
fn each_day(hours: Hours, now: Minute, zone: &Zone) -> Vec<Window> {
    let days = (0..7).flat_map(|ahead| When::Day(On::Ahead(ahead), hours).windows(now, zone));
    days.collect()
}

pub(crate) fn hours(part: Part) -> Hours {
    match part {
        Part::Morning => Hours::MORNING,
        Part::Afternoon => Hours::AFTERNOON,
        Part::Evening => Hours::EVENING,
        Part::Night => Hours::NIGHT,
    }
}

#[cfg(test)]
mod tests {
    use openseat_domain::schedule::Weekday;
    use proptest::prelude::*;

    use super::*;
    use crate::times;

    fn london() -> Zone {
        Zone::table("Europe/London", 2025..=2030).expect("London is a zone")
    }

    fn minute(text: &str) -> Minute {
        times::minute_of(text.parse().expect("a time in a test is well written"))
    }

    #[test]
    fn soon_reaches_back_ten_minutes_and_ahead_a_day() {
        let now = minute("2026-11-23T18:42:00Z");
        assert_eq!(windows(Day::Soon, None, now, &london()), [Window { from: now - 10, until: now + 1440 }]);
    }

    #[test]
    fn tomorrow_is_25_hours_long_when_the_clocks_go_back() {
        let now = minute("2026-10-24T12:00:00Z");
        let found = windows(Day::Tomorrow, None, now, &london());
        assert_eq!(found, [Window { from: minute("2026-10-24T23:00:00Z"), until: minute("2026-10-26T00:00:00Z") }]);
    }

    #[test]
    fn tonight_goes_on_past_midnight() {
        let now = minute("2026-11-23T18:42:00Z");
        let found = windows(Day::Today, Some(Part::Night), now, &london());
        assert!(found.iter().any(|window| window.until > minute("2026-11-24T01:00:00Z")), "{found:?}");
    }

    proptest! {
        #[test]
        fn windows_ascend_and_do_not_overlap(
            now in 29_400_000_u32..30_900_000,
            day in prop_oneof![Just(Day::Soon), Just(Day::Today), Just(Day::Tomorrow), Just(Day::Week), Just(Day::Weekday(Weekday::Friday))],
            part in proptest::option::of(prop::sample::select(Part::ALL.to_vec())),
        ) {
            let found = windows(day, part, now, &london());
            prop_assert!(!found.is_empty());
            prop_assert!(found.windows(2).all(|pair| pair[0].until <= pair[1].from));
        }
    }
}
