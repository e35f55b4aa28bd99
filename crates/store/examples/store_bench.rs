//! How fast the store is: durable concurrent inserts, and one large import.
//!
//! `cargo run --release -p openseat-store --features testing --example store_bench -- [ROWS]`
//!
//! Prints a line for each engine. PostgreSQL is the one of the tests, which does not sync, so only the embedded
//! figures are of durable writes.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use jiff::Timestamp;
use openseat_store::{
    Db, Result, args, change,
    listing::{self, Listing, Placed},
    meeting::{self, Meeting},
    migrate, source, testing,
};
use uuid::Uuid;

const TASKS: u128 = 64;
const EACH: u128 = 2_000;
const SOURCE: Uuid = Uuid::from_u128(1);

#[tokio::main]
#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
async fn main() -> Result<()> {
    let rows = std::env::args().nth(1).and_then(|rows| rows.parse().ok()).unwrap_or(300_000);
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("bench.db");
    for engine in ["sqlite", "postgres"] {
        let db = match engine {
            "sqlite" => Db::sqlite(&file)?,
            _ => Db::postgres(&testing::postgres_url(), 16)?,
        };
        migrate(&db, Uuid::from_u128(9), || Timestamp::UNIX_EPOCH).await?;
        let each = if engine == "sqlite" { EACH } else { EACH / 20 };
        let took = concurrent(&db, each).await?;
        println!("{engine}: {:.0} durable inserts/s by {TASKS} tasks", (TASKS * each) as f64 / took.as_secs_f64());
        for (what, took) in bulk(&db, rows).await? {
            println!("{engine}: {what}: {:.2} s for {rows}", took.as_secs_f64());
        }
    }
    Ok(())
}

/// Each task waits for its own commit before it goes on.
async fn concurrent(db: &Db, each: u128) -> Result<Duration> {
    testing::define(db, "CREATE TABLE bench (id {UUID} PRIMARY KEY, at BIGINT NOT NULL, words TEXT NOT NULL)").await?;
    let start = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for task in 0..TASKS {
        let db = db.clone();
        tasks.spawn(async move {
            for n in 0..each {
                let id = Uuid::from_u128(n << 64 | task);
                db.write(async move |tx| {
                    tx.exec("INSERT INTO bench (id, at, words) VALUES ($1, $2, $3)", &args![id, 1_i64, "some words"])
                        .await
                })
                .await?;
            }
            Ok(())
        });
    }
    tasks.join_all().await.into_iter().collect::<Result<()>>()?;
    Ok(start.elapsed())
}

async fn bulk(db: &Db, rows: u128) -> Result<Vec<(&'static str, Duration)>> {
    let listings: Arc<[Listing]> = (0..rows).map(listed).collect();
    let meetings: Arc<[Meeting]> = (0..rows).map(held).collect();
    let mut took = Vec::new();
    let mut start = Instant::now();
    let mut lap = |what| {
        took.push((what, start.elapsed()));
        start = Instant::now();
    };
    let again = Arc::clone(&listings);
    db.write(async move |tx| {
        listing::insert_many(tx, &again).await?;
        meeting::insert_many(tx, &meetings).await?;
        source::seen(tx, SOURCE, Timestamp::UNIX_EPOCH).await?;
        change::bump(tx, Timestamp::UNIX_EPOCH).await
    })
    .await?;
    lap("listings and meetings inserted in one transaction");
    let known = db.read(async |tx| listing::keys(tx, SOURCE).await).await?;
    assert_eq!(known.len() as u128, rows);
    lap("keys read");
    let bytes = db
        .read(async |tx| {
            let mut bytes = 0;
            listing::all_live_bodies(tx, |_, _, _, body| {
                bytes += body.len();
                Ok(())
            })
            .await?;
            Ok(bytes)
        })
        .await?;
    assert!(bytes as u128 > rows * 800);
    lap("bodies streamed");
    let shown = shown_count(db).await?;
    assert_eq!(shown, 0, "the source of the bench is not there yet");
    add_source(db).await?;
    let start_shown = Instant::now();
    assert_eq!(shown_count(db).await? as u128, rows);
    let shown = start_shown.elapsed();
    lap("(a source added)");
    let place = |l: &Listing| Placed { listing_id: l.id, meeting_id: l.meeting_id, link: None };
    let placed: Vec<Placed> = listings.iter().map(place).collect();
    lap("(places made)");
    db.write(async move |tx| listing::set_meeting_many(tx, &placed).await).await?;
    lap("listings put with their meetings");
    took.retain(|(what, _)| !what.starts_with('('));
    took.push(("shown meetings streamed", shown));
    Ok(took)
}

async fn shown_count(db: &Db) -> Result<usize> {
    db.read(async |tx| {
        let mut count = 0;
        meeting::shown(tx, |_| {
            count += 1;
            Ok(())
        })
        .await?;
        Ok(count)
    })
    .await
}

async fn add_source(db: &Db) -> Result<()> {
    let source = openseat_domain::source::Source {
        id: SOURCE,
        name: "bench".into(),
        address: "bench".into(),
        fellowship: None,
        zone: None,
        every_minutes: None,
        made_up: true,
        health: Default::default(),
    };
    db.write(async move |tx| source::insert(tx, &source, Timestamp::UNIX_EPOCH).await).await
}

/// A listing with a body of about 900 bytes. Ids ascend with time, as version 7 ids do.
fn listed(number: u128) -> Listing {
    let body = format!(
        "{{\"key\":\"{number}\",\"name\":\"Early Risers\",\"notes\":\"{}\"}}",
        "Come in by the side door. ".repeat(32)
    );
    Listing {
        id: Uuid::from_u128(number << 64 | 1),
        source_id: SOURCE,
        key: format!("meeting-{:x}", number.wrapping_mul(0x9E37_79B9) & 0xFFFF_FFFF),
        state: listing::State::Live,
        hash: listing::hash(&body),
        meeting_id: Some(Uuid::from_u128(number << 64 | 2)),
        link: None,
        first_seen: Timestamp::UNIX_EPOCH,
        last_seen: Timestamp::UNIX_EPOCH,
        changed_at: Timestamp::UNIX_EPOCH,
        body,
    }
}

fn held(number: u128) -> Meeting {
    Meeting {
        id: Uuid::from_u128(number << 64 | 2),
        slug: format!("early-risers-{:x}", number.wrapping_mul(0x85EB_CA6B) & 0xFFFF_FFFF),
        shown_listing: Some(Uuid::from_u128(number << 64 | 1)),
        state: meeting::State::Live,
        created_at: Timestamp::UNIX_EPOCH,
        changed_at: Timestamp::UNIX_EPOCH,
    }
}
