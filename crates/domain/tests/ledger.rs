//! The money of a group.

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use openseat_domain::ledger::{Books, Kind, Line, Purpose, minor, standing, written};
use proptest::{collection::vec, prelude::*, sample::select};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 27);

fn line(id: u128, day: Date, kind: Kind, minor: i64) -> Line {
    Line { id: Uuid::from_u128(id), day, kind, purpose: Purpose::Room, minor, corrects: None }
}

#[test]
fn months_in_hand_are_the_balance_by_the_mean_cost_of_a_month() {
    let mut lines = vec![line(1, date(2026, 6, 1), Kind::Awarded, 60_000)];
    for month in 6..12_i8 {
        lines.push(line(1 + month as u128, date(2026, month, 2), Kind::Cost, 5_000));
    }
    let books = Books::of(&lines, TODAY);
    assert_eq!((books.balance, books.monthly, books.months), (30_000, Some(5_000.0), Some(6.0)));
    assert_eq!(books.own_share, Some(100.0));
    assert_eq!(Books::of(&[], TODAY), Books::default(), "nothing is said of nothing");
}

#[test]
fn a_grant_that_was_only_asked_for_is_no_money() {
    let books = Books::of(&[line(1, TODAY, Kind::Applied, 99_000), line(2, TODAY, Kind::Host, 1_000)], TODAY);
    assert_eq!((books.balance, books.applied, books.months), (1_000, 99_000, None));
}

#[test]
fn what_the_host_paid_is_not_the_group_s_own() {
    let lines = [
        line(1, date(2026, 10, 1), Kind::Cost, 10_000),
        line(2, date(2026, 10, 1), Kind::Host, 10_000),
        line(3, date(2026, 10, 1), Kind::Own, 4_000),
    ];
    assert_eq!(Books::of(&lines, TODAY).own_share, Some(40.0));
}

#[test]
fn a_correction_takes_a_line_away_and_leaves_both_to_be_read() {
    let wrong = line(1, TODAY, Kind::Cost, 70_000);
    let right = line(2, TODAY, Kind::Cost, 7_000);
    let taken = Line { corrects: Some(wrong.id), ..line(3, TODAY, Kind::Cost, 0) };
    let lines = [wrong, right.clone(), taken];
    assert_eq!(standing(&lines), [&right]);
    assert_eq!(Books::of(&lines, TODAY).balance, -7_000);
    assert_eq!(lines.len(), 3);
}

#[test]
fn amounts_are_read_as_people_type_them() {
    assert_eq!(["12", "12.5", "12,50", " 0.05 "].map(minor), [Some(1_200), Some(1_250), Some(1_250), Some(5)]);
    assert_eq!(["", "-3", "1.234", "1e3", "12.3.4", "99999999", "£5", "."].map(minor), [None; 8]);
    assert_eq!([0, 5, 1_250, -70].map(written), ["0.00", "0.05", "12.50", "−0.70"]);
}

fn lines() -> impl Strategy<Value = Vec<Line>> {
    vec((0..800_i64, select(Kind::ALL), 0..1_000_000_i64), 0..40).prop_map(|all| {
        let made = |(number, (ago, kind, amount)): (usize, (i64, Kind, i64))| {
            line(number as u128 + 1, TODAY - ago.days(), kind, amount)
        };
        all.into_iter().enumerate().map(made).collect()
    })
}

proptest! {
    #[test]
    fn correcting_a_line_is_as_good_as_never_having_written_it(lines in lines(), at in any::<prop::sample::Index>()) {
        prop_assume!(!lines.is_empty());
        let at = at.index(lines.len());
        let mut without = lines.clone();
        let gone = without.remove(at);
        let mut corrected = lines;
        corrected.push(Line { corrects: Some(gone.id), ..line(9_999, TODAY, gone.kind, 0) });
        prop_assert_eq!(Books::of(&corrected, TODAY), Books::of(&without, TODAY));
    }

    #[test]
    fn what_is_typed_comes_back(amount in 0..1_000_000_000_i64) {
        prop_assert_eq!(minor(&written(amount)), Some(amount));
    }

    #[test]
    fn more_money_never_lasts_less_long(lines in lines(), gift in 1..1_000_000_i64) {
        let before = Books::of(&lines, TODAY);
        let mut more = lines;
        more.push(line(9_999, TODAY, Kind::Own, gift));
        let after = Books::of(&more, TODAY);
        prop_assert!(after.months >= before.months && after.own_share >= before.own_share);
        prop_assert_eq!(after.balance, before.balance + gift);
    }
}
