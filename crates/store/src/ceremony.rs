//! Sign-ins that are half done.

pub(crate) const ALL: &[&str] = &[];
