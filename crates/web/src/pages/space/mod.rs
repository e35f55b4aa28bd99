//! A person's own space: what they keep, who can see what, and how they take it with them or delete it.

pub(crate) mod about;
mod choice;
pub(crate) mod circle;
pub(crate) mod consent;
pub(crate) mod day;
pub(crate) mod form;
pub(crate) mod greet;
pub(crate) mod greetings;
pub(crate) mod home;
pub(crate) mod keep;
pub(crate) mod new;
pub(crate) mod offer;
pub(crate) mod offline;
pub(crate) mod plan;
pub(crate) mod reminder;
pub(crate) mod request;
pub(crate) mod review;
pub(crate) mod reviews;
pub(crate) mod said;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod self_check;
pub(crate) mod sharing;
mod statements;
pub(crate) mod take;
pub(crate) mod tap;
mod today;
pub(crate) mod trials;
pub(crate) mod visits;
pub(crate) mod wish;
pub(crate) mod wishes;
