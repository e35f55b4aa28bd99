//! A house with people and organisations in it.

use std::{collections::BTreeSet, sync::Arc};

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    Home, House, Stores, sharing,
    signed::{Signed, Strength},
};
use openseat_content::{Content, Locale};
use openseat_domain::{
    consent::{Draft, Field, Kind, Purpose, Recipient, Signature, Signer, Until},
    organisation::{Path, Standing},
    role::{Grant, Role},
};
use openseat_outside::fetch::Recorded;
use openseat_store::{
    Db,
    node::{self, Node},
    person, testing,
};
use uuid::Uuid;

/// A Monday at noon.
pub fn noon() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().expect("a moment")
}

/// So many days after noon.
pub fn days(days: i64) -> Timestamp {
    noon() + SignedDuration::from_hours(24 * days)
}

/// So many seconds after noon.
pub fn after(seconds: i64) -> Timestamp {
    noon() + SignedDuration::from_secs(seconds)
}

pub async fn house(db: &Db) -> House {
    house_with(db, testing::key_store()).await
}

pub async fn house_with(db: &Db, keys: Db) -> House {
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let content = Arc::new(Content::embedded());
    let stores = Stores { data: db.clone(), keys, masters: testing::masters() };
    House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, || Timestamp::UNIX_EPOCH)
        .await
        .expect("an empty database opens")
        .named("Harbour Recovery")
}

/// Runs a test in a new house on each engine.
pub async fn in_each_house(test: impl AsyncFn(House, Db)) {
    testing::each_bare_engine(async |db| {
        let house = house(&db).await;
        test(house, db).await;
    })
    .await;
}

/// Somebody who is signed in. Each number is another person.
pub async fn person(house: &House, db: &Db, number: u128) -> Signed {
    let id = Uuid::from_u128(number);
    house.vault().make_person(id, noon()).await.expect("the key store answers");
    db.write(async move |tx| person::insert(tx, id, "en", noon()).await).await.expect("the database answers");
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

/// Somebody with a role.
pub async fn staff(house: &House, db: &Db, number: u128, role: Role, on: Path) -> Signed {
    Signed { grants: vec![Grant { role, on }], ..person(house, db, number).await }
}

/// A node of that path.
pub async fn node(db: &Db, path: Path, name: &str, standing: Standing) -> Path {
    let node = Node { path, name: name.into(), standing, two_proofs: false, made_at: noon(), closed_at: None };
    db.write(async move |tx| node::insert(tx, &node).await).await.expect("the database answers");
    path
}

/// A treatment service with one site.
pub async fn clinic(db: &Db) -> (Path, Path) {
    let root = Path::root(Uuid::from_u128(500));
    let clinic = node(db, root, "Harbour Clinic", Standing::Part2).await;
    let below = clinic.below(Uuid::from_u128(501)).expect("a site");
    (clinic, node(db, below, "Elm Street", Standing::None).await)
}

/// What a person fills in to share their first name and where they went, for their care, for a month.
pub fn draft(to: &[Path]) -> Draft {
    Draft {
        kind: Some(Kind::Named),
        person_name: "Sam".into(),
        fields: BTreeSet::from([Field::FirstName, Field::Attendance]),
        recipients: to.iter().map(|path| Recipient { node: path.node(), name: String::new() }).collect(),
        purposes: BTreeSet::from([Purpose::Treatment]),
        until: Some(Until::Instant(days(30))),
        signature: Some(Signature::Typed("Sam".into())),
        signer: Some(Signer::Person),
        ..Draft::default()
    }
}

/// The code by which the node knows the person.
pub async fn code(house: &House, who: &Signed, consent: Uuid) -> String {
    let consents = sharing::consents(house, who, noon()).await.expect("the database answers");
    let found = consents.into_iter().find(|one| one.id == consent).expect("the consent is theirs");
    found.codes.into_iter().next().expect("there is a code").1
}

/// SplitMix64 (Steele, Lea, Flood 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    /// Some of them, at least one.
    pub fn some<T: Copy + Ord>(&mut self, all: &[T]) -> BTreeSet<T> {
        let mut some: BTreeSet<T> = all.iter().copied().filter(|_| self.roll(2) == 0).collect();
        some.insert(all[self.roll(all.len())]);
        some
    }
}
