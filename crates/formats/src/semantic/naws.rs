//! `GetNAWSDump`: the meetings of a service body and those below it, as the world office's spreadsheet.

use std::collections::HashMap;

use super::{
    Search, Server,
    formats::ids,
    kept::{Change, Meeting},
    php::{intval, strval},
};
use crate::sheet_out;

const COLUMNS: [&str; 52] = [
    "Committee",
    "CommitteeName",
    "AddDate",
    "AreaRegion",
    "ParentName",
    "ComemID",
    "ContactID",
    "ContactName",
    "CompanyName",
    "ContactAddrID",
    "ContactAddress1",
    "ContactAddress2",
    "ContactCity",
    "ContactState",
    "ContactZip",
    "ContactCountry",
    "ContactPhone",
    "MeetingID",
    "Room",
    "Closed",
    "WheelChr",
    "Day",
    "Time",
    "Language1",
    "Language2",
    "Language3",
    "LocationId",
    "Place",
    "Address",
    "City",
    "LocBorough",
    "State",
    "Zip",
    "Country",
    "Directions",
    "Institutional",
    "Format1",
    "Format2",
    "Format3",
    "Format4",
    "Format5",
    "Delete",
    "LastChanged",
    "Longitude",
    "Latitude",
    "ContactGP",
    "PhoneMeetingNumber",
    "VirtualMeetingLink",
    "VirtualMeetingInfo",
    "TimeZone",
    "bmlt_id",
    "unpublished",
];

/// World ids with a column of their own.
const APART: [&str; 3] = ["OPEN", "CLOSED", "WCHR"];
/// World ids that come before the others, so that they are never left out.
const FIRST: [&str; 6] = ["VM", "TC", "HYBR", "W", "M", "GL"];
const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

impl Server {
    /// The spreadsheet of a body that is there.
    pub fn naws(&self, body: i64, out: &mut String) {
        self.naws_of(self.with_children(&[body]), false, out);
    }

    /// The spreadsheet of all that there is, with no cell that a spreadsheet would take for a formula.
    pub fn naws_of_all(&self, out: &mut String) {
        self.naws_of(self.tables.bodies.iter().map(|body| body.id).collect(), true, out);
    }

    fn naws_of(&self, bodies: Vec<i64>, guarded: bool, out: &mut String) {
        line(&COLUMNS, out);
        let sort = ["lang_enum", "weekday_tinyint", "start_time", "id_bigint"].map(str::to_owned).to_vec();
        let search = Search { bodies: (bodies.clone(), Vec::new()), sort, ..Search::default() };
        let found: Vec<&Meeting> = self.find(&search).into_iter().map(|(number, _)| self.meeting(number)).collect();
        let changes = || self.tables.changes.iter().filter(|change| bodies.contains(&change.body));
        let mut last: HashMap<i64, &str> = HashMap::new();
        for change in changes() {
            let id = change.before_id.or(change.after_id).unwrap_or(0);
            let date = last.entry(id).or_default();
            *date = change.date.as_str().max(*date);
        }
        let date = |meeting: &Meeting| last.get(&meeting.id).map(|date| day(date)).unwrap_or_default();
        found.iter().for_each(|meeting| self.row(meeting, false, &date(meeting), guarded, out));
        let mut deleted: Vec<&Change> = changes().filter(|change| change.kind == "comdef_change_type_delete").collect();
        deleted.sort_by_key(|change| std::cmp::Reverse(change.id));
        let mut seen: Vec<i64> = Vec::new();
        for meeting in deleted.into_iter().filter_map(gone) {
            if found.iter().any(|known| known.id == meeting.id) || seen.contains(&meeting.id) {
                continue;
            }
            seen.push(meeting.id);
            // Without a world id the office never knew of it; with this one it knows that it is gone.
            let world_id = meeting.world_id.as_deref().unwrap_or_default().trim().to_owned();
            if !world_id.is_empty() && !world_id.eq_ignore_ascii_case("deleted") {
                self.row(&meeting, true, &date(&meeting), guarded, out);
            }
        }
    }

    fn row(&self, meeting: &Meeting, deleted: bool, changed: &str, guarded: bool, out: &mut String) {
        let formats = WorldFormats::of(self, meeting);
        let body = self.body(meeting.body);
        let value = |key: &str| meeting.value(key).unwrap_or_default().to_owned();
        let cells = COLUMNS.map(|column| match column {
            "Committee" => meeting.world_id.as_deref().unwrap_or_default().trim().to_owned(),
            "CommitteeName" => value("meeting_name"),
            "AreaRegion" => {
                match body.and_then(|body| body.world_id.clone()).filter(|id| !id.is_empty() && id != "0") {
                    Some(world_id) => world_id,
                    None => "WORLD_ID_MISSING".to_owned(),
                }
            }
            "ParentName" => body.map(|body| body.name.clone()).unwrap_or_default(),
            "Room" => formats.names.join(", "),
            "Closed" => formats.closed(self.settings.closed).to_owned(),
            "WheelChr" => if formats.has("WCHR") { "TRUE" } else { "FALSE" }.to_owned(),
            "Day" => {
                meeting.weekday.and_then(|day| DAYS.get(usize::try_from(day).ok()?)).copied().unwrap_or_default().into()
            }
            "Time" => meeting.start.as_deref().unwrap_or_default().split(':').take(2).collect(),
            "Language1" => formats.languages.first().cloned().unwrap_or_default(),
            "Place" => value("location_text"),
            "Address" => value("location_street"),
            "City" => ["location_city_subsection", "location_municipality", "location_neighborhood"]
                .into_iter()
                .map(value)
                .find(|town| !town.is_empty())
                .unwrap_or_default(),
            "LocBorough" => value("location_neighborhood"),
            "State" => value("location_province"),
            "Zip" => value("location_postal_code_1"),
            "Country" => value("location_nation"),
            "Directions" => directions(&value("location_info"), &value("comments")),
            "Institutional" => "FALSE".to_owned(),
            "Format1" => formats.at(0),
            "Format2" => formats.at(1),
            "Format3" => formats.at(2),
            "Format4" => formats.at(3),
            "Format5" => formats.at(4),
            "Delete" => if deleted { "D" } else { "" }.to_owned(),
            "LastChanged" => changed.to_owned(),
            "Longitude" => meeting.longitude.map(strval).unwrap_or_default(),
            "Latitude" => meeting.latitude.map(strval).unwrap_or_default(),
            "PhoneMeetingNumber" => value("phone_meeting_number"),
            "VirtualMeetingLink" => value("virtual_meeting_link"),
            "VirtualMeetingInfo" => value("virtual_meeting_additional_info"),
            "TimeZone" => meeting.zone.as_deref().unwrap_or_default().trim().to_owned(),
            "bmlt_id" => meeting.id.to_string(),
            _ => String::new(),
        });
        // PHP leaves a quotation mark behind a backslash as it is, so that it cannot be read back; ours is plain RFC 4180.
        if guarded { out.push_str(&sheet_out::line(cells.into_iter())) } else { line(&cells, out) }
    }
}

/// The formats of a meeting as the office knows them.
struct WorldFormats {
    /// World ids without doubles, in the meeting's order.
    all: Vec<String>,
    /// Those for the five columns.
    told: Vec<String>,
    /// Names of formats that the office has no code for.
    names: Vec<String>,
    languages: Vec<String>,
}

impl WorldFormats {
    fn of(server: &Server, meeting: &Meeting) -> Self {
        let lang = &server.settings.language;
        let (mut all, mut names, mut languages): (Vec<String>, _, _) = (Vec::new(), Vec::new(), Vec::new());
        let formats = ids(meeting).filter_map(|id| server.format(lang, id));
        for format in formats.filter(|format| format.key.as_deref().is_some_and(|key| !key.trim().is_empty())) {
            match format.world_id.as_deref().filter(|world_id| !world_id.is_empty()) {
                None => names.push(format.name.clone().unwrap_or_default()),
                Some(world_id) => {
                    if world_id == "LANG" {
                        languages.push(format.key.as_deref().unwrap_or_default().to_uppercase());
                    }
                    if !all.iter().any(|known| known == world_id) {
                        all.push(world_id.to_owned());
                    }
                }
            }
        }
        let first = FIRST.iter().filter(|one| all.iter().any(|known| known == *one)).map(|one| (*one).to_owned());
        let rest = all.iter().filter(|one| !FIRST.contains(&one.as_str()) && !APART.contains(&one.as_str())).cloned();
        Self { told: first.chain(rest).collect(), all, names, languages }
    }

    fn has(&self, world_id: &str) -> bool {
        self.all.iter().any(|known| known == world_id)
    }

    fn closed(&self, usually: bool) -> &'static str {
        match (self.has("CLOSED"), self.has("OPEN")) {
            (true, _) => "CLOSED",
            (_, true) => "OPEN",
            _ if usually => "CLOSED",
            _ => "OPEN",
        }
    }

    fn at(&self, number: usize) -> String {
        self.told.get(number).cloned().unwrap_or_default()
    }
}

/// A meeting that was deleted, as it was.
fn gone(change: &Change) -> Option<Meeting> {
    let was = change.before.as_ref()?;
    let id = change.before_id.or_else(|| was.main("id_bigint")?.parse().ok())?;
    let text = |name: &str| was.main(name).map(str::to_owned);
    let values = was.data.iter().filter(|datum| !datum.hidden).map(|datum| (datum.key.clone(), datum.value.clone()));
    let values = values.chain(was.long.iter().cloned());
    Some(Meeting {
        id,
        world_id: text("worldid_mixed"),
        body: was.main("service_body_bigint").map_or(0, intval),
        weekday: was.main("weekday_tinyint").map(intval),
        start: text("start_time"),
        zone: text("time_zone"),
        formats: text("formats"),
        longitude: was.main("longitude").and_then(|text| text.parse().ok()),
        latitude: was.main("latitude").and_then(|text| text.parse().ok()),
        published: true,
        data: (0..).zip(values).map(|(seq, (key, value))| super::kept::Datum { seq, key, value }).collect(),
        ..Meeting::default()
    })
}

fn directions(info: &str, comments: &str) -> String {
    let parts = [info.trim(), comments.trim()].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(", ")
}

/// `11/26/26`, without leading zeros of day and month.
fn day(date: &str) -> String {
    let date = date.get(..10).and_then(|day| day.parse::<jiff::civil::Date>().ok());
    date.map(|date| date.strftime("%-m/%-d/%y").to_string()).unwrap_or_default()
}

/// A line as PHP's `fputcsv` writes it.
fn line(cells: &[impl AsRef<str>], out: &mut String) {
    for (number, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
        if number > 0 {
            out.push(',');
        }
        if !cell.contains([',', '"', '\\', '\n', '\r', '\t', ' ']) {
            out.push_str(cell);
            continue;
        }
        out.push('"');
        let mut escaped = false;
        for c in cell.chars() {
            match c {
                '\\' => escaped = true,
                '"' if !escaped => out.push('"'),
                _ => escaped = false,
            }
            out.push(c);
        }
        out.push('"');
    }
    out.push('\n');
}
