//! What a person keeps of themself.

pub(crate) const ALL: &[&str] = &[];
