//! The desk of those who keep the list.

pub(crate) mod review;
pub(crate) mod reviews;
