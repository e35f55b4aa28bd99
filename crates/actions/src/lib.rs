//! What people do: one function, one transaction each.
//!
//! **Invariant.** No HTTP, no HTML, no SQL text, and no waiting for the network inside a transaction. Time and ids are
//! arguments or come from the [`House`].

mod accept;
mod apply;
pub mod audit;
pub mod demo;
pub mod feed;
mod house;
pub mod identity;
pub mod import;
mod joining;
pub mod meeting;
pub mod publish;
pub mod question;
mod settle;
mod slugs;
mod snapshot;
mod stage;

pub use house::{ActionError, Home, House, Result};
pub use snapshot::{Snapshot, minute_of};
