//! Each reason traces to what was said, to a finding or to a fact.

use openseat_domain::{
    behaviour::{Behaviour, Behaviours},
    matching::{Because, Goal, MedicationWish, Notice, Reason, Sentence, Topic, Wishes},
};
use proptest::prelude::*;

use crate::world::{World, easy_world, world};

fn many() -> ProptestConfig {
    ProptestConfig { cases: 4_000, ..ProptestConfig::default() }
}

/// Whether the person said anything of a topic.
fn was_said(wishes: &Wishes, topic: Topic) -> bool {
    match topic {
        Topic::About => !wishes.behaviours.is_empty() || wishes.is_for_family(),
        Topic::Goal => wishes.goal.is_some(),
        Topic::Belief => wishes.outlook.is_some(),
        Topic::Medication => !wishes.medicines().is_empty(),
        Topic::Company => !wishes.company.is_empty(),
        Topic::Age => wishes.age.is_some(),
        Topic::Concerns => !wishes.concerns.is_empty() || wishes.returned,
        Topic::Style => wishes.style.is_some(),
        Topic::Size => wishes.size.is_some(),
        Topic::Nerves => !wishes.nerves.is_empty(),
        Topic::Access => !wishes.access.is_empty(),
        Topic::Circle => wishes.circle_uses == Some(true),
        Topic::Learned => wishes.learned.is_some(),
        _ => false,
    }
}

fn traces(world: &World, reason: &Reason) -> bool {
    use openseat_domain::matching::Why;
    let wishes = &world.wishes;
    match reason.because {
        Because::Preference(topic) => was_said(wishes, topic),
        Because::Must(Why::Language) => !wishes.languages.is_empty(),
        Because::Must(Why::Proof) => wishes.proof,
        Because::Must(Why::Access) => !wishes.access.is_empty(),
        Because::Must(Why::Company) => !wishes.company.is_empty(),
        Because::Must(Why::Time) => !wishes.days.is_empty() || !wishes.parts.is_empty(),
        Because::Must(_) => false,
        Because::Evidence | Because::Kind | Because::Listing => true,
    }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn each_suggestion_has_two_to_four_reasons_a_caution_and_an_unknown_that_trace(
        world in prop_oneof![world(), easy_world()], seed: u64,
    ) {
        let answer = world.answer(seed);
        for one in answer.suggestions.iter().chain(&answer.others) {
            prop_assert!((2..=4).contains(&one.reasons.len()), "{:?}", one.reasons);
            for reason in one.reasons.iter().chain([&one.caution, &one.unknown]) {
                prop_assert!(traces(&world, reason), "{reason:?}");
            }
            let mut said: Vec<Sentence> = one.reasons.iter().map(|reason| reason.say).collect();
            said.sort();
            said.dedup();
            prop_assert_eq!(said.len(), one.reasons.len(), "no sentence is said twice");
            let named: Vec<_> = one.official.iter().map(|line| line.medicine).collect();
            prop_assert_eq!(named, world.wishes.medicines().iter().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_topic_without_weight_is_no_reason(world in easy_world(), seed: u64) {
        let answer = world.answer(seed);
        for reason in answer.suggestions.iter().flat_map(|one| &one.reasons) {
            if let Because::Preference(topic) = reason.because {
                prop_assert!(answer.weights.get(topic) > 0, "{reason:?}");
            }
        }
    }

    #[test]
    fn stopping_drink_or_calming_pills_comes_with_a_warning(mut world in world(), seed: u64) {
        for (behaviour, goal) in [(Behaviour::Alcohol, Goal::Stop), (Behaviour::Benzodiazepines, Goal::Stop)] {
            world.wishes.behaviours = Behaviours::from_iter([behaviour]);
            world.wishes.goal = Some(goal);
            prop_assert!(world.answer(seed).notices.contains(&Notice::Withdrawal));
        }
        world.wishes.behaviours = Behaviours::from_iter([Behaviour::Opioids]);
        prop_assert!(world.answer(seed).notices.contains(&Notice::Overdose));
        world.wishes.medication = Some(MedicationWish::RatherNotSay);
        prop_assert!(world.answer(seed).notices.contains(&Notice::Medication));
    }
}
