//! Stages told from records.

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};
use openseat_domain::{
    facilitator::Step,
    fidelity::Rater,
    growth::{Fact, Kind, Leader, Met as Evening, Reason, Rest, Seen, rest, standing},
    ledger::Books,
    rota::Turn,
    stage::{Bound, Criterion, Measure, Met, Records, Stage, alerts, checklist},
};
use proptest::{collection::vec, prelude::*, sample::select};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 27);

fn fact(id: u128, kind: Kind, about: &str, ago: i64) -> Fact {
    let (about, day) = (about.to_owned(), TODAY - ago.days());
    Fact { id: Uuid::from_u128(id), kind, about, amount: None, day, note: String::new(), by: "p".into() }
}

fn rule(id: &str, rule: Option<(Measure, Bound)>) -> Criterion {
    Criterion { id: id.into(), rule }
}

fn rules() -> Vec<(Stage, Vec<Criterion>)> {
    vec![
        (Stage::Interest, vec![rule("willing", Some((Measure::Willing, Bound::AtLeast(2.0)))), rule("map", None)]),
        (Stage::Prepared, vec![rule("venue", Some((Measure::Venue, Bound::AtLeast(1.0))))]),
        (Stage::Trained, vec![rule("share", Some((Measure::TopShare, Bound::AtMost(60.0))))]),
    ]
}

#[test]
fn a_group_is_at_the_first_stage_of_which_something_is_open() {
    let mut records = Records::default();
    let facts = [fact(1, Kind::Tick, "map", 3)];
    let told = |records: &Records, facts: &[Fact]| checklist(&rules(), records, &standing(facts));
    let begun = told(&records, &[]);
    assert_eq!((begun.stage, begun.next.as_deref()), (Stage::Interest, Some("willing")));
    records.put(Measure::Willing, 2.0);
    assert_eq!(told(&records, &[]).next.as_deref(), Some("map"));
    assert_eq!(told(&records, &facts).stage, Stage::Prepared);
    records.put(Measure::Venue, 1.0);
    records.put(Measure::TopShare, 80.0);
    let trained = told(&records, &facts);
    assert_eq!((trained.stage, &trained.rows[2].1[0].1), (Stage::Trained, &Met::Open(Some(80.0))));
    records.put(Measure::TopShare, 60.0);
    assert_eq!(told(&records, &facts).stage, Stage::Growing);
}

#[test]
fn what_records_know_outweighs_a_tick_and_a_tick_can_be_ended() {
    let facts = [fact(1, Kind::Tick, "venue", 9), fact(2, Kind::Tick, "map", 9), fact(3, Kind::Untick, "map", 2)];
    let mut records = Records::default();
    records.put(Measure::Venue, 0.0);
    let told = checklist(&rules(), &records, &standing(&facts));
    assert_eq!(told.rows[1].1[0].1, Met::Open(Some(0.0)), "a tick does not hide what the records say");
    assert_eq!(told.rows[0].1[1].1, Met::Open(None), "it was ended");
    let unknown = checklist(&rules(), &Records::default(), &standing(&facts));
    assert_eq!(unknown.rows[1].1[0].1, Met::Said(TODAY - 9.days(), "p".into()));
}

#[test]
fn a_fact_is_taken_back_by_another() {
    let wrong = fact(1, Kind::Tick, "map", 3);
    let back = fact(2, Kind::Withdrawn, &wrong.id.simple().to_string(), 0);
    assert_eq!(standing(&[wrong, back]), Vec::<&Fact>::new());
}

#[test]
fn a_pause_holds_until_the_group_meets_again() {
    let paused = fact(1, Kind::Paused, "venue", 30);
    let facts = [paused.clone()];
    assert_eq!(rest(&standing(&facts)), Some(Rest::Paused(Reason::Venue, TODAY - 30.days())));
    let facts = [paused, fact(2, Kind::Resumed, "", 5)];
    assert_eq!(rest(&standing(&facts)), None);
}

/// The seed's pilot: 75 evenings with 486 people make 6.48.
#[test]
fn evenings_come_to_the_numbers_of_the_pilot() {
    let evening = |number: u32| Evening {
        day: TODAY - i64::from(number).days(),
        held: true,
        people: Some(if number < 36 { 7 } else { 6 }),
        newcomers: Some(u32::from(number.is_multiple_of(7))),
    };
    let met: Vec<Evening> = (0..75).map(evening).collect();
    let people: u32 = met.iter().filter_map(|one| one.people).sum();
    assert_eq!(people, 486);
    let records = Seen { met, ..Seen::default() }.records(TODAY);
    assert_eq!(records.get(Measure::Attendance).map(|mean| (mean * 100.0).round()), Some(648.0));
    assert_eq!((records.get(Measure::Held), records.get(Measure::HeldShare)), (Some(75.0), Some(100.0)));
    assert_eq!(records.get(Measure::Missed), Some(0.0));
    assert_eq!(records.get(Measure::NewcomerWeeks), Some(100.0));
}

#[test]
fn alarms_are_told_in_numbers_and_what_is_not_known_alarms_nobody() {
    let weeks =
        |week: i64, held, people, newcomers| Evening { day: TODAY - (7 * week).days(), held, people, newcomers };
    let mut met: Vec<Evening> = (2..8).map(|week| weeks(week, true, Some(2), Some(0))).collect();
    met.extend([weeks(0, false, None, None), weeks(1, false, None, None), weeks(9, true, Some(8), Some(1))]);
    let turns =
        (0..10).map(|week: i64| Turn { day: TODAY - (7 * week).days(), lead: Some(Uuid::from_u128(7)) }).collect();
    let mut referral = fact(1, Kind::Referral, "Clinic", 10);
    referral.amount = Some(9);
    let facts = vec![referral, fact(2, Kind::Referral, "clinic ", 9), fact(3, Kind::Referral, "GP", 8)];
    let records = Seen { met, turns, facts, ..Seen::default() }.records(TODAY);
    let number = |measure| records.get(measure).map(|value| value.round() as i64);
    assert_eq!(number(Measure::Missed), Some(2));
    assert_eq!(number(Measure::SmallWeeks), Some(6));
    assert_eq!(number(Measure::WeeksNobodyNew), Some(9));
    assert_eq!(number(Measure::WeeksRunning), Some(10));
    assert_eq!((number(Measure::Active), number(Measure::TopShare)), (Some(1), Some(100)));
    assert_eq!((number(Measure::Sources), number(Measure::TopSource)), (Some(2), Some(91)));
    let rules = [
        rule("alone", Some((Measure::Active, Bound::AtMost(1.0)))),
        rule("missed", Some((Measure::Missed, Bound::AtLeast(2.0)))),
        rule("money", Some((Measure::MoneyMonths, Bound::AtMost(2.0)))),
    ];
    assert_eq!(alerts(&rules, &records), [("alone", 1.0), ("missed", 2.0)]);
    assert_eq!(alerts(&rules, &Records::default()), []);
}

#[test]
fn people_money_and_checks_come_to_numbers() {
    let leader = |step, conduct, due| Leader { step, conduct, due };
    let people = vec![
        leader(Step::Applied, false, false),
        leader(Step::Trained, true, false),
        leader(Step::Leading, false, true),
    ];
    let books = Some(Books { months: Some(4.5), ..Books::default() });
    let checks = vec![(Rater::Own, TODAY - 20.days()), (Rater::Members, TODAY), (Rater::Visitor, TODAY - 500.days())];
    let records = Seen { people, books, checks, ..Seen::default() }.records(TODAY);
    let of = |measure| records.get(measure);
    assert_eq!(
        (of(Measure::Willing), of(Measure::Trained), of(Measure::InTraining)),
        (Some(3.0), Some(2.0), Some(2.0))
    );
    assert_eq!((of(Measure::Unsigned), of(Measure::TrainingDue)), (Some(1.0), Some(1.0)));
    assert_eq!((of(Measure::MoneyMonths), of(Measure::OwnShare), of(Measure::Checks)), (Some(4.5), None, Some(1.0)));
    assert_eq!(of(Measure::Attendance), None, "nobody counted");
}

fn some_facts() -> impl Strategy<Value = Vec<Fact>> {
    vec((select(Kind::ALL), 0..400_i64, 0..4_u8), 0..40).prop_map(|all| {
        let made = |(id, (kind, ago, about)): (usize, (Kind, i64, u8))| Fact {
            amount: Some(i64::from(about)),
            ..fact(id as u128 + 1, kind, ["map", "venue", "lead", "other"][usize::from(about)], ago)
        };
        all.into_iter().enumerate().map(made).collect()
    })
}

proptest! {
    #[test]
    fn a_tick_more_never_takes_a_group_back(facts in some_facts(), id in select(vec!["map", "venue", "share"])) {
        let at = |facts: &[Fact]| checklist(&rules(), &Records::default(), &standing(facts)).stage;
        let before = at(&facts);
        let mut more = facts;
        more.push(Fact { day: TODAY, ..fact(9_999, Kind::Tick, id, 0) });
        prop_assert!(at(&more) >= before);
    }

    #[test]
    fn facts_in_any_order_come_to_the_same_numbers(facts in some_facts()) {
        let of = |facts: Vec<Fact>| Seen { facts, ..Seen::default() }.records(TODAY);
        let mut turned = facts.clone();
        turned.reverse();
        prop_assert_eq!(of(facts), of(turned));
    }

    #[test]
    fn shares_are_shares(days in vec((0..300_i64, any::<bool>(), prop::option::of(0..20_u32)), 0..60)) {
        let evening = |(ago, held, people): (i64, bool, Option<u32>)| Evening {
            day: TODAY - ago.days(), held, people: people.filter(|_| held), newcomers: people.filter(|_| held),
        };
        let records = Seen { met: days.into_iter().map(evening).collect(), ..Seen::default() }.records(TODAY);
        for measure in [Measure::HeldShare, Measure::NewcomerWeeks, Measure::TopShare] {
            prop_assert!(records.get(measure).is_none_or(|share| (0.0..=100.0).contains(&share)));
        }
    }
}
