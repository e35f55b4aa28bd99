//! Zone tables beside jiff, which reads the time zone database itself.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use openseat_domain::zone::{self, Zone};
use proptest::prelude::*;

fn names() -> Vec<String> {
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    assert!(names.len() > 400, "{} zones", names.len());
    names
}

/// 1975-01-01 to 2037-12-31 in minutes since 1970.
const FROM: i64 = 2_629_440;
const UNTIL: i64 = 35_765_280;

fn civil(local: i64) -> DateTime {
    Timestamp::from_second(local * 60).expect("in range").to_zoned(TimeZone::UTC).datetime()
}

/// jiff 0.2.46 reads 23:00 to 23:59 of 2023-10-28 in Greenland as coming twice, although by its own offsets the clocks
/// did not change that night (the zone's rules did). Python's zoneinfo reads it as we do.
fn jiff_contradicts_itself(name: &str, local: i64) -> bool {
    matches!(name, "America/Nuuk" | "America/Godthab") && (28_308_900..28_308_960).contains(&local)
}

#[test]
fn the_night_that_greenlands_rules_changed_has_no_hour_twice() {
    let nuuk = Zone::table("America/Nuuk", 2023..=2024).expect("a known zone");
    assert_eq!(civil(28_308_900).to_string(), "2023-10-28T23:00:00");
    assert_eq!(nuuk.to_utc(28_308_900), 28_308_900 + 120, "2023-10-29T01:00Z, by zoneinfo");
}

fn check(name: &str, table: &Zone, zone: &TimeZone, local: i64) {
    if jiff_contradicts_itself(name, local) {
        return;
    }
    let theirs = zone.to_ambiguous_timestamp(civil(local)).compatible().expect("in range").as_second();
    assert_eq!(table.to_utc(local) * 60, theirs, "{name} {}", civil(local));
}

fn tables() -> Vec<(String, Zone, TimeZone)> {
    let table = |name: String| {
        let table = Zone::table(&name, 1975..=2037).expect("a known zone");
        let zone = TimeZone::get(&name).expect("a known zone");
        (name, table, zone)
    };
    names().into_iter().map(table).collect()
}

#[test]
fn every_zone_agrees_with_jiff_around_every_change() {
    let mut checked = 0u64;
    for (name, table, zone) in tables() {
        let from = Timestamp::from_second(FROM * 60).expect("in range");
        for change in zone.following(from).take_while(|change| change.timestamp().as_second() < UNTIL * 60) {
            let utc = change.timestamp().as_second().div_euclid(60);
            for around in [-1445, -1440, -721, -61, -31, -30, -1, 0, 1, 29, 30, 59, 60, 61, 90, 720, 1439, 1440, 1441] {
                check(&name, &table, &zone, utc + table.offset_at(utc - 1) + around);
                let at = Timestamp::from_second((utc + around) * 60).expect("in range");
                assert_eq!(table.offset_at(utc + around), i64::from(zone.to_offset(at).seconds()) / 60, "{name}");
                checked += 1;
            }
        }
    }
    assert!(checked > 100_000, "{checked} checked");
}

#[test]
fn random_minutes_of_every_zone_agree_with_jiff() {
    let tables = tables();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(20_000));
    runner
        .run(&(0..tables.len(), FROM + 1440..UNTIL - 1440), |(at, local)| {
            let (name, table, zone) = &tables[at];
            check(name, table, zone, local);
            Ok(())
        })
        .expect("all agree");
}

#[test]
fn a_reader_gives_what_single_look_ups_give() {
    for name in ["Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "UTC"] {
        let table = Zone::table(name, 2000..=2030).expect("a known zone");
        let first = 17_000_000;
        let mut reader = table.reader(first);
        for local in (first..first + 14 * 525_600).step_by(15) {
            assert_eq!(reader.to_utc(local), table.to_utc(local), "{name} {}", civil(local));
        }
    }
}

#[test]
fn the_day_that_samoa_skipped_moves_to_the_next() {
    let apia = Zone::table("Pacific/Apia", 2010..=2013).expect("a known zone");
    let skipped = 22_086_720 + 600; // 2011-12-30T10:00
    assert_eq!(civil(skipped).to_string(), "2011-12-30T10:00:00");
    assert_eq!(apia.to_utc(skipped), apia.to_utc(skipped + 1440));
    assert_eq!(apia.to_utc(skipped) - apia.to_utc(skipped - 1440), 1440);
}

#[test]
fn an_unknown_zone_is_refused_with_a_remedy() {
    let problem = Zone::table("Mars/Olympus", 2020..=2021).expect_err("no such zone");
    assert!(problem.what.contains("Mars/Olympus") && problem.fix.contains("Europe/London"));
    assert!(zone::is_known("europe/london") && !zone::is_known(""));
    assert_eq!(Zone::utc().to_utc(12_345), 12_345);
}
