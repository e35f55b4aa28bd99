//! A person's own space: what they keep, who can see what, and how they take it with them or delete it.

pub(crate) mod about;
mod choice;
pub(crate) mod consent;
mod day;
pub(crate) mod home;
pub(crate) mod keep;
pub(crate) mod new;
pub(crate) mod said;
#[cfg(test)]
pub(crate) mod samples;
pub(crate) mod sharing;
mod statements;
pub(crate) mod take;
pub(crate) mod tap;
pub(crate) mod trials;
pub(crate) mod visits;
pub(crate) mod wish;
pub(crate) mod wishes;
