//! Schedules as an office keeps them, on the days that are not like others.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_domain::{
    meeting::Closure,
    schedule::{Rule, Schedule, Weekday},
    zone::Zone,
};
use proptest::prelude::*;

fn minute(utc: &str) -> u32 {
    let at: Timestamp = utc.parse().expect("a moment");
    u32::try_from(at.as_second() / 60).expect("after 1970")
}

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// The starts from `from` until `until` as UTC text without seconds.
fn starts(schedule: &Schedule, closures: &[Closure], from: &str, until: &str) -> Vec<String> {
    let zone = Zone::table(schedule.zone.as_deref().expect("a zone"), 2005..=2040).expect("a known zone");
    let mut found = Vec::new();
    schedule.compile_with(closures).expect("a sound schedule").starts(
        &zone,
        minute(from),
        minute(until),
        &mut |start| {
            let at = Timestamp::from_second(i64::from(start) * 60).expect("in range");
            found.push(at.strftime("%Y-%m-%dT%H:%MZ").to_string());
        },
    );
    found
}

fn weekly(day: Weekday, hour: u16, minute: u16, zone: &str) -> Schedule {
    Schedule::weekly(day, hour * 60 + minute, 60, Some(zone))
}

fn rrule(rule: &str, from: &str, zone: &str) -> Schedule {
    Schedule { rule: Rule::Rrule(rule.into()), from: Some(date(from)), ..weekly(Weekday::Sunday, 19, 30, zone) }
}

/// A listing that says "Sunday 10 in the morning in Sydney" and the like must come at the right instant in each season,
/// on both sides of the world, and on the day of the change itself.
#[test]
fn weekly_meetings_keep_their_clock_over_the_changes() {
    use Weekday::{Monday, Saturday, Sunday};
    for (schedule, from, until, expected) in [
        (
            weekly(Sunday, 10, 0, "America/New_York"),
            "2026-10-24T00:00Z",
            "2026-11-09T00:00Z",
            vec!["2026-10-25T14:00Z", "2026-11-01T15:00Z", "2026-11-08T15:00Z"],
        ),
        (
            weekly(Sunday, 2, 30, "America/New_York"),
            "2026-03-07T00:00Z",
            "2026-03-16T00:00Z",
            vec!["2026-03-08T07:30Z", "2026-03-15T06:30Z"],
        ),
        (
            weekly(Sunday, 1, 30, "America/New_York"),
            "2026-10-31T00:00Z",
            "2026-11-09T00:00Z",
            vec!["2026-11-01T05:30Z", "2026-11-08T06:30Z"],
        ),
        (
            weekly(Sunday, 0, 0, "America/Los_Angeles"),
            "2026-10-31T00:00Z",
            "2026-11-09T00:00Z",
            vec!["2026-11-01T07:00Z", "2026-11-08T08:00Z"],
        ),
        (
            weekly(Sunday, 10, 0, "Australia/Sydney"),
            "2026-10-01T00:00Z",
            "2026-10-12T00:00Z",
            vec!["2026-10-03T23:00Z", "2026-10-10T23:00Z"],
        ),
        (
            weekly(Sunday, 2, 15, "Australia/Sydney"),
            "2026-10-01T00:00Z",
            "2026-10-12T00:00Z",
            vec!["2026-10-03T16:15Z", "2026-10-10T15:15Z"],
        ),
        (
            weekly(Sunday, 10, 0, "Australia/Brisbane"),
            "2026-10-01T00:00Z",
            "2026-10-12T00:00Z",
            vec!["2026-10-04T00:00Z", "2026-10-11T00:00Z"],
        ),
        (
            weekly(Sunday, 2, 15, "Australia/Lord_Howe"),
            "2026-10-01T00:00Z",
            "2026-10-12T00:00Z",
            vec!["2026-10-03T15:45Z", "2026-10-10T15:15Z"],
        ),
        (
            weekly(Monday, 20, 0, "Africa/Casablanca"),
            "2026-02-09T00:00Z",
            "2026-03-30T00:00Z",
            vec![
                "2026-02-09T19:00Z",
                "2026-02-16T20:00Z",
                "2026-02-23T20:00Z",
                "2026-03-02T20:00Z",
                "2026-03-09T20:00Z",
                "2026-03-16T20:00Z",
                "2026-03-23T19:00Z",
            ],
        ),
        (
            weekly(Saturday, 10, 0, "Pacific/Apia"),
            "2011-12-20T00:00Z",
            "2012-01-09T00:00Z",
            vec!["2011-12-24T20:00Z", "2011-12-30T20:00Z", "2012-01-06T20:00Z"],
        ),
    ] {
        assert_eq!(starts(&schedule, &[], from, until), expected, "{schedule:?}");
    }
}

#[test]
fn a_daily_meeting_is_not_held_twice_for_a_day_that_never_was() {
    let daily = Schedule { start: 600, ..rrule("FREQ=DAILY", "2011-12-28", "Pacific/Apia") };
    assert_eq!(
        starts(&daily, &[], "2011-12-28T00:00Z", "2012-01-01T22:00Z"),
        ["2011-12-28T20:00Z", "2011-12-29T20:00Z", "2011-12-30T20:00Z", "2011-12-31T20:00Z", "2012-01-01T20:00Z"]
    );
}

#[test]
fn exceptions_extra_days_and_closures_are_kept() {
    let tuesday = Schedule {
        from: Some(date("2026-12-08")),
        until: Some(date("2027-01-12")),
        except: vec![date("2026-12-22")],
        // A Tuesday that is there anyway, one out of turn, one outside the schedule's life, one while it is closed.
        extra: vec![date("2027-01-06"), date("2026-12-15"), date("2027-02-01"), date("2026-12-30")],
        ..weekly(Weekday::Tuesday, 19, 0, "Europe/London")
    };
    let closed = Closure { from: Some(date("2026-12-28")), until: Some(date("2026-12-31")), reason: None };
    assert_eq!(
        starts(&tuesday, &[closed], "2026-12-01T00:00Z", "2027-03-01T00:00Z"),
        ["2026-12-08T19:00Z", "2026-12-15T19:00Z", "2027-01-05T19:00Z", "2027-01-06T19:00Z", "2027-01-12T19:00Z"]
    );
    let for_good = Closure { from: Some(date("2026-12-15")), until: None, reason: None };
    assert_eq!(starts(&tuesday, &[for_good], "2026-12-01T00:00Z", "2027-03-01T00:00Z"), ["2026-12-08T19:00Z"]);
}

#[test]
fn an_end_of_the_rule_does_not_end_the_extra_days() {
    for end in ["COUNT=2", "UNTIL=20260112", "UNTIL=20260112T193000", "UNTIL=20260112T193000Z"] {
        let mut schedule = rrule(&format!("FREQ=WEEKLY;BYDAY=MO;{end}"), "2026-01-05", "Europe/London");
        schedule.extra = vec![date("2026-02-10")];
        assert_eq!(
            starts(&schedule, &[], "2026-01-01T00:00Z", "2026-04-01T00:00Z"),
            ["2026-01-05T19:30Z", "2026-01-12T19:30Z", "2026-02-10T19:30Z"],
            "{end}"
        );
    }
}

/// RFC 5545 §3.3.10 and §3.8.5.3, days only.
#[test]
fn rules_that_the_standard_gives_as_examples() {
    for (rule, from, expected) in [
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "0805 0810 0819 0824"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "0805 0817 0819 0831"),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "0904 1007 1106"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4", "1997-09-29", "0929 1030 1127 1230"),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2", "1998-02-01", "0213 0313"),
        ("FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3", "1997-09-28", "0928 1029 1128"),
        ("FREQ=YEARLY;BYDAY=20MO;COUNT=1", "1997-05-19", "0519"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=1", "1997-05-12", "0512"),
        ("FREQ=YEARLY;BYMONTH=6,7;COUNT=2", "1997-06-10", "0610 0710"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "2007-01-15", "0115 0130 0215 0315 0330"),
    ] {
        let schedule = Schedule { zone: Some("UTC".into()), ..rrule(rule, from, "UTC") };
        let found =
            starts(&schedule, &[], &format!("{}-01-01T00:00Z", &from[..4]), &format!("{}-12-31T23:59Z", &from[..4]));
        let days: Vec<String> = found.iter().map(|start| start[5..10].replace('-', "")).collect();
        assert_eq!(days.join(" "), expected, "{rule}");
    }
}

#[test]
fn what_is_not_understood_is_refused_in_words() {
    for rule in [
        "",
        "FREQ=HOURLY",
        "BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=WEEKLY;COUNT=2;UNTIL=20260101",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=MONTHLY;BYYEARDAY=3",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=MONTHLY;BYWEEKNO=3",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=DAILY;BYHOUR=9",
        "FREQ=DAILY;UNTIL=20260231",
        "FREQ=DAILY;UNTIL=2026-01-01",
        "FREQ=DAILY;UNTIL=20260101T250000",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ",
        "FREQ=DAILY;X-THING=1",
        "FREQ=YEARLY;BYWEEKNO=2;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=é",
        "FREQ=DAILY;COUNT=99999999999999999999",
        "FREQ=DAILY;UNTIL=é0260101",
    ] {
        let problem = rrule(rule, "2026-01-01", "UTC").compile().expect_err(rule);
        assert!(!problem.what.is_empty() && !problem.fix.is_empty(), "{rule}");
    }
    for rule in ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "FREQ=DAILY;COUNT=3", "FREQ=MONTHLY"] {
        let schedule = Schedule { from: None, ..rrule(rule, "2026-01-01", "UTC") };
        assert!(schedule.compile().expect_err(rule).what.contains("first day"), "{rule}");
    }
    let monday = weekly(Weekday::Monday, 10, 0, "UTC");
    for schedule in [
        Schedule { start: 1440, ..monday.clone() },
        Schedule { minutes: 0, ..monday.clone() },
        Schedule { rule: Rule::Monthly { nth: 0, day: Weekday::Monday }, ..monday.clone() },
        Schedule { rule: Rule::Monthly { nth: -6, day: Weekday::Monday }, ..monday },
    ] {
        assert!(schedule.compile().is_err(), "{schedule:?}");
    }
}

proptest! {
    /// A weekly meeting beside jiff: every day of the window that is such a weekday, read by jiff.
    #[test]
    fn weekly_meetings_agree_with_jiff(
        zone in prop::sample::select(vec!["America/New_York", "Europe/London", "Australia/Lord_Howe", "Africa/Casablanca",
            "Pacific/Apia", "Asia/Tehran", "America/St_Johns", "UTC"]),
        weekday in 0u8..7, start in 0u16..1440, from in 18_500_000u32..36_000_000, length in 1u32..90_000,
    ) {
        let table = Zone::table(zone, 2004..=2040).expect("a known zone");
        let day = Weekday::from_sunday_zero(weekday).expect("a weekday");
        let mut ours = Vec::new();
        let compiled = Schedule::weekly(day, start, 60, Some(zone)).compile().expect("sound");
        compiled.starts(&table, from, from + length, &mut |at| ours.push(at));

        let jiff = TimeZone::get(zone).expect("a known zone");
        let first = Timestamp::from_second(i64::from(from) * 60).expect("in range").to_zoned(TimeZone::UTC).date();
        let mut theirs: Vec<u32> = (-3..=i64::from(length / 1440) + 3)
            .map(|ahead| first.checked_add(jiff::Span::new().days(ahead)).expect("in range"))
            .filter(|date| date.weekday().to_sunday_zero_offset() == weekday as i8)
            .map(|date| date.at((start / 60) as i8, (start % 60) as i8, 0, 0).to_zoned(jiff.clone()).expect("in range"))
            .map(|at| u32::try_from(at.timestamp().as_second() / 60).expect("after 1970"))
            .filter(|at| (from..from + length).contains(at))
            .collect();
        theirs.dedup();
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn any_rule_text_is_read_or_refused(text in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY);)?([A-Z]{4,9}=[-+0-9A-Z,T]{0,12};?){0,4}|\\PC{0,30}") {
        let schedule = rrule(&text, "2026-01-01", "UTC");
        if let Ok(compiled) = schedule.compile() {
            let mut last = 0;
            compiled.starts(&Zone::utc(), 29_000_000, 29_090_000, &mut |at| { assert!(at > last); last = at; });
        }
    }

    /// A window cut in two gives the same starts as the whole: nothing is lost or doubled at a border.
    #[test]
    fn windows_that_touch_share_nothing_and_lose_nothing(cut in 1u32..80_000, rule in prop::sample::select(vec![
        "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE", "FREQ=MONTHLY;BYDAY=-1SU,2MO", "FREQ=MONTHLY;BYMONTHDAY=31,-1",
        "FREQ=WEEKLY;COUNT=90", "FREQ=YEARLY;BYDAY=SU;BYSETPOS=1,-1,10,11",
    ])) {
        let zone = Zone::table("Europe/London", 2025..=2027).expect("a known zone");
        let compiled = Schedule { start: 90, ..rrule(rule, "2025-09-07", "Europe/London") }.compile().expect("sound");
        let (from, until) = (minute("2026-02-20T00:00Z"), minute("2026-02-20T00:00Z") + 80_000);
        let collect = |ranges: &[(u32, u32)]| {
            let mut found = Vec::new();
            for (from, until) in ranges {
                compiled.starts(&zone, *from, *until, &mut |at| found.push(at));
            }
            found
        };
        prop_assert_eq!(collect(&[(from, until)]), collect(&[(from, from + cut), (from + cut, until)]));
    }
}
