//! A meeting of any source as a BMLT server would keep it.
//!
//! Only weekly times can be said. A meeting with any other rule is nothing here, since a wrong week is worse than none; so
//! is one that is paused.

use openseat_domain::{
    meeting::{Attendance, Draft},
    place::Place,
    schedule::Rule,
};

use super::kept::{Datum, Field, Format, Meeting};

/// The fields that every server has: key, English name, and whether it is hidden.
const FIELDS: [(&str, &str, bool); 25] = [
    ("meeting_name", "Meeting Name", false),
    ("location_text", "Location Name", false),
    ("location_info", "Additional Location Information", false),
    ("location_street", "Street Address", false),
    ("location_city_subsection", "Borough", false),
    ("location_neighborhood", "Neighborhood", false),
    ("location_municipality", "Town", false),
    ("location_sub_province", "County", false),
    ("location_province", "State", false),
    ("location_postal_code_1", "Zip Code", false),
    ("location_nation", "Nation", false),
    ("comments", "Comments", false),
    ("zone", "Zone", false),
    ("train_lines", "Train Lines", false),
    ("bus_lines", "Bus Lines", false),
    ("contact_phone_2", "Contact 2 Phone", true),
    ("contact_email_2", "Contact 2 Email", true),
    ("contact_name_2", "Contact 2 Name", true),
    ("contact_phone_1", "Contact 1 Phone", true),
    ("contact_email_1", "Contact 1 Email", true),
    ("contact_name_1", "Contact 1 Name", true),
    ("phone_meeting_number", "Phone Meeting Dial-in Number", false),
    ("virtual_meeting_link", "Virtual Meeting Link", false),
    ("virtual_meeting_additional_info", "Virtual Meeting Additional Info", false),
    ("admin_notes", "Admin Notes", true),
];

/// The numbers that a meeting gets here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    pub id: i64,
    /// Its service body.
    pub body: i64,
    pub formats: Vec<i64>,
}

/// The fields that every server has.
pub fn fields() -> Vec<Field> {
    let field = |(key, prompt, hidden): (&str, &str, bool)| Field {
        key: key.to_owned(),
        prompt: Some(prompt.to_owned()),
        lang: Some("en".to_owned()),
        hidden,
    };
    FIELDS.into_iter().map(field).collect()
}

/// What every server calls a field in English.
pub(super) fn usual_prompt(key: &str) -> Option<&'static str> {
    FIELDS.iter().find(|(known, _, _)| *known == key).map(|(_, prompt, _)| *prompt)
}

/// Whether every server hides a field.
pub(super) fn is_usually_hidden(key: &str) -> bool {
    key.starts_with("contact_") || FIELDS.iter().any(|(known, _, hidden)| *known == key && *hidden)
}

/// Whether BMLT can say when and how it takes place.
pub fn can_be_said(draft: &Draft) -> bool {
    let weekly = draft.schedule.as_ref().is_some_and(|schedule| matches!(schedule.rule, Rule::Weekly(_)));
    weekly && draft.published && draft.attendance != Attendance::Paused
}

/// The meeting, if BMLT can say it.
pub fn meeting(draft: &Draft, numbers: &Numbers) -> Option<Meeting> {
    let schedule = draft.schedule.as_ref().filter(|_| can_be_said(draft))?;
    let Rule::Weekly(day) = schedule.rule else { return None };
    let place = draft.place.clone().unwrap_or_default();
    let clock = |minutes: u16| Some(format!("{:02}:{:02}:00", minutes / 60, minutes % 60));
    let formats: Vec<String> = numbers.formats.iter().map(i64::to_string).collect();
    Some(Meeting {
        id: numbers.id,
        world_id: draft.extra.get("worldid_mixed").cloned(),
        shared_group: None,
        body: numbers.body,
        weekday: Some(i64::from(day.sunday_zero())),
        venue: Some(match draft.attendance {
            Attendance::InPerson | Attendance::Paused => 1,
            Attendance::Online => 2,
            Attendance::Hybrid => 3,
        }),
        start: clock(schedule.start),
        duration: clock(schedule.minutes),
        zone: schedule.zone.clone(),
        formats: Some(formats.join(",")),
        lang: Some("en".to_owned()),
        longitude: place.point.map(|point| point.lon),
        latitude: place.point.map(|point| point.lat),
        published: true,
        server: None,
        data: data(draft, place),
    })
}

/// Changes in a server's own row what differs between what the server says (`heard`) and what is to be told: all else of
/// the row stays as it is. False when BMLT cannot say it any more.
pub fn amend(row: &mut Meeting, formats: &[Format], heard: &Draft, told: &Draft) -> bool {
    let Some(is) = meeting(told, &Numbers::default()) else { return false };
    // What the server says is said in the same way, so that only real differences are seen.
    let was = meeting(heard, &Numbers::default()).unwrap_or_default();
    let changed = |was: &Option<String>, is: &Option<String>, row: &mut Option<String>| {
        if was != is {
            row.clone_from(is);
        }
    };
    changed(&was.start, &is.start, &mut row.start);
    changed(&was.duration, &is.duration, &mut row.duration);
    changed(&was.zone, &is.zone, &mut row.zone);
    if was.weekday != is.weekday {
        row.weekday = is.weekday;
    }
    if was.venue != is.venue {
        row.venue = is.venue;
    }
    if (was.latitude, was.longitude) != (is.latitude, is.longitude) {
        (row.latitude, row.longitude) = (is.latitude, is.longitude);
    }
    amend_data(row, &was, &is);
    amend_formats(row, formats, heard, told);
    true
}

fn amend_data(row: &mut Meeting, was: &Meeting, is: &Meeting) {
    for key in was.data.iter().chain(&is.data).map(|datum| datum.key.as_str()) {
        let value = is.value(key);
        if was.value(key) == value {
            continue;
        }
        row.data.retain(|datum| datum.key != key);
        let seq = row.data.iter().map(|datum| datum.seq + 1).max().unwrap_or(0);
        row.data.extend(value.map(|text| Datum { seq, key: key.to_owned(), value: Some(text.to_owned()) }));
    }
}

/// Types come from the keys of formats, so by them they go back.
fn amend_formats(row: &mut Meeting, formats: &[Format], heard: &Draft, told: &Draft) {
    if heard.types == told.types {
        return;
    }
    let id = |code: &str| {
        let of = formats.iter().find(|one| one.key.as_deref().is_some_and(|key| key.eq_ignore_ascii_case(code)));
        of.map(|one| one.id.to_string())
    };
    let gone = heard.types.iter().filter(|one| !told.types.contains(one)).filter_map(|one| id(&one.code));
    let gone: Vec<String> = gone.collect();
    let mut ids: Vec<String> = row.formats.iter().flat_map(|ids| ids.split(',')).map(str::to_owned).collect();
    ids.retain(|one| !one.is_empty() && !gone.contains(one));
    let new = told.types.iter().filter(|one| !heard.types.contains(one)).filter_map(|one| id(&one.code));
    for one in new {
        if !ids.contains(&one) {
            ids.push(one);
        }
    }
    row.formats = Some(ids.join(","));
}

fn data(draft: &Draft, place: Place) -> Vec<Datum> {
    let place = in_parts(place);
    let online = draft.online.clone().unwrap_or_default();
    let values = [
        ("meeting_name", Some(draft.name.clone())),
        ("location_street", street(&place)),
        ("location_text", place.name),
        ("location_info", place.notes),
        ("location_municipality", place.city),
        ("location_province", place.state),
        ("location_postal_code_1", place.postal_code),
        ("location_nation", place.country),
        ("comments", both(draft.notes.clone(), draft.group_notes.clone())),
        ("phone_meeting_number", online.phone),
        ("virtual_meeting_link", online.url),
        ("virtual_meeting_additional_info", both(online.url_notes, online.phone_notes)),
    ];
    let values = values.into_iter().filter_map(|(key, value)| Some((key, value.filter(|text| !text.is_empty())?)));
    (0..).zip(values).map(|(seq, (key, value))| Datum { seq, key: key.to_owned(), value: Some(value) }).collect()
}

/// An address that came in one line, taken apart if it is written as such lines are in North America:
/// `12 Mill Lane, Norwich, NY 13815, USA`. Any other stays as it is.
fn in_parts(place: Place) -> Place {
    let Some(whole) = place.formatted.as_deref().filter(|_| place.city.is_none() && place.street.is_none()) else {
        return place;
    };
    let parts: Vec<&str> = whole.split(',').map(str::trim).collect();
    let [street @ .., city, state_and_code, country] = parts.as_slice() else { return place };
    let split = state_and_code.split_once(' ').filter(|(state, code)| {
        let is_state = state.len() == 2 && state.bytes().all(|letter| letter.is_ascii_uppercase());
        is_state && code.bytes().next().is_some_and(|first| first.is_ascii_digit() || *country != "USA")
    });
    let Some((state, code)) = split.filter(|_| !street.is_empty() && ["USA", "US", "Canada"].contains(country)) else {
        return place;
    };
    let text = |text: &str| Some(text.to_owned());
    let (street, city, state, code, country) =
        (street.join(", "), text(city), text(state), text(code.trim()), text(country));
    Place { street: Some(street), city, state, postal_code: code, country, ..place }
}

/// Street and number; of an address that came in one line what stands before the town.
fn street(place: &Place) -> Option<String> {
    if place.street.is_some() || place.approximate {
        return place.street.clone();
    }
    let whole = place.formatted.as_deref()?;
    match &place.city {
        None => Some(whole.to_owned()),
        Some(city) => whole.split_once(&format!(", {city}")).map(|(street, _)| street.to_owned()),
    }
}

fn both(first: Option<String>, second: Option<String>) -> Option<String> {
    match (first, second) {
        (Some(first), Some(second)) => Some(format!("{first}\n{second}")),
        (first, second) => first.or(second),
    }
}

#[cfg(test)]
mod tests {
    use openseat_domain::schedule::{Schedule, Weekday};

    use super::*;

    fn weekly() -> Draft {
        let schedule = Schedule::weekly(Weekday::Sunday, 23 * 60 + 30, 1440, Some("Europe/London"));
        Draft { name: "Night".into(), schedule: Some(schedule), published: true, ..Draft::default() }
    }

    #[test]
    fn a_weekly_meeting_is_said_with_its_zone() {
        let said = meeting(&weekly(), &Numbers { id: 7, body: 8, formats: vec![9, 10] }).expect("it can be said");
        assert_eq!((said.weekday, said.venue), (Some(0), Some(1)));
        assert_eq!((said.start.as_deref(), said.duration.as_deref()), (Some("23:30:00"), Some("24:00:00")));
        assert_eq!((said.zone.as_deref(), said.formats.as_deref()), (Some("Europe/London"), Some("9,10")));
        assert_eq!(said.value("meeting_name"), Some("Night"));
    }

    #[test]
    fn what_is_not_every_week_or_paused_or_kept_back_is_not_said() {
        let mut monthly = weekly();
        if let Some(schedule) = &mut monthly.schedule {
            schedule.rule = Rule::Monthly { nth: 1, day: Weekday::Sunday };
        }
        let paused = Draft { attendance: Attendance::Paused, ..weekly() };
        let kept_back = Draft { published: false, ..weekly() };
        let unsaid = Draft { schedule: None, ..weekly() };
        for draft in [monthly, paused, kept_back, unsaid] {
            assert_eq!(meeting(&draft, &Numbers::default()), None);
        }
    }

    #[test]
    fn only_what_was_changed_by_hand_differs_in_a_servers_own_row() {
        let format = |id, key: &str| Format { id, key: Some(key.to_owned()), ..Format::default() };
        let formats = [format(4, "O"), format(17, "WC")];
        let heard = Draft { name: "Night".into(), notes: Some("Cold.".into()), ..weekly() };
        let row = Meeting {
            shared_group: Some("7".into()),
            formats: Some("4,9".into()),
            ..meeting(&heard, &Numbers { id: 7, body: 8, formats: Vec::new() }).expect("it can be said")
        };
        let code = |code: &str| openseat_domain::concept::TypeCode { programme: Default::default(), code: code.into() };
        let told = Draft { name: "Late Night".into(), notes: None, types: vec![code("wc")], ..heard.clone() };
        let mut is = row.clone();
        assert!(amend(&mut is, &formats, &heard, &told));
        assert_eq!((is.value("meeting_name"), is.value("comments")), (Some("Late Night"), None));
        assert_eq!(is.formats.as_deref(), Some("4,9,17"));
        let mut same = row.clone();
        assert!(amend(&mut same, &formats, &heard, &heard));
        assert_eq!(same, row, "what nobody changed is as the server has it");
        let back = Draft { published: false, ..told };
        assert!(!amend(&mut is, &formats, &heard, &back), "what cannot be said is left out");
    }

    #[test]
    fn an_address_in_one_line_gives_its_street() {
        let formatted = Some("12 Mill Lane, Leeds LS1 4AB, UK".to_owned());
        let place = Place { formatted, city: Some("Leeds".into()), ..Place::default() };
        assert_eq!(street(&place).as_deref(), Some("12 Mill Lane"));
        assert_eq!(street(&Place { city: None, ..place.clone() }), place.formatted);
        assert_eq!(street(&Place { approximate: true, ..place }), None, "an area is no street");
        let line = |line: &str| in_parts(Place { formatted: Some(line.into()), ..Place::default() });
        let taken = line("117 Maplewood St, Suite 4, Bethany Beach, DE 19930, USA");
        let parts = [&taken.street, &taken.city, &taken.state, &taken.postal_code].map(|part| part.as_deref());
        assert_eq!(parts, [Some("117 Maplewood St, Suite 4"), Some("Bethany Beach"), Some("DE"), Some("19930")]);
        for other in ["12 Mill Lane, Leeds LS1 4AB, UK", "Norwich, NY 13815, USA", "1 Rue X, Paris, FR 75001, France"] {
            assert_eq!(line(other).city, None, "{other}");
        }
    }
}
