//! A house with passkeys, and people in it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    ActionError, Home, House, Result, Stores,
    account::{self, Device},
    passkey,
    session::{self, Opened},
    signed::{Signed, Strength},
};
use openseat_content::{Content, Locale};
use openseat_outside::fetch::Recorded;
use openseat_passkey::WebAuthn;
use openseat_store::{Db, testing};
use serde_json::Value;
use webauthn_rs::prelude::Uuid;

use crate::device::Phone;

/// The site as browsers know it.
pub const ORIGIN: &str = "https://meetings.example.org";

/// So many seconds after a Monday's noon.
pub fn after(seconds: i64) -> Timestamp {
    "2026-11-23T12:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_secs(seconds)
}

/// When no proof is fresh any more.
pub fn late() -> Timestamp {
    after(3_600)
}

/// A house without passkeys.
pub async fn bare(db: &Db) -> House {
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let stores = Stores { data: db.clone(), keys: testing::key_store(), masters: testing::masters() };
    let content = Arc::new(Content::embedded());
    let house = House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, || Timestamp::UNIX_EPOCH);
    house.await.unwrap()
}

/// Runs a test in a new house on each engine.
pub async fn in_each_house(test: impl AsyncFn(House, Db)) {
    testing::each_bare_engine(async |db| {
        let house = bare(&db).await.with_passkeys(Arc::new(WebAuthn));
        test(house, db).await;
    })
    .await;
}

/// A new person, signed in with a passphrase.
pub async fn somebody(house: &House) -> Signed {
    let passphrase = "the bus was late on tuesday".to_owned();
    let started = account::start(house, passphrase, Locale::En, Device::default(), after(0)).await.unwrap();
    who(house, &started.opened.token, after(0)).await
}

/// A new person without a passphrase, as the sign-in of an organisation makes them.
pub async fn desk(house: &House, db: &Db) -> Signed {
    let person = Uuid::from_u128(77);
    let key = house.vault().make_person(person, after(0)).await.unwrap();
    let name = key.seal(openseat_store::account::name_cell(person), b"desk");
    let new = openseat_store::account::New { person, name_index: [1; 32], name, passphrase: None, recovery: None };
    db.write(async move |tx| {
        openseat_store::person::insert(tx, person, "en", after(0)).await?;
        openseat_store::account::insert(tx, &new, after(0)).await
    })
    .await
    .unwrap();
    Signed {
        person,
        session: Uuid::from_u128(78),
        strength: Strength::Two,
        proved_at: after(0),
        locale: None,
        grants: Vec::new(),
        second_proof_asked: false,
        erase_at: None,
    }
}

pub async fn who(house: &House, token: &str, now: Timestamp) -> Signed {
    session::who(house, token, now).await.unwrap().expect("signed in")
}

/// The challenge for a new passkey.
pub async fn ask(house: &House, who: &Signed) -> Value {
    let begun = passkey::begin_adding(house, who, ORIGIN, after(0)).await.unwrap();
    serde_json::from_str(&begun.options).unwrap()
}

/// Adds a passkey on a phone; what the browser answered.
pub async fn add(house: &House, who: &Signed, phone: &mut Phone, label: &str) -> Result<Value> {
    let begun = passkey::begin_adding(house, who, ORIGIN, after(0)).await?;
    let made = phone.add(ORIGIN, &begun.options).await.unwrap();
    let (ceremony, label) = (begun.ceremony, label.to_owned());
    passkey::finish_adding(house, who, ORIGIN, ceremony, made.to_string(), label, after(0)).await?;
    Ok(made)
}

/// Signs in with a phone.
pub async fn enter(house: &House, phone: &mut Phone, now: Timestamp) -> Result<Opened> {
    let begun = passkey::begin_sign_in(house, ORIGIN, now).await?;
    let answer = phone.answer(ORIGIN, &begun.options).await.unwrap().to_string();
    passkey::finish_sign_in(house, ORIGIN, begun.ceremony, answer, Device::default(), now).await
}

/// Where it was refused.
pub fn refused_at<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(ActionError::Refused(problem)) => problem.at,
        other => panic!("it was not refused: {other:?}"),
    }
}
