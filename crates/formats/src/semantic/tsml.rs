//! Meetings as BMLT gives them to readers of Meeting Guide lists.

use super::{
    Search, Server, Writing,
    formats::ids,
    json::{Object, list},
    kept::Meeting,
    php::{json_text, strval},
};

/// World ids with a code of their own in that format.
const CODES: [(&str, &str); 32] = [
    ("CPT", "CPT"),
    ("BT", "BT"),
    ("BEG", "BEG"),
    ("CAN", "CAN"),
    ("CW", "CW"),
    ("CLOSED", "C"),
    ("DISC", "DISC"),
    ("GL", "GL"),
    ("IP", "IP"),
    ("IW", "IW"),
    ("JFT", "JFT"),
    ("LIT", "LIT"),
    ("LC", "LC"),
    ("TC", "TC"),
    ("M", "M"),
    ("MED", "MED"),
    ("NS", "NS"),
    ("VM", "ONL"),
    ("OPEN", "O"),
    ("QA", "QA"),
    ("RA", "RA"),
    ("SMOK", "SMOK"),
    ("SPAD", "SPAD"),
    ("SPK", "SPK"),
    ("STEP", "STEP"),
    ("SWG", "SWG"),
    ("TOP", "TOP"),
    ("TRAD", "TRAD"),
    ("VAR", "VAR"),
    ("WCHR", "X"),
    ("W", "W"),
    ("Y", "Y"),
];

const ADDRESS: [&str; 5] =
    ["location_street", "location_municipality", "location_province", "location_postal_code_1", "location_nation"];

impl Server {
    /// The meetings that are asked for, as a Meeting Guide list.
    pub fn tsml(&self, search: &Search, writing: &Writing, out: &mut String) {
        let lang = writing.lang.as_deref().unwrap_or(&self.settings.language);
        list(out, self.find(search), |(number, _), out| self.write_tsml(self.meeting(number), lang, out));
    }

    fn write_tsml(&self, meeting: &Meeting, lang: &str, out: &mut String) {
        let value = |key: &str| meeting.value(key).unwrap_or_default();
        let start = meeting.start.as_deref().filter(|start| !start.is_empty());
        let body = self.body(meeting.body).map(|body| body.name.as_str()).unwrap_or_default();
        let mut object = Object::new(out);
        object.raw("day", &meeting.weekday.map_or_else(|| "null".to_owned(), |day| day.to_string()));
        object.maybe("time", start.map(|start| start.get(..5).unwrap_or(start)));
        object.maybe("end_time", end(meeting).as_deref());
        if let Some(zone) = meeting.zone.as_deref().filter(|zone| !zone.is_empty()) {
            object.text("timezone", zone);
        }
        object.text("name", value("meeting_name"));
        object.text("location", if self.is_only_virtual(meeting) { "Online Meeting" } else { value("location_text") });
        let address: Vec<&str> = ADDRESS.into_iter().map(value).filter(|part| !part.is_empty()).collect();
        object.text("formatted_address", &address.join(", "));
        for (name, key) in ["address", "city", "state", "postal_code", "country"].into_iter().zip(ADDRESS) {
            object.text(name, value(key));
        }
        let types = ids(meeting).filter_map(|id| code(self.format(lang, id)?.world_id.as_deref()?));
        list(object.value("types"), types, json_text);
        object.text("location_notes", value("location_info"));
        object.text("notes", value("comments"));
        object.maybe("coordinates", coordinates(meeting).as_deref());
        object.text("slug", &format!("{}-{}", slug(value("meeting_name")), meeting.id));
        object.raw("updated", "null");
        object.text("region", body);
        list(object.value("regions"), [body], json_text);
        object.maybe("conference_url", meeting.value("virtual_meeting_link"));
        object.maybe("conference_url_notes", meeting.value("virtual_meeting_additional_info"));
        object.maybe("conference_phone", meeting.value("phone_meeting_number"));
        object.maybe("conference_phone_notes", meeting.value("phone_meeting_additional_info"));
        object.end();
    }

    /// Virtual and not hybrid, by the world ids of its formats.
    fn is_only_virtual(&self, meeting: &Meeting) -> bool {
        let has = |world_id: &str| {
            ids(meeting).any(|id| self.format("en", id).is_some_and(|f| f.world_id.as_deref() == Some(world_id)))
        };
        has("VM") && !has("HYBR")
    }
}

fn code(world_id: &str) -> Option<&'static str> {
    CODES.iter().find(|(known, _)| *known == world_id).map(|(_, code)| *code)
}

/// When it ends, `HH:MM`.
fn end(meeting: &Meeting) -> Option<String> {
    let minutes = |time: &str| {
        let mut parts = time.split(':').map(|part| part.parse::<u32>().ok());
        Some(parts.next()?? * 60 + parts.next()??)
    };
    let end = minutes(meeting.start.as_deref()?)? + minutes(meeting.duration.as_deref()?)?;
    Some(format!("{:02}:{:02}", end / 60 % 24, end % 60))
}

fn coordinates(meeting: &Meeting) -> Option<String> {
    let (latitude, longitude) = (meeting.latitude?, meeting.longitude?);
    let here = meeting.venue != Some(2) && latitude != 0.0 && longitude != 0.0;
    here.then(|| format!("{},{}", strval(latitude), strval(longitude)))
}

/// Words of an address: small letters and digits, with one hyphen between them.
fn slug(name: &str) -> String {
    let name = super::words::folded(&name.replace('_', "-").replace('@', "-at-"));
    let kept: String = name.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || *c == '-').collect();
    let words: Vec<&str> =
        kept.split(|c: char| c == '-' || c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}
