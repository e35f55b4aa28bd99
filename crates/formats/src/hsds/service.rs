//! A meeting as a service: in a line for lists, whole, and at one of its locations.

use jiff::{
    Timestamp,
    civil::Date,
    tz::{TimeZone, TimeZoneDatabase},
};
use openseat_domain::meeting::{Attendance, Draft, Entity};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::{
    Organization, Term, Told, id,
    location::{self, Location, uri},
    schedule::{self, Schedule},
};

/// Its id and when it changed, and what the schema requires beside.
pub fn minimal(told: &Told<'_>) -> Value {
    let changed = millis(told.changed);
    serde_json::json!({
        "id": told.id, "name": told.meeting.name, "status": status(told), "modified_date": changed, "last_modified": changed,
    })
}

/// A line of a list, with organization and program.
pub fn short(told: &Told<'_>) -> Value {
    value(&Service::of(told))
}

/// All that is known.
pub fn full(told: &Told<'_>) -> Value {
    value(&Service { beside: Some(Beside::of(told, true)), ..Service::of(told) })
}

/// The service at its place or its link; `full` adds schedules and the whole service.
pub fn at_location(told: &Told<'_>, online: bool, full: bool) -> Value {
    let service =
        if full { Service { beside: Some(Beside::of(told, false)), ..Service::of(told) } } else { Service::of(told) };
    let mut at = At::of(told, online, full);
    at.service = Some(service);
    at.schedules = if full { schedules(told) } else { Vec::new() };
    value(&at)
}

fn value(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("texts and numbers are a value")
}

#[derive(Debug, Serialize)]
struct Service<'a> {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    program_id: Option<Uuid>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    assured_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alert: Option<String>,
    last_modified: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<&'a Organization>,
    #[serde(skip_serializing_if = "Option::is_none")]
    program: Option<Program<'a>>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    beside: Option<Beside<'a>>,
}

#[derive(Debug, Serialize)]
struct Program<'a> {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization_id: Option<Uuid>,
    name: &'a str,
    description: &'a str,
}

#[derive(Debug, Serialize)]
struct Beside<'a> {
    schedules: Vec<Schedule>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    service_at_locations: Vec<At<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<Language<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<Contact<'a>>,
    attributes: Vec<Attribute<'a>>,
}

#[derive(Debug, Serialize)]
struct At<'a> {
    id: Uuid,
    service_id: Uuid,
    location_id: Uuid,
    location: Location<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service: Option<Service<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    schedules: Vec<Schedule>,
}

/// The office that keeps the listing. Never a person.
#[derive(Debug, Serialize)]
struct Contact<'a> {
    id: Uuid,
    service_id: Uuid,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phones: Vec<Phone<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Phone<'a> {
    id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    location_id: Option<Uuid>,
    number: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Language<'a> {
    id: Uuid,
    service_id: Uuid,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Attribute<'a> {
    id: Uuid,
    link_id: Uuid,
    taxonomy_term_id: Uuid,
    link_entity: &'static str,
    taxonomy_term: &'a Term,
}

impl<'a> Service<'a> {
    fn of(told: &Told<'a>) -> Self {
        let draft = told.meeting;
        let organization_id = told.organization.map(|one| one.id);
        let program = program(draft, organization_id);
        Self {
            id: told.id,
            organization_id,
            program_id: program.as_ref().map(|program| program.id),
            name: &draft.name,
            description: draft.notes.clone(),
            url: uri(told.page),
            email: draft.entity.as_ref().and_then(email),
            status: status(told),
            assured_date: draft.updated.map(|at| at.to_zoned(TimeZone::UTC).date()),
            alert: alert(told),
            last_modified: millis(told.changed),
            organization: told.organization,
            program,
            beside: None,
        }
    }
}

impl<'a> Beside<'a> {
    fn of(told: &Told<'a>, with_locations: bool) -> Self {
        let ways = if with_locations { ways(told.meeting.attendance) } else { &[] };
        Self {
            schedules: schedules(told),
            service_at_locations: ways.iter().map(|online| At::of(told, *online, true)).collect(),
            languages: languages(told),
            contacts: told.meeting.entity.iter().map(|office| Contact::of(told, office)).collect(),
            attributes: told.terms.iter().map(|term| Attribute::of(told, term)).collect(),
        }
    }
}

impl<'a> At<'a> {
    fn of(told: &Told<'a>, online: bool, full: bool) -> Self {
        let location = location::of(told, online, full);
        let id = id::at_location(told.id, online);
        Self { id, service_id: told.id, location_id: location.id(), location, service: None, schedules: Vec::new() }
    }
}

impl<'a> Contact<'a> {
    fn of(told: &Told<'a>, office: &'a Entity) -> Self {
        let phone = |number: &'a str| Phone::new("office", told.id, number);
        Self {
            id: id::of("contact", &format!("{} {}", told.id, office.name)),
            service_id: told.id,
            name: &office.name,
            email: email(office),
            phones: office.phone.as_deref().map(phone).into_iter().collect(),
        }
    }
}

impl<'a> Phone<'a> {
    pub(super) fn new(of: &str, service: Uuid, number: &'a str) -> Self {
        let id = id::of("phone", &format!("{of} {service} {number}"));
        Self { id, location_id: None, number, kind: "voice", description: None }
    }

    pub(super) fn at(self, location: Uuid, description: Option<&'a str>) -> Self {
        Self { location_id: Some(location), description, ..self }
    }
}

impl<'a> Attribute<'a> {
    fn of(told: &Told<'_>, term: &'a Term) -> Self {
        Self {
            id: id::of("attribute", &format!("{} {}", told.id, term.id)),
            link_id: told.id,
            taxonomy_term_id: term.id,
            link_entity: "service",
            taxonomy_term: term,
        }
    }
}

/// Where it can be met: at the place, at the link.
pub fn ways(attendance: Attendance) -> &'static [bool] {
    match attendance {
        Attendance::InPerson | Attendance::Paused => &[false],
        Attendance::Online => &[true],
        Attendance::Hybrid => &[false, true],
    }
}

fn schedules(told: &Told<'_>) -> Vec<Schedule> {
    let times = told.meeting.schedule.as_ref();
    times.map_or_else(Vec::new, |times| schedule::of(told.id, times, told.meeting.attendance, told.at))
}

/// The group, which stands over years and may hold several meetings.
fn program(draft: &Draft, organization_id: Option<Uuid>) -> Option<Program<'_>> {
    let name = draft.group.as_deref().filter(|name| !name.is_empty())?;
    let town = draft.place.as_ref().and_then(|place| place.city.as_deref()).unwrap_or_default();
    Some(Program {
        id: id::of("program", &format!("{}\n{name}\n{town}", draft.fellowship.as_str()).to_lowercase()),
        organization_id,
        name,
        description: draft.group_notes.as_deref().unwrap_or(name),
    })
}

fn languages<'a>(told: &Told<'a>) -> Vec<Language<'a>> {
    let about = told.terms.iter().filter(|term| term.family == "language");
    let one = |term: &&'a Term| Language {
        id: id::of("language", &format!("{} {}", told.id, term.code)),
        service_id: told.id,
        name: &term.name,
        code: term.code.strip_prefix("lang-"),
    };
    about.map(one).collect()
}

fn status(told: &Told<'_>) -> &'static str {
    let closed = told.meeting.attendance == Attendance::Paused || closure(told).is_some();
    if closed { "temporarily closed" } else { "active" }
}

fn alert(told: &Told<'_>) -> Option<String> {
    let closed = closure(told).and_then(|closure| closure.reason.clone());
    let said = [Some(told.alert.to_owned()), closed];
    let said = said.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    (!said.is_empty()).then_some(said)
}

/// What keeps it closed at this moment.
fn closure<'a>(told: &Told<'a>) -> Option<&'a openseat_domain::meeting::Closure> {
    let zone = told.meeting.schedule.as_ref().and_then(|times| times.zone.as_deref());
    let zone = zone.and_then(|name| TimeZoneDatabase::bundled().get(name).ok()).unwrap_or(TimeZone::UTC);
    let today = zone.to_datetime(told.at).date();
    let holds = |from: Option<Date>, until: Option<Date>| {
        from.is_none_or(|from| from <= today) && until.is_none_or(|until| today <= until)
    };
    told.meeting.closures.iter().find(|closure| holds(closure.from, closure.until))
}

/// An address to write to, if it is one.
fn email(office: &Entity) -> Option<&str> {
    let email = office.email.as_deref()?;
    let (name, host) = email.split_once('@')?;
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-_+".contains(c));
    (plain(name) && plain(host) && host.contains('.')).then_some(email)
}

fn millis(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}
