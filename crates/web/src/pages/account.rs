//! Ways in, ways out, and what a person decides about their account.

pub(crate) mod ask;
pub(crate) mod code;
pub(crate) mod enter;
pub(crate) mod home;
pub(crate) mod new_words;
pub(crate) mod passkeys;
pub(crate) mod passphrase;
pub(crate) mod phone;
pub(crate) mod prove;
mod refused;
pub(crate) mod sessions;
pub(crate) mod sign_in;
pub(crate) mod sign_in_words;
pub(crate) mod sign_out;
pub(crate) mod staff;
pub(crate) mod start;
pub(crate) mod words;

#[cfg(test)]
pub(crate) mod tests;
