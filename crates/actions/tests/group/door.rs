//! Signing in without an account, and what people say afterwards.

use openseat_actions::{
    ActionError, House,
    group_session::{self, Period},
    session_answer,
    session_door::{self, Arrival, Way},
    signed::Signed,
};
use openseat_domain::{
    form::{Answers, Value},
    role::Role,
};
use openseat_store::args;
use uuid::Uuid;

use crate::home::{days, evening, in_each_house, staff, tonight};

fn here() -> Arrival {
    Arrival { online: false, first_time: None }
}

fn period() -> Period {
    Period::year_until("2026-11-23".parse().unwrap())
}

/// Opens the door of tonight's session: the session, and the way in for phones.
async fn open_door(house: &House, who: &Signed, node: Uuid) -> (Uuid, String) {
    let id = tonight(house, who).await.id;
    session_door::open(house, who, node, id, evening()).await.unwrap();
    let (door, _) = session_door::door(house, who, node, id, evening()).await.unwrap();
    (id, door.unwrap().shown.link)
}

#[tokio::test]
async fn of_three_hundred_who_tap_twice_none_is_lost_and_none_is_doubled() {
    in_each_house(async |house, _, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let id = tonight(house, who).await.id;
        session_door::open(house, who, node, id, evening()).await.unwrap();
        let (door, _) = session_door::door(house, who, node, id, evening()).await.unwrap();
        let kiosk = door.unwrap().shown.kiosk;
        for number in 0..600_u128 {
            let entry = Uuid::from_u128(1_000 + number / 2);
            let new = session_door::arrive(house, Way::Kiosk(&kiosk), entry, here(), evening()).await.unwrap();
            assert_eq!(new, number % 2 == 0, "{number}");
        }
        let (_, arrived) = session_door::door(house, who, node, id, evening()).await.unwrap();
        assert_eq!((arrived.in_person, arrived.online, arrived.first_timers_of), (300, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn a_door_closes_by_itself_and_its_links_open_nothing_else() {
    in_each_house(async |house, _, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let id = tonight(house, who).await.id;
        session_door::open(house, who, node, id, evening()).await.unwrap();
        let (door, _) = session_door::door(house, who, node, id, evening()).await.unwrap();
        let door = door.unwrap();
        assert_eq!(door.until.to_string(), "2026-11-24T08:30:00Z", "twelve hours after its end");
        assert!(session_door::at(house, Way::Link(&door.shown.link), evening()).await.unwrap().is_some());
        assert!(session_door::at(house, Way::Kiosk(&door.shown.link), evening()).await.unwrap().is_none());
        assert!(session_door::at(house, Way::Link(&door.shown.link), days(1)).await.unwrap().is_none());
        let link = session_door::link_of(house, &door.shown.code, "10.0.0.1", evening()).await.unwrap();
        assert_eq!(link.as_deref(), Some(door.shown.link.as_str()));
        let late = session_door::arrive(house, Way::Link(&door.shown.link), Uuid::from_u128(1), here(), days(1)).await;
        assert!(matches!(late, Err(ActionError::Missing { .. })));
        let view = group_session::one(house, who, node, id, evening()).await.unwrap();
        assert_eq!((view.record.started, view.version), (Some(evening()), 1), "it has begun");
    })
    .await;
}

#[tokio::test]
async fn people_are_counted_by_codes_of_which_no_answer_is_kept_and_never_across_organisations() {
    in_each_house(async |house, db, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let (_, link) = open_door(house, who, node).await;
        let give = async |number: u128, code: [&str; 5]| {
            let entry = Uuid::from_u128(number);
            session_door::arrive(house, Way::Link(&link), entry, here(), evening()).await.unwrap();
            let typed = code.map(str::to_owned);
            session_door::give_code(house, Way::Link(&link), entry, &typed, evening()).await.unwrap()
        };
        let people = [
            ["a", "7", "l", "2", "m"],
            ["k", "31", "b", "0", "s"],
            ["t", "12", "h", "1", "p"],
            ["r", "2", "o", "3", "c"],
        ];
        for (number, person) in people.iter().enumerate() {
            give(number as u128, *person).await;
            give(100 + number as u128, *person).await;
        }
        assert_eq!(give(50, ["a", "", "", "2", ""]).await, None, "too few answers");
        assert_eq!(group_session::unique(house, who, node, period()).await.unwrap(), None, "of four nothing is told");
        give(60, ["z", "19", "d", "4", "v"]).await;
        give(61, ["z", "18", "d", "4", "v"]).await;
        let unique = group_session::unique(house, who, node, period()).await.unwrap().unwrap();
        assert_eq!((unique.given, unique.exact, unique.rounded()), (10, 6, 5), "one slipped");
        let marks =
            db.read(async |tx| tx.all::<(Vec<u8>,)>("SELECT marks FROM self_code", &args![]).await).await.unwrap();
        assert!(marks.iter().all(|(marks,)| marks.len() == 6 * 16), "hashes, of one length for all");
        let code = openseat_domain::self_code::SelfCode::read(
            &house.content().self_codes().sorts(),
            &people[0].map(str::to_owned),
        );
        let code = code.unwrap().unwrap();
        let of = |organisation| openseat_store::self_code::marks(house.vault(), organisation, "1", &code);
        assert!(marks.iter().any(|(marks,)| *marks == of(clinic.root.node())));
        assert_ne!(of(clinic.root.node()), of(Uuid::from_u128(77)), "another organisation finds nobody again");
        session_door::sweep(house, days(402)).await.unwrap();
        let left = db.read(async |tx| tx.one::<(i64,)>("SELECT COUNT(*) FROM self_code", &[]).await).await.unwrap().0;
        assert_eq!(left, 0);
    })
    .await;
}

#[tokio::test]
async fn what_people_say_is_kept_once_sealed_and_told_of_five_or_more_to_who_may_see() {
    in_each_house(async |house, db, clinic| {
        let (who, node) = (&clinic.facilitator, clinic.group.node());
        let (id, link) = open_door(house, who, node).await;
        let said = |score: &str| {
            let mut answers = Answers::default();
            for question in ["welcome", "part", "belong"] {
                answers.set(question, vec![Value::Code(score.into())]);
            }
            answers
        };
        let evaluator = staff(house, db, 120, Role::Evaluator, clinic.root).await;
        let results = async || session_answer::results(house, &evaluator, clinic.root.node(), period()).await.unwrap();
        for (number, score) in ["5", "4", "5", "3"].into_iter().enumerate() {
            let entry = Uuid::from_u128(number as u128);
            let say = async || {
                session_answer::answer(house, Way::Link(&link), entry, "after-meeting", said(score), evening())
                    .await
                    .unwrap()
            };
            assert_eq!((say().await, say().await), (true, false));
        }
        assert_eq!(results().await.forms[0].people, None);
        let paper = ("after-meeting", said("4"));
        assert!(
            session_answer::answer_on_paper(house, who, node, id, Uuid::from_u128(9), paper, evening()).await.unwrap()
        );
        let found = &results().await.forms[0];
        assert_eq!((found.people, found.on_paper), (Some(5), 1));
        let (name, mean) = &found.means[0];
        assert_eq!((name.as_str(), mean.n), ("cohesion", 5));
        assert!((mean.value - 4.2).abs() < 1e-9 && mean.low < 4.2 && mean.high > 4.2);
        let welcome = found.counts.iter().find(|one| one.link == "welcome").unwrap();
        assert_eq!(welcome.answers.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [0, 0, 1, 2, 2]);
        let other = session_answer::answer(house, Way::Link(&link), Uuid::from_u128(30), "phq-9", said("1"), evening());
        assert!(matches!(other.await, Err(ActionError::Missing { .. })), "only what is asked after a session");
        let beside = staff(house, db, 121, Role::Facilitator, clinic.south).await;
        assert!(session_answer::results(house, &beside, node, period()).await.is_err());
    })
    .await;
}
