//! Where a group stands, told from its records, and how long groups last.

use openseat_actions::{
    ActionError, House, facilitator,
    fidelity::{self, MEMBERS_ASKED},
    group_session::{self, Entry},
    growth::{self, New},
    organisation,
    session_door::{self, Arrival, Way},
    signed::Signed,
};
use openseat_domain::{
    facilitator::{Check, Credential, Step},
    fidelity::Rater,
    group_session::{Change, Mode, Standing},
    growth::{Kind, Rest},
    role::{Actor, Role},
    stage::{Measure, Met, Stage},
};
use openseat_store::Db;
use uuid::Uuid;

use crate::home::{Clinic, course, day, days, in_each_house, leader, noon, with_role};

fn fact(kind: Kind, about: &str) -> New {
    New { kind, about: about.into(), amount: None, day: None, note: "Agreed".into() }
}

async fn stage(house: &House, who: &Signed, clinic: &Clinic, minute: i64) -> (Stage, Option<String>) {
    let now = noon() + jiff::SignedDuration::from_mins(minute);
    let desk = growth::desk(house, who, clinic.group.node(), now).await.unwrap();
    (desk.checklist.stage, desk.checklist.next)
}

#[tokio::test]
async fn a_group_comes_from_interest_to_trained_by_what_is_written_down() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let kim = leader(house, clinic, "Kim").await;
        let boss = with_role(house, clinic.root, Role::Manager).await;
        assert_eq!(stage(house, &kim, clinic, 1).await, (Stage::Interest, Some("willing".into())));
        let ash = leader(house, clinic, "Ash").await;
        growth::tick_all(house, &kim, node, Stage::Interest, noon()).await.unwrap();
        assert_eq!(stage(house, &kim, clinic, 2).await, (Stage::Prepared, Some("venue".into())));
        for kind in [Kind::Venue, Kind::StepBack] {
            growth::write(house, &kim, node, New { day: Some(day("2026-11-20")), ..fact(kind, "") }, noon())
                .await
                .unwrap();
        }
        for place in ["Clinic", "Library", "Surgery", "Job centre", "Church hall"] {
            growth::write(house, &kim, node, fact(Kind::Place, place), noon()).await.unwrap();
        }
        growth::tick_all(house, &kim, node, Stage::Prepared, noon()).await.unwrap();
        assert_eq!(stage(house, &kim, clinic, 3).await, (Stage::Trained, Some("trained".into())));
        for who in [&kim, &ash] {
            facilitator::add(house, who, node, who.person, course("2026-11-01"), noon()).await.unwrap();
            facilitator::advance(house, &boss, node, who.person, (Step::Trained, 12), noon()).await.unwrap();
        }
        assert_eq!(stage(house, &kim, clinic, 4).await.1.as_deref(), Some("conduct"));
        for who in [&kim, &ash] {
            let signed = Credential::Check { check: Check::Conduct, on: day("2026-11-27") };
            facilitator::add(house, who, node, who.person, signed, noon()).await.unwrap();
        }
        assert_eq!(stage(house, &kim, clinic, 5).await.1.as_deref(), Some("rota"));
        let desk = growth::desk(house, &kim, node, noon()).await.unwrap();
        let history: Vec<Stage> = desk.history.iter().map(|(stage, _)| *stage).collect();
        assert_eq!(history, [Stage::Trained, Stage::Prepared, Stage::Interest], "each once, the latest first");
    })
    .await;
}

#[tokio::test]
async fn a_pause_is_told_and_nothing_is_asked_of_a_group_that_rests() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let kim = leader(house, clinic, "Kim").await;
        growth::write(house, &kim, node, fact(Kind::Paused, "venue"), noon()).await.unwrap();
        let desk = growth::desk(house, &kim, node, noon()).await.unwrap();
        assert!(matches!(desk.rest, Some(Rest::Paused(..))) && desk.alerts.is_empty());
        let id = desk.facts.iter().find(|fact| fact.kind == Kind::Paused).unwrap().id;
        assert!(growth::withdraw(house, &kim, node, id, noon()).await.unwrap());
        assert_eq!(growth::desk(house, &kim, node, noon()).await.unwrap().rest, None);
        let odd = growth::write(house, &kim, node, fact(Kind::Paused, "bad luck"), noon()).await;
        assert!(matches!(odd, Err(ActionError::Refused(_))));
        let forged = growth::write(house, &kim, node, fact(Kind::Stage, "growing"), noon()).await;
        assert!(matches!(forged, Err(ActionError::Denied(_))), "nobody writes a stage down");
    })
    .await;
}

#[tokio::test]
async fn a_host_sees_where_the_group_stands_and_writes_nothing_and_sees_no_check() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let host = with_role(house, clinic.group, Role::HostWorker).await;
        assert!(!growth::desk(house, &host, node, noon()).await.unwrap().may_change);
        let wrote = growth::write(house, &host, node, fact(Kind::Celebration, ""), noon()).await;
        assert!(matches!(wrote, Err(ActionError::Denied(_))));
        for role in [Role::HostWorker, Role::Manager, Role::Evaluator] {
            let who = with_role(house, clinic.group, role).await;
            assert!(matches!(fidelity::view(house, &who, node, noon()).await, Err(ActionError::Denied(_))), "{role:?}");
        }
        for role in [Role::Member, Role::Evaluator] {
            let who = with_role(house, clinic.group, role).await;
            assert!(matches!(growth::desk(house, &who, node, noon()).await, Err(ActionError::Denied(_))), "{role:?}");
        }
    })
    .await;
}

/// A session that was held, with six people.
async fn held(house: &House, who: &Signed, node: Uuid, number: u128, ago: i64) {
    let day = day("2026-11-27").checked_sub(jiff::Span::new().days(ago)).unwrap();
    let entry = Uuid::from_u128(number);
    let added =
        group_session::add(house, who, node, (day, 1_140, 90), Mode::InPerson, entry, days(-ago)).await.unwrap();
    let changes = vec![Change::Standing(Standing::Held), Change::InPerson(Some(6)), Change::FirstTimers(Some(1))];
    let id = Uuid::from_u128(number + 1_000_000);
    let entry = Entry { id, base: added.version, changes, settles: Vec::new(), leads: Some(true) };
    group_session::save(house, who, node, added.id, entry, days(-ago)).await.unwrap();
}

#[tokio::test]
async fn sessions_that_were_held_come_to_the_numbers_of_a_stage() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let kim = leader(house, clinic, "Kim").await;
        for week in 0..10 {
            held(house, &kim, node, 100 + week, 1 + 7 * i64::try_from(week).unwrap()).await;
        }
        let desk = growth::desk(house, &kim, node, noon()).await.unwrap();
        let number = |measure| desk.records.get(measure).map(|value| value.round() as i64);
        assert_eq!((number(Measure::Held), number(Measure::Attendance)), (Some(10), Some(6)));
        assert_eq!((number(Measure::NewcomerWeeks), number(Measure::HeldShare)), (Some(100), Some(100)));
        assert_eq!((number(Measure::Active), number(Measure::WeeksRunning)), (Some(1), Some(10)));
        let alerts: Vec<&str> = desk.alerts.iter().map(|alert| alert.id.as_str()).collect();
        assert_eq!(alerts, ["one-leads", "long-run"]);
        let thanks = facilitator::thanks(house, &kim, node, 2026, noon()).await.unwrap();
        assert_eq!((thanks.evenings, thanks.minutes, thanks.people), (10, 900, 60));
    })
    .await;
}

/// Codes of these people, given at an evening so many days ago.
async fn codes(house: &House, who: &Signed, node: Uuid, people: &[usize], ago: i64) {
    let day = day("2026-11-27").checked_sub(jiff::Span::new().days(ago)).unwrap();
    let entry = Uuid::from_u128(5_000 + u128::try_from(ago).unwrap());
    let added = group_session::add(house, who, node, (day, 720, 90), Mode::InPerson, entry, days(-ago)).await.unwrap();
    session_door::open(house, who, node, added.id, days(-ago)).await.unwrap();
    let (door, _) = session_door::door(house, who, node, added.id, days(-ago)).await.unwrap();
    let link = door.unwrap().shown.link;
    for person in people {
        let entry = Uuid::from_u128(u128::try_from(ago).unwrap() * 100 + *person as u128);
        let here = Arrival { online: false, first_time: None };
        session_door::arrive(house, Way::Link(&link), entry, here, days(-ago)).await.unwrap();
        let letter = ["a", "k", "t", "r", "z", "e"][*person];
        let typed = [letter, &(3 * person).to_string(), letter, &person.to_string(), letter].map(str::to_owned);
        session_door::give_code(house, Way::Link(&link), entry, &typed, days(-ago)).await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn whether_people_come_again_is_told_by_the_codes_of_five_or_more_and_then_no_tick_says_otherwise() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let kim = leader(house, clinic, "Kim").await;
        let again = async || {
            let desk = growth::desk(house, &kim, node, noon()).await.unwrap();
            let rows = desk.checklist.rows.iter().find(|(stage, _)| *stage == Stage::Regular).unwrap();
            rows.1.iter().find(|(id, _)| id == "come-again").unwrap().1.clone()
        };
        growth::write(house, &kim, node, fact(Kind::Tick, "come-again"), noon()).await.unwrap();
        codes(house, &kim, node, &[0, 1, 2, 3], 90).await;
        codes(house, &kim, node, &[0, 1], 76).await;
        assert!(matches!(again().await, Met::Said(..)), "of four nothing is told");
        codes(house, &kim, node, &[4], 60).await;
        codes(house, &kim, node, &[5], 10).await;
        assert!(matches!(again().await, Met::Said(..)), "in the four weeks of the fifth no code was given");
        codes(house, &kim, node, &[0], 50).await;
        assert_eq!(again().await, Met::Open(Some(40.0)), "two of five; of the sixth nobody knows yet");
        let boss = with_role(house, clinic.root, Role::Manager).await;
        let site = growth::desk(house, &boss, clinic.group.ids()[1], noon()).await.unwrap();
        assert_eq!(site.records.get(Measure::ComeAgain), None, "the site is told of its own evenings only");
        codes(house, &kim, node, &[4, 2], 53).await;
        assert_eq!(again().await, Met::Counted(60.0), "three of five; for one it was too late");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_told_of_how_long_groups_last_before_there_are_five() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let boss = with_role(house, clinic.root, Role::Manager).await;
        let by = Actor::Operator;
        for number in 0..5_u128 {
            let told = growth::survival(house, &boss, clinic.root.node(), noon()).await.unwrap();
            assert!(told.curve.is_none() && told.groups == number as usize);
            let site = clinic.group.ids()[1];
            let group = organisation::make_below(house, &by, site, &format!("Group {number}"), noon()).await.unwrap();
            held(house, &boss, group.node(), 1_000 + number, 100 + i64::try_from(number).unwrap()).await;
            if number == 1 {
                let closed = New { day: Some(day("2026-11-20")), ..fact(Kind::Closed, "venue") };
                growth::write(house, &boss, group.node(), closed, noon()).await.unwrap();
            }
        }
        let told = growth::survival(house, &boss, clinic.root.node(), noon()).await.unwrap();
        assert_eq!((told.groups, told.closed), (5, 1));
        let curve = told.curve.expect("five are enough");
        assert_eq!(curve.iter().map(|drop| (drop.at_risk, drop.ended)).collect::<Vec<_>>(), [(5, 1)]);
        assert!((curve[0].share - 0.8).abs() < 1e-9);
        assert_eq!(told.at_risk, [(0, 5)]);
        let lines = growth::groups(house, &boss, clinic.root.node(), noon()).await.unwrap();
        assert!(lines.iter().any(|line| matches!(line.rest, Some(Rest::Closed(..)))));
        assert!(lines.is_sorted_by_key(|line| line.name.clone()), "by name and by nothing else");
    })
    .await;
}

#[tokio::test]
async fn what_people_who_came_say_is_shown_from_five_on_and_a_check_says_one_thing_to_try() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let kim = leader(house, clinic, "Kim").await;
        let view = async || fidelity::view(house, &kim, node, noon()).await.unwrap();
        for number in 0..5 {
            assert_eq!(view().await.members, None, "after {number}");
            let marks = MEMBERS_ASKED.iter().map(|asked| ((*asked).to_owned(), (6 + number % 2).to_string())).collect();
            let slip = fidelity::New { rater: Some(Rater::Members), marks, ..fidelity::New::default() };
            fidelity::add(house, &kim, node, slip, noon()).await.unwrap();
        }
        assert_eq!(view().await.members.map(|(n, means)| (n, means[0])), Some((5, ("together", 6.4))));
        let list = &house.content().fidelity()[1];
        assert_eq!((list.id.as_str(), list.items.len()), ("smart-style", 18));
        let mark = |id: &str| if id == "plan-said" { "0" } else { "2" };
        let marks = list.items.iter().map(|item| (item.id.clone(), mark(&item.id).to_owned())).collect();
        let new =
            fidelity::New { list: list.id.clone(), rater: Some(Rater::CoFacilitator), marks, ..Default::default() };
        fidelity::add(house, &kim, node, new, noon()).await.unwrap();
        let seen = view().await.checks.remove(0);
        assert_eq!(seen.score.map(|score| (score.earned, score.possible)), Some((32, 34)), "17 of 18 items are core");
        assert_eq!(seen.to_try.as_deref(), Some("plan-said"));
        let odd = fidelity::New {
            list: "smart-style".into(),
            marks: [("welcome".into(), "9".into())].into(),
            ..Default::default()
        };
        assert!(matches!(fidelity::add(house, &kim, node, odd, noon()).await, Err(ActionError::Refused(_))));
    })
    .await;
}
