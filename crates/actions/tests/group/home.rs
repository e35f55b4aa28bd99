//! A clinic with two sites, a group at each, and meetings on the list.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    Home, House, Stores, group_session,
    group_session::{Brief, Entry},
    import::{Import, import},
    signed::{Signed, Strength},
};
use openseat_content::{Content, Locale};
use openseat_domain::{
    group_session::Change,
    organisation::{Path, Standing},
    role::{Grant, Role},
};
use openseat_outside::fetch::Recorded;
use openseat_store::{
    Db, Tx,
    node::{self, Node},
    person, testing,
};
use serde_json::json;
use uuid::Uuid;

/// The Monday of a meeting, half an hour before it begins.
pub fn evening() -> Timestamp {
    "2026-11-23T18:30:00Z".parse().unwrap()
}

pub fn days(days: i64) -> Timestamp {
    evening() + SignedDuration::from_hours(24 * days)
}

pub struct Clinic {
    pub root: Path,
    pub south: Path,
    /// The group at the northern site, which holds Harbour Lights on Mondays at seven.
    pub group: Path,
    pub facilitator: Signed,
}

/// Runs a test in a new house on each engine.
pub async fn in_each_house(test: impl AsyncFn(&House, &Db, &Clinic)) {
    testing::each_bare_engine(async |db| {
        let house = house(&db).await;
        let clinic = clinic(&house, &db).await;
        test(&house, &db, &clinic).await;
    })
    .await;
}

async fn house(db: &Db) -> House {
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let content = Arc::new(Content::embedded());
    let stores = Stores { data: db.clone(), keys: testing::key_store(), masters: testing::masters() };
    let house = House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, || Timestamp::UNIX_EPOCH);
    let house = house.await.unwrap();
    let meeting = |slug: &str, day: u8| {
        json!({
            "slug": slug, "name": "Harbour Lights", "day": day, "time": "19:00", "end_time": "20:30",
            "timezone": "Europe/London", "formatted_address": "1 Mill Lane, Leeds LS1 4AB, UK",
            "latitude": 53.7965, "longitude": -1.5478, "types": ["O"],
        })
    };
    let bytes = serde_json::to_vec(&[meeting("harbour-lights", 1), meeting("thursday-group", 4)]).unwrap();
    let ask = Import { name: "leeds".into(), address: "leeds.json".into(), who: "test".into(), ..Import::default() };
    import(&house, ask, bytes, days(-100), Arc::new(|_, _| ())).await.unwrap();
    house
}

async fn clinic(house: &House, db: &Db) -> Clinic {
    let root = Path::root(Uuid::from_u128(1));
    let below = |above: Path, id| above.below(Uuid::from_u128(id)).unwrap();
    let (north, south) = (below(root, 2), below(root, 3));
    let (group, _) = (below(north, 4), below(south, 5));
    let nodes = [(root, "Harbour Clinic"), (north, "North"), (south, "South"), (group, "Monday group")];
    db.write(async move |tx: &mut Tx| {
        for (path, name) in nodes {
            let (name, standing, made_at) = (name.to_owned(), Standing::None, days(-100));
            node::insert(tx, &Node { path, name, standing, two_proofs: false, made_at, closed_at: None }).await?;
        }
        Ok(())
    })
    .await
    .unwrap();
    let facilitator = staff(house, db, 100, Role::Facilitator, group).await;
    group_session::hold(house, &facilitator, group.node(), "harbour-lights", days(-30)).await.unwrap();
    Clinic { root, south, group, facilitator }
}

/// Somebody with a role.
pub async fn staff(house: &House, db: &Db, number: u128, role: Role, on: Path) -> Signed {
    let id = Uuid::from_u128(number);
    house.vault().make_person(id, days(-30)).await.unwrap();
    db.write(async move |tx| person::insert(tx, id, "en", days(-30)).await).await.unwrap();
    Signed {
        person: id,
        session: Uuid::from_u128(number + 1_000_000),
        strength: Strength::Two,
        proved_at: evening(),
        locale: Some(Locale::En),
        grants: vec![Grant { role, on }],
        second_proof_asked: false,
        erase_at: None,
    }
}

/// An entry with a number, by somebody who saw a version.
pub fn entry(number: u128, base: i64, changes: Vec<Change>) -> Entry {
    Entry { id: Uuid::from_u128(number), base, changes, settles: Vec::new(), leads: None }
}

/// The session of this evening.
pub async fn tonight(house: &House, who: &Signed) -> Brief {
    group_session::today(house, who, evening()).await.unwrap()[0].today[0].clone()
}
