//! The only room that calls other machines.
//!
//! **Invariant.** No rules and no SQL here. Every call has a time limit and a size limit, and none reaches a private
//! address unless the person who runs the server has said so: an address in a feed list must not become a way into
//! the network behind the server.

pub mod address;
pub mod call;
pub mod fetch;
pub mod mail;
pub mod push;
pub mod sms;
