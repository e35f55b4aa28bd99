//! The store on both engines. One binary, so that the PostgreSQL of the tests starts once.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test says what it finds and panics where it fails")]

mod audit;
mod catalogue;
mod conflict;
mod directory;
mod durability;
mod greeting;
mod job;
mod migration;
mod organisation;
mod passkey;
mod personal;
mod review;
mod seal;
mod security;
mod tls;
mod transaction;
mod vault;

use jiff::Timestamp;
use uuid::Uuid;

/// An instant, `seconds` after a fixed one.
fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + seconds).unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}
