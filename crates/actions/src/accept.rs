//! A draft becomes a listing: what a source left out is filled in, what cannot be is refused in words.

use std::collections::HashMap;

use openseat_content::gazetteer::{Gazetteer, Hint};
use openseat_domain::{fellowship::FellowshipId, meeting::Draft, place::Place, problem::Problem, zone};

/// What rows get that do not say for themselves.
#[derive(Clone, Debug)]
pub(crate) struct Defaults {
    pub(crate) fellowship: FellowshipId,
    /// IANA zone of the source.
    pub(crate) zone: Option<String>,
    /// Two letters; "Portland" in a row without a country is first looked for here.
    pub(crate) home_country: Option<String>,
}

/// How a draft ended.
#[derive(Debug)]
pub(crate) enum Accepted {
    Yes(Box<Draft>),
    /// Everything is there but the zone: the rest of the feed may tell.
    NeedsZone(Box<Draft>),
    No(Problem),
}

/// Accepts the drafts of one reading.
pub(crate) struct Acceptor {
    defaults: Defaults,
    gazetteer: &'static Gazetteer,
    /// Zones of addresses that were looked up, since a feed names the same towns over and over.
    towns: HashMap<String, Option<&'static str>>,
    /// How many rows had which zone.
    zones: HashMap<String, usize>,
}

impl Acceptor {
    pub(crate) fn new(defaults: Defaults, gazetteer: &'static Gazetteer) -> Self {
        Self { defaults, gazetteer, towns: HashMap::new(), zones: HashMap::new() }
    }

    /// Fills in fellowship and zone. Refuses a row without key or name, or with a time that cannot be.
    pub(crate) fn accept(&mut self, mut draft: Box<Draft>) -> Accepted {
        let at = || format!("row {}", draft.key);
        if draft.key.trim().is_empty() {
            let fix = "Give each meeting a slug or an id that stays the same.";
            return Accepted::No(Problem::refused("row", "The row has no key of its own.", fix));
        }
        if draft.name.trim().is_empty() {
            return Accepted::No(Problem::refused(at(), "The meeting has no name.", "Give it a name."));
        }
        if draft.fellowship.is_empty() {
            draft.fellowship = self.defaults.fellowship.clone();
        }
        draft.types.sort();
        draft.types.dedup();
        let Some(schedule) = &draft.schedule else { return Accepted::Yes(draft) };
        if let Err(problem) = schedule.compile() {
            return Accepted::No(Problem { at: at(), ..problem });
        }
        match self.zone_of(&draft) {
            Some(zone) => {
                *self.zones.entry(zone.clone()).or_default() += 1;
                Accepted::Yes(in_zone(draft, zone))
            }
            None => Accepted::NeedsZone(draft),
        }
    }

    /// A row that nothing placed gets the zone of most other rows of its feed.
    pub(crate) fn accept_by_majority(&self, draft: Box<Draft>) -> Accepted {
        let most = self.zones.iter().max_by_key(|(zone, count)| (**count, std::cmp::Reverse(*zone)));
        let point = draft.place.as_ref().and_then(|place| place.point);
        let at_point = || point.and_then(|point| self.gazetteer.zone_at(point)).map(str::to_owned);
        match most.map(|(zone, _)| zone.clone()).or_else(at_point) {
            Some(zone) => Accepted::Yes(in_zone(draft, zone)),
            None => Accepted::No(Problem::refused(
                format!("row {}", draft.key),
                "The time zone of the meeting is not known.",
                "Give the row a time zone or a place, or give the source one with --zone.",
            )),
        }
    }

    fn zone_of(&mut self, draft: &Draft) -> Option<String> {
        let said = draft.schedule.as_ref().and_then(|s| s.zone.clone()).filter(|z| zone::is_known(z));
        said.or_else(|| self.defaults.zone.clone())
            .or_else(|| placed(draft).and_then(|place| self.zone_of_place(place)).map(str::to_owned))
    }

    fn zone_of_place(&mut self, place: &Place) -> Option<&'static str> {
        if let Some(point) = place.point {
            return self.gazetteer.zone_at(point);
        }
        let words = town_words(place)?;
        if let Some(known) = self.towns.get(&words) {
            return *known;
        }
        let hint = Hint { country: self.defaults.home_country.as_deref(), near: None };
        // A typing error in an address is no ground to move a meeting to another zone.
        let found = self.gazetteer.find(&words, hint).into_iter().find(|m| !m.corrected).map(|m| m.zone);
        self.towns.insert(words, found);
        found
    }
}

/// The place of a meeting, if it may tell where its people are. A point without any words on an online meeting may be no
/// more than where an editor's map opens (BMLT's is in California, also for meetings of Berlin).
fn placed(draft: &Draft) -> Option<&Place> {
    let has_words = |place: &Place| place.name.is_some() || !place.line().is_empty() || !place.regions.is_empty();
    draft.place.as_ref().filter(|place| draft.attendance.in_person() || has_words(place))
}

fn in_zone(mut draft: Box<Draft>, zone: String) -> Box<Draft> {
    if let Some(schedule) = &mut draft.schedule {
        schedule.zone = Some(zone);
    }
    draft
}

/// "Norwich, NY" from the parts, or the town and state of a whole address ("…, Norwich, NY 13815, USA").
pub(crate) fn town_words(place: &Place) -> Option<String> {
    if let Some(city) = &place.city {
        let parts = [Some(city.as_str()), place.state.as_deref(), place.country.as_deref()];
        return Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
    }
    let whole = place.formatted.as_deref()?;
    let parts: Vec<&str> = whole.split(',').map(str::trim).filter(|p| !p.is_empty()).collect();
    let town = parts.len().checked_sub(3).map_or(0, |n| n);
    let words = parts.get(town..)?.join(", ");
    // "NY 13815" → "NY": the postcode would be read as the place itself.
    let words = words.split(' ').filter(|w| !w.starts_with(|c: char| c.is_ascii_digit())).collect::<Vec<_>>();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use openseat_domain::{
        meeting::Attendance,
        place::Point,
        schedule::{Schedule, Weekday},
    };

    use super::*;

    fn acceptor(zone: Option<&str>) -> Acceptor {
        let defaults = Defaults {
            fellowship: FellowshipId::new("aa"),
            zone: zone.map(str::to_owned),
            home_country: Some("us".into()),
        };
        Acceptor::new(defaults, Gazetteer::embedded())
    }

    fn monday(place: Option<Place>) -> Box<Draft> {
        Box::new(Draft {
            key: "new-start".into(),
            name: "New Start".into(),
            schedule: Some(Schedule::weekly(Weekday::Monday, 1140, 60, None)),
            place,
            ..Draft::default()
        })
    }

    fn zone_given(accepted: Accepted) -> Option<String> {
        match accepted {
            Accepted::Yes(draft) => draft.schedule?.zone,
            _ => None,
        }
    }

    #[test]
    fn a_row_without_a_zone_gets_that_of_its_town() {
        let norwich = Place { formatted: Some("37 W Main St, Norwich, NY 13815, USA".into()), ..Place::default() };
        assert_eq!(zone_given(acceptor(None).accept(monday(Some(norwich)))).as_deref(), Some("America/New_York"));
        let leeds = Place { city: Some("Leeds".into()), country: Some("UK".into()), ..Place::default() };
        assert_eq!(zone_given(acceptor(None).accept(monday(Some(leeds)))).as_deref(), Some("Europe/London"));
    }

    #[test]
    fn the_sources_zone_stands_for_rows_that_name_none() {
        assert_eq!(zone_given(acceptor(Some("Asia/Tokyo")).accept(monday(None))).as_deref(), Some("Asia/Tokyo"));
    }

    #[test]
    fn a_row_that_nothing_places_follows_the_rest_of_its_feed() {
        let mut reading = acceptor(None);
        let leeds = Place { city: Some("Leeds, UK".into()), ..Place::default() };
        reading.accept(monday(Some(leeds)));
        let Accepted::NeedsZone(draft) = reading.accept(monday(None)) else { panic!("nothing places it") };
        assert_eq!(zone_given(reading.accept_by_majority(draft)).as_deref(), Some("Europe/London"));
    }

    #[test]
    fn a_point_without_words_does_not_move_an_online_meeting_away_from_its_feed() {
        let mut reading = acceptor(None);
        let berlin = Place { city: Some("Berlin".into()), country: Some("Germany".into()), ..Place::default() };
        reading.accept(monday(Some(berlin)));
        let editor = Place { point: Some(Point { lat: 34.235918, lon: -118.563659 }), ..Place::default() };
        let online = |place: &Place| Draft { attendance: Attendance::Online, ..*monday(Some(place.clone())) };
        let Accepted::NeedsZone(draft) = reading.accept(Box::new(online(&editor))) else { panic!("it is placed") };
        assert_eq!(zone_given(reading.accept_by_majority(draft)).as_deref(), Some("Europe/Berlin"));
        let Accepted::NeedsZone(draft) = acceptor(None).accept(Box::new(online(&editor))) else {
            panic!("it is placed")
        };
        assert_eq!(zone_given(acceptor(None).accept_by_majority(draft)).as_deref(), Some("America/Los_Angeles"));
    }

    #[test]
    fn a_lone_row_that_nothing_places_is_refused_with_a_remedy() {
        let mut reading = acceptor(None);
        let Accepted::NeedsZone(draft) = reading.accept(monday(None)) else { panic!("nothing places it") };
        let Accepted::No(problem) = reading.accept_by_majority(draft) else { panic!("there is no majority") };
        assert!(problem.fix.contains("--zone"), "{problem:?}");
    }
}
