//! What people tell of groups: told blindly, looked at by a person, and known only of five.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

mod blind;
mod crowd;
mod desk;
mod home;
mod known;
mod telling;
