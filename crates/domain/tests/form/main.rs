//! Forms: what is asked, what may be answered, how it is counted.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

mod asking;
mod counting;
mod made;
mod writing;
