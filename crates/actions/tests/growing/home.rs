//! A clinic with a site and a group, people in their roles, and letters that are kept.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    Home, House, Stores,
    account::{self, Device},
    facilitator::{self, Offer},
    organisation, session,
    signed::Signed,
};
use openseat_content::{Content, Locale};
use openseat_domain::{
    facilitator::{Credential, Level, Training},
    organisation::{Path, Standing},
    role::{Actor, Role},
};
use openseat_outside::{fetch::Recorded, mail::Kept};
use openseat_store::{Db, testing};

/// A Friday at noon.
pub fn noon() -> Timestamp {
    "2026-11-27T12:00:00Z".parse().unwrap()
}

pub fn days(days: i64) -> Timestamp {
    noon() + SignedDuration::from_hours(24 * days)
}

pub fn day(text: &str) -> jiff::civil::Date {
    text.parse().unwrap()
}

pub struct Clinic {
    pub root: Path,
    pub group: Path,
    pub post: Arc<Kept>,
}

/// Runs a test in a new house on each engine.
pub async fn in_each_house(test: impl AsyncFn(&House, &Db, &Clinic)) {
    testing::each_bare_engine(async |db| {
        let home = Home { country: "GB".into(), zone: "Europe/London".into() };
        let stores = Stores { data: db.clone(), keys: testing::key_store(), masters: testing::masters() };
        let content = Arc::new(Content::embedded());
        let house =
            House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, || Timestamp::UNIX_EPOCH);
        let post = Arc::new(Kept::default());
        let house = house.await.unwrap().with_post(post.clone(), "https://seat.example.org");
        let by = Actor::Operator;
        let root = organisation::make(&house, &by, "Harbour Clinic", Standing::None, noon()).await.unwrap();
        let site = organisation::make_below(&house, &by, root.node(), "North", noon()).await.unwrap();
        let group = organisation::make_below(&house, &by, site.node(), "Monday group", noon()).await.unwrap();
        test(&house, &db, &Clinic { root, group, post }).await;
    })
    .await;
}

/// Somebody new with a role.
pub async fn with_role(house: &House, node: Path, role: Role) -> Signed {
    // The operator gives no role that reads of people; a manager does.
    let by = match role {
        Role::Clinician | Role::Coach | Role::Supervisor => {
            Box::pin(with_role(house, node, Role::Manager)).await.actor()
        }
        _ => Actor::Operator,
    };
    let link = organisation::invite(house, &by, node.node(), role, 7, noon()).await.unwrap();
    let device = Device { name: "Firefox".into(), network: format!("{role:?}{}", node.node()) };
    let words = "the bus was late on tuesday".to_owned();
    let token = account::start(house, words, Locale::En, device, noon()).await.unwrap().opened.token;
    let who = session::who(house, &token, noon()).await.unwrap().unwrap();
    organisation::accept(house, &who, &link, noon()).await.unwrap();
    session::who(house, &token, noon()).await.unwrap().unwrap()
}

/// Somebody who leads the group under a name.
pub async fn leader(house: &House, clinic: &Clinic, name: &str) -> Signed {
    let who = with_role(house, clinic.group, Role::Facilitator).await;
    let offer = Offer { name: name.into(), email: format!("{}@example.org", name.to_lowercase()), background: None };
    facilitator::give(house, &who, clinic.group.node(), offer, Locale::En, noon()).await.unwrap();
    who
}

pub fn course(done_on: &str) -> Credential {
    Credential::Training(Training {
        course: "smart-facilitator".into(),
        name: "SMART Facilitator".into(),
        provider: "UK SMART Recovery".into(),
        level: Level::Facilitator,
        done_on: day(done_on),
        expires_on: None,
        hours: Some(9),
        certificate: String::new(),
    })
}
