//! With whom a person shares, so that they can be told apart without a name.

pub(crate) const ALL: &[&str] = &[];
