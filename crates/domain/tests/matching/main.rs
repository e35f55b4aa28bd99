//! What the matcher promises, whatever anyone answers and whatever is in reach.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

mod chosen;
mod gathered;
mod left_out;
mod moved;
mod reasons;
mod world;
