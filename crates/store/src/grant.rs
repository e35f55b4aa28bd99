//! Roles on nodes.

pub(crate) const ALL: &[&str] = &[];
