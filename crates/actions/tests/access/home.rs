//! A house for tests, and people in it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    ActionError, Home, House, Result, Stores,
    account::{self, Device, Refusal, Started},
    session,
    signed::Signed,
};
use openseat_content::{Content, Locale};
use openseat_outside::fetch::Recorded;
use openseat_store::{Db, testing};

/// What everyone in these tests signs in with.
pub const PASSPHRASE: &str = "the bus was late on tuesday";
/// Another one.
pub const OTHER: &str = "my dog eats bread with honey";

/// A Monday at noon.
pub fn noon() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().expect("a moment")
}

/// So many seconds after noon.
pub fn after(seconds: i64) -> Timestamp {
    noon() + SignedDuration::from_secs(seconds)
}

pub fn hours(hours: i64) -> Timestamp {
    after(hours * 3_600)
}

/// A phone in a network.
pub fn phone(network: &str) -> Device {
    Device { name: "Firefox on Android".into(), network: network.into() }
}

/// A house, and the database it stands on.
pub async fn house(db: &Db) -> House {
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let content = Arc::new(Content::embedded());
    let stores = Stores { data: db.clone(), keys: testing::key_store(), masters: testing::masters() };
    House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, || Timestamp::UNIX_EPOCH)
        .await
        .expect("an empty database opens")
}

/// Runs a test in a new house on each engine.
pub async fn in_each_house(test: impl AsyncFn(House, Db)) {
    testing::each_bare_engine(async |db| {
        let house = house(&db).await;
        test(house, db).await;
    })
    .await;
}

/// Somebody with a new space.
pub async fn somebody(house: &House) -> Started {
    account::start(house, PASSPHRASE.into(), Locale::En, phone("home"), noon()).await.expect("a space")
}

pub async fn sign_in(house: &House, name: &str, passphrase: &str, network: &str, now: Timestamp) -> Result<String> {
    account::sign_in(house, name.into(), passphrase.into(), phone(network), now).await.map(|opened| opened.token)
}

/// Who has the token.
pub async fn who(house: &House, token: &str, now: Timestamp) -> Option<Signed> {
    session::who(house, token, now).await.expect("the database answers")
}

/// The field and the reason of a refusal.
pub fn refusal<T: std::fmt::Debug>(result: Result<T>) -> (String, Refusal) {
    match result {
        Err(ActionError::Refused(problem)) => {
            let reason = Refusal::of(&problem).expect("a refusal has a reason");
            (problem.at, reason)
        }
        other => panic!("not refused: {other:?}"),
    }
}

/// From when on the next try is looked at.
pub fn wait<T: std::fmt::Debug>(result: Result<T>) -> Timestamp {
    match result {
        Err(ActionError::Wait { until }) => until,
        other => panic!("not told to wait: {other:?}"),
    }
}
