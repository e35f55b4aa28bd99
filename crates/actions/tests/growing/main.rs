//! Groups that start and grow, and those who lead them.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

mod facilitators;
mod home;
mod money;
mod rota;
mod stages;
mod starting;
mod strain;
