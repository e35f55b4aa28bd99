//! A BMLT meeting becomes a draft.

use std::{borrow::Cow, collections::HashSet};

use openseat_domain::{
    concept::TypeCode,
    fellowship::FellowshipId,
    meeting::{Attendance, Draft},
    place::{Place, Point},
    problem::Problem,
    schedule::{Schedule, Weekday},
    zone,
};

use super::{attendance, attendance::Venue, fields::Fields, formats::Formats, joining};
use crate::{
    privacy,
    reader::{Options, Row},
    text, time,
};

/// Facts kept as they are, for the way back and for matching. Contact fields are not among them.
const KEPT: [&str; 9] = [
    "worldid_mixed",
    "shared_group_id_bigint",
    "service_body_bigint",
    "service_body_name",
    "root_server_uri",
    "root_server_id",
    "format_shared_id_list",
    "formats",
    "lang_enum",
];

/// Turns the meetings of one file into drafts.
pub(crate) struct Meetings<'a> {
    formats: &'a Formats,
    fellowship: FellowshipId,
    /// For meetings without a zone of their own.
    zone: Option<String>,
    /// Whether meetings of several servers are in the file, so that an id alone is not unique.
    many_servers: bool,
    seen: HashSet<String>,
    /// Contact values that were left out.
    contacts: u64,
}

impl<'a> Meetings<'a> {
    pub(crate) fn new(formats: &'a Formats, options: &Options, many_servers: bool) -> Self {
        Self {
            formats,
            fellowship: fellowship(options),
            zone: options.zone.clone(),
            many_servers,
            seen: HashSet::new(),
            contacts: 0,
        }
    }

    /// The draft of one record. `number` counts the file's records from 1.
    pub(crate) fn row(&mut self, number: usize, fields: &Fields<'_>) -> Row {
        let Some(id) = text::line(fields.get("id_bigint")) else {
            let fix = "Ask the server for the field id_bigint too.";
            return Row::Refused(Problem::refused(format!("row {number}"), "The meeting has no id.", fix));
        };
        let at = format!("row {number} (id {})", short(&id));
        let key = self.key(&id, fields.get("root_server_uri"));
        let Some(name) = name(fields) else {
            let fix = "Give the meeting a name, or ask the server for meeting_name too.";
            return Row::Refused(Problem::refused(at, "The meeting has neither a name nor a place.", fix));
        };
        if !self.seen.insert(key.clone()) {
            let fix = "Remove one of the two from the file.";
            return Row::Refused(Problem::refused(at, "An earlier row has the same id.", fix));
        }
        self.contacts += fields.iter().filter(|(name, value)| is_contact(name) && !value.is_empty()).count() as u64;
        let mut problems = Vec::new();
        let mut notes = Notes { at: &at, problems: &mut problems };
        let draft = self.draft(fields, key, name, &mut notes);
        notes.personal(&draft);
        Row::Draft(Box::new(draft), problems)
    }

    /// What can be said when all rows are read.
    pub(crate) fn finish(&self) -> Vec<Problem> {
        left_out(self.contacts)
    }

    fn key(&self, id: &str, server: &str) -> String {
        if !self.many_servers || server.is_empty() {
            return id.to_owned();
        }
        let server = server.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        format!("{server}:{id}")
    }

    fn draft(&self, fields: &Fields<'_>, key: String, name: String, notes: &mut Notes<'_>) -> Draft {
        let types = self.types(fields);
        let joining = joining::read(
            fields.get("virtual_meeting_link"),
            fields.get("phone_meeting_number"),
            fields.get("virtual_meeting_additional_info"),
        );
        notes.joining(&joining);
        let link = joining.online.as_ref().is_some_and(|online| online.url.is_some() || online.phone.is_some());
        let street = !fields.get("location_street").is_empty();
        let keys: Vec<&str> = fields.get("formats").split(',').map(str::trim).collect();
        let attendance = attendance::decide(Venue { kind: fields.get("venue_type"), link, street }, |name| {
            keys.contains(&name) || types.iter().any(|kind| kind.code == name)
        });
        let comments = [fields.get("comments"), fields.get("format_comments")];
        Draft {
            key,
            name,
            fellowship: self.fellowship.clone(),
            schedule: schedule(fields, self.zone.as_deref(), notes),
            attendance,
            place: place(fields, attendance, notes),
            online: joining.online,
            types,
            notes: paragraphs(comments.into_iter().map(|text| ("", text))),
            published: fields.get("published") != "0",
            extra: KEPT.into_iter().filter_map(|name| Some((name.to_owned(), kept(name, fields.get(name))?))).collect(),
            ..Draft::default()
        }
    }

    /// Formats as type codes, sorted, no doubles.
    fn types(&self, fields: &Fields<'_>) -> Vec<TypeCode> {
        let list =
            |name| fields.get(name).split(',').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let (mut keys, ids) = (list("formats"), list("format_shared_id_list"));
        if keys.is_empty() {
            keys = ids.iter().filter_map(|id| self.formats.key(id, "en")).collect();
        }
        let code = |key: &&str| TypeCode { programme: self.fellowship.clone(), code: self.formats.code(&ids, key) };
        let mut types: Vec<TypeCode> = keys.iter().map(code).collect();
        types.sort_unstable();
        types.dedup();
        types
    }
}

/// A value to be kept. Servers give a meeting's formats in no lasting order, which must not look like a change.
fn kept(name: &str, value: &str) -> Option<String> {
    if name != "formats" && name != "format_shared_id_list" {
        return text::line(value);
    }
    let mut parts: Vec<String> = value.split(',').filter_map(text::line).collect();
    parts.sort_unstable_by(|a, b| (a.parse::<u64>().ok(), a).cmp(&(b.parse::<u64>().ok(), b)));
    parts.dedup();
    (!parts.is_empty()).then(|| parts.join(","))
}

/// Whose meetings these are: what the caller says, else NA, for which BMLT is made.
pub(crate) fn fellowship(options: &Options) -> FellowshipId {
    options.fellowship.clone().unwrap_or_else(|| FellowshipId::new("na"))
}

/// One note on contact details that were not taken.
pub(crate) fn left_out(contacts: u64) -> Vec<Problem> {
    let what = format!("Personal contact details were left out ({contacts} values).");
    let note = Problem::note("file", what, "Nothing needs doing: names, e-mails and telephones are never published.");
    if contacts > 0 { vec![note] } else { Vec::new() }
}

fn is_contact(name: &str) -> bool {
    name.starts_with("contact_") || name == "email_contact"
}

/// Problems of one row.
pub(crate) struct Notes<'a> {
    pub(crate) at: &'a str,
    pub(crate) problems: &'a mut Vec<Problem>,
}

impl Notes<'_> {
    pub(crate) fn warn(&mut self, field: &str, what: impl Into<String>, fix: &str) {
        self.problems.push(Problem::warning(format!("{}, field {field}", self.at), what, fix));
    }

    /// Notes what looks like a person's own detail in the public texts of a draft.
    pub(crate) fn personal(&mut self, draft: &Draft) {
        let inside = draft.place.as_ref().and_then(|place| place.notes.as_deref());
        let texts = [("name", Some(draft.name.as_str())), ("notes", draft.notes.as_deref()), ("place notes", inside)];
        for (field, text) in texts {
            for found in privacy::look(text.unwrap_or_default()) {
                self.problems.push(Problem::note(format!("{}, field {field}", self.at), found.words(), found.fix()));
            }
        }
    }

    /// Warns of a link and a number that could not be used.
    pub(crate) fn joining(&mut self, joining: &joining::Joining) {
        if let Some(link) = &joining.bad_link {
            let what = format!("“{}” is not a web address and was left out.", short(link));
            self.warn("virtual_meeting_link", what, "Give the whole link, beginning with https://.");
        }
        if let Some(phone) = &joining.bad_phone {
            let what = format!("“{}” is not a telephone number and was left out.", short(phone));
            self.warn("phone_meeting_number", what, "Give the number with its area code.");
        }
    }
}

/// The start of a value, to be shown in a problem.
pub(crate) fn short(value: &str) -> String {
    let clean = text::line(value).unwrap_or_default();
    if clean.chars().count() > 60 { clean.chars().take(59).chain(['…']).collect() } else { clean }
}

fn name(fields: &Fields<'_>) -> Option<String> {
    ["meeting_name", "location_text", "location_municipality"].into_iter().find_map(|name| text::line(fields.get(name)))
}

fn schedule(fields: &Fields<'_>, usual_zone: Option<&str>, notes: &mut Notes<'_>) -> Option<Schedule> {
    let (day, start) = (fields.get("weekday_tinyint"), fields.get("start_time"));
    if day.is_empty() && start.is_empty() {
        return None;
    }
    let weekday =
        day.parse::<u8>().ok().and_then(|day| Weekday::from_sunday_zero(day.checked_sub(1)?).filter(|_| day <= 7));
    let Some(weekday) = weekday else {
        notes.warn(
            "weekday_tinyint",
            format!("“{}” is not a day.", short(day)),
            "Give 1 for Sunday to 7 for Saturday.",
        );
        return None;
    };
    let Some(start) = time::clock(start) else {
        notes.warn("start_time", format!("“{}” is not a time.", short(start)), "Give it as 19:30:00.");
        return None;
    };
    let zone = zone(fields.get("time_zone"), usual_zone, notes);
    Some(Schedule::weekly(weekday, start, length(fields.get("duration_time"), notes), zone.as_deref()))
}

/// The meeting's own zone, if it is one, else the usual one of the file.
pub(crate) fn zone<'a>(own: &'a str, usual: Option<&'a str>, notes: &mut Notes<'_>) -> Option<Cow<'a, str>> {
    if own.is_empty() {
        return usual.map(Cow::Borrowed);
    }
    if !zone::is_known(own) {
        let what = format!("“{}” is not a time zone.", short(own));
        notes.warn("time_zone", what, "Give an IANA name such as America/New_York.");
        return usual.map(Cow::Borrowed);
    }
    Some(Cow::Borrowed(own))
}

fn length(text: &str, notes: &mut Notes<'_>) -> u16 {
    // Servers write 00:00:00 for "not said".
    if text.trim_matches(['0', ':']).is_empty() {
        return time::USUAL_MINUTES;
    }
    time::length(text).unwrap_or_else(|| {
        let what = format!("“{}” is not a length; an hour was taken.", short(text));
        notes.warn("duration_time", what, "Give it as 01:30:00.");
        time::USUAL_MINUTES
    })
}

fn place(fields: &Fields<'_>, attendance: Attendance, notes: &mut Notes<'_>) -> Option<Place> {
    let line = |name| text::line(fields.get(name));
    let regions = ["location_sub_province", "location_city_subsection", "location_neighborhood"];
    let getting_there = [
        ("", fields.get("location_info")),
        ("", fields.get("public_transport")),
        ("Bus: ", fields.get("bus_lines")),
        ("Train: ", fields.get("train_lines")),
    ];
    let place = Place {
        name: line("location_text"),
        street: line("location_street"),
        city: line("location_municipality"),
        state: line("location_province"),
        postal_code: line("location_postal_code_1"),
        country: line("location_nation"),
        regions: regions.into_iter().filter_map(line).collect(),
        notes: paragraphs(getting_there.into_iter()),
        point: point(fields.get("latitude"), fields.get("longitude"), notes),
        ..Place::default()
    };
    let approximate = attendance == Attendance::Online && place.street.is_none();
    (place != Place::default()).then_some(Place { approximate, ..place })
}

/// The point, if both numbers are there. Zeros mean "unknown" and are no problem.
pub(crate) fn point(latitude: &str, longitude: &str, notes: &mut Notes<'_>) -> Option<Point> {
    if latitude.is_empty() && longitude.is_empty() {
        return None;
    }
    let numbers = latitude.parse::<f64>().ok().zip(longitude.parse::<f64>().ok());
    let point = numbers.and_then(|(latitude, longitude)| Point::new(latitude, longitude));
    if point.is_none() && numbers.is_none_or(|(latitude, longitude)| latitude != 0.0 || longitude != 0.0) {
        let what = format!("“{}, {}” is not a point on the map.", short(latitude), short(longitude));
        notes.warn("latitude, longitude", what, "Give degrees as decimal numbers.");
    }
    point
}

/// Texts with a word before each, one under the other.
pub(crate) fn paragraphs<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let parts = parts.filter_map(|(label, raw)| Some(format!("{label}{}", text::lines(raw)?)));
    let all = parts.collect::<Vec<_>>().join("\n");
    (!all.is_empty()).then_some(all)
}
