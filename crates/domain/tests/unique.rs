//! How many people came, of codes that they wrote wrongly now and then: measured against the truth.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use openseat_domain::{
    come_again::{ComeAgain, Given, come_again},
    self_code::{SelfCode, Sort},
    unique::{Marks, unique},
};
use proptest::prelude::*;

#[path = "unique/people.rs"]
mod people;

fn marks(code: &SelfCode) -> Marks<String> {
    Marks { whole: code.whole(), parts: code.parts() }
}

fn code(answers: [&str; 4]) -> Marks<String> {
    let sorts = [Sort::Letter, Sort::Number, Sort::Letter, Sort::Number];
    marks(&SelfCode::read(&sorts, &answers.map(str::to_owned)).unwrap().unwrap())
}

#[test]
fn a_slip_near_a_code_that_was_given_more_often_is_the_same_person() {
    let amber = code(["a", "7", "l", "2"]);
    let slip = code(["a", "1", "l", "2"]);
    let other = code(["k", "20", "m", "0"]);
    let found = unique(&[amber.clone(), amber.clone(), slip, other.clone(), other]);
    assert_eq!((found.given, found.exact, found.joined, found.rounded()), (5, 3, 2, 2));
}

#[test]
fn two_who_came_twice_each_are_two_however_near_their_codes_are() {
    let (one, two) = (code(["a", "7", "l", "2"]), code(["a", "8", "l", "2"]));
    let found = unique(&[one.clone(), one, two.clone(), two]);
    assert_eq!((found.exact, found.joined, found.rounded()), (2, 1, 2));
    let nobody = unique::<String>(&[]);
    assert_eq!((nobody.given, nobody.rounded()), (0, 0));
}

#[test]
fn the_estimate_is_nearer_to_the_truth_than_the_count_of_different_codes_when_people_slip() {
    for (people, slips, most) in [(60, 0.02, 0.1), (200, 0.02, 0.1), (60, 0.05, 0.2), (200, 0.05, 0.1)] {
        let found = people::errors(people, slips, 1..=40);
        assert!(found.estimate.middle.abs() < found.exact.middle.abs(), "{people} {slips}: {found:?}");
        assert!(found.estimate.middle.abs() < most, "{people} {slips}: {found:?}");
    }
    let none = people::errors(60, 0.0, 1..=40);
    assert!(none.estimate.middle.abs() < 0.05, "where nobody slips, hardly anything is taken off: {none:?}");
}

const TODAY: Date = date(2026, 11, 27);

fn on(ago: i64, marks: Marks<String>) -> Given<String> {
    Given { day: TODAY - ago.days(), marks }
}

#[test]
fn who_comes_on_a_later_day_within_four_weeks_comes_again_and_a_slip_is_still_the_same_person() {
    let amber = || code(["a", "7", "l", "2"]);
    let slip = code(["a", "1", "l", "2"]);
    let mut given = vec![on(100, amber()), on(100, amber()), on(72, slip)];
    let found = |given: &[Given<String>]| {
        let ComeAgain { people, again } = come_again(given, TODAY);
        (people, again)
    };
    assert_eq!(found(&given), (1, 1), "28 days later");
    given[2].day = TODAY - 71.days();
    assert_eq!(found(&given), (0, 0), "no code was given within the four weeks, so nobody knows");
    given.push(on(80, code(["k", "20", "m", "0"])));
    assert_eq!(found(&given), (2, 0), "29 days later; the other did not come again, though the group met");
    given.push(on(28, code(["r", "9", "p", "1"])));
    assert_eq!(found(&given).0, 2, "it is still the last of somebody's days");
    assert_eq!(come_again(&given, TODAY).share(), None, "of two nothing is told");
    assert_eq!(ComeAgain { people: 5, again: 3 }.share(), Some(60.0));
}

proptest! {
    #[test]
    fn the_estimate_lies_between_nobody_and_every_code_whatever_was_given(
        given in prop::collection::vec((0_u8..3, 0_u8..4, 0_u8..3, 0_u8..3), 0..40),
    ) {
        let codes: Vec<_> = given
            .iter()
            .map(|(a, b, c, d)| {
                let letter = |n: &u8| char::from(b'a' + n).to_string();
                code([&letter(a), &b.to_string(), &letter(c), &d.to_string()])
            })
            .collect();
        let found = unique(&codes);
        prop_assert!(found.joined <= found.exact && found.exact <= found.given);
        prop_assert!(found.estimate <= f64::from(found.exact) && found.estimate >= 0.0);
        prop_assert!(codes.is_empty() || found.estimate >= 1.0);
        let mut turned = codes.clone();
        turned.reverse();
        prop_assert_eq!(unique(&turned), found, "the order makes no difference");
    }

    /// People whose codes are far apart, so that each is known: the share is what counting them one by one gives.
    #[test]
    fn who_comes_again_is_what_counting_person_by_person_gives_in_any_order(
        people in prop::collection::vec(prop::collection::vec(0_i64..200, 1..6), 0..26),
    ) {
        let letters = |number: usize| char::from(b'a' + u8::try_from(number).unwrap()).to_string();
        let own = |number: usize| code([&letters(number), &number.to_string(), &letters(number), &number.to_string()]);
        let given = |people: &[Vec<i64>]| -> Vec<Given<String>> {
            let all = people.iter().enumerate().flat_map(|(number, days)| days.iter().map(move |ago| (number, *ago)));
            all.map(|(number, ago)| on(ago, own(number))).collect()
        };
        let mut told = ComeAgain::default();
        for days in &people {
            let first = *days.iter().max().unwrap();
            let soon = |ago: &i64| *ago < first && first - ago <= 28;
            let known = first > 28 && people.iter().flatten().any(soon);
            told.people += u32::from(known);
            told.again += u32::from(known && days.iter().any(soon));
        }
        let mut all = given(&people);
        prop_assert_eq!(come_again(&all, TODAY), told);
        all.reverse();
        prop_assert_eq!(come_again(&all, TODAY), told, "the order makes no difference");
        prop_assert!(told.share().is_none_or(|share| (0.0..=100.0).contains(&share)));
    }
}
