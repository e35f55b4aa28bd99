//! A house with meetings, people whose spaces are old or new, and an office that keeps the list.

use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering::Relaxed},
};

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    Home, House, Stores,
    import::{Import, import},
    keeper,
    review::{Facts, Kept, Known, Outcome, Telling, Week, known, report, tell},
    signed::{Signed, Strength},
};
use openseat_content::{Content, Locale};
use openseat_domain::{
    organisation::{Path, Standing},
    review::{Medication, Welcome},
    role::{Actor, Grant, Role},
};
use openseat_outside::fetch::Recorded;
use openseat_store::{
    Db, meeting,
    node::{self, Node},
    person, testing,
};
use serde_json::json;
use uuid::Uuid;

/// A Monday at noon.
pub fn noon() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

/// So many days after noon.
pub fn days(days: i64) -> Timestamp {
    noon() + SignedDuration::from_hours(24 * days)
}

/// Five weekly meetings in Leeds: `meeting-0` to `meeting-4`.
pub async fn house(db: &Db) -> House {
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let content = Arc::new(Content::embedded());
    let stores = Stores { data: db.clone(), keys: testing::key_store(), masters: testing::masters() };
    let house = House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, || Timestamp::UNIX_EPOCH);
    let house = house.await.unwrap();
    let meetings: Vec<_> = (0..5)
        .map(|number| {
            json!({
                "slug": format!("meeting-{number}"), "name": format!("Harbour Lights {number}"), "day": 1, "time": "19:00",
                "timezone": "Europe/London", "formatted_address": format!("{number} Mill Lane, Leeds LS1 4AB, UK"),
                "latitude": 53.7965 + f64::from(number) / 10.0, "longitude": -1.5478, "types": ["O"],
            })
        })
        .collect();
    let ask = Import { name: "leeds".into(), address: "leeds.json".into(), who: "test".into(), ..Import::default() };
    let bytes = serde_json::to_vec(&meetings).unwrap();
    import(&house, ask, bytes, noon(), Arc::new(|_, _| ())).await.unwrap();
    house
}

/// Runs a test in a new house on each engine.
pub async fn in_each_house(test: impl AsyncFn(House, Db)) {
    testing::each_bare_engine(async |db| {
        let house = house(&db).await;
        test(house, db).await;
    })
    .await;
}

/// Somebody whose space was made so many days before noon.
pub async fn person_since(house: &House, db: &Db, number: u128, before: i64) -> Signed {
    let id = Uuid::from_u128(number);
    house.vault().make_person(id, days(-before)).await.unwrap();
    db.write(async move |tx| person::insert(tx, id, "en", days(-before)).await).await.unwrap();
    Signed {
        person: id,
        session: Uuid::from_u128(number + 1_000_000),
        strength: Strength::Two,
        proved_at: noon(),
        locale: Some(Locale::En),
        grants: Vec::new(),
        second_proof_asked: false,
        erase_at: None,
    }
}

/// Somebody who has been here for a while.
pub async fn person(house: &House, db: &Db, number: u128) -> Signed {
    person_since(house, db, number, 30).await
}

/// People who have been here for a while.
pub async fn people(house: &House, db: &Db, numbers: std::ops::Range<u128>) -> Vec<Signed> {
    let mut people = Vec::new();
    for number in numbers {
        people.push(person(house, db, number).await);
    }
    people
}

/// Somebody with a role in a new organisation, which may keep the list.
pub async fn staff(house: &House, db: &Db, number: u128, role: Role, keeps: bool) -> Signed {
    static NEXT: AtomicU32 = AtomicU32::new(500);
    let on = Path::root(Uuid::from_u128(u128::from(NEXT.fetch_add(1, Relaxed))));
    let node = Node {
        path: on,
        name: "Office".into(),
        standing: Standing::None,
        two_proofs: false,
        made_at: noon(),
        closed_at: None,
    };
    db.write(async move |tx| node::insert(tx, &node).await).await.unwrap();
    if keeps {
        assert!(keeper::name(house, &Actor::Operator, on.node(), noon()).await.unwrap());
    }
    Signed { grants: vec![Grant { role, on }], ..person(house, db, number).await }
}

/// That somebody felt welcome.
pub fn telling(number: u32) -> Telling {
    let facts = Facts { welcome: Some(Welcome::Yes), medication: Some(Medication::Supportive), ..Facts::default() };
    Telling {
        slug: format!("meeting-{number}"),
        week: Some(Week::of("2026-11-23".parse().unwrap())),
        facts,
        sentence: String::new(),
        as_it_is: false,
        keep_link: false,
        locale: Locale::En,
    }
}

/// The same with a sentence.
pub fn saying(number: u32, sentence: &str) -> Telling {
    Telling { sentence: sentence.into(), ..telling(number) }
}

/// Tells, and it is kept.
pub async fn told(house: &House, who: &Signed, telling: Telling, now: Timestamp) -> Kept {
    match tell(house, who, telling, now).await.unwrap() {
        Outcome::Kept(kept) => kept,
        other => panic!("not kept: {other:?}"),
    }
}

/// Tells without signing in.
pub async fn told_outside(house: &House, telling: Telling, now: Timestamp) {
    assert!(matches!(report(house, telling, now).await.unwrap(), Outcome::Kept(_)));
}

/// What is known of a meeting.
pub async fn known_of(house: &House, db: &Db, number: u32, now: Timestamp) -> Known {
    known(house, meeting_id(db, number).await, now).await.unwrap()
}

pub async fn meeting_id(db: &Db, number: u32) -> Uuid {
    let slug = format!("meeting-{number}");
    db.read(async move |tx| meeting::by_slug(tx, &slug).await).await.unwrap().unwrap().id
}

/// How many a statement counts.
pub async fn count(db: &Db, sql: &'static str) -> i64 {
    db.read(async move |tx| tx.one::<(i64,)>(sql, &[]).await).await.unwrap().0
}
