//! Links that give a role.

pub(crate) const ALL: &[&str] = &[];
