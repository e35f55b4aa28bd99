//! What was disclosed, to whom and why.

pub(crate) const ALL: &[&str] = &[];
