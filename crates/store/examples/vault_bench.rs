//! How much sealing costs.
//!
//! `cargo run --release -p openseat-store --features testing --example vault_bench`
//!
//! Prints microseconds for each: a field of 200 bytes sealed and opened, a blind index, a pseudonym, and a person's key
//! fetched from the key store and unwrapped. The median of nine rounds; limits are those that pages were planned with.

use std::{hint::black_box, time::Instant};

use jiff::Timestamp;
use openseat_store::{Cell, Result, Secrets, Vault, testing};
use uuid::Uuid;

const ROUNDS: usize = 9;
const CELL: Cell = Cell { table: "about", column: "sealed", row: Uuid::nil() };

#[tokio::main(flavor = "current_thread")]
#[expect(clippy::print_stdout, reason = "the figures are what it is run for")]
async fn main() -> Result<()> {
    let vault = open().await?;
    let people: Vec<Uuid> = (1..=1_000).map(Uuid::from_u128).collect();
    for &person in &people {
        vault.make_person(person, Timestamp::UNIX_EPOCH).await?;
    }
    let key = vault.person(people[0]).await?.expect("it was made a moment ago");
    let plain = [7; 200];
    let sealed = key.seal(CELL, &plain);
    let figures = [
        ("seal a field of 200 bytes", 2.0, micros(10_000, || drop(black_box(key.seal(CELL, black_box(&plain)))))),
        ("open a field of 200 bytes", 2.0, micros(10_000, || drop(black_box(key.unseal(CELL, black_box(&sealed)))))),
        (
            "blind index",
            1.0,
            micros(10_000, || {
                let _ = black_box(vault.index("name", black_box("amber otter lantern")));
            }),
        ),
        ("pseudonym", 1.5, micros(10_000, || drop(black_box(key.pseudonym())))),
        ("fetch and unwrap a person's key", 200.0, fetch(&vault, &people).await?),
    ];
    for (what, limit, took) in figures {
        let mark = if took <= limit { "" } else { "  MORE THAN PLANNED" };
        println!("{what:<34} {took:>8.2} µs   (planned: {limit} µs){mark}");
    }
    Ok(())
}

async fn open() -> Result<Vault> {
    let owner = Uuid::from_u128(1);
    Vault::open(testing::key_store(), testing::masters(), Secrets::new([1; 32]), owner, || Timestamp::UNIX_EPOCH).await
}

fn micros(times: u32, mut work: impl FnMut()) -> f64 {
    median(std::array::from_fn(|_| {
        let began = Instant::now();
        (0..times).for_each(|_| work());
        began.elapsed().as_secs_f64() * 1e6 / f64::from(times)
    }))
}

async fn fetch(vault: &Vault, people: &[Uuid]) -> Result<f64> {
    let mut rounds = [0.0; ROUNDS];
    for round in &mut rounds {
        let began = Instant::now();
        for &person in people {
            black_box(vault.person(person).await?);
        }
        *round = began.elapsed().as_secs_f64() * 1e6 / people.len() as f64;
    }
    Ok(median(rounds))
}

fn median(mut rounds: [f64; ROUNDS]) -> f64 {
    rounds.sort_by(f64::total_cmp);
    rounds[ROUNDS / 2]
}
