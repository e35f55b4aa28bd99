//! Where the people of an organisation sign in, and who they are there.

pub(crate) const ALL: &[&str] = &[];
