//! The rule for "the same meeting", on made-up listings, and the ways listings are put together.

use std::collections::BTreeSet;

use openseat_domain::{
    fellowship::FellowshipId,
    identity::{Decision, Entry, Features, Reason, cluster, compare},
    meeting::{Attendance, Draft, Online},
    place::{Place, Point},
    schedule::{Rule, Schedule, Weekday},
};
use proptest::prelude::*;
use uuid::Uuid;

fn listing(name: &str, day: Weekday, start: u16, line: &str, point: (f64, f64)) -> Draft {
    let place = Place { formatted: Some(line.into()), point: Point::new(point.0, point.1), ..Place::default() };
    let schedule = Some(Schedule::weekly(day, start, 60, Some("Europe/London")));
    Draft { name: name.into(), place: Some(place), schedule, published: true, ..Draft::default() }
}

fn chapel(name: &str, start: u16) -> Draft {
    listing(name, Weekday::Monday, start, "12 Chapel Street, Leeds, LS1 4AB", (53.8, -1.55))
}

fn online(draft: Draft, url: &str) -> Draft {
    let online = Some(Online { url: Some(url.into()), ..Online::default() });
    Draft { online, attendance: Attendance::Online, ..draft }
}

fn same(a: &Draft, b: &Draft) -> bool {
    let (a, b) = (Features::of(a), Features::of(b));
    let verdict = compare(&a, &b);
    let back = compare(&b, &a);
    assert!((verdict.score - back.score).abs() < 1e-9, "{verdict:?} {back:?}");
    assert!((0.0..=1.0).contains(&verdict.score));
    if verdict.same {
        let blocks: BTreeSet<u64> = a.blocks().into_iter().collect();
        assert!(b.blocks().iter().any(|block| blocks.contains(block)), "would not be found");
    }
    verdict.same
}

#[test]
fn another_spelling_of_place_and_name_is_the_same_meeting() {
    let here = chapel("Early Risers", 420);
    let there = listing(
        "(Suspended) EARLY RISER'S Group - Online",
        Weekday::Monday,
        420,
        "12 Chapel St, Leeds",
        (53.8003, -1.5504),
    );
    assert!(same(&here, &there));
    assert!(same(&here, &Draft { key: "other".into(), ..chapel("Early Risers of Leeds", 435) }), "15 minutes apart");
}

#[test]
fn two_groups_in_one_building_at_one_hour_are_two_meetings() {
    assert!(!same(&chapel("Early Risers", 1140), &chapel("Women's Step Study", 1140)));
    let verdict = compare(&Features::of(&chapel("Early Risers", 1140)), &Features::of(&chapel("Step Sisters", 1140)));
    assert!(verdict.reasons.contains(&Reason::SameAddress) && verdict.reasons.contains(&Reason::OtherName));
}

#[test]
fn one_groups_other_slots_are_other_meetings() {
    let monday = chapel("Early Risers", 420);
    let tuesday = listing("Early Risers", Weekday::Tuesday, 420, "12 Chapel Street, Leeds, LS1 4AB", (53.8, -1.55));
    assert!(!same(&monday, &tuesday));
    assert!(!same(&monday, &chapel("Early Risers", 480)));
    let third = |nth| {
        let rule = Rule::Monthly { nth, day: Weekday::Monday };
        Draft { schedule: Some(Schedule { rule, ..monday.schedule.clone().expect("a schedule") }), ..monday.clone() }
    };
    assert!(!same(&third(1), &third(3)), "first and third Monday");
    assert!(same(&third(3), &third(3)));
}

#[test]
fn a_generic_name_far_away_is_another_meeting() {
    let leeds = chapel("Big Book Study", 1140);
    let york = listing("Big Book Study", Weekday::Monday, 1140, "3 Mill Lane, York", (53.96, -1.08));
    assert!(!same(&leeds, &york));
    let nowhere = Draft { place: None, ..leeds.clone() };
    assert!(
        !same(&nowhere, &online(nowhere.clone(), "https://zoom.us/j/123456789")),
        "a name and an hour are not enough"
    );
}

#[test]
fn one_room_at_one_time_is_one_meeting_in_any_zone() {
    let london =
        online(Draft { place: None, ..chapel("Gratitude", 1200) }, "https://us02web.zoom.us/j/123456789?pwd=a");
    let mut new_york = online(london.clone(), "https://zoom.us/j/123456789");
    new_york.schedule = Some(Schedule::weekly(Weekday::Monday, 900, 60, Some("America/New_York")));
    assert!(same_but_for_blocks(&london, &new_york));
    new_york.schedule = Some(Schedule::weekly(Weekday::Monday, 1200, 60, Some("America/New_York")));
    assert!(!same_but_for_blocks(&london, &new_york), "eight in the evening there is another hour");
    let other = online(london.clone(), "https://evilzoom.us/j/123456789");
    assert!(!compare(&Features::of(&london), &Features::of(&other)).reasons.contains(&Reason::SameOnlineRoom));
}

fn same_but_for_blocks(a: &Draft, b: &Draft) -> bool {
    compare(&Features::of(a), &Features::of(b)).same
}

#[test]
fn another_fellowship_settles_it() {
    let of = |id: &str| Draft { fellowship: FellowshipId::new(id), ..chapel("Early Risers", 420) };
    assert!(same(&of("aa"), &of("aa")) && same(&of("aa"), &of("")));
    assert!(!same(&of("aa"), &of("na")));
}

#[test]
fn one_minute_to_midnight_and_midnight_are_one_time() {
    let at = |day, start| listing("Night Owls", day, start, "12 Chapel Street, Leeds", (53.8, -1.55));
    assert!(same(&at(Weekday::Saturday, 1439), &at(Weekday::Sunday, 0)));
    assert!(same(&at(Weekday::Sunday, 1430), &at(Weekday::Sunday, 1439)));
}

#[test]
fn keys_and_links_to_the_source_change_nothing() {
    let plain = chapel("Early Risers", 420);
    let mut keyed = Draft { key: "k1".into(), url: Some("https://a.example/k1".into()), ..plain.clone() };
    keyed.extra.insert("world_id".into(), "G00123".into());
    assert_eq!(Features::of(&plain), Features::of(&keyed));
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn entry(n: u128, source: u128, draft: &Draft) -> Entry {
    Entry { listing: id(n), source: id(source), features: Features::of(draft) }
}

fn members(entries: &[Entry], decisions: &[(Uuid, Uuid, Decision)]) -> Vec<Vec<u128>> {
    let clusters = cluster(entries, decisions);
    clusters.iter().map(|cluster| cluster.listings.iter().map(|id| id.as_u128()).collect()).collect()
}

#[test]
fn listings_of_one_source_stay_apart_unless_a_steward_joins_them() {
    let risers = chapel("Early Risers", 420);
    let entries = [entry(1, 7, &risers), entry(2, 7, &risers), entry(3, 8, &risers)];
    assert_eq!(members(&entries, &[]), [vec![1, 3], vec![2]]);
    assert_eq!(members(&entries, &[(id(1), id(2), Decision::Same)]), [vec![1, 2, 3]]);
    assert_eq!(members(&entries, &[(id(3), id(1), Decision::Different)]), [vec![1], vec![2, 3]]);
}

#[test]
fn what_a_steward_kept_apart_is_not_joined_by_way_of_a_third() {
    let risers = chapel("Early Risers", 420);
    let entries = [entry(1, 7, &risers), entry(2, 8, &risers), entry(3, 9, &risers)];
    assert_eq!(members(&entries, &[]), [vec![1, 2, 3]]);
    for (a, b) in [(1, 2), (1, 3), (2, 3)] {
        let clusters = members(&entries, &[(id(a), id(b), Decision::Different)]);
        assert!(clusters.iter().all(|c| !(c.contains(&a) && c.contains(&b))), "{clusters:?}");
    }
    let unlike = [entry(1, 7, &risers), entry(2, 8, &chapel("Lunch Bunch", 720))];
    assert_eq!(members(&unlike, &[(id(2), id(1), Decision::Same)]), [vec![1, 2]]);
}

#[test]
fn the_better_of_two_candidates_is_taken() {
    let early = chapel("Early Risers", 420);
    let later = chapel("Early Risers", 450);
    let entries = [entry(1, 7, &later), entry(2, 7, &early), entry(3, 8, &early)];
    let clusters = cluster(&entries, &[]);
    assert_eq!(clusters[1].listings, [id(2), id(3)]);
    assert!(clusters[1].links[0].verdict.reasons.contains(&Reason::SameStart));
}

proptest! {
    #[test]
    fn every_listing_is_in_one_cluster_whatever_the_order(
        rows in prop::collection::vec((0usize..4, 0u16..3, 0u128..3, 0usize..3), 1..14),
        decided in prop::collection::vec((0u128..14, 0u128..14, any::<bool>()), 0..4),
        turn in 0usize..14,
    ) {
        let names = ["Early Risers", "Lunch Bunch", "Step Sisters", "AA Meeting"];
        let mut entries: Vec<Entry> = rows.iter().enumerate().map(|(n, (name, half, source, house))| {
            let draft = listing(names[*name], Weekday::Monday, 420 + half * 30,
                &format!("{house}2 Chapel Street, Leeds"), (53.8 + *house as f64 * 0.01, -1.55));
            entry(n as u128, 100 + source, &draft)
        }).collect();
        let decisions: Vec<_> = decided.iter().filter(|(a, b, _)| a != b)
            .map(|(a, b, same)| (id(*a), id(*b), if *same { Decision::Same } else { Decision::Different })).collect();
        let once = members(&entries, &decisions);
        let turn = turn % entries.len();
        entries.rotate_left(turn);
        let again = members(&entries, &decisions);
        prop_assert_eq!(&once, &again);
        let mut all: Vec<u128> = once.concat();
        all.sort_unstable();
        prop_assert_eq!(all, (0..rows.len() as u128).collect::<Vec<_>>());
        if decisions.is_empty() {
            for members in &once {
                let sources: BTreeSet<u128> = members.iter().map(|n| rows[*n as usize].2).collect();
                prop_assert_eq!(sources.len(), members.len());
            }
        }
    }
}
