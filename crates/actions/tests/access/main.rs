//! How people come in and who they then are, through the actions, on both engines.

mod account;
mod guessing;
mod home;
mod organisation;
mod provider;
mod session;
mod staff;
mod totp;
mod vault;
