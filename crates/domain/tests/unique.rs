//! How many people came, of codes that they wrote wrongly now and then: measured against the truth.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use openseat_domain::{
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
}
