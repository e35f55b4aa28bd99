//! Sessions of groups: expected by the rule, written down by whoever runs the group, by two at once, and told as sums.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

mod door;
mod home;
mod listing;
mod saving;
