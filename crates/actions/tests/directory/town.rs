//! A house for tests, and small lists to bring into it.

use std::sync::Arc;

use jiff::Timestamp;
use openseat_actions::{
    Home, House, Stores,
    import::{Import, Imported, import},
};
use openseat_content::Content;
use openseat_outside::fetch::{Fetch, Recorded};
use openseat_store::{Db, testing};
use serde_json::{Value, json};

/// A Monday at noon in Leeds.
pub const NOON: &str = "2026-11-23T12:00:00Z";

/// A moment written out.
pub fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment in a test is well written")
}

/// A house over a database, with recorded answers of the web.
pub async fn house(db: Db, web: Recorded) -> House {
    house_with(db, Arc::new(web)).await
}

/// The same over any web.
pub async fn house_with(db: Db, web: Arc<dyn Fetch>) -> House {
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let content = Arc::new(Content::embedded());
    let stores = Stores { data: db, keys: testing::key_store(), masters: testing::masters() };
    House::open(stores, content, web, [1; 32], home, || Timestamp::UNIX_EPOCH).await.expect("an empty database opens")
}

/// Runs a test in a new house on each engine.
pub async fn in_each_house(test: impl AsyncFn(House)) {
    testing::each_bare_engine(async |db| test(house(db, Recorded::default()).await).await).await;
}

/// A weekly meeting on Mondays at seven in Leeds.
pub fn monday(slug: &str, name: &str) -> Value {
    json!({
        "slug": slug, "name": name, "day": 1, "time": "19:00", "end_time": "20:00", "timezone": "Europe/London",
        "formatted_address": format!("{} Example Street, Leeds LS1 4AB, UK", slug.len()),
        "latitude": 53.7965, "longitude": -1.5478, "types": ["O"],
    })
}

/// So many meetings on Mondays.
pub fn mondays(count: usize) -> Vec<Value> {
    (0..count).map(|n| monday(&format!("meeting-{n}"), &format!("Meeting {n}"))).collect()
}

/// Bytes of a list.
pub fn list(meetings: &[Value]) -> Vec<u8> {
    serde_json::to_vec(meetings).expect("JSON is JSON")
}

/// Brings bytes in under a name.
pub async fn bring(house: &House, name: &str, bytes: Vec<u8>) -> openseat_actions::Result<Imported> {
    let ask = Import { name: name.into(), address: format!("{name}.json"), who: "test".into(), ..Import::default() };
    import(house, ask, bytes, at(NOON), Arc::new(|_, _| ())).await
}

/// How many meetings a person can find.
pub fn shown(house: &House) -> usize {
    house.snapshot().len()
}
