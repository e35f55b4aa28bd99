//! How long 300,000 meetings take as a Meeting Guide feed, and what memory it takes beside the directory.
//!
//!     cargo run --release --package openseat-actions --example feed_bench [-- MEETINGS]

use std::{sync::Arc, time::Instant};

use jiff::Timestamp;
use openseat_actions::{
    Home, House, Stores,
    import::{Import, import},
    publish::Wanted,
};
use openseat_content::Content;
use openseat_outside::fetch::Recorded;
use openseat_store::{Db, testing};
use serde_json::json;

fn now() -> Timestamp {
    "2026-11-26T18:00:00Z".parse().expect("a time is well written")
}

/// The most memory that the program has held, in megabytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn list(meetings: usize) -> Vec<u8> {
    let towns = ["Leeds", "York", "Hull", "Bath", "Ripon"];
    let row = |n: usize| {
        json!({
            "slug": format!("meeting-{n}"), "name": format!("Meeting of the hour {n}"), "day": n % 7,
            "time": format!("{:02}:{:02}", n % 24, n % 60), "timezone": "Europe/London", "types": ["O", "D", "X"],
            "location": format!("Hall number {}", n % 9000), "address": format!("{} Mill Lane", n % 300),
            "city": towns[n % 5], "country": "UK", "latitude": 53.0 + (n % 1000) as f64 / 1000.0,
            "longitude": -1.5 - (n / 1000 % 1000) as f64 / 1000.0, "group": format!("Group {}", n % 100_000),
            "notes": format!("Ring the bell {} times. Coffee at the back, doors open early.", n % 13),
        })
    };
    serde_json::to_vec(&(0..meetings).map(row).collect::<Vec<_>>()).expect("JSON")
}

#[tokio::main]
#[allow(clippy::print_stdout)] // it is a measurement
async fn main() {
    let meetings = std::env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(300_000);
    let folder = tempfile::tempdir().expect("a folder");
    let db = Db::sqlite(folder.path().join("bench.db")).expect("a database");
    let stores = Stores { data: db, keys: testing::key_store(), masters: testing::masters() };
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let content = Arc::new(Content::embedded());
    let house = House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, now).await.expect("a house");
    let ask = Import { name: "bench".into(), ..Import::default() };
    import(&house, ask, list(meetings), now(), Arc::new(|_, _| ())).await.expect("the list comes in");
    let feed = Arc::clone(&house.snapshot().feed);
    println!("{} meetings, {} MB kept packed, peak so far {} MB", feed.len(), feed.memory() >> 20, peak());
    let before = peak();
    let began = Instant::now();
    let sent: usize = Arc::clone(&feed).packed().map(|piece| piece.len()).sum();
    println!("whole as gzip: {} MB in {:?}", sent >> 20, began.elapsed());
    let began = Instant::now();
    let sent: usize = Arc::clone(&feed).texts(&Wanted::default()).expect("all").map(|piece| piece.len()).sum();
    println!("whole as text: {} MB in {:?}", sent >> 20, began.elapsed());
    let began = Instant::now();
    let town = Wanted { regions: vec!["York".into()], ..Wanted::default() };
    let sent: usize = Arc::clone(&feed).texts(&town).expect("a town").map(|piece| piece.len()).sum();
    println!(
        "a fifth as text: {} MB in {:?}; {} MB more than before at most",
        sent >> 20,
        began.elapsed(),
        peak() - before
    );
    let began = Instant::now();
    house.refresh(now()).await.expect("built anew");
    println!("the directory built anew, feed and all, in {:?}", began.elapsed());
}
