//! Where a row's meeting is, and whether that is a place one can go to.

use openseat_domain::place::{Place, Point};

use crate::{
    header::Field,
    noted::{Noted, quoted},
    record::Record,
    text,
};

/// A row's place, as far as it has one.
#[derive(Default)]
pub(crate) struct Where {
    pub(crate) place: Option<Place>,
    /// Whether the address leads to a door.
    pub(crate) exact: bool,
    /// Whether the place is a building by its name, not "Online".
    pub(crate) building: bool,
}

/// Reads the address, the regions and the point.
pub(crate) fn read(record: &Record, noted: &mut Noted) -> Where {
    let mut place = Place {
        name: record.line(Field::Location),
        formatted: record.line(Field::FormattedAddress),
        street: record.line(Field::Address),
        city: record.line(Field::City),
        state: record.line(Field::State),
        country: record.line(Field::Country),
        regions: regions(record),
        notes: record.lines(Field::LocationNotes),
        ..Place::default()
    };
    place.postal_code = record.line(Field::PostalCode).map(|code| padded(code, &place));
    let (point, boxed) = point(record, noted);
    place.point = point;
    let exact = is_exact(&place) && !boxed;
    let building = place.name.as_deref().is_some_and(is_building);
    place.approximate = record.yes(Field::Approximate).unwrap_or(!exact && !building);
    if place == (Place { approximate: place.approximate, ..Place::default() }) {
        return Where::default();
    }
    // What the source says of it wins over what its address looks like.
    let exact = record.yes(Field::Approximate).map_or(exact, |approximate| !approximate);
    let building = building && record.yes(Field::Approximate) != Some(true);
    Where { place: Some(place), exact, building }
}

/// The consumers' rule: a whole address of four parts and more leads to a door, "San Jose, CA, USA" does not. Beyond
/// it, a first part with a house number does, and so does a named building with its postcode.
fn is_exact(place: &Place) -> bool {
    if place.street.is_some() {
        return true;
    }
    let building = place.name.as_deref().is_some_and(is_building);
    match &place.formatted {
        Some(whole) => {
            let first = whole.split(',').next().unwrap_or_default();
            let several = whole.contains(',');
            whole.split(',').count() >= 4 || several && first.bytes().any(|b| b.is_ascii_digit())
        }
        None => building && place.postal_code.is_some(),
    }
}

/// Whether a location's name is a building's rather than a way of meeting.
pub(crate) fn is_building(name: &str) -> bool {
    let name = name.to_lowercase();
    let afar = ["online", "zoom", "virtual", "telephone", "internet", "skype", "phone meeting", "webex", "google meet"];
    !afar.iter().any(|word| name.contains(word))
}

fn regions(record: &Record) -> Vec<String> {
    let listed = record.list(Field::Regions, &['>']);
    let given: Vec<_> = if listed.is_empty() {
        [Field::Region, Field::SubRegion, Field::SubSubRegion]
            .into_iter()
            .filter_map(|field| record.raw(field))
            .collect()
    } else {
        listed
    };
    let mut regions: Vec<String> = Vec::new();
    for region in given.iter().flat_map(|region| parts_of(region)).filter_map(|part| text::line(&part)) {
        if !regions.contains(&region) {
            regions.push(region);
        }
    }
    regions
}

/// Parts of "Mississippi > North", where the sign may have been escaped.
fn parts_of(region: &str) -> Vec<String> {
    if region.contains('<') {
        return vec![region.to_owned()];
    }
    region.replace("&gt;", ">").split('>').map(str::to_owned).collect()
}

/// A United States ZIP that lost its leading noughts as a number.
fn padded(code: String, place: &Place) -> String {
    const LEADING_NOUGHT: [&str; 9] = ["MA", "RI", "NH", "ME", "VT", "CT", "NJ", "PR", "VI"];
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    let country = place.country.as_deref().unwrap_or_default().to_uppercase();
    let state = place.state.as_deref().unwrap_or_default().to_uppercase();
    let states = matches!(country.as_str(), "US" | "USA" | "UNITED STATES" | "UNITED STATES OF AMERICA");
    let eastern = country.is_empty() && LEADING_NOUGHT.contains(&state.as_str());
    if digits && (3..5).contains(&code.len()) && (states || eastern) { format!("{code:0>5}") } else { code }
}

/// The point, and whether it is only the middle of a box.
fn point(record: &Record, noted: &mut Noted) -> (Option<Point>, bool) {
    let (lat, lon) = (record.raw(Field::Latitude), record.raw(Field::Longitude));
    if let (Some(lat), Some(lon)) = (&lat, &lon) {
        let found = degrees(lat).zip(degrees(lon));
        let nought = found.is_some_and(|(lat, lon)| lat == 0.0 && lon == 0.0);
        let point = found.and_then(|(lat, lon)| Point::new(lat, lon));
        if point.is_none() && !nought {
            let what = format!("The position {}, {} is not on the earth.", quoted(lat), quoted(lon));
            noted.warn("latitude", what, "Write both in degrees, such as 51.5072 and -0.1276.");
        }
        return (point, false);
    }
    let numbers: Vec<f64> =
        record.list(Field::Coordinates, &[',', ' ', ';']).iter().filter_map(|number| degrees(number)).collect();
    match numbers[..] {
        [lat, lon] => (Point::new(lat, lon), false),
        [south, west, north, east] => (Point::new((south + north) / 2.0, (west + east) / 2.0), true),
        _ => (None, false),
    }
}

/// A number of degrees, with a point or a decimal comma.
fn degrees(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('°');
    text.parse().ok().or_else(|| text.replace(',', ".").parse().ok()).filter(|degrees: &f64| degrees.is_finite())
}
