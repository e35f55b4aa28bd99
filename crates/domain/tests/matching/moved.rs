//! What moves when one answer or one weight changes, and what may not.
//!
//! Exactly: the score of a kind is a sum over topics of weight by points, and the points of a topic come from the wish
//! and the facts of that topic alone. So for two kinds that are alike in a topic, the difference of their scores is the
//! same whatever is answered there, as long as the same of their meetings fit; and ties are drawn from seed and kind.

use std::collections::BTreeMap;

use openseat_domain::{
    fellowship::FellowshipId,
    kind::{Belief, GoalStance, Kind, MedicationStance},
    matching::{Answer, Goal, Learned, MOST, MedicationWish, Medicine, Outlook, Size, Style, Topic, Weights, Wishes},
};
use proptest::{option, prelude::*, sample::select};

use crate::world::{World, easy_world, marks, rules, world};

fn many() -> ProptestConfig {
    ProptestConfig { cases: 3_000, ..ProptestConfig::default() }
}

/// The place of each kind in the order of the whole answer: by score, then as drawn.
fn places(answer: &Answer) -> BTreeMap<FellowshipId, usize> {
    let mut all: Vec<_> = answer.suggestions.iter().chain(&answer.others).collect();
    // Both lists are in the same order; merged, a stable sort by score keeps what was drawn within each list.
    all.sort_by_key(|one| std::cmp::Reverse(one.score));
    all.into_iter().enumerate().map(|(place, one)| (one.kind.clone(), place)).collect()
}

fn scores(answer: &Answer) -> BTreeMap<FellowshipId, i64> {
    let all = answer.suggestions.iter().chain(&answer.others);
    all.map(|one| (one.kind.clone(), i64::from(one.score))).collect()
}

/// Two kinds alike in what an answer asks keep their distance when that answer changes.
fn keep_their_distance(
    before: &World,
    after: &World,
    alike: impl Fn(&Kind, &Kind) -> bool,
) -> Result<(), TestCaseError> {
    let (first, second) = (before.answer(5), after.answer(5));
    let (old, new) = (scores(&first), scores(&second));
    let (old_places, new_places) = (places(&first), places(&second));
    for one in &before.kinds {
        for other in before.kinds.iter().filter(|other| alike(one, other)) {
            let both = [old.get(&one.id), old.get(&other.id), new.get(&one.id), new.get(&other.id)];
            if let [Some(a), Some(b), Some(c), Some(d)] = both {
                prop_assert_eq!(a - b, c - d, "{:?} and {:?}", one.id, other.id);
                if a != b {
                    let was = old_places[&one.id] < old_places[&other.id];
                    prop_assert_eq!(was, new_places[&one.id] < new_places[&other.id]);
                }
            }
        }
    }
    Ok(())
}

/// Without marks that speak of a topic, only the kind's own facts count there.
fn without_marks(mut world: World) -> World {
    let faiths = [marks().christian, marks().muslim, marks().jewish, marks().buddhist, marks().indigenous];
    let goals = [marks().secular, marks().cutting_down, marks().safer_use, marks().medication_welcome, marks().closed];
    let spoken = [faiths, goals].concat();
    for meeting in world.reach.iter_mut().flat_map(|found| &mut found.meetings) {
        meeting.concepts = spoken.iter().fold(meeting.concepts, |concepts, mark| concepts.without(mark));
        (meeting.group_says, meeting.visitors) = (None, None);
    }
    world
}

fn with(world: &World, change: impl FnOnce(&mut Wishes)) -> World {
    let mut changed = world.clone();
    change(&mut changed.wishes);
    changed
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn another_goal_moves_no_two_kinds_that_are_alike_in_their_goal(
        world in world(), goal in option::of(select(Goal::ALL.to_vec())),
    ) {
        let world = without_marks(world);
        keep_their_distance(&world, &with(&world, |w| w.goal = goal), |a, b| a.goal == b.goal)?;
    }

    #[test]
    fn another_belief_moves_no_two_kinds_that_are_alike_in_it(
        world in world(), outlook in option::of(select(Outlook::ALL.to_vec())),
    ) {
        let world = without_marks(world);
        keep_their_distance(&world, &with(&world, |w| w.outlook = outlook), |a, b| a.belief == b.belief)?;
    }

    #[test]
    fn another_medicine_moves_no_two_kinds_that_are_alike_in_it(
        world in world(), medicine in option::of(select(Medicine::ALL.to_vec())),
    ) {
        let world = without_marks(world);
        let takes = medicine.map(|one| MedicationWish::Takes([one].into_iter().collect()));
        let alike = |a: &Kind, b: &Kind| (a.psychiatric, a.opioid) == (b.psychiatric, b.opioid);
        keep_their_distance(&world, &with(&world, |w| w.medication = takes), alike)?;
    }

    #[test]
    fn another_style_or_size_or_treatment_moves_no_two_kinds_alike(
        world in world(),
        style in option::of(select(Style::ALL.to_vec())),
        size in option::of(select(Size::ALL.to_vec())),
        learned in option::of(select(Learned::ALL.to_vec())),
    ) {
        let spoken = [marks().tools, marks().sharing, marks().small];
        let mut world = world;
        for meeting in world.reach.iter_mut().flat_map(|found| &mut found.meetings) {
            meeting.concepts = spoken.iter().fold(meeting.concepts, |concepts, mark| concepts.without(mark));
        }
        let changed = with(&world, |w| (w.style, w.size, w.learned) = (style, size, learned));
        keep_their_distance(&world, &changed, |a, b| (a.method, a.approach) == (b.method, b.approach))?;
    }

    /// Of two kinds of which one meets a topic whole and the other not at all, a higher weight there never brings the
    /// one who meets it down.
    #[test]
    fn a_higher_weight_never_lowers_who_meets_it(world in easy_world(), topic in select(Topic::ALL.to_vec())) {
        let weights = world.wishes.weights.unwrap_or(rules().weights);
        let before = with(&world, |w| w.weights = Some(weights));
        for weight in weights.get(topic) + 1..=MOST {
            let after = with(&world, |w| w.weights = Some(weights.with(topic, weight)));
            let (old, new) = (scores(&before.answer(1)), scores(&after.answer(1)));
            let only = scores(&with(&world, |w| w.weights = Some(Weights::all(0).with(topic, 1))).answer(1));
            for (one, _) in only.iter().filter(|(_, points)| **points == i64::from(MOST)) {
                for (other, _) in only.iter().filter(|(_, points)| **points == 0) {
                    prop_assert!(new[one] - new[other] >= old[one] - old[other], "{one:?} {other:?}");
                }
            }
        }
    }

    /// What nobody knows of medicine lies between what is welcome and what is against it, and is not shown as either.
    #[test]
    fn unknown_is_neither_welcome_nor_hostile(world in easy_world(), medicine in select(Medicine::ALL.to_vec())) {
        let mut world = without_marks(world);
        world.wishes.medication = Some(MedicationWish::Takes([medicine].into_iter().collect()));
        let as_if = |stance| {
            let mut changed = world.clone();
            changed.kinds.iter_mut().for_each(|kind| (kind.psychiatric, kind.opioid) = (stance, stance));
            scores(&changed.answer(1))
        };
        let unknown = as_if(MedicationStance::NotVerified);
        let welcome = as_if(MedicationStance::SupportiveOfficial);
        prop_assert!(as_if(MedicationStance::DiscouragedOfficial).is_empty());
        prop_assert_eq!(unknown.keys().collect::<Vec<_>>(), welcome.keys().collect::<Vec<_>>());
        let weight = i64::from(world.wishes.weights.unwrap_or(rules().weights).get(Topic::Medication));
        for (kind, score) in unknown {
            prop_assert_eq!(welcome[&kind] - score, 2 * weight, "half of what there is to get");
        }
    }

    /// Skipping a question counts for nobody.
    #[test]
    fn a_skipped_question_makes_no_difference_between_kinds(world in easy_world()) {
        let world = without_marks(world);
        let silent = with(&world, |w| *w = Wishes::default());
        let mut alike = silent.clone();
        for kind in &mut alike.kinds {
            (kind.goal, kind.belief) = (GoalStance::NotKnown, Belief::NotKnown);
            (kind.psychiatric, kind.opioid) = (MedicationStance::NotVerified, MedicationStance::NotVerified);
        }
        prop_assert_eq!(scores(&silent.answer(1)), scores(&alike.answer(1)));
    }
}
