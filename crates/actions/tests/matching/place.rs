//! Two small worlds: the made-up town, and a list of made-up meetings in and around Portland, Oregon.

use std::sync::Arc;

use jiff::Timestamp;
use openseat_actions::{
    Home, House, Stores, demo,
    import::{Import, import},
};
use openseat_content::Content;
use openseat_outside::fetch::Recorded;
use openseat_store::testing;

/// A Tuesday morning on the west coast of the United States.
pub const NOW: &str = "2026-11-24T16:00:00Z";

pub fn now() -> Timestamp {
    NOW.parse().unwrap()
}

/// A house at home in the United States.
async fn house() -> House {
    let home = Home { country: "US".into(), zone: "America/New_York".into() };
    let content = Arc::new(Content::embedded());
    let stores = Stores { data: testing::key_store(), keys: testing::key_store(), masters: testing::masters() };
    House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, now).await.unwrap()
}

/// The made-up town.
pub async fn town() -> House {
    let house = house().await;
    demo::load_if_empty(&house, now()).await.unwrap();
    house.refresh(now()).await.unwrap();
    house
}

/// The list of made-up meetings.
pub async fn list() -> House {
    let house = house().await;
    let ask = Import { name: "list".into(), address: "meetings.csv".into(), who: "test".into(), ..Import::default() };
    let bytes = include_bytes!("meetings.csv").to_vec();
    let imported = import(&house, ask, bytes, now(), Arc::new(|_, _| ())).await.unwrap();
    assert_eq!(imported.reading.refused, 0, "{:?}", imported.reading.problems);
    house.refresh(now()).await.unwrap();
    house
}
