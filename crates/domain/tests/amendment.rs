//! What was changed by hand stands over what sources say, whatever they come to say, until it is taken back.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use openseat_domain::{
    amendment::{Against, Amendment, Field, Laid, Word, coming, difference, in_force, lay_over, standing},
    meeting::{Attendance, Closure, Draft, Online},
    place::{Place, Point},
    schedule::{Schedule, Weekday},
};
use proptest::prelude::*;
use uuid::Uuid;

fn first() -> Date {
    Date::constant(2026, 11, 23)
}

fn day(after: i64) -> Date {
    first().checked_add(after.days()).unwrap()
}

fn some_text() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("[a-c]{1,2}")
}

/// A source's words, with as much or as little as sources say.
fn any_draft() -> impl Strategy<Value = Draft> {
    let place = (some_text(), some_text(), proptest::option::of(-3..3_i32)).prop_map(|(name, city, lat)| {
        let point = lat.map(|lat| Point { lat: f64::from(lat), lon: 1.0 });
        Place { name, city, point, ..Place::default() }
    });
    let online = (some_text(), some_text()).prop_map(|(url, phone)| Online { url, phone, ..Online::default() });
    let schedule = (0..7_usize, 0..1440_u16)
        .prop_map(|(day, start)| Schedule::weekly(Weekday::ALL[day], start, 60, Some("Europe/London")));
    let ways = (proptest::option::of(place), proptest::option::of(online), proptest::option::of(schedule));
    ("[a-c]{1,2}", some_text(), some_text(), ways, any::<bool>()).prop_map(
        |(name, group, notes, (place, online, schedule), hybrid)| Draft {
            name,
            group,
            notes,
            place,
            online,
            schedule,
            attendance: if hybrid { Attendance::Hybrid } else { Attendance::InPerson },
            published: true,
            ..Draft::default()
        },
    )
}

fn any_word() -> impl Strategy<Value = Word> {
    let pause = (0..20_i64, 1..9_i64).prop_map(|(from, long)| Closure {
        from: Some(day(from)),
        until: Some(day(from + long)),
        reason: None,
    });
    prop_oneof![
        "[a-c]{1,2}".prop_map(Word::Name),
        some_text().prop_map(Word::Group),
        some_text().prop_map(Word::PlaceName),
        some_text().prop_map(Word::Link),
        some_text().prop_map(Word::GettingIn),
        any_draft().prop_map(|draft| Field::Address.of(&draft.into())),
        any_draft().prop_map(|draft| Field::When.of(&draft.into())),
        proptest::collection::vec(pause, 0..3).prop_map(Word::Pauses),
        any::<bool>().prop_map(Word::Closed),
    ]
}

/// A history of changes: each sets a field, gives it back to its source, or takes back an earlier one.
fn any_history() -> impl Strategy<Value = Vec<Amendment>> {
    let one = (any_word(), 0..10_u8, proptest::option::of(0..20_i64), 0..20_i64, any::<prop::sample::Index>());
    proptest::collection::vec(one, 0..14).prop_map(|all| {
        let mut made: Vec<Amendment> = Vec::new();
        for (seq, (word, kind, from, made_on, which)) in (1..).zip(all) {
            let (field, undone) = (word.field(), (!made.is_empty() && kind < 3).then(|| which.get(&made).clone()));
            made.push(Amendment {
                id: Uuid::from_u128(seq),
                seq: i64::try_from(seq).unwrap(),
                field: undone.as_ref().map_or(field, |one| one.field),
                word: Some(word).filter(|_| undone.is_none() && kind < 8),
                was: Word::Closed(false),
                heard: Word::Closed(false),
                from: from.map(day).filter(|_| undone.is_none()),
                made_at: Timestamp::from_second(1_795_392_000 + made_on * 86_400).unwrap(),
                undoes: undone.map(|one| one.id),
            });
        }
        made
    })
}

fn undo(history: &[Amendment], of: &Amendment) -> Vec<Amendment> {
    let seq = history.iter().map(|one| one.seq).max().unwrap_or(0) + 1;
    let id = Uuid::from_u128(u128::try_from(seq).unwrap());
    let undo = Amendment { id, seq, word: None, from: None, undoes: Some(of.id), ..of.clone() };
    history.iter().cloned().chain([undo]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_laid_over_and_taken_back_gives_the_same_as_before(
        draft in any_draft(), history in any_history(), word in any_word(), from in proptest::option::of(0..20_i64), today in 0..25_i64,
    ) {
        let before = lay_over(draft.clone(), &history, day(today));
        let seq = history.len() as i64 + 1;
        let new = Amendment {
            id: Uuid::from_u128(seq as u128), seq, field: word.field(), word: Some(word), was: Word::Closed(false), heard: Word::Closed(false),
            from: from.map(day), made_at: Timestamp::from_second(1_795_392_000).unwrap(), undoes: None,
        };
        let mut with: Vec<Amendment> = history.clone();
        with.push(new.clone());
        let without = undo(&with, &new);
        prop_assert_eq!(lay_over(draft.clone(), &without, day(today)), before.clone());
        let again = undo(&without, without.last().unwrap());
        prop_assert_eq!(lay_over(draft.clone(), &again, day(today)), lay_over(draft, &with, day(today)));
    }

    #[test]
    fn no_reading_of_a_source_takes_away_what_was_changed_by_hand(
        draft in any_draft(), later in any_draft(), history in any_history(), today in 0..25_i64,
    ) {
        let (was, is) = (lay_over(draft, &history, day(today)), lay_over(later.clone(), &history, day(today)));
        let force = in_force(&history, day(today));
        for field in Field::ALL {
            match force.get(&field).and_then(|one| one.word.clone()) {
                Some(word) => {
                    prop_assert_eq!(&field.of(&is), &word);
                    prop_assert_eq!(&field.of(&was), &word);
                }
                None => prop_assert_eq!(field.of(&is), field.of(&later.clone().into())),
            }
        }
    }

    #[test]
    fn the_order_in_which_changes_are_read_makes_no_difference(
        draft in any_draft(), history in any_history().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle())), today in 0..25_i64,
    ) {
        let (one, other) = history;
        prop_assert_eq!(lay_over(draft.clone(), &one, day(today)), lay_over(draft, &other, day(today)));
    }

    #[test]
    fn what_differs_between_two_meetings_makes_one_of_the_other(draft in any_draft(), other in any_draft(), closed in any::<bool>()) {
        let (before, after) = (Laid::from(draft), Laid { draft: other, closed });
        let mut made = before.clone();
        for word in difference(&before, &after) {
            word.put(&mut made);
        }
        prop_assert_eq!(difference(&made, &after), Vec::<Word>::new());
    }

    #[test]
    fn a_word_written_down_is_read_again(word in any_word()) {
        let text = serde_json::to_string(&word).unwrap();
        prop_assert_eq!(serde_json::from_str::<Word>(&text).unwrap(), word);
    }

    #[test]
    fn what_is_coming_does_not_hold_yet_and_holds_on_its_day(history in any_history(), today in 0..25_i64) {
        for one in coming(&history, day(today)) {
            let from = one.from.unwrap();
            prop_assert!(from > day(today));
            let force = in_force(&history, from);
            // On its day it holds, or one that was made later does, or one that began later.
            let holds = force[&one.field];
            let began = holds.from.unwrap_or(holds.made_at.to_zoned(TimeZone::UTC).date());
            prop_assert!((began, holds.seq) >= (from, one.seq));
        }
        let held: Vec<Uuid> = in_force(&history, day(today)).values().map(|one| one.id).collect();
        let stand: Vec<Uuid> = standing(&history).iter().map(|one| one.id).collect();
        prop_assert!(held.iter().all(|id| stand.contains(id)));
    }
}

#[test]
fn every_field_has_a_word_of_its_own_and_reads_what_was_put() {
    for field in Field::ALL {
        assert_eq!(Field::parse(field.as_str()), Some(field));
        assert_eq!(field.of(&Laid::default()).field(), field);
    }
}

#[test]
fn a_source_that_comes_to_agree_or_changes_its_word_is_noticed() {
    let name = |text: &str| Word::Name(text.into());
    let one = Amendment {
        id: Uuid::nil(),
        seq: 1,
        field: Field::Name,
        word: Some(name("New Start")),
        was: name("Start"),
        heard: name("Start"),
        from: None,
        made_at: Timestamp::UNIX_EPOCH,
        undoes: None,
    };
    assert_eq!(one.against(&name("Start")), Some(Against::Known));
    assert_eq!(one.against(&name("New Start")), Some(Against::Same));
    assert_eq!(one.against(&name("Fresh Start")), Some(Against::Moved));
}
