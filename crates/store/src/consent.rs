//! What a person agreed to.

pub(crate) const ALL: &[&str] = &[];
