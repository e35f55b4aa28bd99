//! Judging by the few that were kept is judging by all.

use openseat_domain::{
    concept::{Concept, ConceptSet},
    kind::Kind,
    matching::{Gather, Meeting, Reached, Screen, Wishes, answer},
};
use proptest::{collection::vec, prelude::*};

use crate::world::{found, rules, wishes};

fn by_few_is_by_all(wishes: &Wishes, kinds: &[Kind], reach: &[Reached], seed: u64) -> Result<(), TestCaseError> {
    let rules = rules();
    let screen = Screen::new(wishes, &rules);
    let mut gather = Gather::new(&screen, kinds);
    for found in reach {
        let kind = kinds.iter().position(|kind| kind.id == found.kind).unwrap();
        for meeting in &found.meetings {
            if !gather.passes_over(kind) {
                gather.take(kind, meeting);
            }
        }
    }
    let kept = gather.finish();
    prop_assert!(kept.iter().all(|found| found.meetings.len() <= 30), "few are kept");
    prop_assert_eq!(answer(wishes, kinds, reach, seed, &rules), answer(wishes, kinds, &kept, seed, &rules));
    Ok(())
}

/// The same meeting again, from afar, with one mark more or one less.
fn nearly(meeting: &Meeting, number: u32, mark: Concept) -> Meeting {
    let one: ConceptSet = [mark].into_iter().collect();
    let marked = meeting.concepts.contains(mark);
    let concepts = if marked { meeting.concepts.without(&one) } else { meeting.concepts.or(&one) };
    let plain =
        Meeting { km: None, group_says: None, visitors: None, introduction: false, on_site: false, ..meeting.clone() };
    Meeting { meeting: number, concepts, ..plain }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, ..ProptestConfig::default() })]

    #[test]
    fn the_kept_meetings_give_the_answer_that_all_would(wishes in wishes(), (kinds, reach) in found(0..40), seed: u64) {
        by_few_is_by_all(&wishes, &kinds, &reach, seed)?;
    }

    /// Meetings that differ in one mark only: whoever judges two of them at once must know that the mark is no matter.
    #[test]
    fn meetings_that_are_nearly_alike_are_each_judged_as_they_are(
        wishes in wishes(), (kinds, mut reach) in found(0..4), toggled in vec(0..46_u8, 12), seed: u64,
    ) {
        let mut number = 10_000;
        for found in &mut reach {
            for meeting in found.meetings.clone() {
                for mark in &toggled {
                    number += 1;
                    found.meetings.push(nearly(&meeting, number, Concept(*mark)));
                }
            }
        }
        by_few_is_by_all(&wishes, &kinds, &reach, seed)?;
    }
}
