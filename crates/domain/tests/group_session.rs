//! What is written down of a session: by one, by two at once, and what it adds up to.
#![allow(clippy::unwrap_used)] // a test that cannot go on has failed

use jiff::civil::date;
use openseat_domain::{
    group_session::{Change, Field, Mode, Record, Standing, figures, merge, monthly, planned, planned_id},
    meeting::{Attendance, Closure, Draft},
    schedule::{Schedule, Weekday},
    statistic::Month,
    zone::Zone,
};
use proptest::prelude::*;
use uuid::Uuid;

fn held(mode: Mode, in_person: Option<u16>, online: Option<u16>) -> Record {
    Record { standing: Standing::Held, in_person, online, ..Record::planned(mode) }
}

fn minute(text: &str) -> u32 {
    u32::try_from(text.parse::<jiff::Timestamp>().unwrap().as_second() / 60).unwrap()
}

#[test]
fn the_rule_of_a_meeting_gives_its_sessions_on_the_clock_of_its_place() {
    let (node, meeting) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let mut draft = Draft {
        schedule: Some(Schedule::weekly(Weekday::Monday, 19 * 60, 90, Some("Europe/London"))),
        attendance: Attendance::Hybrid,
        ..Draft::default()
    };
    let zone = Zone::table("Europe/London", 2026..=2026).unwrap();
    let window = (minute("2026-10-18T00:00:00Z"), minute("2026-11-03T00:00:00Z"));
    let found = planned(node, meeting, &draft, &zone, window.0, window.1);
    // The clocks go back on 25 October.
    let starts: Vec<String> = found.iter().map(|one| one.start_at.to_string()).collect();
    assert_eq!(starts, ["2026-10-19T18:00:00Z", "2026-10-26T19:00:00Z", "2026-11-02T19:00:00Z"]);
    assert!(found.iter().all(|one| one.slot.start == 19 * 60 && one.mode == Mode::Hybrid));
    assert_eq!(found[1].slot.day, date(2026, 10, 26));

    draft.schedule.as_mut().unwrap().start = 18 * 60;
    draft.closures = vec![Closure { from: Some(date(2026, 10, 26)), until: Some(date(2026, 10, 26)), reason: None }];
    let later = planned(node, meeting, &draft, &zone, window.0, window.1);
    assert_eq!(
        later.iter().map(|one| one.id).collect::<Vec<_>>(),
        [found[0].id, found[2].id],
        "the hour is no identity"
    );
    assert_ne!(planned_id(node, meeting, date(2026, 10, 26)), planned_id(meeting, node, date(2026, 10, 26)));
}

#[test]
fn whoever_says_how_many_came_says_that_it_was_held() {
    let base = Record::planned(Mode::InPerson);
    let merged = merge(&base, &base, &[Change::InPerson(Some(6))]);
    assert_eq!((merged.record.standing, merged.record.came()), (Standing::Held, Some(6)));
    assert_eq!(merged.clashes, []);
    assert_eq!(merged.record.problems(), []);
}

#[test]
fn two_people_who_write_different_things_of_one_field_are_both_told_and_nothing_is_lost() {
    let base = Record::planned(Mode::Hybrid);
    let first = merge(&base, &base, &[Change::InPerson(Some(6)), Change::Tools(vec!["abc".into()])]).record;
    let second = [Change::InPerson(Some(7)), Change::Online(Some(2)), Change::Tools(vec!["cost".into()])];
    let merged = merge(&base, &first, &second);
    assert_eq!(merged.record.in_person, Some(6), "the first stands");
    assert_eq!(merged.clashes, [Change::InPerson(Some(7))], "and the second is told");
    assert_eq!(merged.record.online, Some(2));
    assert_eq!(merged.record.tools, ["abc", "cost"], "lists take what either added");
    let seen = merge(&merged.record, &merged.record, &[Change::InPerson(Some(7)), Change::Tools(vec!["cost".into()])]);
    assert_eq!((seen.record.in_person, seen.record.tools.as_slice()), (Some(7), &["cost".to_owned()][..]));
    assert_eq!(seen.clashes, []);
}

#[test]
fn what_cannot_be_is_refused_with_its_field() {
    let at = |record: &Record| record.problems().into_iter().map(|problem| problem.at).collect::<Vec<_>>();
    let new = Record { first_timers: Some(7), ..held(Mode::InPerson, Some(6), None) };
    assert_eq!(at(&new), ["first-timers"]);
    assert_eq!(at(&Record { first_timers: Some(6), ..new }), Vec::<String>::new());
    assert_eq!(at(&Record { standing: Standing::Cancelled, ..Record::default() }), ["reason"]);
    assert_eq!(at(&Record { standing: Standing::Moved, ..Record::default() }), ["moved"]);
    assert_eq!(at(&held(Mode::InPerson, Some(2_001), None)), ["in-person"]);
}

#[test]
fn sums_say_of_how_many_sessions_they_are() {
    let records = [
        Record { first_timers: Some(2), plans: Some(4), ..held(Mode::InPerson, Some(8), None) },
        held(Mode::Online, None, Some(5)),
        held(Mode::Online, None, None),
        Record { standing: Standing::Cancelled, ..Record::default() },
        Record::planned(Mode::Online),
    ];
    let sums = figures(&records);
    assert_eq!((sums.held, sums.cancelled, sums.counted), (3, 1, 2));
    assert_eq!((sums.attendances(), sums.mean()), (13, Some(6.5)), "not counted is not nought");
    assert_eq!(
        (sums.first_timers, sums.first_timers_of, sums.plans, sums.plans_of, sums.plans_people),
        (2, 1, 4, 1, 8)
    );
    assert_eq!((sums.fewest, sums.most), (5, 8));
    assert_eq!(figures(&[]).mean(), None);

    let month = |month| Month { year: 2026, month };
    let months = monthly([(month(10), &records[0]), (Month { year: 2027, month: 1 }, &records[1])]);
    let held: Vec<u32> = months.values().map(|sums| sums.held).collect();
    assert_eq!(held, [1, 0, 0, 1], "a month without a session is shown as one");
}

fn any_change() -> impl Strategy<Value = Change> {
    let count = || prop::option::of(0_u16..9);
    let keys = || prop::collection::btree_set(prop::sample::select(vec!["a", "b", "c"]), 0..3);
    let list = move || keys().prop_map(|keys| keys.into_iter().map(str::to_owned).collect::<Vec<_>>());
    prop_oneof![
        count().prop_map(Change::InPerson),
        count().prop_map(Change::Online),
        count().prop_map(Change::FirstTimers),
        prop::sample::select(Mode::ALL.to_vec()).prop_map(Change::Mode),
        list().prop_map(Change::Tools),
        list().prop_map(Change::Topics),
        "[a-c]{0,2}".prop_map(Change::Handover),
    ]
}

/// One change for each field at most.
fn any_entry() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(any_change(), 0..5).prop_map(|mut changes| {
        changes.sort_by_key(Change::field);
        changes.dedup_by_key(|change| change.field());
        changes
    })
}

proptest! {
    #[test]
    fn of_what_anybody_wrote_every_word_stands_or_is_told(first in any_entry(), second in any_entry()) {
        let base = Record::planned(Mode::InPerson);
        let after = merge(&base, &base, &first);
        prop_assert_eq!(&after.clashes, &vec![], "nobody else wrote");
        let both = merge(&base, &after.record, &second);
        for change in &second {
            let field = change.field();
            let touched = *change != field.of(&base);
            let stands = field.of(&both.record) == *change || both.clashes.contains(change);
            let list = matches!(field, Field::Tools | Field::Topics);
            prop_assert!(!touched || stands || list, "{:?} is lost", change);
        }
        for change in first.iter().filter(|change| !matches!(change.field(), Field::Tools | Field::Topics)) {
            let overwritten = second.iter().any(|other| other.field() == change.field() && *other != change.field().of(&base));
            let stood = change.field().of(&both.record) == *change;
            prop_assert!(stood || (*change == change.field().of(&base) && overwritten), "{:?} was overwritten", change);
        }
    }

    #[test]
    fn the_same_words_again_change_nothing(entry in any_entry()) {
        let base = Record::planned(Mode::InPerson);
        let once = merge(&base, &base, &entry);
        let twice = merge(&base, &once.record, &entry);
        prop_assert_eq!(&once.record, &twice.record);
        prop_assert_eq!(twice.clashes, vec![]);
    }

    #[test]
    fn a_record_comes_back_from_its_text(entry in any_entry()) {
        let base = Record::planned(Mode::Hybrid);
        let mut record = merge(&base, &base, &entry).record;
        let text = serde_json::to_string(&record).unwrap();
        record.notes = Default::default();
        prop_assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), record);
    }
}
