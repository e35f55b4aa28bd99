//! Offices' own spreadsheets go in and come out right: no format, columns in an order of their own, messy cells.
//!
//! What must come out (`demo/offices/*.expected.json`) was written by hand from the sheets, not by reading them with
//! this program. Times are compared as the days and hours on which a person would find the door open.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use std::{collections::BTreeSet, path::Path, sync::Arc};

use jiff::{
    ToSpan,
    civil::{Date, DateTime, date},
};
use openseat_content::Content;
use openseat_domain::{
    fellowship::FellowshipId,
    meeting::{Attendance, Draft},
    problem::Problem,
    zone::Zone,
};
use openseat_formats::{Codes, Options, Row, open};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    fellowship: String,
    zone: String,
    /// What a person of the office says of the columns that cannot be guessed.
    mapping: String,
    never: Vec<String>,
    #[serde(default)]
    warned: Vec<String>,
    rows: u64,
    meetings: Vec<Meeting>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Meeting {
    name: Option<String>,
    days: Vec<String>,
    start: Option<String>,
    minutes: Option<u16>,
    /// Which of the month's such days; empty for weekly ones.
    monthly: Vec<i8>,
    every_weeks: Option<i32>,
    from: Option<Date>,
    way: Option<Attendance>,
    venue: Option<String>,
    street: Option<String>,
    town: Option<String>,
    state: Option<String>,
    postcode: Option<String>,
    url: Option<String>,
    url_notes: Option<String>,
    phone: Option<String>,
    concepts: Vec<String>,
    hidden: bool,
    bad_time: bool,
}

struct Labels(Content);

impl Codes for Labels {
    fn code_for_label(&self, programme: &FellowshipId, label: &str) -> Option<String> {
        self.0.code_for_label(programme, label).map(|code| code.code)
    }
}

const FIRST: Date = date(2026, 11, 23);
const LAST: Date = date(2027, 2, 28);

fn office(name: &str) -> (Vec<u8>, Expected) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/offices");
    let expected = std::fs::read_to_string(folder.join(format!("{name}.expected.json"))).unwrap();
    (std::fs::read(folder.join(format!("{name}.csv"))).unwrap(), serde_json::from_str(&expected).unwrap())
}

/// The civil starts between [`FIRST`] and [`LAST`] that the office means, from the calendar alone.
fn meant(meeting: &Meeting) -> BTreeSet<DateTime> {
    let clock = meeting.start.as_deref().expect("a meeting with a time").parse::<jiff::civil::Time>().unwrap();
    let mut found = BTreeSet::new();
    let mut day = FIRST;
    while day <= LAST {
        let word = format!("{:?}", day.weekday()).to_lowercase();
        let nth = (day.day() - 1) / 7 + 1;
        let last = (day + 7.days()).month() != day.month();
        let in_month =
            meeting.monthly.is_empty() || meeting.monthly.contains(&nth) || meeting.monthly.contains(&-1) && last;
        let weeks = meeting.from.map_or(0, |from| from.until(day).unwrap().get_days() / 7);
        if meeting.days.contains(&word) && in_month && weeks % meeting.every_weeks.unwrap_or(1) == 0 {
            found.insert(day.to_datetime(clock));
        }
        day = day.tomorrow().unwrap();
    }
    found
}

/// The civil starts in the same time that the drafts give.
fn given(drafts: &[&Draft], zone: &str) -> BTreeSet<DateTime> {
    let table = Zone::table(zone, 2026..=2027).unwrap();
    let place = jiff::tz::TimeZone::get(zone).unwrap();
    let minute = |day: Date| u32::try_from(day.to_zoned(place.clone()).unwrap().timestamp().as_second() / 60).unwrap();
    let mut found = BTreeSet::new();
    for draft in drafts {
        let schedule = draft.schedule.as_ref().unwrap_or_else(|| panic!("{} has no time", draft.name));
        let rule = schedule.compile_with(&draft.closures).unwrap();
        rule.starts(&table, minute(FIRST), minute(LAST.tomorrow().unwrap()), &mut |start| {
            let instant = jiff::Timestamp::from_second(i64::from(start) * 60).unwrap();
            found.insert(place.to_datetime(instant));
        });
    }
    found
}

/// What is not as the office means it.
fn differences(meeting: &Meeting, drafts: &[&Draft], zone: &str, content: &Content) -> Vec<String> {
    let name = meeting.name.as_deref().unwrap_or("the row without a name");
    let mut wrong = Vec::new();
    let mut unless = |right: bool, what: String| {
        if !right {
            wrong.push(format!("{name}: {what}"));
        }
    };
    if meeting.hidden {
        unless(drafts.iter().all(|draft| !draft.published), "it is not for the public".into());
        return wrong;
    }
    unless(!drafts.is_empty(), "it is missing".into());
    if meeting.bad_time {
        unless(drafts.iter().all(|draft| draft.schedule.is_none()), "its time cannot be".into());
    } else if drafts.iter().all(|draft| draft.schedule.is_some()) {
        let (given, meant) = (given(drafts, zone), meant(meeting));
        let few = |set: &BTreeSet<DateTime>| set.iter().take(4).map(ToString::to_string).collect::<Vec<_>>().join(", ");
        unless(given == meant, format!("it is on {} …, not on {} …", few(&given), few(&meant)));
    } else {
        unless(false, "it has no time".into());
    }
    for draft in drafts {
        unless(draft.published, "it is for the public".into());
        let minutes = draft.schedule.as_ref().map(|schedule| schedule.minutes);
        unless(meeting.minutes.is_none() || minutes == meeting.minutes, format!("it lasts {minutes:?}"));
        unless(meeting.way.is_none_or(|way| way == draft.attendance), format!("it is {:?}", draft.attendance));
        let place = draft.place.clone().unwrap_or_default();
        let said = [&place.name, &place.street, &place.city, &place.state, &place.postal_code];
        let wanted = [&meeting.venue, &meeting.street, &meeting.town, &meeting.state, &meeting.postcode];
        unless(said == wanted, format!("it is at {said:?}, not at {wanted:?}"));
        let online = draft.online.clone().unwrap_or_default();
        let said = (&online.url, &online.url_notes, &online.phone);
        let wanted = (&meeting.url, &meeting.url_notes, &meeting.phone);
        unless(said == wanted, format!("one joins by {said:?}, not by {wanted:?}"));
        let set = content.concept_set(draft);
        for id in &meeting.concepts {
            unless(set.contains(content.concept(id).unwrap()), format!("it is {id}, not {:?}", draft.types));
        }
    }
    wrong
}

fn reads_right(name: &str) {
    let (bytes, expected) = office(name);
    let content = Content::embedded();
    let options = Options {
        fellowship: Some(FellowshipId::new(&expected.fellowship)),
        zone: Some(expected.zone.clone()),
        mapping: Some(expected.mapping.parse().expect("a mapping")),
        codes: Arc::new(Labels(Content::embedded())),
        ..Options::default()
    };
    let opened = open(&bytes, &options).expect("a whole file");
    assert_eq!(opened.len(), expected.rows, "{:?}", opened.mapping.as_ref().map(ToString::to_string));
    let (mut drafts, mut problems): (Vec<Draft>, Vec<Problem>) = (Vec::new(), Vec::new());
    let last = opened.each(&mut |row| match row {
        Row::Draft(draft, noted) => {
            drafts.push(*draft);
            problems.extend(noted);
        }
        Row::Refused(problem) => panic!("refused: {problem:?}"),
    });
    problems.extend(last);
    let mut wrong = Vec::new();
    let known: BTreeSet<&str> = expected.meetings.iter().filter_map(|one| one.name.as_deref()).collect();
    for meeting in &expected.meetings {
        let is_it =
            |draft: &&Draft| meeting.name.as_deref().map_or(!known.contains(&*draft.name), |name| name == draft.name);
        let drafts: Vec<&Draft> = drafts.iter().filter(is_it).collect();
        wrong.extend(differences(meeting, &drafts, &expected.zone, &content));
    }
    assert!(
        wrong.is_empty(),
        "{}\n{}",
        wrong.join("\n"),
        opened.mapping.map(|one| one.to_string()).unwrap_or_default()
    );
    no_person_is_left(&drafts, &expected);
    for name in &expected.warned {
        let told = problems
            .iter()
            .any(|problem| problem.at.contains(&name.to_lowercase()) || problem.what.contains("telephone"));
        assert!(told, "the telephone in the notes of {name} is warned of: {problems:?}");
    }
}

/// Columns about people are gone; free text is kept as given and only warned of.
fn no_person_is_left(drafts: &[Draft], expected: &Expected) {
    for draft in drafts {
        let mut draft = draft.clone();
        draft.notes = None;
        let text = serde_json::to_string(&draft).unwrap();
        for never in &expected.never {
            assert!(!text.contains(never), "{never} is still in {}", draft.name);
        }
    }
}

#[test]
fn the_smart_office_s_sheet_comes_out_right() {
    reads_right("smart_office");
}

#[test]
fn the_lifering_office_s_sheet_comes_out_right() {
    reads_right("lifering_office");
}
