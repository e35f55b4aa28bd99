//! The iCalendar file, by its letters and by what an outside program reads in it.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use std::{path::Path, process::Command};

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    meeting::{Attendance, Closure, Draft, Online},
    place::{Place, Point},
    schedule::{Rule, Schedule, Weekday},
    zone::Zone,
};
use openseat_formats::ics::{About, Listed, Own, Session, When, write, write_list, write_own, write_sessions};

const PAGE: &str = "https://openseat.example/meeting/early-risers";

fn now() -> Timestamp {
    "2026-11-22T20:00:00Z".parse().unwrap()
}

fn meeting(schedule: Schedule) -> Draft {
    let place = Place {
        name: Some("Old Mill; Hall".into()),
        street: Some("12 Mill Lane".into()),
        city: Some("Leeds".into()),
        point: Point::new(53.8, -1.55),
        ..Place::default()
    };
    Draft {
        key: "k".into(),
        name: "Early Risers, AA".into(),
        schedule: Some(schedule),
        place: Some(place),
        ..Draft::default()
    }
}

fn london(rule: Rule) -> Schedule {
    Schedule { rule, ..Schedule::weekly(Weekday::Sunday, 19 * 60, 75, Some("Europe/London")) }
}

fn weekly() -> Schedule {
    london(Rule::Weekly(Weekday::Tuesday))
}

fn ics(draft: &Draft) -> String {
    write(draft, "early-risers", PAGE, now(), false).expect("something is to come")
}

fn unfolded(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn a_weekly_meeting_is_one_event_with_its_zone() {
    let lines = unfolded(&ics(&meeting(weekly())));
    insta::assert_snapshot!("weekly", lines.join("\n"));
}

#[test]
fn a_discreet_event_names_neither_group_nor_place_nor_page() {
    let online = Some(Online {
        url: Some("https://zoom.us/j/1".into()),
        url_notes: Some("AA pass".into()),
        ..Online::default()
    });
    let draft =
        Draft { online, attendance: Attendance::Hybrid, notes: Some("Early notes".into()), ..meeting(weekly()) };
    let file = write(&draft, "early-risers-aa", PAGE, now(), true).unwrap();
    assert!(
        ["early-", "early ", "-aa", "aa pass", "old mill", "/meeting/"]
            .iter()
            .all(|word| !file.to_lowercase().contains(word)),
        "{file}"
    );
    assert!(["SUMMARY:Meeting\r\n", "12 Mill Lane", "zoom.us/j/1"].iter().all(|word| file.contains(word)), "{file}");
}

#[test]
fn the_same_meeting_keeps_its_identity_whenever_the_file_is_made() {
    let uid = |at: &str| {
        let file = write(&meeting(weekly()), "early-risers", PAGE, at.parse().unwrap(), false).unwrap();
        unfolded(&file).into_iter().find(|line| line.starts_with("UID:")).unwrap()
    };
    assert_eq!(uid("2026-11-22T20:00:00Z"), "UID:early-risers@openseat.example");
    assert_eq!(uid("2026-11-22T20:00:00Z"), uid("2029-01-01T00:00:00Z"));
}

#[test]
fn every_line_ends_as_the_standard_says_and_none_is_too_long() {
    let name = "Ein sehr langer Name für eine Gruppe, ".repeat(6);
    let file = ics(&Draft { name, ..meeting(weekly()) });
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
}

#[test]
fn nothing_to_come_is_no_file() {
    let none = |draft: Draft| assert_eq!(write(&draft, "x", PAGE, now(), false), None);
    none(Draft { schedule: None, ..meeting(weekly()) });
    none(Draft { attendance: Attendance::Paused, ..meeting(weekly()) });
    none(meeting(Schedule { until: Some(day("2026-11-01")), ..weekly() }));
    none(meeting(london(Rule::Dates(vec![day("2026-11-01")]))));
    none(Draft {
        closures: vec![Closure { from: Some(day("2026-10-01")), ..Closure::default() }],
        ..meeting(weekly())
    });
}

#[test]
fn a_meeting_that_starts_later_begins_then() {
    let file = ics(&meeting(Schedule { from: Some(day("2027-02-01")), ..weekly() }));
    assert!(file.contains("DTSTART;TZID=Europe/London:20270202T190000"), "{file}");
}

/// Three starts of two meetings in two zones, one of them on the night the clocks go back in New York.
fn three_sessions(discreet: bool) -> String {
    let london = meeting(weekly());
    let york = Schedule { zone: Some("America/New_York".into()), start: 90, ..london_sunday() };
    let york = Draft { name: "Night Owls".into(), attendance: Attendance::Online, ..meeting(york) };
    let session = |draft, slug, day_of: &str| Session { meeting: draft, slug, page: PAGE, day: day(day_of) };
    let all = [
        session(&london, "early-risers", "2026-12-01"),
        session(&york, "night-owls", "2027-11-07"),
        session(&london, "early-risers", "2027-03-30"),
    ];
    write_sessions(&all, now(), discreet).expect("all have a time")
}

fn london_sunday() -> Schedule {
    london(Rule::Weekly(Weekday::Sunday))
}

#[test]
fn single_starts_of_several_meetings_are_one_file_with_each_zone_once() {
    let file = three_sessions(true);
    let count = |what: &str| file.matches(what).count();
    assert_eq!((count("BEGIN:VTIMEZONE"), count("BEGIN:VEVENT"), count("RRULE:FREQ=WEEKLY")), (2, 3, 0));
    assert!(["Early", "Owls", "/meeting/"].iter().all(|word| !file.contains(word)), "{file}");
    assert!(three_sessions(false).contains("SUMMARY:Night Owls"));
    let mut uids: Vec<&str> = file.lines().filter(|line| line.starts_with("UID:")).collect();
    uids.dedup();
    assert_eq!(uids.len(), 3);
    assert_eq!(write_sessions(&[], now(), true), None);
    let timeless = Draft { schedule: None, ..meeting(weekly()) };
    let one = Session { meeting: &timeless, slug: "x", page: PAGE, day: day("2026-12-01") };
    assert_eq!(write_sessions(&[one], now(), true), None);
}

const LIST: About<'static> =
    About { name: "Meetings near Leeds", source: "https://openseat.example/calendar.ics?place=Leeds", note: "" };

#[test]
fn a_list_to_subscribe_to_has_each_zone_once_and_keeps_what_each_meeting_is_called() {
    let york = Schedule { zone: Some("America/New_York".into()), ..weekly() };
    let (london, york) = (meeting(weekly()), Draft { name: "Night Owls".into(), ..meeting(york) });
    let over = meeting(Schedule { until: Some(day("2026-11-01")), ..weekly() });
    let listed = |meeting, slug| Listed { meeting, slug, page: PAGE };
    let all = [listed(&london, "early"), listed(&york, "owls"), listed(&london, "early-too"), listed(&over, "over")];
    let file = write_list(&all, LIST, now(), false);
    insta::assert_snapshot!("list", unfolded(&file).join("\n"));
    let discreet = write_list(&all, LIST, now(), true);
    let names = ["early@", "early-", "early ", "owls", "near leeds", "place=leeds", "/meeting/"];
    assert!(names.iter().all(|word| !discreet.to_lowercase().contains(word)), "{discreet}");
    let none = write_list(&[], LIST, now(), false);
    assert!(none.contains("NAME:Meetings near Leeds") && none.ends_with("END:VCALENDAR\r\n"), "{none}");
}

/// Steps through numbers that look random, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }

    fn day(&mut self) -> Date {
        let days = i64::try_from(self.below(900)).unwrap();
        day("2026-06-01").checked_add(jiff::Span::new().days(days)).unwrap()
    }
}

const ZONES: [&str; 14] = [
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "Australia/Sydney",
    "Asia/Kolkata",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Asia/Jerusalem",
    "Africa/Cairo",
    "America/Santiago",
    FAR_EAST,
    "Europe/Dublin",
    "Australia/Lord_Howe",
    "UTC",
];

const FAR_EAST: &str = "Pacific/Auckland";

const RULES: [&str; 8] = [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=WEEKLY;BYDAY=TH;COUNT=20",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1SA;UNTIL=20280630",
    "FREQ=YEARLY;BYMONTH=3,11;BYDAY=2SU",
];

fn random(dice: &mut Dice) -> Draft {
    let weekday = dice.of(&Weekday::ALL);
    let from = (dice.below(3) == 0).then(|| dice.day());
    let (rule, from) = match dice.below(4) {
        0 => (Rule::Monthly { nth: dice.of(&[1, 2, 3, 4, 5, -1, -2]), day: weekday }, from),
        1 => (Rule::Rrule(dice.of(&RULES).into()), Some(from.unwrap_or(day("2026-03-04")))),
        2 if dice.below(3) == 0 => (Rule::Dates((0..6).map(|_| dice.day()).collect()), None),
        _ => (Rule::Weekly(weekday), from),
    };
    let start = u16::try_from(dice.of(&[240, 420, 720, 1140, 1230, 1439])).unwrap();
    let few = |dice: &mut Dice| (0..dice.below(9).saturating_sub(5)).map(|_| dice.day()).collect::<Vec<_>>();
    let until = (dice.below(4) == 0).then(|| dice.day());
    let (except, extra) = (few(dice), few(dice));
    let zone = Some(dice.of(&ZONES).to_owned());
    let schedule = Schedule { rule, start, minutes: 60, zone, from, until, except, extra };
    let mut draft = meeting(schedule);
    if dice.below(4) == 0 {
        let (a, b) = (dice.day(), dice.day());
        let until = (dice.below(4) > 0).then(|| a.max(b));
        draft.closures.push(Closure { from: Some(a.min(b)), until, reason: None });
    }
    draft
}

/// Writes cases for the oracle: `<n>.ics`, and `<n>.json` with the window and the starts in UTC minutes.
fn write_cases(folder: &Path, count: usize) -> usize {
    let mut dice = Dice(20_261_122);
    let today = u32::try_from(now().as_second() / 60).unwrap() / 1440 * 1440;
    let (mut written, mut number) = (0, 0);
    while written < count {
        number += 1;
        assert!(number < count * 4, "too many cases have nothing to come");
        let draft = random(&mut dice);
        let schedule = draft.schedule.as_ref().unwrap();
        let zone = Zone::table(schedule.zone.as_deref().unwrap(), 2025..=2031).unwrap();
        // A day on either side of today may or may not be in the file, so the window opens two days later.
        let (from, until) = (today + 2 * 1440, today + 800 * 1440);
        let mut starts = Vec::new();
        schedule.compile_with(&draft.closures).unwrap().starts(&zone, from, until, &mut |start| starts.push(start));
        let Some(file) = write(&draft, "case", PAGE, now(), false) else {
            assert!(starts.is_empty(), "{schedule:?}");
            continue;
        };
        let case = serde_json::json!({"from": from, "until": until, "starts": starts, "of": draft});
        std::fs::write(folder.join(format!("{number}.ics")), file).unwrap();
        std::fs::write(folder.join(format!("{number}.json")), case.to_string()).unwrap();
        written += 1;
    }
    written
}

/// The same for lists of meetings. How many were written.
fn write_list_cases(folder: &Path) -> usize {
    let mut dice = Dice(20_261_126);
    let today = u32::try_from(now().as_second() / 60).unwrap() / 1440 * 1440;
    let (from, until) = (today + 2 * 1440, today + 400 * 1440);
    for number in 0..12 {
        // The oracle compares no starts of a file with a zone of 13 hours in it.
        let far_east = |draft: &Draft| draft.schedule.as_ref().is_some_and(|s| s.zone.as_deref() == Some(FAR_EAST));
        let mut drafts: Vec<Draft> = (0..20).map(|_| random(&mut dice)).collect();
        drafts.retain(|draft| !far_east(draft));
        let slugs: Vec<String> = (0..drafts.len()).map(|n| format!("meeting-{n}")).collect();
        let listed: Vec<Listed<'_>> =
            drafts.iter().zip(&slugs).map(|(meeting, slug)| Listed { meeting, slug, page: PAGE }).collect();
        let mut starts = Vec::new();
        for draft in &drafts {
            let schedule = draft.schedule.as_ref().unwrap();
            let zone = Zone::table(schedule.zone.as_deref().unwrap(), 2025..=2031).unwrap();
            let compiled = schedule.compile_with(&draft.closures).unwrap();
            compiled.starts(&zone, from, until, &mut |start| starts.push(start));
        }
        starts.sort_unstable();
        let file = write_list(&listed, LIST, now(), false);
        let case = serde_json::json!({"from": from, "until": until, "starts": starts, "of": {"schedule": "a list"}});
        std::fs::write(folder.join(format!("list-{number}.ics")), file).unwrap();
        std::fs::write(folder.join(format!("list-{number}.json")), case.to_string()).unwrap();
    }
    12
}

/// The same for single starts of several meetings. How many were written.
fn write_sessions_case(folder: &Path) -> usize {
    let minute = |at: &str| u32::try_from(at.parse::<Timestamp>().unwrap().as_second() / 60).unwrap();
    // 01:30 comes twice on that night; the first is meant.
    let starts = ["2026-12-01T19:00:00Z", "2027-03-30T18:00:00Z", "2027-11-07T05:30:00Z"].map(minute);
    let case = serde_json::json!({"from": minute("2026-11-24T00:00:00Z"), "until": minute("2028-01-01T00:00:00Z"),
        "starts": starts, "of": {"schedule": "three sessions"}});
    std::fs::write(folder.join("sessions.ics"), three_sessions(true)).unwrap();
    std::fs::write(folder.join("sessions.json"), case.to_string()).unwrap();
    1
}

/// Reminders of a person: daily, on some days, once, and before meetings.
fn reminders(zone: &str) -> (Vec<Own>, Vec<Schedule>, Vec<u32>) {
    let of = |rule, start| Schedule {
        rule,
        from: Some(day("2024-01-01")),
        ..Schedule::weekly(Weekday::Monday, start, 1, Some(zone))
    };
    let schedules = vec![
        of(Rule::Rrule("FREQ=DAILY".into()), 18 * 60),
        // Not in the hour that the clocks skip, which the outside program reads otherwise than RFC 5545 §3.3.5.
        of(Rule::Rrule("FREQ=WEEKLY;BYDAY=SU,WE".into()), 450),
        Schedule { from: None, ..of(Rule::Dates(vec![day("2027-03-28")]), 9 * 60) },
    ];
    let minutes = vec![29_933_280, 29_943_360];
    let own = |(n, when): (usize, When)| Own { uid: format!("{n:032x}"), words: "A note; to myself".into(), when };
    let whens = schedules.iter().cloned().map(When::Schedule).chain([When::Minutes(minutes.clone())]);
    (whens.enumerate().map(own).collect(), schedules, minutes)
}

#[test]
fn a_reminder_rings_at_its_start_and_says_nothing_else() {
    let (all, ..) = reminders("Europe/London");
    let lines = unfolded(&write_own(&all, "Europe/London", now()));
    insta::assert_snapshot!("reminders", lines.join("\n"));
    assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VALARM").count(), 5);
}

/// The same for reminders in zones whose clocks change. How many were written.
fn write_own_cases(folder: &Path) -> usize {
    let zones = ["Europe/London", "America/St_Johns", "Australia/Lord_Howe"];
    for (number, name) in zones.into_iter().enumerate() {
        let (all, schedules, minutes) = reminders(name);
        let today = u32::try_from(now().as_second() / 60).unwrap() / 1440 * 1440;
        let (from, until) = (today + 2 * 1440, today + 800 * 1440);
        let zone = Zone::table(name, 2025..=2031).unwrap();
        let mut starts: Vec<u32> = minutes.into_iter().filter(|at| (from..until).contains(at)).collect();
        for schedule in &schedules {
            schedule.compile().unwrap().starts(&zone, from, until, &mut |start| starts.push(start));
        }
        starts.sort_unstable();
        let case = serde_json::json!({"from": from, "until": until, "starts": starts, "of": {"schedule": "reminders"}});
        std::fs::write(folder.join(format!("own-{number}.ics")), write_own(&all, name, now())).unwrap();
        std::fs::write(folder.join(format!("own-{number}.json")), case.to_string()).unwrap();
    }
    zones.len()
}

#[test]
#[allow(clippy::disallowed_methods, clippy::print_stdout)] // a test may ask where it runs, and say that it was skipped
fn an_outside_program_finds_the_same_occurrences() {
    let python = std::env::var("OPENSEAT_PYTHON").unwrap_or_else(|_| "python3".into());
    let probe = Command::new(&python).args(["-c", "import icalendar, recurring_ical_events"]).output();
    if !probe.is_ok_and(|probe| probe.status.success()) {
        let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
        assert!(!must, "{python} has no icalendar and recurring-ical-events (tests/oracle/requirements.txt)");
        println!("skipped: {python} has no icalendar and recurring-ical-events (tests/oracle/requirements.txt)");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("calendar-cases");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let cases =
        write_cases(&folder, 400) + write_sessions_case(&folder) + write_list_cases(&folder) + write_own_cases(&folder);
    let oracle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/oracle/ics_oracle.py");
    let run = Command::new(&python).arg(oracle).arg(&folder).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success(), "{out}\n{err}");
    assert!(out.contains(&format!("{cases} files agree")), "{out}");
}
