//! What a person wants to be reminded of, by which ways, and when it had better be quiet.

pub(crate) mod calendar;
pub(crate) mod edit;
pub(crate) mod list;
pub(crate) mod quiet;
mod read;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod ways;
mod words;
