//! How a person signs in.

pub(crate) const ALL: &[&str] = &[];
