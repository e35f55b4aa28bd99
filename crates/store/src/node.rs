//! The tree of organisations, sites and groups.

pub(crate) const ALL: &[&str] = &[];
