//! The desk of those who keep the list.

pub(crate) mod contact;
pub(crate) mod freshness;
pub(crate) mod review;
pub(crate) mod reviews;
pub(crate) mod suggestion;
pub(crate) mod suggestions;
