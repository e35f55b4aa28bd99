//! Trying three of two kinds: whatever is in reach, the plan keeps its promises; and taps move things for one person.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use std::collections::{BTreeMap, BTreeSet};

use openseat_domain::{
    concept::ConceptSet,
    fellowship::FellowshipId,
    kind::Approach,
    matching::{Answer, Because, Meeting, NearNow, Reason, Sentence, Start, Suggestion, Weights},
    meeting::Attendance,
    schedule::Weekday,
    trial::{Again, Chance, MEETINGS, Remark, Taps, Tried, Welcome, choose, reorder},
};
use proptest::prelude::*;

const NOW: u32 = 29_900_000;
const DAY: u32 = 1440;

fn kind(number: u32) -> FellowshipId {
    FellowshipId::new(&format!("kind{number}"))
}

/// A start `wait` minutes from now, of a meeting of a kind.
fn chance(kind_number: u32, meeting: u32, wait: u32) -> Chance {
    Chance {
        kind: kind(kind_number),
        approach: Approach::ALL[kind_number as usize % 5],
        rank: kind_number,
        meeting: kind_number * 10 + meeting,
        place: meeting,
        start: NOW + wait,
        minutes: 60,
    }
}

fn any_chances() -> impl Strategy<Value = Vec<Chance>> {
    let one = (0..4_u32, 0..3_u32, 0..35 * DAY, 15..150_u16);
    let one = one.prop_map(|(kind, meeting, wait, minutes)| Chance { minutes, ..chance(kind, meeting, wait) });
    proptest::collection::vec(one, 0..60)
}

/// Weekly meetings: kind, meeting, minute of the week; the same hour each week.
fn weekly(of: &[(u32, u32, u32)]) -> Vec<Chance> {
    of.iter()
        .flat_map(|(kind, meeting, minute)| (0..4).map(move |week| chance(*kind, *meeting, minute + week * 7 * DAY)))
        .collect()
}

fn apart(one: &Chance, other: &Chance) -> bool {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    second.start - first.start >= u32::from(first.minutes.max(60))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_plan_keeps_its_promises(chances in any_chances()) {
        let chosen: Vec<&Chance> = choose(&chances, NOW).into_iter().map(|at| &chances[at]).collect();
        let open: Vec<&Chance> = chances.iter().filter(|one| one.start < NOW + 28 * DAY).collect();
        prop_assert!(chosen.len() <= MEETINGS);
        prop_assert_eq!(chosen.is_empty(), open.is_empty());
        prop_assert!(chosen.iter().all(|one| open.contains(one)), "within four weeks");
        prop_assert!(chosen.windows(2).all(|two| two[0].start <= two[1].start && apart(two[0], two[1])));
        // Three whenever three that do not overlap are there, by looking at all of them.
        let others = |taken: &[&Chance]| open.iter().any(|one| taken.iter().all(|other| apart(one, other)));
        prop_assert!(chosen.len() == MEETINGS || !others(&chosen), "one more would have fitted");
        // Two kinds whenever two are in reach at different hours.
        let two = open.iter().any(|one| open.iter().any(|other| one.kind != other.kind && apart(one, other)));
        let kinds: BTreeSet<&FellowshipId> = chosen.iter().map(|one| &one.kind).collect();
        prop_assert_eq!(kinds.len() >= 2, two);
    }

    #[test]
    fn the_first_one_is_soon(chances in any_chances()) {
        let chosen = choose(&chances, NOW);
        // What begins in the last hours of the week may have to give way to its neighbour.
        let soon = chances.iter().any(|one| one.start < NOW + 7 * DAY - 150);
        if let Some(first) = chosen.first().filter(|_| soon) {
            prop_assert!(chances[*first].start < NOW + 7 * DAY, "{}", chances[*first].start - NOW);
        }
    }

    #[test]
    fn weekly_meetings_are_spread_over_the_weeks(minutes in proptest::collection::vec(0..7 * DAY, 4)) {
        let chances = weekly(&[(0, 0, minutes[0]), (0, 1, minutes[1]), (1, 0, minutes[2]), (2, 0, minutes[3])]);
        let chosen: Vec<&Chance> = choose(&chances, NOW).into_iter().map(|at| &chances[at]).collect();
        let days: Vec<u32> = chosen.iter().map(|one| (one.start - NOW) / DAY).collect();
        prop_assert!(days.len() == 3 && days[0] < 7, "{:?}", days);
        prop_assert!(days.windows(2).all(|two| two[1] - two[0] >= 3), "{:?}", days);
        prop_assert!(days[2] >= 12, "{:?}", days);
    }

    #[test]
    fn the_plan_does_not_depend_on_the_order_of_what_is_in_reach(chances in any_chances(), turn in 0..60_usize) {
        let mut once: Vec<Chance> = Vec::new();
        for one in chances {
            if !once.iter().any(|other| other.meeting == one.meeting && other.start == one.start) {
                once.push(one);
            }
        }
        let mut turned = once.clone();
        turned.rotate_left(if once.is_empty() { 0 } else { turn % once.len() });
        turned.reverse();
        let of = |list: &[Chance]| choose(list, NOW).into_iter().map(|at| list[at].clone()).collect::<Vec<_>>();
        let same = |one: &Chance, other: &Chance| one.start == other.start;
        let (one, other) = (of(&once), of(&turned));
        prop_assert!(one.len() == other.len() && one.iter().zip(&other).all(|(a, b)| same(a, b)), "{:?} {:?}", one, other);
    }
}

#[test]
fn the_kinds_that_come_first_are_tried_and_the_first_of_them_in_two_rooms() {
    let chances = weekly(&[(0, 0, 600), (0, 1, 3 * DAY), (1, 0, 2 * DAY), (2, 0, 60), (3, 0, 120)]);
    let meetings: Vec<u32> = choose(&chances, NOW).into_iter().map(|at| chances[at].meeting).collect();
    assert_eq!(meetings, [0, 10, 1]);
}

#[test]
fn of_kinds_of_one_approach_and_another_the_other_is_among_them() {
    let mut chances = weekly(&[(0, 0, 600), (1, 0, 2 * DAY), (2, 0, 3 * DAY)]);
    chances.iter_mut().filter(|one| one.rank < 2).for_each(|one| one.approach = Approach::TwelveStep);
    let chosen: BTreeSet<FellowshipId> = choose(&chances, NOW).into_iter().map(|at| chances[at].kind.clone()).collect();
    assert!(chosen.contains(&kind(2)), "{chosen:?}");
}

#[test]
fn one_kind_alone_is_tried_three_times() {
    let chances = weekly(&[(0, 0, 600)]);
    assert_eq!(choose(&chances, NOW).len(), 3);
    assert_eq!(choose(&[], NOW), [0_usize; 0]);
}

fn meeting(number: u32) -> Meeting {
    Meeting {
        meeting: number,
        km: None,
        attendance: Attendance::Online,
        concepts: ConceptSet::EMPTY,
        starts: vec![Start { in_minutes: number as i32, day: Weekday::Monday, minute: 0 }],
        checked_days: None,
        usual_languages: ConceptSet::EMPTY,
        group_says: None,
        visitors: None,
        introduction: false,
        on_site: false,
    }
}

fn suggestion(number: u32) -> Suggestion {
    let reason =
        Reason { say: Sentence::ALL[0], because: Because::Kind, arguments: Vec::new(), evidence: BTreeSet::new() };
    Suggestion {
        kind: kind(number),
        approach: Approach::ALL[number as usize % 3],
        score: 0,
        reasons: vec![reason.clone(), reason.clone()],
        caution: reason.clone(),
        unknown: reason,
        official: Vec::new(),
        meetings: (0..3).map(|place| meeting(number * 10 + place)).collect(),
        starts_a_week: 3,
        evidence: BTreeSet::new(),
        checked_days: None,
    }
}

fn answer(kinds: u32, shown: usize) -> Answer {
    let mut all: Vec<Suggestion> = (0..kinds).map(suggestion).collect();
    let others = all.split_off(shown.min(all.len()));
    Answer {
        near_now: all.first().map(|one| NearNow { kind: one.kind.clone(), meeting: one.meetings[0].clone() }),
        suggestions: all,
        others,
        left_out: Vec::new(),
        notices: Vec::new(),
        weights: Weights::all(2),
        seed: 1,
    }
}

fn tried(kind_number: u32, place: u32, again: Option<Again>, welcome: Option<Welcome>) -> Tried {
    Tried {
        kind: kind(kind_number),
        meeting: Some(kind_number * 10 + place),
        taps: Taps { again, welcome, remark: None },
    }
}

/// The kinds in their order, each with its meetings in theirs.
fn order(answer: &Answer) -> Vec<(FellowshipId, Vec<u32>)> {
    let all = answer.suggestions.iter().chain(&answer.others);
    all.map(|one| (one.kind.clone(), one.meetings.iter().map(|meeting| meeting.meeting).collect())).collect()
}

fn any_tried() -> impl Strategy<Value = Vec<Tried>> {
    let again = prop::option::of(prop::sample::select(Again::ALL));
    let welcome = prop::option::of(prop::sample::select(Welcome::ALL));
    let remark = prop::option::of(prop::sample::select(Remark::ALL));
    let one = (0..8_u32, 0..4_u32, again, welcome, remark).prop_map(|(kind, place, again, welcome, remark)| {
        let mut one = tried(kind, place, again, welcome);
        one.taps.remark = remark;
        one
    });
    proptest::collection::vec(one, 0..6)
}

proptest! {
    #[test]
    fn nothing_is_lost_and_what_was_not_tried_keeps_its_order(kinds in 0..8_u32, shown in 0..5_usize, tried in any_tried()) {
        let before = answer(kinds, shown);
        let after = reorder(before.clone(), &tried);
        prop_assert_eq!(after.suggestions.len(), before.suggestions.len());
        let as_sets = |answer: &Answer| -> BTreeMap<FellowshipId, BTreeSet<u32>> {
            order(answer).into_iter().map(|(kind, meetings)| (kind, meetings.into_iter().collect())).collect()
        };
        prop_assert_eq!(as_sets(&before), as_sets(&after));
        prop_assert_eq!(before.near_now.is_some(), after.near_now.is_some());
        let touched: BTreeSet<&FellowshipId> = tried.iter().map(|one| &one.kind).collect();
        let untouched = |answer: &Answer| -> Vec<FellowshipId> {
            order(answer).into_iter().map(|(kind, _)| kind).filter(|kind| !touched.contains(kind)).collect()
        };
        let (mut one, other) = (untouched(&before), untouched(&after));
        // To keep two approaches in view, one of them may come forward.
        if one != other {
            let came = other.iter().zip(&one).find(|(a, b)| a != b).map(|(a, _)| a.clone()).unwrap();
            one.retain(|kind| *kind != came);
            prop_assert_eq!(one, other.into_iter().filter(|kind| *kind != came).collect::<Vec<_>>());
        }
        let ways = |answer: &Answer| answer.suggestions.iter().map(|one| one.approach).collect::<BTreeSet<_>>().len();
        prop_assert!(ways(&after) >= 2 || shown < 2 || kinds < 2, "two approaches stay in view");
        prop_assert_eq!(order(&reorder(after.clone(), &tried)), order(&after), "asked again, nothing moves");
    }

    #[test]
    fn a_remark_on_medication_moves_nothing(kinds in 1..8_u32, remark in prop::sample::select(Remark::ALL)) {
        let before = answer(kinds, 3);
        let mut heard = tried(0, 0, None, None);
        heard.taps.remark = Some(remark);
        prop_assert_eq!(reorder(before.clone(), &[heard]), before);
    }
}

#[test]
fn who_would_not_go_again_is_offered_the_other_kinds_first() {
    let after = reorder(answer(4, 2), &[tried(0, 0, Some(Again::No), None)]);
    let kinds: Vec<FellowshipId> = order(&after).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [1, 2, 3, 0].map(kind));
    assert_eq!(order(&after)[3].1, [1, 2, 0], "that room is the last of its kind");
    assert_eq!(after.near_now.unwrap().meeting.meeting, 1, "another room of it is still the soonest");
}

#[test]
fn who_would_go_again_finds_it_on_top() {
    let after = reorder(answer(4, 2), &[tried(2, 1, Some(Again::Yes), None)]);
    assert_eq!(order(&after)[0], (kind(2), vec![21, 20, 22]));
}

#[test]
fn a_room_without_a_welcome_goes_down_and_its_kind_stays() {
    let after = reorder(answer(4, 2), &[tried(0, 0, None, Some(Welcome::No))]);
    assert_eq!(order(&after)[0], (kind(0), vec![1, 2, 0]));
}

#[test]
fn two_minds_of_one_kind_leave_it_where_it_was() {
    let after = reorder(answer(4, 2), &[tried(1, 0, Some(Again::No), None), tried(1, 1, Some(Again::Yes), None)]);
    assert_eq!(order(&after)[1], (kind(1), vec![11, 12, 10]));
}
