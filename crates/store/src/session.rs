//! Where a person is signed in.

pub(crate) const ALL: &[&str] = &[];
