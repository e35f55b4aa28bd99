//! The pages of the account, from their samples; and the ways in and out through the front door.

pub(crate) mod browser;
mod door;
mod guard;
mod render;
