//! Whether two listings are the same meeting: a scored rule that can explain itself.
//!
//! Feeds overlap, and each has its own ids and slugs; these are never looked at. What counts is what a person would
//! compare: the place, the time, the name, the way in. See docs/identity.md for the rule and how well it does.

pub mod address;
mod cluster;
mod features;
mod reason;
mod score;
mod tokens;

pub use cluster::{Cluster, Decision, Entry, Link, cluster};
pub use features::Features;
pub use reason::Reason;
pub use score::{Verdict, compare};
