//! Meetings a person went to.

pub(crate) const ALL: &[&str] = &[];
