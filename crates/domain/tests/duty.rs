//! Who is on duty: minute by minute against what jiff says the clocks show.

use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::TimeZoneDatabase};
use openseat_domain::{
    duty::{Duty, Fault, Role, Week, on_duty},
    form::{Answers, Value},
};
use proptest::prelude::*;

const LONDON: &str = "Europe/London";

fn week(hours: &[&str], zone: &str) -> Week {
    Week::read(hours.iter().copied(), zone).expect("the hours of a test are well written")
}

fn at(local: &str, zone: &str) -> Timestamp {
    let zone = TimeZoneDatabase::bundled().get(zone).expect("a zone");
    let local: DateTime = local.parse().expect("a civil time");
    zone.to_ambiguous_timestamp(local).compatible().expect("a moment")
}

fn named(name: &str, hours: &[&str]) -> Duty {
    let role = Role { en: "nurse".into(), es: "enfermera".into() };
    let email = "duty@example.org".into();
    Duty { name: name.into(), role, email, phone: None, language: "en".into(), week: week(hours, LONDON) }
}

#[test]
fn somebody_is_there_from_the_first_minute_to_before_the_last() {
    let week = week(&["mon-fri 09:00-17:00"], LONDON);
    let end = at("2026-11-23T17:00", LONDON);
    assert_eq!(week.until(at("2026-11-23T08:59:59", LONDON)), None);
    assert_eq!(week.until(at("2026-11-23T09:00", LONDON)), Some(end));
    assert_eq!(week.until(at("2026-11-23T16:59:59", LONDON)), Some(end));
    assert_eq!(week.until(end), None);
    assert_eq!(week.until(at("2026-11-28T12:00", LONDON)), None, "a Saturday");
}

#[test]
fn a_night_ends_in_the_morning_of_the_next_day() {
    let week = week(&["sat 22:00-06:00"], LONDON);
    let end = at("2026-11-29T06:00", LONDON);
    assert_eq!(week.until(at("2026-11-28T23:00", LONDON)), Some(end));
    assert_eq!(week.until(at("2026-11-29T05:59", LONDON)), Some(end));
    assert_eq!(week.until(at("2026-11-29T22:30", LONDON)), None);
    assert_eq!(week.until(at("2026-11-28T05:00", LONDON)), None, "the night before is not covered");
}

#[test]
fn when_the_clocks_change_the_hours_are_those_that_they_show() {
    let week = week(&["sat-sun 22:00-06:00"], LONDON);
    for (evening, morning, hours) in
        [("2026-03-28T22:00", "2026-03-29T06:00", 7), ("2026-10-24T22:00", "2026-10-25T06:00", 9)]
    {
        let (from, until) = (at(evening, LONDON), at(morning, LONDON));
        assert_eq!(until.duration_since(from), SignedDuration::from_hours(hours));
        assert_eq!(week.until(from), Some(until));
        assert_eq!(week.until(until - SignedDuration::from_secs(1)), Some(until));
        assert_eq!(week.until(until), None);
    }
}

#[test]
fn stretches_that_touch_are_one_and_who_comes_first_is_asked() {
    let kim = named("Kim", &["mon 09:00-13:00", "mon 13:00-24:00", "tue 00:00-02:00"]);
    let noor = named("Noor", &["mon-sun 00:00-24:00"]);
    let all = [kim, noor];
    let (monday, tuesday) = (at("2026-11-23T10:00", LONDON), at("2026-11-24T10:00", LONDON));
    let found = on_duty(&all, monday).expect("Kim is there");
    assert_eq!((found.duty.name.as_str(), found.until), ("Kim", at("2026-11-24T02:00", LONDON)));
    assert_eq!(on_duty(&all, tuesday).map(|found| found.duty.name.as_str()), Some("Noor"));
    assert_eq!(on_duty(&all[..1], tuesday), None);
    assert_eq!(on_duty(&[], monday), None);
}

#[test]
fn what_are_no_hours_is_refused() {
    for wrong in ["", "mon", "mon 9-17", "mon 09:00", "mon 09:00-25:00", "noday 09:00-17:00", "mon 10:00-10:00"] {
        assert_eq!(Week::read([wrong], LONDON), Err(Fault::NotHours(wrong.into())), "{wrong}");
    }
    assert_eq!(Week::read([], LONDON), Err(Fault::NoHours));
    assert_eq!(Week::read(["mon 09:00-17:00"], "Mars/Olympus"), Err(Fault::NotZone));
}

#[test]
fn what_was_begun_is_not_asked_on_without_anybody_until_the_grave_question_is_answered() {
    let form = two_questions();
    let mut answers = Answers::default();
    assert!(!form.asks_unattended(&answers, "q1"));
    answers.set("q9", vec![Value::Whole(0)]);
    assert!(form.asks_unattended(&answers, "q1") && !form.asks_unattended(&answers, "q9"));
}

/// Two questions of which one may mean danger.
fn two_questions() -> openseat_domain::form::Form {
    use openseat_domain::form::{Alarm, Ask, Danger, Flow, Form, FormId, Item, Sort, When};
    let item = |link: &str| Item {
        link: link.into(),
        ask: Ask::Whole { low: 0, high: 3 },
        when: When::default(),
        most: 1,
        hidden: false,
    };
    Form {
        id: FormId::new("made"),
        version: "1".into(),
        sort: Sort::Measure,
        flow: Flow::Pages,
        items: vec![item("q1"), item("q9")],
        scores: Vec::new(),
        dangers: vec![Danger { link: "q9".into(), alarm: Alarm::From(1) }],
        tables: Vec::new(),
        tallies: Vec::new(),
        point: None,
        stages: Vec::new(),
        attended: true,
        instead: None,
    }
}

const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

proptest! {
    /// Away from the nights on which clocks change, being there is what the clock on the wall says.
    #[test]
    fn being_there_is_what_the_clock_on_the_wall_says(
        day in 0..7_usize, from in 0..1440_u16, until in 0..1440_u16, minute in 0..10_080_i64,
        zone in prop::sample::select(vec![LONDON, "America/New_York", "Asia/Kolkata", "UTC"]),
    ) {
        prop_assume!(from != until);
        let text = format!("{} {:02}:{:02}-{:02}:{:02}", DAYS[day], from / 60, from % 60, until / 60, until % 60);
        let week = week(&[&text], zone);
        // A week in January, when none of these changes.
        let now = at("2027-01-10T00:00", "UTC") + SignedDuration::from_mins(minute);
        let shown = now.to_zoned(TimeZoneDatabase::bundled().get(zone).expect("a zone"));
        let of_week = i64::from(shown.weekday().to_sunday_zero_offset()) * 1440
            + i64::from(shown.hour()) * 60 + i64::from(shown.minute());
        let since = (of_week - i64::try_from(day).expect("small") * 1440 - i64::from(from)).rem_euclid(10_080);
        let length = (i64::from(until) - i64::from(from)).rem_euclid(1440);
        prop_assert_eq!(week.until(now).is_some(), since < length);
        if let Some(end) = week.until(now) {
            prop_assert_eq!(end.duration_since(now), SignedDuration::from_mins(length - since));
        }
    }

    /// Whenever it is, also on those nights: an end lies ahead, and every moment before it has the same end.
    #[test]
    fn an_end_lies_ahead_and_holds_until_it_comes(
        start in 0..60_i64 * 24 * 365, share in 0.0..1.0_f64,
        hours in prop::sample::subsequence(
            vec!["mon-fri 09:00-17:00", "sat 22:00-06:00", "sun 00:30-02:30", "sun 01:30-03:00", "sat-sun 01:00-02:00"], 1..5),
    ) {
        let week = week(&hours, LONDON);
        let now = at("2026-01-01T00:00", LONDON) + SignedDuration::from_mins(start);
        if let Some(end) = week.until(now) {
            prop_assert!(end > now);
            let between = now + end.duration_since(now).mul_f64(share);
            prop_assert_eq!(week.until(between), Some(end));
            prop_assert_eq!(week.until(end), None);
        }
    }
}
