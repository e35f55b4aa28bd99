//! What people are shown who tell what they need: written cases, and the promises that hold for each.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

mod case;
mod cases;
mod place;
mod told;
