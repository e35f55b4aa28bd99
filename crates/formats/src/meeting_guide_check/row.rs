//! One row of a feed, rule by rule.

use openseat_domain::zone;
use serde_json::{Map, Value};

use super::{
    Kind,
    value::{Day, day_of, has_html, is_decimal, is_moment, is_time, is_web, is_whole},
};
use crate::{meeting_guide::is_provider, privacy};

/// Fields whose value is text. A value of another kind is dropped by some readers and breaks others.
const TEXTS: [&str; 36] = [
    "timezone",
    "formatted_address",
    "address",
    "city",
    "state",
    "country",
    "region",
    "sub_region",
    "sub_sub_region",
    "location",
    "location_notes",
    "notes",
    "group",
    "group_notes",
    "conference_url",
    "conference_url_notes",
    "conference_phone",
    "conference_phone_notes",
    "updated",
    "venmo",
    "square",
    "paypal",
    "homegroup_online",
    "url",
    "edit_url",
    "feedback_url",
    "website",
    "entity",
    "entity_email",
    "entity_location",
    "entity_logo",
    "entity_phone",
    "entity_url",
    "entity_website_url",
    "time",
    "end_time",
];

/// Those in which people write at length.
const PROSE: [&str; 5] = ["name", "notes", "location_notes", "group_notes", "location"];
const LINKS: [&str; 6] = ["url", "edit_url", "website", "entity_url", "entity_website_url", "entity_logo"];
const OF_PERSONS: [&str; 4] = ["contact_1_", "contact_2_", "contact_3_", "contact_email"];
const OF_OFFICES: [&str; 6] =
    ["entity_email", "entity_location", "entity_logo", "entity_phone", "entity_url", "entity_website_url"];
/// Codes that say that nobody can come, so that no place is needed.
const SHUT: &str = "TC";
const WIDE: usize = 64;
const LONGEST_NAME: usize = 255;
const LONGEST_SLUG: usize = 64;

/// Takes what is found: kind, field, value.
type Note<'n> = dyn FnMut(Kind, &str, &str) + 'n;

pub(super) struct Row<'a> {
    fields: &'a Map<String, Value>,
    name: String,
}

impl<'a> Row<'a> {
    pub(super) fn new(fields: &'a Map<String, Value>) -> Self {
        let mut row = Self { fields, name: String::new() };
        row.name = row.slug().or_else(|| row.text("name").map(str::to_owned)).unwrap_or_default();
        row
    }

    /// What to call the row by.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn slug(&self) -> Option<String> {
        match self.get("slug")? {
            Value::String(slug) => Some(slug.clone()),
            Value::Number(slug) if is_whole(slug) => Some(slug.to_string()),
            _ => None,
        }
    }

    pub(super) fn check(&self, is_type: &dyn Fn(&str) -> bool, note: &mut Note<'_>) {
        self.naming(note);
        self.when(note);
        for field in TEXTS {
            if let Some(value) = self.get(field).filter(|value| !value.is_string()) {
                note(Kind::NotText, field, &value.to_string());
            }
        }
        self.place(note);
        self.online(note);
        self.types(is_type, note);
        self.lists(note);
        self.words(note);
        self.office(note);
    }

    /// A field that holds something; many feeds write `""` and `null` for "not said".
    fn get(&self, field: &str) -> Option<&'a Value> {
        self.fields.get(field).filter(|value| !value.is_null() && value.as_str() != Some(""))
    }

    fn text(&self, field: &str) -> Option<&'a str> {
        self.get(field).and_then(Value::as_str)
    }

    fn naming(&self, note: &mut Note<'_>) {
        match self.text("name") {
            None => note(Kind::NoName, "name", &self.shown("name")),
            Some(name) if name.chars().count() > LONGEST_NAME => note(Kind::LongName, "name", name),
            Some(name) if name.chars().count() > WIDE => note(Kind::WideName, "name", name),
            Some(_) => {}
        }
        let Some(slug) = self.slug() else { return note(Kind::NoSlug, "slug", &self.shown("slug")) };
        if slug.chars().count() > LONGEST_SLUG {
            note(Kind::LongSlug, "slug", &slug);
        }
        if !slug.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~".contains(c)) {
            note(Kind::OddSlug, "slug", &slug);
        }
    }

    fn when(&self, note: &mut Note<'_>) {
        let day = self.get("day");
        match day.map_or(Day::Good, day_of) {
            Day::Good => {}
            Day::AsText => note(Kind::DayAsText, "day", &self.shown("day")),
            Day::Bad => note(Kind::BadDay, "day", &self.shown("day")),
        }
        for field in ["time", "end_time"] {
            match self.text(field) {
                Some(time) if !is_time(time) => note(Kind::BadTime, field, time),
                Some(time) if time.len() != 5 => note(Kind::TimeForm, field, time),
                _ => {}
            }
        }
        let (time, zone) = (self.text("time"), self.text("timezone"));
        if let Some(zone) = zone.filter(|zone| !zone::is_known(zone)) {
            note(Kind::UnknownZone, "timezone", zone);
        }
        match (day.is_some(), time.is_some()) {
            (true, false) if self.get("time").is_none() => note(Kind::NoTime, "time", ""),
            (false, true) => note(Kind::NoDay, "day", ""),
            (true, true) if zone.is_none() => note(Kind::NoZone, "timezone", ""),
            _ => {}
        }
        if time.is_some() && time == self.text("end_time") {
            note(Kind::EndIsStart, "end_time", time.unwrap_or_default());
        }
    }

    fn place(&self, note: &mut Note<'_>) {
        if let Some(value) = self.get("postal_code").filter(|value| !value.is_string() && !value.is_number()) {
            note(Kind::NotText, "postal_code", &value.to_string());
        }
        for (field, most) in [("latitude", 90.0), ("longitude", 180.0)] {
            match self.get(field) {
                Some(Value::Number(degrees)) if degrees.as_f64().is_some_and(|degrees| degrees.abs() <= most) => {}
                Some(Value::String(degrees)) if is_decimal(degrees) => note(Kind::PointAsText, field, degrees),
                Some(other) => note(Kind::BadPoint, field, &other.to_string()),
                None => {}
            }
        }
        let zero = |field| self.get(field).and_then(Value::as_f64) == Some(0.0);
        if zero("latitude") && zero("longitude") {
            note(Kind::Nowhere, "latitude", "0, 0");
        }
        match self.get("approximate") {
            None | Some(Value::Bool(_)) => {}
            Some(Value::String(word)) if word == "yes" || word == "no" => {}
            Some(other) => note(Kind::BadApproximate, "approximate", &other.to_string()),
        }
        let joins = self.get("conference_url").is_some() || self.get("conference_phone").is_some();
        let place = ["formatted_address", "address", "city", "state", "postal_code", "country", "coordinates"];
        if !joins && !self.has_type(SHUT) && !place.into_iter().any(|field| self.get(field).is_some()) {
            note(Kind::NoWay, "formatted_address", "");
        }
    }

    fn online(&self, note: &mut Note<'_>) {
        if let Some(link) = self.text("conference_url") {
            if !is_web(link) {
                note(Kind::BadConferenceUrl, "conference_url", link);
            } else if !is_provider(link) {
                note(Kind::UnknownProvider, "conference_url", link);
            }
        }
        if let Some(phone) = self.text("conference_phone") {
            let kept = phone.chars().filter(|c| c.is_ascii_digit() || "+,#".contains(*c)).count();
            if kept < 10 {
                note(Kind::ShortPhone, "conference_phone", phone);
            }
        }
    }

    fn types(&self, is_type: &dyn Fn(&str) -> bool, note: &mut Note<'_>) {
        let Some(given) = self.get("types") else { return };
        let codes = given.as_array().filter(|codes| codes.iter().all(Value::is_string));
        let Some(codes) = codes else { return note(Kind::BadTypes, "types", &given.to_string()) };
        for code in codes.iter().filter_map(Value::as_str).filter(|code| !is_type(code)) {
            note(Kind::UnknownType, "types", code);
        }
        if self.has_type("O") && self.has_type("C") {
            note(Kind::OpenAndClosed, "types", "O, C");
        }
    }

    fn lists(&self, note: &mut Note<'_>) {
        for field in ["regions", "feedback_emails"] {
            let Some(value) = self.get(field) else { continue };
            if !value.as_array().is_some_and(|list| list.iter().all(Value::is_string)) {
                note(Kind::NotAListOfText, field, &value.to_string());
            }
        }
    }

    fn words(&self, note: &mut Note<'_>) {
        for field in PROSE {
            let text = self.text(field).unwrap_or_default();
            if has_html(text) {
                note(Kind::Html, field, text);
            }
            if privacy::look(text).next().is_some() {
                note(Kind::Personal, field, "");
            }
        }
        // What stands there is not repeated: it is somebody's own.
        for field in self.fields.keys().filter(|name| OF_PERSONS.iter().any(|start| name.starts_with(start))) {
            if self.get(field).is_some() {
                note(Kind::Personal, field, "");
            }
        }
        for field in LINKS {
            if let Some(link) = self.text(field).filter(|link| !is_web(link)) {
                note(Kind::LinkForm, field, link);
            }
        }
        if let Some(updated) = self.text("updated").filter(|updated| !is_moment(updated)) {
            note(Kind::UpdatedForm, "updated", updated);
        }
    }

    fn office(&self, note: &mut Note<'_>) {
        let field = OF_OFFICES.into_iter().find(|field| self.get(field).is_some());
        if let Some(field) = field.filter(|_| self.get("entity").is_none()) {
            note(Kind::EntityWithoutName, field, &self.shown(field));
        }
        let plain = |text: &str, more: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
        let odd = |field, is_good: &dyn Fn(&str) -> bool| self.text(field).filter(|handle| !is_good(handle));
        for (field, handle) in [
            ("venmo", odd("venmo", &|one| one.strip_prefix('@').is_some_and(|name| plain(name, "-_")))),
            ("square", odd("square", &|one| one.strip_prefix('$').is_some_and(|name| plain(name, "-_")))),
            ("paypal", odd("paypal", &|one| plain(one, "") && one.len() <= 20)),
            ("homegroup_online", odd("homegroup_online", &|one| plain(one, "-_"))),
        ] {
            if let Some(handle) = handle {
                note(Kind::OddHandle, field, handle);
            }
        }
    }

    fn has_type(&self, code: &str) -> bool {
        self.get("types").and_then(Value::as_array).is_some_and(|codes| codes.iter().any(|one| one == code))
    }

    /// What stands in a field, whatever it is; nothing when it is not there.
    fn shown(&self, field: &str) -> String {
        self.fields
            .get(field)
            .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
            .unwrap_or_default()
    }
}
