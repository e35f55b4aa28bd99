//! People who would like to start a group.

use openseat_actions::{
    ActionError,
    application::{self, Decision, Written},
    growth::{self, New},
    letter,
};
use openseat_domain::{
    application::{KEPT_DAYS, Reason, Standing},
    growth::Kind,
    role::Role,
};
use openseat_store::Db;

use crate::home::{Clinic, days, in_each_house, leader, noon, with_role};

fn written(place: &str) -> Written {
    Written {
        name: "Kim".into(),
        place: place.into(),
        email: "kim@example.org".into(),
        people: 2,
        ready: ["room".to_owned(), "not an item".to_owned()].into(),
        plan: "A Tuesday group".into(),
        locale: "es".into(),
    }
}

fn takes(amount: i64) -> New {
    New { kind: Kind::Takes, about: String::new(), amount: Some(amount), day: None, note: String::new() }
}

/// The seed's pilot: 33 areas asked, 6 could be taken.
#[tokio::test]
async fn thirty_three_ask_and_six_are_taken_and_each_is_answered_by_letter() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.root.node();
        let boss = with_role(house, clinic.root, Role::Manager).await;
        let asked = application::make(house, node, written("Leeds"), noon()).await;
        assert!(matches!(asked, Err(ActionError::Missing { .. })), "nobody takes any yet");
        growth::write(house, &boss, node, takes(1), noon()).await.unwrap();
        for number in 0..33 {
            application::make(house, node, written(&format!("Area {number:02}")), noon()).await.unwrap();
        }
        let view = application::list(house, &boss, node).await.unwrap();
        assert_eq!(view.list.len(), 33);
        assert_eq!(view.list[0].written.as_ref().unwrap().ready.len(), 1, "only items of the list are kept");
        for (number, one) in view.list.iter().enumerate() {
            let yes = number < 6;
            let decision = Decision {
                standing: if yes { Standing::Accepted } else { Standing::Later },
                reason: (!yes).then_some(Reason::Places),
                words: String::new(),
            };
            assert!(application::decide(house, &boss, node, one.id, decision.clone(), noon()).await.unwrap());
            assert!(
                !application::decide(house, &boss, node, one.id, decision, noon()).await.unwrap(),
                "once is enough"
            );
        }
        letter::send_due(house, noon()).await.unwrap();
        letter::send_due(house, noon()).await.unwrap();
        let letters = clinic.post.take();
        assert_eq!(letters.len(), 33);
        assert!(
            letters.iter().all(|one| one.subject == "Una respuesta a tu pregunta"),
            "in the language they wrote in"
        );
        let reason = "Solo podemos ayudar a unos pocos grupos a la vez.";
        assert_eq!(letters.iter().filter(|one| one.text.contains(reason)).count(), 27);
    })
    .await;
}

#[tokio::test]
async fn a_no_has_a_reason_and_words_are_emptied_after_half_a_year() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.root.node();
        let boss = with_role(house, clinic.root, Role::Manager).await;
        growth::write(house, &boss, node, takes(1), noon()).await.unwrap();
        application::make(house, node, written("Leeds"), noon()).await.unwrap();
        let id = application::list(house, &boss, node).await.unwrap().list[0].id;
        let no = |reason| Decision { standing: Standing::Declined, reason, words: "Ask again in spring".into() };
        assert!(matches!(
            application::decide(house, &boss, node, id, no(None), noon()).await,
            Err(ActionError::Refused(_))
        ));
        application::decide(house, &boss, node, id, no(Some(Reason::Venue)), noon()).await.unwrap();
        application::make(house, node, written("York"), days(KEPT_DAYS)).await.unwrap();
        application::sweep(house, days(KEPT_DAYS - 1)).await.unwrap();
        let early = application::list(house, &boss, node).await.unwrap().list;
        assert!(early.iter().all(|one| one.written.is_some()), "not a day before");
        application::sweep(house, days(KEPT_DAYS + 1)).await.unwrap();
        let list = application::list(house, &boss, node).await.unwrap().list;
        assert_eq!((list[0].written.is_some(), list[1].written.is_some()), (true, false));
        assert_eq!((list[1].standing, list[1].reason), (Standing::Declined, Some(Reason::Venue)), "that it was stays");
        growth::write(house, &boss, node, takes(0), days(KEPT_DAYS + 1)).await.unwrap();
        assert_eq!(application::takers(house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn only_who_manages_reads_applications_and_what_is_missing_is_named() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.root.node();
        let boss = with_role(house, clinic.root, Role::Manager).await;
        growth::write(house, &boss, node, takes(1), noon()).await.unwrap();
        let kim = leader(house, clinic, "Kim").await;
        assert!(matches!(application::list(house, &kim, node).await, Err(ActionError::Denied(_))));
        let open = growth::write(house, &kim, clinic.group.node(), takes(1), noon()).await;
        assert!(matches!(open, Err(ActionError::Denied(_))), "a facilitator opens no list");
        let bare = application::make(house, node, Written { email: "me".into(), ..Written::default() }, noon()).await;
        let Err(ActionError::Refusals(problems)) = bare else { panic!("{bare:?}") };
        let at: Vec<&str> = problems.iter().map(|one| one.at.as_str()).collect();
        assert_eq!(at, ["name", "place", "email"]);
    })
    .await;
}
