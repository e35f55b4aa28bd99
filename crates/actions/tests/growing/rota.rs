//! Who leads when; cover asked for and given.

use openseat_actions::{
    ActionError, letter,
    rota::{self, Evening, Said},
};
use openseat_domain::role::Role;
use openseat_store::Db;
use uuid::Uuid;

use crate::home::{Clinic, day, days, in_each_house, leader, noon, with_role};

fn monday() -> Evening {
    Evening { day: day("2026-12-07"), meeting: Uuid::nil() }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn cover_is_asked_for_by_letter_and_of_many_who_say_yes_at_once_one_has_it() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let kim = leader(house, clinic, "Kim").await;
        let mut others = Vec::new();
        for name in ["Ash", "Sam", "Ola", "Jo"] {
            others.push(leader(house, clinic, name).await);
        }
        let put = rota::lead(house, &kim, node, monday(), kim.person, noon()).await.unwrap();
        assert_eq!(put, Said::Yours);
        assert!(rota::ask(house, &kim, node, monday(), noon()).await.unwrap());
        assert!(rota::ask(house, &kim, node, monday(), days(1)).await.unwrap(), "a second tap asks nobody twice");
        letter::send_due(house, noon()).await.unwrap();
        let letters = clinic.post.take();
        let mut to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, ["ash@example.org", "jo@example.org", "ola@example.org", "sam@example.org"]);
        assert!(letters.iter().all(|letter| letter.text.contains("Kim") && !letter.subject.contains("group")));
        let yes = |who: usize| rota::take(house, &others[who], node, monday(), days(1));
        let said = tokio::join!(yes(0), yes(1), yes(2), yes(3));
        let said = [said.0.unwrap(), said.1.unwrap(), said.2.unwrap(), said.3.unwrap()];
        let place = said.iter().position(|one| *one == Said::Yours).expect("somebody has it");
        let name = ["Ash", "Sam", "Ola", "Jo"][place];
        let late = said.iter().filter(|one| **one == Said::Somebody(name.into())).count();
        assert_eq!(late, 3, "all others are told who: {said:?}");
        let view = rota::view(house, &kim, node, days(1)).await.unwrap();
        assert_eq!((view.turns[0].lead.as_str(), view.turns[0].cover_asked), (name, false));
        letter::send_due(house, days(1)).await.unwrap();
        let told = clinic.post.take();
        assert_eq!(told.last().map(|letter| letter.to.as_str()), Some("kim@example.org"));
        assert!(told.last().is_some_and(|letter| letter.text.contains(name)));
    })
    .await;
}

#[tokio::test]
async fn until_somebody_says_yes_who_asked_still_leads_and_can_think_better_of_it() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let (kim, ash) = (leader(house, clinic, "Kim").await, leader(house, clinic, "Ash").await);
        let node = clinic.group.node();
        assert!(!rota::ask(house, &kim, node, monday(), noon()).await.unwrap(), "nobody asks for what is not theirs");
        rota::lead(house, &kim, node, monday(), kim.person, noon()).await.unwrap();
        rota::ask(house, &kim, node, monday(), noon()).await.unwrap();
        let view = rota::view(house, &ash, node, noon()).await.unwrap();
        assert_eq!((view.turns[0].lead.as_str(), view.turns[0].cover_asked), ("Kim", true));
        assert_eq!(rota::take(house, &kim, node, monday(), noon()).await.unwrap(), Said::Yours);
        assert_eq!(rota::take(house, &ash, node, monday(), noon()).await.unwrap(), Said::Somebody("Kim".into()));
        let put = rota::lead(house, &ash, node, monday(), ash.person, noon()).await.unwrap();
        assert_eq!(put, Said::Somebody("Kim".into()), "nobody is put in another's place");
    })
    .await;
}

#[tokio::test]
async fn only_who_gave_a_name_leads_and_only_who_belongs_there_sees_the_rota() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let new = with_role(house, clinic.group, Role::Facilitator).await;
        let put = rota::lead(house, &new, node, monday(), new.person, noon()).await;
        assert!(matches!(put, Err(ActionError::Denied(_))), "{put:?}");
        for role in [Role::Member, Role::HostWorker, Role::Steward, Role::Clinician] {
            let who = with_role(house, clinic.group, role).await;
            assert!(matches!(rota::view(house, &who, node, noon()).await, Err(ActionError::Denied(_))), "{role:?}");
        }
        let kim = leader(house, clinic, "Kim").await;
        let past = Evening { day: day("2026-11-20"), ..monday() };
        assert!(matches!(rota::lead(house, &kim, node, past, kim.person, noon()).await, Err(ActionError::Refused(_))));
    })
    .await;
}
