//! People, of whom nothing is known but that they are there.

pub(crate) const ALL: &[&str] = &[];
