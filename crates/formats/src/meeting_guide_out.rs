//! Our listings as a Meeting Guide feed: a JSON array in the form of <https://github.com/code4recovery/spec>.
//!
//! Beside the specification's fields two are written that readers of the format are known to pass over:
//! `attendance_option`, as the TSML plugin writes it, and `fellowship`. Only weekly times can be said; a meeting with
//! any other rule is listed without day and time, as the format does for "by appointment", since a wrong week is worse
//! than none.

use std::io;

use jiff::tz::TimeZone;
use openseat_domain::{
    meeting::{Attendance, Draft},
    schedule::Rule,
};
use serde::Serialize;

/// One meeting of the feed.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its address within the feed: unique, lasting, at most 64 letters, digits and hyphens.
    pub slug: &'a str,
    /// What is said of it.
    pub meeting: &'a Draft,
    /// The address of its page here; without one, its page at the source is given.
    pub page: Option<&'a str>,
}

/// Writes the feed and gives back how many meetings are in it. Unpublished ones are passed over.
pub fn write<'a>(entries: impl IntoIterator<Item = Entry<'a>>, out: &mut impl io::Write) -> io::Result<u64> {
    let mut written = 0;
    out.write_all(b"[")?;
    for entry in entries.into_iter().filter(|entry| entry.meeting.published) {
        out.write_all(if written == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &Meeting::of(&entry))?;
        written += 1;
    }
    out.write_all(b"\n]\n")?;
    Ok(written)
}

/// Writes the record of one meeting at the end of `out`, published or not.
pub fn write_one(entry: &Entry<'_>, out: &mut Vec<u8>) {
    serde_json::to_writer(out, &Meeting::of(entry)).expect("texts and numbers are written into memory");
}

/// A record in the order of the specification.
#[derive(Default, Serialize)]
struct Meeting<'a> {
    slug: &'a str,
    name: &'a str,
    #[serde(flatten)]
    when: When<'a>,
    types: Vec<&'a str>,
    attendance_option: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    fellowship: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<&'a str>,
    #[serde(flatten)]
    place: Place<'a>,
    #[serde(flatten)]
    online: Online<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_notes: Option<&'a str>,
    #[serde(flatten)]
    giving: Giving<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    feedback_url: Option<&'a str>,
    #[serde(flatten)]
    entity: Entity<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
}

#[derive(Default, Serialize)]
struct When<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timezone: Option<&'a str>,
}

#[derive(Default, Serialize)]
struct Place<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location_notes: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    formatted_address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    postal_code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    regions: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approximate: Option<&'static str>,
}

#[derive(Default, Serialize)]
struct Online<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    conference_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conference_url_notes: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conference_phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conference_phone_notes: Option<&'a str>,
}

#[derive(Default, Serialize)]
struct Giving<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    venmo: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    square: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    paypal: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    homegroup_online: Option<&'a str>,
}

/// The specification's heading and its example name the site differently, so it is written under both names.
#[derive(Default, Serialize)]
struct Entity<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_location: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_website_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_logo: Option<&'a str>,
}

impl<'a> Meeting<'a> {
    fn of(entry: &Entry<'a>) -> Self {
        let draft = entry.meeting;
        Self {
            slug: entry.slug,
            name: &draft.name,
            when: When::of(draft),
            types: types(draft),
            attendance_option: attendance(draft.attendance),
            fellowship: draft.fellowship.as_str(),
            notes: draft.notes.as_deref(),
            place: Place::of(draft),
            online: Online::of(draft),
            group: draft.group.as_deref(),
            group_notes: draft.group_notes.as_deref(),
            giving: Giving::of(draft),
            url: entry.page.or(draft.url.as_deref()),
            website: draft.website.as_deref(),
            feedback_url: draft.feedback_url.as_deref(),
            entity: Entity::of(draft),
            updated: draft.updated.map(|at| at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S").to_string()),
        }
    }
}

impl<'a> When<'a> {
    fn of(draft: &'a Draft) -> Self {
        let Some(schedule) = &draft.schedule else { return Self::default() };
        let Rule::Weekly(day) = schedule.rule else { return Self::default() };
        let clock = |minutes: u32| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
        let start = u32::from(schedule.start);
        Self {
            day: Some(day.sunday_zero()),
            time: Some(clock(start)),
            end_time: Some(clock(start + u32::from(schedule.minutes))),
            timezone: schedule.zone.as_deref(),
        }
    }
}

impl<'a> Place<'a> {
    fn of(draft: &'a Draft) -> Self {
        let Some(place) = &draft.place else { return Self::default() };
        Self {
            location: place.name.as_deref(),
            location_notes: place.notes.as_deref(),
            formatted_address: place.formatted.as_deref(),
            address: place.street.as_deref(),
            city: place.city.as_deref(),
            state: place.state.as_deref(),
            postal_code: place.postal_code.as_deref(),
            country: place.country.as_deref(),
            regions: place.regions.iter().map(String::as_str).collect(),
            latitude: place.point.map(|point| point.lat),
            longitude: place.point.map(|point| point.lon),
            approximate: Some(if place.approximate { "yes" } else { "no" }),
        }
    }
}

impl<'a> Online<'a> {
    fn of(draft: &'a Draft) -> Self {
        let Some(online) = &draft.online else { return Self::default() };
        Self {
            conference_url: online.url.as_deref(),
            conference_url_notes: online.url_notes.as_deref(),
            conference_phone: online.phone.as_deref(),
            conference_phone_notes: online.phone_notes.as_deref(),
        }
    }
}

impl<'a> Giving<'a> {
    fn of(draft: &'a Draft) -> Self {
        let giving = &draft.giving;
        Self {
            venmo: giving.venmo.as_deref(),
            square: giving.square.as_deref(),
            paypal: giving.paypal.as_deref(),
            homegroup_online: giving.homegroup_online.as_deref(),
        }
    }
}

impl<'a> Entity<'a> {
    fn of(draft: &'a Draft) -> Self {
        let Some(entity) = &draft.entity else { return Self::default() };
        Self {
            entity: Some(&entity.name),
            entity_location: entity.location.as_deref(),
            entity_phone: entity.phone.as_deref(),
            entity_email: entity.email.as_deref(),
            entity_url: entity.website.as_deref(),
            entity_website_url: entity.website.as_deref(),
            entity_logo: entity.logo.as_deref(),
        }
    }
}

/// The draft's codes. Readers of the format take a whole address for an open door, so a meeting that nobody can come
/// to carries the code for a closed place as well.
fn types(draft: &Draft) -> Vec<&str> {
    let mut codes: Vec<&str> = draft.types.iter().map(|kind| kind.code.as_str()).collect();
    let address = draft.place.as_ref().is_some_and(|place| !place.approximate);
    let shut = draft.attendance == Attendance::Paused || draft.attendance == Attendance::Online && address;
    if shut {
        codes.push("TC");
    }
    codes.sort_unstable();
    codes.dedup();
    codes
}

fn attendance(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::InPerson => "in_person",
        Attendance::Online => "online",
        Attendance::Hybrid => "hybrid",
        Attendance::Paused => "inactive",
    }
}
