//! How close an evening came to its programme.

use openseat_domain::fidelity::{Key, Mark, Score, to_try};
use proptest::{collection::vec, prelude::*, sample::select};

fn marks() -> impl Strategy<Value = Vec<(Key, Mark)>> {
    vec((select(Key::ALL), select(Mark::ALL.to_vec())), 0..30)
}

/// Three community groups of the study that the list comes from had 55, 44 and 44 in a hundred of 18 items.
#[test]
fn eighteen_items_give_the_figures_of_the_study() {
    let evening = |done: usize| {
        let mark = move |item: usize| (Key::Core, if item < done { Mark::Yes } else { Mark::No });
        Score::of((0..18).map(mark)).expect("there are core items").percent()
    };
    assert_eq!([evening(10), evening(8), evening(18), evening(0)], [56, 44, 100, 0]);
    let partly = (0..18).map(|item| (Key::Core, if item < 9 { Mark::Yes } else { Mark::Partly }));
    assert_eq!(Score::of(partly), Some(Score { earned: 27, possible: 36 }));
}

#[test]
fn what_did_not_apply_and_what_may_be_done_otherwise_does_not_count() {
    let evening = [(Key::Core, Mark::NotHere), (Key::Adaptable, Mark::No), (Key::Local, Mark::Yes)];
    assert_eq!(Score::of(evening), None, "nothing is said of nothing");
    assert_eq!(Score::of([(Key::Core, Mark::Yes), (Key::Adaptable, Mark::No)]).map(Score::percent), Some(100));
}

#[test]
fn one_thing_to_try_is_what_was_not_done_before_what_was_done_partly() {
    let seen = [("a", Key::Core, Mark::Partly), ("b", Key::Adaptable, Mark::No), ("c", Key::Core, Mark::No)];
    let of = |seen: &[(&'static str, Key, Mark)]| to_try(seen.iter().map(|(id, key, mark)| (id, *key, *mark))).copied();
    assert_eq!(of(&seen), Some("c"));
    assert_eq!(of(&seen[..2]), Some("a"));
    assert_eq!(of(&[("a", Key::Core, Mark::Yes)]), None, "then there is nothing to try");
}

proptest! {
    #[test]
    fn a_score_lies_between_nothing_and_all_and_does_not_hang_on_order(mut all in marks()) {
        let before = Score::of(all.clone());
        if let Some(score) = before {
            prop_assert!(score.earned <= score.possible && score.percent() <= 100);
        }
        all.reverse();
        prop_assert_eq!(Score::of(all), before);
    }

    #[test]
    fn doing_more_of_an_item_never_lowers_it(all in marks(), at in any::<prop::sample::Index>()) {
        prop_assume!(!all.is_empty());
        let at = at.index(all.len());
        let better = |mark| match mark { Mark::No => Mark::Partly, Mark::Partly => Mark::Yes, other => other };
        let mut more = all.clone();
        more[at].1 = better(more[at].1);
        let share = |all: &[(Key, Mark)]| {
            Score::of(all.iter().copied()).map(|score| f64::from(score.earned) / f64::from(score.possible))
        };
        prop_assert!(share(&more) >= share(&all));
    }

    #[test]
    fn items_that_are_not_core_change_nothing(all in marks(), other in marks()) {
        let others = other.into_iter().map(|(_, mark)| (Key::Local, mark));
        prop_assert_eq!(Score::of(all.iter().copied().chain(others)), Score::of(all.iter().copied()));
    }
}
