//! Who in a circle sees what, for any circle and anything said in it.

use jiff::{Timestamp, civil::date};
use openseat_domain::circle::{
    Answer, Called, Face, Hours, Kindness, LONGEST_SENTENCE, Level, QUIET_DAYS, Said, Seat, Told, Word, is_reached,
    sees, shows_quiet,
};
use proptest::prelude::*;
use uuid::Uuid;

fn member() -> impl Strategy<Value = Uuid> {
    (1_u128..=8).prop_map(Uuid::from_u128)
}

fn told() -> impl Strategy<Value = Told> {
    prop_oneof![
        prop::sample::select(Word::ALL.to_vec()).prop_map(Told::Word),
        prop::sample::select(Face::ALL.to_vec()).prop_map(Told::Face),
        "[a-z ]{1,140}".prop_map(Told::Sentence),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        told().prop_map(|told| Said::Told { day: date(2026, 11, 27), told }),
        (member(), prop::sample::select(Kindness::ALL.to_vec())).prop_map(|(to, which)| Said::Kind {
            to,
            on: date(2026, 11, 27),
            which
        }),
        (prop::collection::vec(member(), 0..8), any::<bool>()).prop_map(|(reached, over)| Said::Asked {
            at: Timestamp::UNIX_EPOCH,
            reached,
            over
        }),
        (member(), prop::sample::select(Answer::ALL.to_vec())).prop_map(|(to, answer)| Said::Answered {
            ask: Uuid::nil(),
            to,
            answer
        }),
    ]
}

proptest! {
    #[test]
    fn what_is_meant_for_some_is_seen_by_these_and_by_who_said_it(viewer in member(), by in member(), said in said()) {
        let seen = sees(viewer, by, &said);
        if viewer == by {
            prop_assert!(seen, "everybody sees what they said");
            return Ok(());
        }
        match said {
            Said::Told { .. } => prop_assert!(seen, "a day is told to all"),
            Said::Kind { to, .. } | Said::Answered { to, .. } => prop_assert_eq!(seen, to == viewer),
            Said::Asked { over: true, .. } => prop_assert!(!seen, "what is over is seen by nobody else"),
            Said::Asked { reached, .. } => prop_assert_eq!(seen, reached.contains(&viewer)),
        }
    }

    #[test]
    fn only_the_keeper_learns_who_is_quiet_and_only_of_who_agreed(
        viewer in member(), keeper in member(), who in member(), ask_after in any::<bool>(), ago in 0_i32..40,
    ) {
        let today = date(2026, 11, 27);
        let last = today.saturating_sub(jiff::Span::new().days(i64::from(ago)));
        let seat = Seat { ask_after, ..Seat::default() };
        let shown = shows_quiet(viewer, keeper, who, &seat, last, today);
        prop_assert_eq!(shown, viewer == keeper && who != keeper && ask_after && ago >= QUIET_DAYS);
    }

    #[test]
    fn nobody_is_reached_who_did_not_agree_or_outside_their_hours(
        agrees in any::<bool>(), from in 0_i8..24, until in 0_i8..24, hour in 0_i8..24,
    ) {
        let hours = Hours::new(from, until).expect("hours");
        let seat = Seat { called: agrees.then(|| Called { hours, ..Called::default() }), ..Seat::default() };
        // Walks the clock from the first hour to the last, as a person would on a dial.
        let mut within = vec![from];
        while (within[within.len() - 1] + 1) % 24 != until {
            within.push((within[within.len() - 1] + 1) % 24);
        }
        prop_assert_eq!(is_reached(&seat, hour), agrees && within.contains(&hour));
    }

    #[test]
    fn a_day_is_told_at_the_level_that_was_chosen_or_not_at_all(
        level in prop::sample::select(Level::ALL.to_vec()), typed in any::<String>(),
    ) {
        let words = Word::ALL.iter().map(|one| one.as_str()).chain(Face::ALL.iter().map(|one| one.as_str()));
        for typed in words.chain([typed.as_str()]) {
            if let Some(told) = Told::read(level, typed) {
                prop_assert_eq!(told.level(), level);
                if let Told::Sentence(text) = told {
                    prop_assert!(!text.trim().is_empty() && text.chars().count() <= LONGEST_SENTENCE);
                }
            }
        }
    }
}
