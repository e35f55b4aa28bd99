//! What a permit and its durable line add to a page: `cargo run --release -p openseat-actions --example permit_bench FOLDER`
//!
//! FOLDER stands on the disk that is asked about. Prints the time of one reading of what a person shares (name, way to
//! reach them, 50 visits): consents loaded and opened, permit made, record read and opened, disclosure and audit rows
//! written and synced. Then the same for each way of finding nothing.

#![allow(clippy::print_stdout, clippy::disallowed_methods, clippy::unwrap_used, reason = "a program that measures")]

use std::{
    collections::BTreeSet,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use openseat_actions::{
    Home, House, Stores, sharing,
    signed::{Signed, Strength},
    space,
};
use openseat_content::Content;
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

const READINGS: usize = 1_000;
const TOGETHER: usize = 20;

fn noon() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".into()));
    let folder = tempfile::tempdir_in(folder).unwrap();
    let db = Db::sqlite(folder.path().join("data.db")).unwrap();
    let keys = Db::sqlite(folder.path().join("keys.db")).unwrap();
    let home = Home { country: "GB".into(), zone: "Europe/London".into() };
    let stores = Stores { data: db.clone(), keys, masters: testing::masters() };
    let content = Arc::new(Content::embedded());
    let house = House::open(stores, content, Arc::new(Recorded::default()), [1; 32], home, noon).await.unwrap();
    let clinic = Path::root(Uuid::from_u128(500));
    let made = Node {
        path: clinic,
        name: "Harbour Clinic".into(),
        standing: Standing::Part2,
        two_proofs: false,
        made_at: noon(),
        closed_at: None,
    };
    db.write(async move |tx| node::insert(tx, &made).await).await.unwrap();
    let sam = somebody(&house, &db, 1, None).await;
    let ray = somebody(&house, &db, 2, Some(clinic)).await;
    space::write(&house, &sam, Field::FirstName, "Sam", noon()).await.unwrap();
    space::write(&house, &sam, Field::Contact, "Text me.", noon()).await.unwrap();
    for number in 0..50 {
        let day = "2026-11-20".parse().unwrap();
        space::add_visit(&house, &sam, &format!("Meeting {number}"), None, day, noon()).await.unwrap();
    }
    let live = share(&house, &sam, clinic, 30).await;
    let ended = somebody(&house, &db, 3, None).await;
    let ended = share(&house, &ended, clinic, 0).await;
    let stopped_by = somebody(&house, &db, 4, None).await;
    let stopped = share(&house, &stopped_by, clinic, 30).await;
    let consents = sharing::consents(&house, &stopped_by, noon()).await.unwrap();
    sharing::stop(&house, &stopped_by, consents[0].id, noon()).await.unwrap();
    let mut cases = [
        ("shared", live.as_str(), Purpose::Treatment, Vec::new()),
        ("no such code", "222-222", Purpose::Treatment, Vec::new()),
        ("ended", ended.as_str(), Purpose::Treatment, Vec::new()),
        ("stopped", stopped.as_str(), Purpose::Treatment, Vec::new()),
        ("for another purpose", live.as_str(), Purpose::Support, Vec::new()),
    ];
    // In turns, so that whatever else the machine does hits all of them alike.
    for _ in 0..READINGS {
        for (_, code, purpose, times) in &mut cases {
            times.push(reading(&house, &ray, clinic, code, *purpose).await);
        }
    }
    for (what, _, _, times) in cases {
        print(what, times);
    }
    let mut times = Vec::new();
    for _ in 0..READINGS / TOGETHER {
        let readings = (0..TOGETHER).map(|_| reading(&house, &ray, clinic, &live, Purpose::Treatment));
        times.extend(join_all(readings).await);
    }
    print(&format!("shared, {TOGETHER} at a time"), times);
}

async fn somebody(house: &House, db: &Db, number: u128, works_at: Option<Path>) -> Signed {
    let id = Uuid::from_u128(number);
    house.vault().make_person(id, noon()).await.unwrap();
    db.write(async move |tx| person::insert(tx, id, "en", noon()).await).await.unwrap();
    Signed {
        person: id,
        session: Uuid::from_u128(number + 1_000),
        strength: Strength::Two,
        proved_at: noon(),
        locale: None,
        grants: works_at.map(|on| Grant { role: Role::Clinician, on }).into_iter().collect(),
        second_proof_asked: false,
        erase_at: None,
    }
}

/// The code of somebody who shares until so many days and a second from noon.
async fn share(house: &House, who: &Signed, with: Path, days: i64) -> String {
    let until = noon() + SignedDuration::from_hours(24 * days) + SignedDuration::from_secs(1);
    let draft = Draft {
        kind: Some(Kind::Named),
        person_name: "Sam".into(),
        fields: BTreeSet::from([Field::FirstName, Field::Contact, Field::Attendance]),
        recipients: BTreeSet::from([Recipient { node: with.node(), name: String::new() }]),
        purposes: BTreeSet::from([Purpose::Treatment]),
        until: Some(Until::Instant(until)),
        signature: Some(Signature::Typed("Sam".into())),
        signer: Some(Signer::Person),
        ..Draft::default()
    };
    sharing::sign(house, who, draft, noon()).await.unwrap();
    sharing::consents(house, who, noon()).await.unwrap()[0].codes[0].1.clone()
}

fn after() -> Timestamp {
    noon() + SignedDuration::from_secs(60)
}

async fn reading(house: &House, who: &Signed, on: Path, code: &str, purpose: Purpose) -> Duration {
    let start = Instant::now();
    sharing::read(house, who, on.node(), code, purpose, after()).await.unwrap();
    start.elapsed()
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: usize| times[(times.len() - 1) * part / 100];
    println!("{what:24} p50 {:>10.2?}  p99 {:>10.2?}  of {}", at(50), at(99), times.len());
}
