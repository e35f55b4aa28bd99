//! Wrong tries, so that guessing is slow.

pub(crate) const ALL: &[&str] = &[];
