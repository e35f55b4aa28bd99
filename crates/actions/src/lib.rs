//! What people do: one function, one transaction each.
//!
//! **Invariant.** No HTTP, no HTML, no SQL text, and no waiting for the network inside a transaction. Time and ids are
//! arguments or come from the [`House`].

mod accept;
pub mod account;
mod apply;
mod attempt;
pub mod audit;
pub mod bmlt_server;
pub mod demo;
pub mod erasure;
pub mod feed;
pub mod greeter;
pub mod greeting;
mod hashing;
mod house;
pub mod identity;
pub mod import;
mod joining;
pub mod keeper;
pub mod matching;
pub mod meeting;
pub mod old_address;
pub mod organisation;
pub mod passkey;
pub mod picture;
pub mod plan;
pub mod publish;
pub mod question;
pub mod response;
pub mod review;
mod semantic;
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
pub mod take;
pub mod totp;
pub mod trial;
pub mod validate;
pub mod wishes;

pub use house::{ActionError, Home, House, Result, Stores};
pub use openseat_outside::fetch::FetchError;
pub use snapshot::{Snapshot, minute_of};
