//! Ways in, ways out, and what a person decides about their account.

pub(crate) mod sign_out;
