//! Passkeys of a person.

pub(crate) const ALL: &[&str] = &[];
