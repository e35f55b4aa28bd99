//! What people say of time, on ordinary days and on the nights the clocks change.

use jiff::{civil::DateTime, tz::TimeZone};
use openseat_domain::{
    search::{Minute, Window},
    when,
    zone::Zone,
};
use proptest::prelude::*;

/// The UTC minute of a wall-clock time, by jiff.
fn at(local: &str, zone: &str) -> Minute {
    let civil: DateTime = local.parse().expect("a civil time");
    let zone = TimeZone::get(zone).expect("a zone");
    Minute::try_from(civil.to_zoned(zone).expect("in range").timestamp().as_second() / 60).expect("after 1970")
}

fn windows(text: &str, now: &str, zone: &str) -> Vec<Window> {
    let table = Zone::table(zone, 2025..=2028).expect("a zone");
    let when = when::parse(text).unwrap_or_else(|problem| panic!("{}", problem.what));
    when.windows(at(now, zone), &table)
}

fn window(from: &str, until: &str, zone: &str) -> Window {
    Window { from: at(from, zone), until: at(until, zone) }
}

#[test]
fn words_mean_what_a_person_means() {
    let zone = "America/New_York";
    // A Wednesday afternoon.
    let now = "2026-11-18T15:00";
    for (text, from, until) in [
        ("now", "2026-11-18T14:50", "2026-11-18T16:00"),
        ("next", "2026-11-18T14:50", "2026-11-19T15:00"),
        ("today", "2026-11-18T14:50", "2026-11-19T00:00"),
        ("tonight", "2026-11-18T17:00", "2026-11-19T04:00"),
        ("Tomorrow", "2026-11-19T00:00", "2026-11-20T00:00"),
        ("tomorrow evening", "2026-11-19T16:00", "2026-11-19T21:00"),
        ("day after tomorrow", "2026-11-20T00:00", "2026-11-21T00:00"),
        ("morning", "2026-11-19T04:00", "2026-11-19T12:00"),
        ("midday", "2026-11-18T14:50", "2026-11-18T17:00"),
        ("this afternoon", "2026-11-18T14:50", "2026-11-18T17:00"),
        ("night", "2026-11-18T20:00", "2026-11-19T05:00"),
        ("wednesday", "2026-11-18T14:50", "2026-11-19T00:00"),
        ("wed morning", "2026-11-25T04:00", "2026-11-25T12:00"),
        ("next wednesday", "2026-11-25T00:00", "2026-11-26T00:00"),
        ("tues", "2026-11-24T00:00", "2026-11-25T00:00"),
        ("mon 18:00-21:00", "2026-11-23T18:00", "2026-11-23T21:00"),
        ("Monday 6 pm – 9 pm", "2026-11-23T18:00", "2026-11-23T21:00"),
        ("mon 6-9pm", "2026-11-23T18:00", "2026-11-23T21:00"),
        ("fri 11am-1pm", "2026-11-20T11:00", "2026-11-20T13:00"),
        ("fri 11-1pm", "2026-11-20T11:00", "2026-11-20T13:00"),
        ("fri 22:00-02:00", "2026-11-20T22:00", "2026-11-21T02:00"),
        ("after 6pm", "2026-11-18T18:00", "2026-11-19T00:00"),
        ("tomorrow before noon", "2026-11-19T00:00", "2026-11-19T12:00"),
        ("from 18:00 to 21:00", "2026-11-18T18:00", "2026-11-18T21:00"),
        ("tomorrow at 7pm", "2026-11-19T18:30", "2026-11-19T20:00"),
        ("2026-12-24", "2026-12-24T00:00", "2026-12-25T00:00"),
        ("2026-12-24 evening", "2026-12-24T16:00", "2026-12-24T21:00"),
        ("2026-11-02", "2026-11-02T00:00", "2026-11-03T00:00"),
        ("weekend", "2026-11-21T00:00", "2026-11-23T00:00"),
        ("week", "2026-11-18T14:50", "2026-11-25T15:00"),
        ("next week", "2026-11-23T00:00", "2026-11-30T00:00"),
        ("hoy", "2026-11-18T14:50", "2026-11-19T00:00"),
        ("ahora", "2026-11-18T14:50", "2026-11-18T16:00"),
        ("esta noche", "2026-11-18T17:00", "2026-11-19T04:00"),
        ("mañana", "2026-11-19T00:00", "2026-11-20T00:00"),
        ("MAÑANA por la MAÑANA", "2026-11-19T04:00", "2026-11-19T12:00"),
        ("pasado mañana", "2026-11-20T00:00", "2026-11-21T00:00"),
        ("esta tarde", "2026-11-18T14:50", "2026-11-18T21:00"),
        ("lunes por la noche", "2026-11-23T20:00", "2026-11-24T05:00"),
        ("miércoles", "2026-11-18T14:50", "2026-11-19T00:00"),
        ("sábado de 10:00 a 12:00", "2026-11-21T10:00", "2026-11-21T12:00"),
        ("el próximo miércoles", "2026-11-25T00:00", "2026-11-26T00:00"),
        ("fin de semana", "2026-11-21T00:00", "2026-11-23T00:00"),
        ("la próxima semana", "2026-11-23T00:00", "2026-11-30T00:00"),
    ] {
        assert_eq!(windows(text, now, zone), [window(from, until, zone)], "{text}");
    }
}

#[test]
fn before_four_in_the_morning_it_is_still_tonight() {
    let zone = "Europe/London";
    let small_hours = "2026-11-18T02:30";
    assert_eq!(windows("tonight", small_hours, zone), [window("2026-11-18T02:20", "2026-11-18T04:00", zone)]);
    assert_eq!(windows("night", "2026-11-18T04:30", zone), [window("2026-11-18T04:20", "2026-11-18T05:00", zone)]);
    assert_eq!(windows("tonight", "2026-11-18T04:00", zone), [window("2026-11-18T17:00", "2026-11-19T04:00", zone)]);
}

#[test]
fn a_weekend_that_has_begun_is_this_one() {
    let zone = "Europe/London";
    let sunday = "2026-11-22T12:00";
    assert_eq!(windows("weekend", sunday, zone), [window("2026-11-22T11:50", "2026-11-23T00:00", zone)]);
    assert_eq!(
        windows("weekend morning", sunday, zone),
        [window("2026-11-28T04:00", "2026-11-28T12:00", zone), window("2026-11-29T04:00", "2026-11-29T12:00", zone),]
    );
    assert_eq!(
        windows("weekend evening", "2026-11-21T22:00", zone),
        [window("2026-11-22T16:00", "2026-11-22T21:00", zone)]
    );
}

#[test]
fn days_are_as_long_as_the_clocks_make_them() {
    let zone = "America/New_York";
    // Clocks go back on 1 November 2026 and forward on 14 March 2027.
    let long = windows("2026-11-01", "2026-10-20T12:00", zone)[0];
    let short = windows("2027-03-14", "2026-10-20T12:00", zone)[0];
    assert_eq!((long.until - long.from, short.until - short.from), (25 * 60, 23 * 60));
    // The hour that is skipped moves forward, and the meetings in it as well.
    let skipped = windows("2027-03-14 02:00-03:00", "2026-10-20T12:00", zone);
    assert_eq!(skipped, [window("2027-03-14T03:00", "2027-03-14T04:00", zone)]);
    assert_eq!(windows("tonight", "2026-10-31T23:00", zone), [window("2026-10-31T22:50", "2026-11-01T04:00", zone)]);
}

#[test]
fn what_is_not_understood_is_refused_in_words() {
    for text in [
        "",
        "   ",
        "soonish",
        "monday tuesday",
        "25:00",
        "mon 9",
        "now tonight",
        "weekend week",
        "18:00-18:99",
        "next tonight",
        "2026-13-01",
        "99999999999-1",
        "6:99pm",
        "13pm",
        "-",
        "65536h",
    ] {
        let problem = when::parse(text).expect_err(text);
        assert!(problem.what.contains("not a time"), "{text}: {}", problem.what);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
        let _ = when::parse(&text);
    }

    #[test]
    fn any_words_give_windows_that_ascend_and_are_not_empty(
        words in prop::collection::vec(prop::sample::select(vec![
            "now", "next", "today", "tonight", "tomorrow", "morning", "night", "mon", "sunday", "weekend", "week",
            "18:00-21:00", "22:00-02:00", "after", "before", "6pm", "02:30", "2027-03-14", "2026-11-01", "mañana", "la",
            "noche", "1970-01-01", "9999-12-31",
        ]), 1..4),
        now in 29_000_000u32..30_500_000,
        zone in prop::sample::select(vec!["America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata", "UTC"]),
    ) {
        let table = Zone::table(zone, 2025..=2028).expect("a zone");
        if let Ok(when) = when::parse(&words.join(" ")) {
            let windows = when.windows(now, &table);
            prop_assert!(!windows.is_empty());
            prop_assert!(windows.iter().all(|w| w.from < w.until), "{windows:?}");
            prop_assert!(windows.windows(2).all(|pair| pair[0].until < pair[1].from), "{windows:?}");
        }
    }
}
