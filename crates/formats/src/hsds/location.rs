//! Where a meeting is: a place, a link, or both.

use openseat_domain::{meeting::Online, place::Place};
use serde::Serialize;
use url::Url;
use uuid::Uuid;

use super::{Told, id, service::Phone};

#[derive(Debug, Default, Serialize)]
pub(super) struct Location<'a> {
    id: Uuid,
    location_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longitude: Option<f64>,
    /// These are left out where only the location itself is told.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    beside: Option<Beside<'a>>,
}

#[derive(Debug, Serialize)]
struct Beside<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    addresses: Vec<Address<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phones: Vec<Phone<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accessibility: Vec<Access<'a>>,
}

/// Every property is required, so what is not known is empty.
#[derive(Debug, Serialize)]
struct Address<'a> {
    id: Uuid,
    location_id: Uuid,
    address_1: &'a str,
    city: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    state_province: &'a str,
    postal_code: &'a str,
    country: &'a str,
    address_type: &'static str,
}

#[derive(Debug, Serialize)]
struct Access<'a> {
    id: Uuid,
    location_id: Uuid,
    description: &'a str,
}

impl Location<'_> {
    pub(super) fn id(&self) -> Uuid {
        self.id
    }
}

/// The place or the link of a meeting; `full` adds addresses, telephones and how one gets in.
pub(super) fn of<'a>(told: &Told<'a>, online: bool, full: bool) -> Location<'a> {
    if online { link(told, full) } else { place(told, full) }
}

fn place<'a>(told: &Told<'a>, full: bool) -> Location<'a> {
    let unknown =
        || Location { id: id::of("location", &told.id.to_string()), location_type: "physical", ..Location::default() };
    let Some(place) = &told.meeting.place else { return unknown() };
    let id = place_id(place);
    let point = place.point.filter(|_| !place.approximate);
    let beside = || Beside {
        addresses: address(place, id, told.country).into_iter().collect(),
        phones: Vec::new(),
        accessibility: access(told, id),
    };
    Location {
        id,
        location_type: "physical",
        name: place.name.as_deref(),
        description: place.notes.as_deref(),
        latitude: point.map(|point| point.lat),
        longitude: point.map(|point| point.lon),
        beside: full.then(beside),
        ..Location::default()
    }
}

fn link<'a>(told: &Told<'a>, full: bool) -> Location<'a> {
    let id = id::of("link", &told.id.to_string());
    let online = told.meeting.online.as_ref();
    let url = online.and_then(|online| uri(online.url.as_deref()?));
    let phones = online.and_then(|online: &'a Online| {
        let number = online.phone.as_deref()?;
        let description = online.phone_notes.as_deref();
        Some(Phone::new("dial-in", told.id, number).at(id, description))
    });
    let beside = || Beside { addresses: Vec::new(), phones: phones.into_iter().collect(), accessibility: Vec::new() };
    Location {
        id,
        location_type: "virtual",
        url,
        description: online.and_then(|online| online.url_notes.as_deref()),
        beside: full.then(beside),
        ..Location::default()
    }
}

/// Meetings at one address share it.
fn place_id(place: &Place) -> Uuid {
    let point = place.point.map(|point| format!("{:.5} {:.5}", point.lat, point.lon)).unwrap_or_default();
    let name = place.name.as_deref().unwrap_or_default();
    id::of("location", &format!("{name}\n{}\n{point}", place.line()).to_lowercase())
}

/// An address, unless only the area is known.
fn address<'a>(place: &'a Place, location_id: Uuid, country: &'a str) -> Option<Address<'a>> {
    let line = place.street.as_deref().or(place.formatted.as_deref())?;
    let part = |part: &'a Option<String>| part.as_deref().unwrap_or_default();
    (!place.approximate).then(|| Address {
        id: id::of("address", &location_id.to_string()),
        location_id,
        address_1: line,
        city: part(&place.city),
        region: place.regions.last().map(String::as_str),
        state_province: part(&place.state),
        postal_code: part(&place.postal_code),
        country,
        address_type: "physical",
    })
}

fn access<'a>(told: &Told<'a>, location_id: Uuid) -> Vec<Access<'a>> {
    let about = told.terms.iter().filter(|term| term.family == "access");
    let one = |term: &&'a super::Term| Access {
        id: id::of("accessibility", &format!("{location_id} {} {}", told.id, term.code)),
        location_id,
        description: &term.name,
    };
    about.map(one).collect()
}

/// The address as a URI, if it is one.
pub(super) fn uri(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    (matches!(url.scheme(), "https" | "http") && url.has_host()).then(|| url.to_string())
}
