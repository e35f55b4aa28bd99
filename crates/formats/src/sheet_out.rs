//! A list as a table (CSV, RFC 4180), for spreadsheets and for moving elsewhere: our own reader gives equal meetings back.
//!
//! The columns are the fields of the Meeting Guide format, with what it lacks beside: how often, first and last day, days
//! on which it is not held. docs/files.md tells each. A cell that a spreadsheet would take for a formula has a mark before
//! it, which our reader takes off again.

use jiff::{civil::Date, tz::TimeZone};
use openseat_domain::{
    meeting::{Attendance, Draft},
    schedule::{Rule, Schedule},
};

/// What some spreadsheets need to see that a table is in UTF-8.
pub const BOM: &str = "\u{feff}";

/// The columns, in order.
pub const COLUMNS: [&str; 49] = [
    "slug",
    "name",
    "day",
    "frequency",
    "time",
    "end_time",
    "duration",
    "timezone",
    "rrule",
    "from",
    "until",
    "except_dates",
    "extra_dates",
    "attendance_option",
    "fellowship",
    "types",
    "group",
    "location",
    "formatted_address",
    "address",
    "city",
    "state",
    "postal_code",
    "country",
    "regions",
    "latitude",
    "longitude",
    "approximate",
    "location_notes",
    "conference_url",
    "conference_url_notes",
    "conference_phone",
    "conference_phone_notes",
    "notes",
    "group_notes",
    "url",
    "website",
    "feedback_url",
    "venmo",
    "square",
    "paypal",
    "homegroup_online",
    "entity",
    "entity_location",
    "entity_phone",
    "entity_email",
    "entity_website_url",
    "entity_logo",
    "updated",
];

/// The line at the top.
pub fn header() -> String {
    line(COLUMNS.iter().map(|name| (*name).to_owned()))
}

/// A meeting as a line. `page` is the address of its page here; without one, its page at the source is given.
pub fn row(slug: &str, meeting: &Draft, page: Option<&str>) -> String {
    let times = meeting.schedule.as_ref();
    line(COLUMNS.iter().map(|column| {
        let said = times.and_then(|times| of_times(column, times));
        said.or_else(|| of_meeting(column, slug, meeting, page)).unwrap_or_default()
    }))
}

fn of_times(column: &str, times: &Schedule) -> Option<String> {
    let clock = |minutes: u16| Some(format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60));
    match column {
        "day" => match &times.rule {
            Rule::Weekly(day) => Some(format!("{day:?}")),
            Rule::Monthly { nth, day } => nth_words(*nth).map(|_| format!("{day:?}")),
            Rule::Rrule(_) | Rule::Dates(_) => None,
        },
        "frequency" => match &times.rule {
            Rule::Monthly { nth, .. } => nth_words(*nth).map(str::to_owned),
            _ => None,
        },
        "time" => clock(times.start),
        // A longer one could be read as an end before the start.
        "end_time" => clock(times.start + times.minutes).filter(|_| times.minutes <= LONGEST),
        "duration" => Some(times.minutes.to_string()),
        "timezone" => times.zone.clone(),
        "rrule" => match &times.rule {
            Rule::Rrule(rule) => Some(rule.clone()),
            Rule::Monthly { nth, day } if nth_words(*nth).is_none() => {
                let letters = format!("{day:?}")[..2].to_uppercase();
                Some(format!("FREQ=MONTHLY;BYDAY={nth}{letters}"))
            }
            _ => None,
        },
        "from" => times.from.map(|day| day.to_string()),
        "until" => times.until.map(|day| day.to_string()),
        "except_dates" => Some(dates(&times.except)),
        "extra_dates" => match &times.rule {
            Rule::Dates(days) => Some(dates(days)),
            _ => Some(dates(&times.extra)),
        },
        _ => None,
    }
}

/// The longest meeting whose end is told beside its length, in minutes.
const LONGEST: u16 = 720;

fn of_meeting(column: &str, slug: &str, meeting: &Draft, page: Option<&str>) -> Option<String> {
    let place = meeting.place.as_ref();
    let online = meeting.online.as_ref();
    let (giving, office) = (&meeting.giving, meeting.entity.as_ref());
    let degrees = |number: Option<f64>| number.map(|number| number.to_string());
    match column {
        "slug" => Some(slug.to_owned()),
        "name" => Some(meeting.name.clone()),
        "attendance_option" => Some(attendance(meeting.attendance).to_owned()),
        "fellowship" => Some(meeting.fellowship.as_str().to_owned()),
        "types" => Some(meeting.types.iter().map(|kind| kind.code.as_str()).collect::<Vec<_>>().join(", ")),
        "group" => meeting.group.clone(),
        "location" => place?.name.clone(),
        "formatted_address" => place?.formatted.clone(),
        "address" => place?.street.clone(),
        "city" => place?.city.clone(),
        "state" => place?.state.clone(),
        "postal_code" => place?.postal_code.clone(),
        "country" => place?.country.clone(),
        "regions" => Some(place?.regions.join(" > ")),
        "latitude" => degrees(place?.point.map(|point| point.lat)),
        "longitude" => degrees(place?.point.map(|point| point.lon)),
        "approximate" => Some(if place?.approximate { "yes" } else { "no" }.to_owned()),
        "location_notes" => place?.notes.clone(),
        "conference_url" => online?.url.clone(),
        "conference_url_notes" => online?.url_notes.clone(),
        "conference_phone" => online?.phone.clone(),
        "conference_phone_notes" => online?.phone_notes.clone(),
        "notes" => meeting.notes.clone(),
        "group_notes" => meeting.group_notes.clone(),
        "url" => page.map(str::to_owned).or_else(|| meeting.url.clone()),
        "website" => meeting.website.clone(),
        "feedback_url" => meeting.feedback_url.clone(),
        "venmo" => giving.venmo.clone(),
        "square" => giving.square.clone(),
        "paypal" => giving.paypal.clone(),
        "homegroup_online" => giving.homegroup_online.clone(),
        "entity" => Some(office?.name.clone()),
        "entity_location" => office?.location.clone(),
        "entity_phone" => office?.phone.clone(),
        "entity_email" => office?.email.clone(),
        "entity_website_url" => office?.website.clone(),
        "entity_logo" => office?.logo.clone(),
        "updated" => meeting.updated.map(|at| at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S").to_string()),
        _ => None,
    }
}

fn attendance(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::InPerson => "in_person",
        Attendance::Online => "online",
        Attendance::Hybrid => "hybrid",
        Attendance::Paused => "inactive",
    }
}

/// Which one of the month, as offices write it. Nobody writes “the last but one”: that is told as a rule.
fn nth_words(nth: i8) -> Option<&'static str> {
    Some(match nth {
        1 => "1st",
        2 => "2nd",
        3 => "3rd",
        4 => "4th",
        5 => "5th",
        -1 => "last",
        _ => return None,
    })
}

fn dates(days: &[Date]) -> String {
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Cells as a line, guarded and quoted.
pub(crate) fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(guarded(cell))).collect();
    format!("{}\r\n", cells.join(","))
}

/// What begins like a formula and is no number is marked, so that nobody's spreadsheet reckons with it.
fn guarded(cell: String) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    if formula { format!("'{cell}") } else { cell }
}

fn quoted(cell: String) -> String {
    let plain = !cell.contains(['"', ',', '\n', '\r', ';', '\'']) && !cell.starts_with(' ') && !cell.ends_with(' ');
    if plain { cell } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay_numbers() {
        assert_eq!(guarded("=HYPERLINK(\"x\")".into()), "'=HYPERLINK(\"x\")");
        assert_eq!(guarded("@group".into()), "'@group");
        assert_eq!(guarded("+1646,,5#".into()), "'+1646,,5#");
        assert_eq!(guarded("-1.55".into()), "-1.55");
        assert_eq!(guarded("Group".into()), "Group");
    }

    #[test]
    fn the_last_but_one_of_a_month_is_told_as_a_rule_and_not_as_the_last() {
        let day = openseat_domain::schedule::Weekday::Friday;
        let times = Schedule { rule: Rule::Monthly { nth: -2, day }, ..Schedule::weekly(day, 600, 60, None) };
        let told = |column| of_times(column, &times);
        assert_eq!((told("day"), told("frequency")), (None, None));
        assert_eq!(told("rrule").as_deref(), Some("FREQ=MONTHLY;BYDAY=-2FR"));
    }

    #[test]
    fn every_line_has_every_column() {
        let hard = Draft { name: "A \"b\",\r\nc; 'd'".into(), ..Draft::default() };
        let text = format!("{}{}", header(), row("a", &hard, None));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a whole line")).collect();
        assert_eq!((records.len(), records[0].len()), (1, COLUMNS.len()));
        assert_eq!(&records[0][1], hard.name);
    }
}
