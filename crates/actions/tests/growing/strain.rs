//! The three answers on strain, and the one person who may see them.

use openseat_actions::{
    ActionError, House, facilitator,
    response::{self, Page},
    sharing::{self, Choice},
    signed::Signed,
};
use openseat_content::Locale;
use openseat_domain::{
    consent::Purpose,
    form::{Answers, Value},
    role::Role,
};
use openseat_store::Db;
use uuid::Uuid;

use crate::home::{Clinic, days, in_each_house, leader, noon, with_role};

async fn answer(house: &House, who: &Signed, tired: i64, day: i64) {
    let mut given = Answers::default();
    given.set("tired", vec![Value::Whole(tired)]);
    let info = house.content().forms().id(facilitator::STRAIN).unwrap();
    let asked = vec!["tired".to_owned()];
    let page = Page { response: None, asked, given, last: true, locale: Locale::En, entry: None };
    response::save(house, who, info, page, days(day)).await.unwrap().unwrap();
}

fn to(who: &Signed) -> Choice {
    Choice { to: who.person, signature: "Kim".into(), version: String::new() }
}

/// How tired somebody says they are, as another reads it; `None` when nothing is shown.
async fn read(house: &House, who: &Signed, node: Uuid, whose: &Signed, day: i64) -> Option<Vec<Value>> {
    let view = sharing::read_strain(house, who, node, whose.person, days(day)).await.unwrap()?;
    Some(view.answers.map(|kept| kept.answers.values("tired").to_vec()).unwrap_or_default())
}

#[tokio::test]
async fn one_person_sees_the_last_answers_and_those_to_come_until_it_is_taken_back() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let kim = leader(house, clinic, "Kim").await;
        let (looks, boss) = (
            with_role(house, clinic.group, Role::Supervisor).await,
            with_role(house, clinic.root, Role::Manager).await,
        );
        let host = with_role(house, clinic.group, Role::HostWorker).await;
        answer(house, &kim, 7, 0).await;
        assert_eq!(read(house, &looks, node, &kim, 0).await, None, "nothing was signed");
        let id = sharing::show_strain(house, &kim, node, to(&looks), Locale::En, noon()).await.unwrap();
        assert_eq!(read(house, &looks, node, &kim, 1).await, Some(vec![Value::Whole(7)]));
        answer(house, &kim, 3, 2).await;
        assert_eq!(read(house, &looks, node, &kim, 3).await, Some(vec![Value::Whole(3)]), "those to come");
        for who in [&boss, &host, &kim] {
            assert_eq!(read(house, who, node, &kim, 3).await, None);
        }
        let member = with_role(house, clinic.group, Role::Member).await;
        let denied = sharing::read_strain(house, &member, node, kim.person, days(3)).await;
        assert!(matches!(denied, Err(ActionError::Denied(_))));
        let sharers = sharing::sharers(house, &looks, node, days(3)).await.unwrap();
        assert!(sharers.is_empty(), "who shows answers to one person shares no record with the node");
        let seen = sharing::disclosures(house, &kim).await.unwrap();
        assert_eq!(seen.len(), 2);
        assert!(seen.iter().all(|one| one.consent == Some(id) && one.purpose == Purpose::MyRequest), "{seen:?}");
        assert!(sharing::stop(house, &kim, id, days(4)).await.unwrap());
        assert_eq!(read(house, &looks, node, &kim, 4).await, None);
        assert_eq!(sharing::disclosures(house, &kim).await.unwrap().len(), 2, "what was not read is not in the list");
    })
    .await;
}

#[tokio::test]
async fn another_choice_ends_the_one_before_and_who_stops_leading_shows_nothing() {
    in_each_house(async |house, _: &Db, clinic: &Clinic| {
        let node = clinic.group.node();
        let (kim, ash) = (leader(house, clinic, "Kim").await, leader(house, clinic, "Ash").await);
        let looks = with_role(house, clinic.group, Role::Supervisor).await;
        answer(house, &kim, 7, 0).await;
        let choose =
            async |who: &Signed, day| sharing::show_strain(house, &kim, node, to(who), Locale::En, days(day)).await;
        choose(&looks, 0).await.unwrap();
        choose(&ash, 1).await.unwrap();
        assert_eq!(read(house, &looks, node, &kim, 1).await, None);
        assert!(read(house, &ash, node, &kim, 1).await.is_some());
        let member = with_role(house, clinic.group, Role::Member).await;
        for who in [&kim, &member] {
            assert!(matches!(choose(who, 1).await, Err(ActionError::Refused(_))), "not oneself, nor who sees no desk");
        }
        let nameless = Choice { signature: " ".into(), ..to(&looks) };
        let unsigned = sharing::show_strain(house, &kim, node, nameless, Locale::En, days(1)).await;
        assert!(matches!(unsigned, Err(ActionError::Refusals(_))));
        let outside = sharing::show_strain(house, &looks, node, to(&ash), Locale::En, days(1)).await;
        assert!(matches!(outside, Err(ActionError::Denied(_))), "who does not lead has nothing to show");
        assert_eq!(read(house, &ash, node, &kim, 400).await, None, "it ends after a year");
        facilitator::leave(house, &kim, node, days(2)).await.unwrap();
        assert_eq!(read(house, &ash, node, &kim, 2).await, None);
        assert!(sharing::consents(house, &kim, days(2)).await.unwrap().iter().all(|one| !one.holds));
    })
    .await;
}
