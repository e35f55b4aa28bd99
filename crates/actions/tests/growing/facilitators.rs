//! Records of people who lead, and what happens with them when somebody stops or is erased.

use std::io::Read as _;

use openseat_actions::{
    ActionError, facilitator,
    rota::{self, Evening},
    take,
};
use openseat_domain::{
    facilitator::{Check, Credential, Step, With},
    role::Role,
};
use openseat_store::{Db, Tx};
use uuid::Uuid;

use crate::home::{Clinic, course, day, days, in_each_house, leader, noon, with_role};

#[tokio::test]
async fn a_record_is_seen_by_the_person_and_by_those_who_look_after_facilitators_and_by_nobody_else() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let (kim, ash) = (leader(house, clinic, "Kim").await, leader(house, clinic, "Ash").await);
        facilitator::add(house, &kim, node, kim.person, course("2025-12-01"), noon()).await.unwrap();
        let part = facilitator::my_part(house, &kim, node, noon()).await.unwrap();
        assert_eq!((part.record.len(), part.due.hours, part.due.refresher), (1, 9, Some(day("2026-12-01"))));
        assert!(part.strain_due, "the three questions were never answered");
        for (role, on) in [(Role::Manager, clinic.root), (Role::Supervisor, clinic.group)] {
            let who = with_role(house, on, role).await;
            let seen = facilitator::one(house, &who, node, kim.person, noon()).await.unwrap();
            assert_eq!((seen.given.name.as_str(), seen.record.len()), ("Kim", 1));
        }
        assert!(matches!(facilitator::people(house, &ash, node, noon()).await, Err(ActionError::Denied(_))));
        let add = facilitator::add(house, &ash, node, kim.person, course("2026-01-01"), noon()).await;
        assert!(matches!(add, Err(ActionError::Denied(_))), "no facilitator writes into another's record");
        for role in [Role::Member, Role::HostWorker, Role::Steward, Role::Evaluator, Role::Administrator] {
            let who = with_role(house, clinic.group, role).await;
            assert!(
                matches!(facilitator::people(house, &who, node, noon()).await, Err(ActionError::Denied(_))),
                "{role:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn the_code_is_signed_by_oneself_and_safeguarding_is_seen_by_somebody_else() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let kim = leader(house, clinic, "Kim").await;
        let boss = with_role(house, clinic.root, Role::Manager).await;
        let check = |check| Credential::Check { check, on: day("2026-11-20") };
        let denied = |done: openseat_actions::Result<()>| matches!(done, Err(ActionError::Denied(_)));
        let add = |who, line| facilitator::add(house, who, node, kim.person, line, noon());
        add(&kim, check(Check::Conduct)).await.unwrap();
        assert!(denied(add(&kim, check(Check::Safeguarding)).await));
        add(&boss, check(Check::Safeguarding)).await.unwrap();
        assert!(denied(add(&boss, check(Check::Conduct)).await));
        add(&boss, Credential::Supervision { on: day("2026-11-01"), with: With::Line, name: "Sam".into() })
            .await
            .unwrap();
        let due = facilitator::my_part(house, &kim, node, noon()).await.unwrap().due;
        assert_eq!((due.conduct, due.safeguarding), (Some(day("2026-11-20")), Some(day("2026-11-20"))));
        facilitator::advance(house, &boss, node, kim.person, (Step::Leading, 24), noon()).await.unwrap();
        let given = facilitator::my_part(house, &kim, node, noon()).await.unwrap().given.unwrap();
        assert_eq!((given.step, given.refresh_months, given.name.as_str()), (Step::Leading, 24, "Kim"));
        let own = facilitator::advance(house, &kim, node, kim.person, (Step::Trainer, 12), noon()).await;
        assert!(denied(own), "nobody says of themself how far they are");
        let later = course("2027-03-01");
        assert!(matches!(add(&kim, later).await, Err(ActionError::Refused(_))));
    })
    .await;
}

#[tokio::test]
async fn who_stops_or_is_erased_leaves_no_row_and_frees_their_evenings() {
    in_each_house(async |house, db: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let (kim, ash) = (leader(house, clinic, "Kim").await, leader(house, clinic, "Ash").await);
        for (who, on) in [(&kim, "2026-12-07"), (&ash, "2026-12-14")] {
            facilitator::add(house, who, node, who.person, course("2026-01-01"), noon()).await.unwrap();
            let evening = Evening { day: day(on), meeting: Uuid::nil() };
            rota::lead(house, who, node, evening, who.person, noon()).await.unwrap();
        }
        let archive = take::archive(house, &kim, noon()).await.unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
        let mut json = String::new();
        archive.by_name("openseat.json").unwrap().read_to_string(&mut json).unwrap();
        assert!(json.contains("SMART Facilitator") && json.contains("kim@example.org"), "they can take it along");
        facilitator::leave(house, &kim, node, days(1)).await.unwrap();
        let view = rota::view(house, &ash, node, days(1)).await.unwrap();
        assert_eq!((view.turns[0].lead.as_str(), view.turns[1].lead.as_str()), ("", "Ash"));
        assert_eq!(view.people.len(), 1);
        let fresh = openseat_actions::signed::Signed { proved_at: noon(), ..ash.clone() };
        take::erase_now(house, &fresh, noon()).await.unwrap();
        let person = ash.person;
        let left = db.read(async move |tx: &mut Tx| {
            let turns = openseat_store::rota::of_node(tx, node, day("2026-01-01")).await?;
            let record = openseat_store::credential::count(tx, person).await?;
            Ok((turns, record, openseat_store::facilitator::of_person(tx, person).await?))
        });
        let (turns, record, given) = left.await.unwrap();
        assert!(turns.iter().all(|turn| turn.standing == openseat_domain::rota::Standing::Open));
        assert_eq!((record, given.len()), (0, 0));
    })
    .await;
}

#[tokio::test]
async fn the_letter_of_thanks_counts_what_one_led_and_is_for_oneself() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let (kim, ash) = (leader(house, clinic, "Kim").await, leader(house, clinic, "Ash").await);
        for on in ["2026-12-07", "2026-12-14", "2026-12-21"] {
            let evening = Evening { day: day(on), meeting: Uuid::nil() };
            rota::lead(house, &kim, node, evening, kim.person, noon()).await.unwrap();
        }
        let thanks = facilitator::thanks(house, &kim, node, 2026, days(18)).await.unwrap();
        assert_eq!((thanks.evenings, thanks.name.as_str()), (2, "Kim"), "the third has not been");
        assert_eq!(facilitator::thanks(house, &ash, node, 2026, days(18)).await.unwrap().evenings, 0);
        assert_eq!(facilitator::thanks(house, &kim, node, 2025, days(18)).await.unwrap().evenings, 0);
    })
    .await;
}
