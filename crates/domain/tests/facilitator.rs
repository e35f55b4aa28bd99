//! What is due for somebody who leads groups.

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use openseat_domain::facilitator::{Check, Credential, Due, Level, REFRESH_MONTHS, Training, With, strain_is_due};
use proptest::prelude::*;

fn course(name: &str, done_on: Date, expires_on: Option<Date>) -> Credential {
    Credential::Training(Training {
        course: String::new(),
        name: name.into(),
        provider: "A provider".into(),
        level: Level::Facilitator,
        done_on,
        expires_on,
        hours: Some(9),
        certificate: String::new(),
    })
}

#[test]
fn a_refresher_is_due_a_year_after_the_last_course() {
    let today = date(2026, 11, 27);
    let record = [course("First", date(2025, 1, 10), None), course("Second", date(2025, 12, 1), None)];
    let due = Due::of(&record, REFRESH_MONTHS, today);
    assert_eq!((due.refresher, due.overdue, due.hours), (Some(date(2026, 12, 1)), false, 18));
    assert!(due.soon(today));
    assert!(Due::of(&record, REFRESH_MONTHS, date(2026, 12, 2)).overdue);
    assert!(!Due::of(&record, 24, today).soon(today), "another rule of the house");
    assert_eq!(Due::of(&[], REFRESH_MONTHS, today), Due::default(), "before any course nothing is due");
}

#[test]
fn a_certificate_that_was_renewed_is_not_said_to_end() {
    let today = date(2026, 11, 27);
    let old = course("Getting started", date(2024, 12, 1), Some(date(2026, 12, 1)));
    assert_eq!(
        Due::of(std::slice::from_ref(&old), 12, today).ending,
        [("Getting started".to_owned(), date(2026, 12, 1))]
    );
    let new = course("Getting started", date(2026, 11, 1), Some(date(2028, 11, 1)));
    assert_eq!(Due::of(&[old, new], 12, today).ending, []);
}

#[test]
fn checks_and_supervision_are_told_by_their_last_day() {
    let record = [
        Credential::Check { check: Check::Conduct, on: date(2026, 1, 5) },
        Credential::Supervision { on: date(2026, 3, 1), with: With::Peer, name: "Kim".into() },
        Credential::Supervision { on: date(2026, 9, 1), with: With::Mentor, name: "Sam".into() },
        Credential::Check { check: Check::Safeguarding, on: date(2027, 1, 1) },
    ];
    let due = Due::of(&record, 12, date(2026, 11, 27));
    assert_eq!((due.conduct, due.supervision), (Some(date(2026, 1, 5)), Some(date(2026, 9, 1))));
    assert_eq!(due.safeguarding, None, "what lies ahead has not been seen");
}

#[test]
fn the_three_questions_come_again_after_three_months() {
    let last = date(2026, 8, 1);
    assert!(strain_is_due(None, last));
    assert!(!strain_is_due(Some(last), last + 90.days()) && strain_is_due(Some(last), last + 91.days()));
}

proptest! {
    #[test]
    fn one_more_course_never_brings_the_refresher_nearer(days in prop::collection::vec(0..900_i64, 1..8), more in 0..900_i64) {
        let today = date(2026, 11, 27);
        let day = |ago: i64| today - ago.days();
        let mut record: Vec<Credential> = days.iter().map(|ago| course("One", day(*ago), None)).collect();
        let before = Due::of(&record, 12, today);
        record.push(course("Two", day(more), None));
        let after = Due::of(&record, 12, today);
        prop_assert!(after.refresher >= before.refresher && after.hours > before.hours);
    }
}
