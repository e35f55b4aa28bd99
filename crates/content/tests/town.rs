//! The made-up town has one of everything, and there is always somewhere to go.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use openseat_content::{Content, town};
use openseat_domain::{
    meeting::{Attendance, Draft},
    place::Point,
    schedule::Rule,
    search::Minute,
    zone::Zone,
};

#[path = "../examples/make_town/maker/mod.rs"]
mod maker;

#[test]
fn the_file_is_what_the_generator_makes_every_time() {
    assert!(maker::make() == maker::make(), "two runs agree");
    assert!(town() == maker::make(), "run: cargo run -p openseat-content --example make_town > demo/town.json");
}

#[test]
fn there_is_one_of_everything() {
    let town = town();
    assert!((190..=240).contains(&town.len()), "{} meetings", town.len());
    let kinds: BTreeSet<&str> = town.iter().map(|one| one.fellowship.as_str()).collect();
    assert!(kinds.len() >= 20, "{kinds:?}");
    let zones: BTreeSet<&str> = town.iter().filter_map(|one| one.schedule.as_ref()?.zone.as_deref()).collect();
    assert_eq!(zones.len(), 5, "{zones:?}");
    let mut ways: BTreeMap<Attendance, usize> = BTreeMap::new();
    town.iter().for_each(|one| *ways.entry(one.attendance).or_default() += 1);
    assert!(
        ways[&Attendance::InPerson] >= 60 && ways[&Attendance::Online] >= 40 && ways[&Attendance::Hybrid] >= 15,
        "{ways:?}"
    );
    assert!(ways[&Attendance::Paused] >= 1);
    let rule = |want: fn(&Rule) -> bool| town.iter().filter_map(|one| one.schedule.as_ref()).any(|it| want(&it.rule));
    assert!(rule(|it| matches!(it, Rule::Weekly(_))) && rule(|it| matches!(it, Rule::Dates(_))));
    assert!(
        rule(|it| matches!(it, Rule::Monthly { nth: -1, .. })) && rule(|it| matches!(it, Rule::Monthly { nth: 1, .. }))
    );
    assert!(rule(|it| matches!(it, Rule::Rrule(text) if text.contains("INTERVAL=2"))));
    assert!(town.iter().any(|one| one.schedule.is_none()), "one by appointment");
    assert!(
        town.iter().filter_map(|one| one.schedule.as_ref()).any(|it| it.start + it.minutes > 24 * 60),
        "past midnight"
    );
    assert!(town.iter().any(|one| one.online.as_ref().is_some_and(|it| it.url.is_none() && it.phone.is_some())));
    assert!(town.iter().any(|one| one.online.as_ref().is_some_and(|it| it.url.is_none() && it.phone.is_none())));
}

#[test]
fn every_meeting_is_plainly_made_up() {
    let content = Content::embedded();
    let mut keys = BTreeSet::new();
    for one in town() {
        assert!(keys.insert(one.key.clone()), "{} twice", one.key);
        assert_eq!(one.extra.get("made_up").map(String::as_str), Some("yes"), "{}", one.key);
        assert!(one.notes.as_deref().is_some_and(|notes| notes.contains("Made-up")), "{}", one.key);
        assert!(one.published && one.name.len() < 64);
        assert!(content.fellowship(&one.fellowship).is_some(), "{}", one.fellowship);
        for code in &one.types {
            assert!(!content.concepts_of(code).is_empty(), "{code:?} of {}", one.key);
        }
        let online = one.online.clone().unwrap_or_default();
        assert!(online.url.is_none_or(|url| url.starts_with("https://meet.example.org/")), "{}", one.key);
        let fiction = |phone: &String| phone.starts_with("+140155501") || phone.starts_with("+441134960");
        assert!(online.phone.as_ref().is_none_or(fiction), "{}", one.key);
        let on_the_map = one.place.as_ref().is_some_and(|place| place.point.is_some() && !place.approximate);
        assert!(on_the_map || !one.attendance.in_person(), "{}", one.key);
    }
}

/// Starts, in UTC minutes, of the meetings that `wanted` lets through, in a week from `day`.
fn starts(day: &str, wanted: impl Fn(&Draft) -> bool) -> (Minute, Vec<(Minute, u16)>) {
    let midnight: jiff::Timestamp = format!("{day}T00:00:00Z").parse().unwrap();
    let from = Minute::try_from(midnight.as_second() / 60).unwrap();
    let mut found = Vec::new();
    for one in town().iter().filter(|one| wanted(one)) {
        let Some(schedule) = &one.schedule else { continue };
        let zone = Zone::table(schedule.zone.as_deref().unwrap(), 2026..=2029).unwrap();
        let rule = schedule.compile_with(&one.closures).unwrap_or_else(|problem| panic!("{}: {problem:?}", one.key));
        rule.starts(&zone, from - 1440, from + 8 * 1440, &mut |start| found.push((start, schedule.minutes)));
    }
    found.sort_unstable();
    (from, found)
}

/// Ordinary weeks, and the weeks in which the clocks of Europe, America and Australia change.
const WEEKS: [&str; 6] = ["2026-11-22", "2027-03-12", "2027-03-26", "2027-07-04", "2027-10-01", "2027-10-29"];

#[test]
fn at_any_minute_something_online_is_under_way_and_something_starts_within_the_hour() {
    for day in WEEKS {
        let (from, found) = starts(day, |one| one.attendance.online());
        for minute in from..from + 7 * 1440 {
            let open = found.iter().any(|(start, minutes)| *start <= minute && minute < start + Minute::from(*minutes));
            let soon = found.iter().any(|(start, _)| (minute..=minute + 60).contains(start));
            assert!(open && soon, "{day}, minute {} of the week: open {open}, soon {soon}", minute - from);
        }
    }
}

#[test]
fn in_the_town_something_starts_within_three_hours() {
    let middle = Point::new(41.8205, -71.4143).unwrap();
    let near = |one: &Draft| {
        let point = one.place.as_ref().and_then(|place| place.point);
        one.attendance.in_person() && point.is_some_and(|point| point.km_to(middle) < 16.0)
    };
    for day in WEEKS {
        let (from, found) = starts(day, near);
        for minute in from..from + 7 * 1440 {
            let soon = found.iter().any(|(start, _)| (minute..=minute + 180).contains(start));
            assert!(soon, "{day}, minute {} of the week", minute - from);
        }
    }
}
