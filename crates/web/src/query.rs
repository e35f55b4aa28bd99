//! What a person asks, as it stands in an address: `/now?place=Leeds&way=online&kind=smart`.
//!
//! Nothing in an address can be wrong: what cannot be read is left out, and the page says in words what was understood.

use jiff::civil::Date;
use openseat_content::Content;
use openseat_domain::{
    concept::Concept,
    fellowship::FellowshipId,
    place::{KM_PER_MILE, Point},
    schedule::Weekday,
    search::Way,
};

/// No list is longer than this, so that no address makes the server work for long.
const MOST_CHOICES: usize = 30;
/// The furthest page of a list.
const MOST_SKIPPED: usize = 10_000;
/// The longest text that is looked for, in letters.
const MOST_LETTERS: usize = 200;

/// What a person asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Query {
    /// A town or postcode, as typed.
    pub(crate) place: String,
    /// The place was in the address, though perhaps empty: the form was sent.
    pub(crate) place_given: bool,
    pub(crate) point: Option<Point>,
    pub(crate) within: Option<Within>,
    pub(crate) way: Way,
    pub(crate) day: Option<Day>,
    pub(crate) part: Option<Part>,
    pub(crate) kinds: Vec<FellowshipId>,
    pub(crate) types: Vec<Concept>,
    pub(crate) languages: Vec<Concept>,
    pub(crate) text: String,
    /// The zone for times (IANA), when the person chose one.
    pub(crate) zone: Option<String>,
    pub(crate) skip: usize,
}

/// How far around a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Within {
    pub(crate) distance: u16,
    pub(crate) unit: crate::distance::Unit,
}

impl Within {
    pub(crate) fn km(self) -> f64 {
        self.unit.km(f64::from(self.distance))
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        use crate::distance::Unit;
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit = match text[digits.len()..].trim() {
            "mi" | "miles" => Unit::Miles,
            "km" | "" => Unit::Kilometres,
            _ => return None,
        };
        let distance: u16 = digits.trim().parse().ok()?;
        let most = if unit == Unit::Miles { (1000.0 / KM_PER_MILE) as u16 } else { 1000 };
        (1..=most).contains(&distance).then_some(Self { distance, unit })
    }
}

/// Which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Day {
    /// The next 24 hours.
    Soon,
    Today,
    Tomorrow,
    /// The next seven days.
    Week,
    /// The next such day, today included.
    Weekday(Weekday),
    Date(Date),
}

/// Which part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Afternoon,
    Evening,
    Night,
}

impl Part {
    pub(crate) const ALL: [Self; 4] = [Self::Morning, Self::Afternoon, Self::Evening, Self::Night];

    pub(crate) fn written(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
            Self::Night => "night",
        }
    }
}

impl Day {
    pub(crate) fn written(self) -> String {
        match self {
            Self::Soon => "soon".to_owned(),
            Self::Today => "today".to_owned(),
            Self::Tomorrow => "tomorrow".to_owned(),
            Self::Week => "week".to_owned(),
            Self::Weekday(day) => WEEKDAYS[usize::from(day.sunday_zero())].to_owned(),
            Self::Date(date) => date.to_string(),
        }
    }

    fn read(text: &str) -> Option<Self> {
        Some(match text {
            "soon" => Self::Soon,
            "today" => Self::Today,
            "tomorrow" => Self::Tomorrow,
            "week" => Self::Week,
            _ => match WEEKDAYS.iter().position(|day| *day == text) {
                Some(day) => Self::Weekday(Weekday::ALL[day]),
                None => Self::Date(text.parse().ok()?),
            },
        })
    }
}

const WEEKDAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

impl Query {
    /// Reads the part of an address after `?`.
    pub(crate) fn read(raw: Option<&str>, content: &Content) -> Self {
        let mut query = Self::default();
        let (mut lat, mut lon) = (None, None);
        for (key, value) in pairs(raw.unwrap_or_default()) {
            let value = value.trim();
            match &*key {
                "place" | "near" => {
                    query.place = shortened(value);
                    query.place_given = true;
                }
                "lat" => lat = value.parse::<f64>().ok(),
                "lon" => lon = value.parse::<f64>().ok(),
                "within" => query.within = Within::read(value),
                "way" => query.way = read_way(value),
                "day" => query.day = Day::read(value),
                "time" => query.part = Part::ALL.into_iter().find(|part| part.written() == value),
                "kind" => add_kinds(&mut query.kinds, value),
                "type" => add_concepts(&mut query.types, value, content),
                "language" => add_concepts(&mut query.languages, value, content),
                "text" => query.text = shortened(value),
                "zone" if crate::times::zone_named(value).is_some() => query.zone = Some(value.to_owned()),
                "skip" => query.skip = value.parse().unwrap_or(0).min(MOST_SKIPPED),
                _ => {}
            }
        }
        query.point = lat.zip(lon).and_then(|(lat, lon)| Point::new(lat, lon));
        query
    }

    /// Whether a place is asked for.
    pub(crate) fn has_place(&self) -> bool {
        self.point.is_some() || !self.place.is_empty()
    }

    /// An address that asks the same of `path`.
    pub(crate) fn to(&self, path: &str, content: &Content) -> String {
        let written = self.written(content);
        if written.is_empty() { path.to_owned() } else { format!("{path}?{written}") }
    }

    /// As it stands after `?`. Only what differs from silence is written.
    pub(crate) fn written(&self, content: &Content) -> String {
        let mut out = url::form_urlencoded::Serializer::new(String::with_capacity(64));
        let mut put = |key: &str, value: &str| {
            if !value.is_empty() {
                out.append_pair(key, value);
            }
        };
        put("place", &self.place);
        if let Some(point) = self.point {
            put("lat", &point.lat.to_string());
            put("lon", &point.lon.to_string());
        }
        put("within", &self.within.map(|within| within.unit.written(within.distance)).unwrap_or_default());
        put("way", written_way(self.way));
        put("day", &self.day.map(Day::written).unwrap_or_default());
        put("time", self.part.map(Part::written).unwrap_or_default());
        self.kinds.iter().for_each(|kind| put("kind", kind.as_str()));
        for (key, concepts) in [("type", &self.types), ("language", &self.languages)] {
            concepts.iter().filter_map(|one| content.concept_info(*one)).for_each(|info| put(key, &info.id));
        }
        put("text", &self.text);
        put("zone", self.zone.as_deref().unwrap_or_default());
        if self.skip > 0 {
            put("skip", &self.skip.to_string());
        }
        out.finish()
    }
}

/// The name and value of everything after `?`.
pub(crate) fn pairs(raw: &str) -> url::form_urlencoded::Parse<'_> {
    url::form_urlencoded::parse(raw.as_bytes())
}

/// The value of one name, if it is there.
pub(crate) fn value(raw: Option<&str>, name: &str) -> Option<String> {
    pairs(raw?).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// An address without its `#…`, and the `#…`.
pub(crate) fn fragment(address: &str) -> (&str, &str) {
    address.split_at(address.find('#').unwrap_or(address.len()))
}

pub(crate) fn shortened(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MOST_LETTERS).collect()
}

fn add_kinds(kinds: &mut Vec<FellowshipId>, value: &str) {
    for kind in value.split(',').map(FellowshipId::new).filter(|kind| !kind.is_empty()) {
        if kinds.len() < MOST_CHOICES && !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
}

fn add_concepts(concepts: &mut Vec<Concept>, value: &str, content: &Content) {
    for concept in value.split(',').filter_map(|id| content.concept(id.trim())) {
        if concepts.len() < MOST_CHOICES && !concepts.contains(&concept) {
            concepts.push(concept);
        }
    }
}

fn read_way(text: &str) -> Way {
    match text {
        "in-person" => Way::InPerson,
        "online" => Way::Online,
        "hybrid" => Way::Hybrid,
        _ => Way::Any,
    }
}

pub(crate) fn written_way(way: Way) -> &'static str {
    match way {
        Way::Any => "",
        Way::InPerson => "in-person",
        Way::Online => "online",
        Way::Hybrid => "hybrid",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distance::Unit;

    fn read(raw: &str) -> Query {
        Query::read(Some(raw), &Content::embedded())
    }

    #[test]
    fn what_is_read_is_written_again() {
        let content = Content::embedded();
        let raw = "place=St+Ives&lat=50.21&lon=-5.48&within=10mi&way=in-person&day=tuesday&time=evening&kind=aa&kind=na&text=new&zone=Europe%2FLondon&skip=20";
        assert_eq!(read(raw).written(&content), raw);
    }

    #[test]
    fn nonsense_is_left_out_and_never_an_error() {
        let query =
            read("within=-3&way=fly&day=someday&time=x&lat=a&lon=999&zone=Mars/Phobos&skip=-1&type=no-such&%ff=%fe");
        assert_eq!(query, Query::default());
    }

    #[test]
    fn a_distance_has_a_unit_and_a_limit() {
        assert_eq!(read("within=25mi").within, Some(Within { distance: 25, unit: Unit::Miles }));
        assert_eq!(read("within=25").within, Some(Within { distance: 25, unit: Unit::Kilometres }));
        assert_eq!(read("within=99999km").within, None);
    }

    #[test]
    fn a_form_sent_empty_is_known_from_no_form() {
        assert!(read("place=").place_given);
        assert!(!read("").place_given);
    }
}
