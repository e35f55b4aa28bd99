//! What is suggested, and in which order.

use std::collections::BTreeSet;

use openseat_domain::{
    fellowship::FellowshipId,
    kind::Approach,
    matching::{Answer, Notice, Suggestion},
};
use proptest::prelude::*;

use crate::world::{World, easy_world, world};

/// A few thousand of each; the worlds are small.
fn many() -> ProptestConfig {
    ProptestConfig { cases: 3_000, ..ProptestConfig::default() }
}

fn ids(suggestions: &[Suggestion]) -> Vec<&FellowshipId> {
    suggestions.iter().map(|one| &one.kind).collect()
}

fn set(answer: &Answer) -> BTreeSet<&FellowshipId> {
    ids(&answer.suggestions).into_iter().collect()
}

fn approaches<'a>(suggestions: impl Iterator<Item = &'a Suggestion>) -> BTreeSet<Approach> {
    suggestions.map(|one| one.approach).collect()
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn two_approaches_are_shown_whenever_there_are_two(world in prop_oneof![world(), easy_world()], seed: u64) {
        let answer = world.answer(seed);
        let all = approaches(answer.suggestions.iter().chain(&answer.others));
        let shown = approaches(answer.suggestions.iter());
        prop_assert!(shown.len() >= all.len().min(2), "{shown:?} of {all:?}");
        prop_assert_eq!(all.len() == 1, answer.notices.contains(&Notice::OneApproach));
    }

    #[test]
    fn the_same_answers_give_the_same_set_whatever_the_seed(world in easy_world(), one: u64, other: u64) {
        let (mut first, mut second) = (world.answer(one), world.answer(other));
        prop_assert_eq!(set(&first), set(&second));
        first.others.sort_by(|a, b| a.kind.cmp(&b.kind));
        second.others.sort_by(|a, b| a.kind.cmp(&b.kind));
        prop_assert_eq!(ids(&first.others), ids(&second.others));
        prop_assert_eq!(first.near_now, second.near_now);
        prop_assert_eq!(first.left_out, second.left_out);
        prop_assert_eq!(first.notices, second.notices);
    }

    #[test]
    fn the_same_seed_gives_the_same_order_and_the_catalogue_s_order_means_nothing(world in easy_world(), seed: u64) {
        let mut turned = world.clone();
        turned.kinds.reverse();
        turned.reach.reverse();
        let (first, second) = (world.answer(seed), turned.answer(seed));
        prop_assert_eq!(ids(&first.suggestions), ids(&second.suggestions));
        prop_assert_eq!(ids(&first.others), ids(&second.others));
    }

    #[test]
    fn the_higher_score_comes_first(world in easy_world(), seed: u64) {
        let answer = world.answer(seed);
        for list in [&answer.suggestions, &answer.others] {
            prop_assert!(list.is_sorted_by(|one, next| one.score >= next.score));
        }
        // Whatever is not suggested scores no more than what is, but for what had to be added.
        let free = answer.suggestions.iter().take(4).map(|one| one.score).max();
        let best_left = answer.others.iter().map(|one| one.score).max();
        prop_assert!(best_left <= free);
    }

    #[test]
    fn the_soonest_is_there_whenever_anything_fits(world in prop_oneof![world(), easy_world()], seed: u64) {
        let answer = world.answer(seed);
        let fits = !answer.suggestions.is_empty();
        prop_assert_eq!(answer.near_now.is_some(), fits);
        prop_assert_eq!(answer.notices.contains(&Notice::Nothing), !fits);
        prop_assert!(fits || answer.others.is_empty());
    }

    #[test]
    fn somebody_who_must_go_is_offered_a_secular_way_or_told_that_there_is_none(mut world in easy_world(), seed: u64) {
        world.wishes.sent = true;
        let answer = world.answer(seed);
        let secular = |one: &Suggestion| {
            use openseat_domain::kind::Belief;
            let kind = world.kind(&one.kind);
            let marked = world.reach.iter().filter(|found| found.kind == one.kind);
            let marked = marked.flat_map(|found| &found.meetings);
            let mut marked = marked.filter(|meeting| meeting.concepts.intersects(&crate::world::marks().secular));
            matches!(kind.belief, Belief::None | Belief::NoneRequired) || marked.next().is_some()
        };
        prop_assert!(answer.notices.contains(&Notice::MadeToGo));
        let offered = answer.suggestions.iter().any(secular);
        let told = answer.notices.contains(&Notice::NoSecularProof);
        prop_assert!(offered || told || answer.suggestions.is_empty());
    }
}

/// Twelve kinds alike: each comes first for some, and over the weeks each is among those shown.
#[test]
fn of_equals_none_is_on_top_by_default() {
    use openseat_domain::{
        kind::Kind,
        matching::{Meeting, Reached, Start, Wishes, answer},
        meeting::Attendance,
        schedule::Weekday,
    };
    let id = |at: usize| FellowshipId::new(&format!("kind_{at}"));
    let behaviours = openseat_domain::behaviour::Behaviours::ALL;
    let kinds: Vec<Kind> =
        (0..12).map(|at| Kind { behaviours, ..Kind::name_only(id(at), Approach::ALL[at % 4]) }).collect();
    let meeting = |number| Meeting {
        meeting: number,
        km: Some(1.0),
        attendance: Attendance::InPerson,
        concepts: Default::default(),
        starts: vec![Start { in_minutes: 60, day: Weekday::Monday, minute: 600 }],
        checked_days: Some(1),
        usual_languages: openseat_domain::concept::ConceptSet::EMPTY,
        group_says: None,
        visitors: None,
        introduction: false,
        on_site: false,
    };
    let reached = |at: usize| Reached {
        kind: id(at),
        meetings: vec![meeting(at as u32)],
        more_near: 0,
        more_far: 0,
        left_out: Vec::new(),
    };
    let world = World { wishes: Wishes::default(), kinds, reach: (0..12).map(reached).collect() };
    let first: BTreeSet<_> = (0..400).map(|seed| world.answer(seed).suggestions[0].kind.clone()).collect();
    assert_eq!(first.len(), 4, "each of the four that are shown comes first for some");
    let mut shown = BTreeSet::new();
    for lot in 0..100 {
        let rules = openseat_domain::matching::Rules { lot, ..crate::world::rules() };
        let answer = answer(&world.wishes, &world.kinds, &world.reach, 1, &rules);
        assert_eq!(approaches(answer.suggestions.iter()).len(), 4, "of equals one of each approach");
        shown.extend(answer.suggestions.into_iter().map(|one| one.kind));
    }
    assert_eq!(shown.len(), 12, "over the weeks each kind is shown");
}
