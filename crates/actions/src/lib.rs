//! What people do: one function, one transaction each.
//!
//! **Invariant.** No HTTP, no HTML, no SQL text, and no waiting for the network inside a transaction. Time and ids are
//! arguments or come from the [`House`].

mod accept;
pub mod account;
pub mod activity;
mod amendment;
mod apply;
mod attempt;
pub mod attendance_proof;
pub mod audit;
pub mod bmlt_server;
pub mod contact;
pub mod demo;
pub mod erasure;
pub mod feed;
pub mod freshness;
pub mod greeter;
pub mod greeting;
mod group_link;
mod hashing;
mod house;
pub mod hsds;
pub mod identity;
pub mod import;
mod joining;
pub mod keeper;
pub mod keeping;
pub mod letter;
pub mod link;
pub mod matching;
pub mod meeting;
pub mod member_survey;
pub mod notice;
pub mod old_address;
pub mod organisation;
pub mod passkey;
pub mod picture;
pub mod plan;
pub mod publish;
pub mod question;
pub mod report;
pub mod response;
pub mod review;
pub mod semantic;
pub mod session;
mod settle;
pub mod sharing;
pub mod signed;
mod signs;
mod slugs;
mod snapshot;
pub mod space;
pub mod staff;
mod stage;
pub mod suggestion;
pub mod take;
pub mod totp;
pub mod trial;
pub mod validate;
pub mod whole;
pub mod wishes;

pub use house::{ActionError, Home, House, Result, Stores};
pub use openseat_outside::fetch::FetchError;
pub use snapshot::{Snapshot, minute_of};
