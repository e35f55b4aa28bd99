//! What is personal: who keeps it, who may read it and on what ground, and how it goes, on both engines.

#![allow(clippy::print_stdout, reason = "a test says what it measured")]

mod answering;
mod attendance;
mod board;
mod centre;
mod circle_desk;
mod circling;
mod duty;
mod exception;
mod greeters;
mod greeting;
mod greeting_histories;
mod histories;
mod home;
mod leaving;
mod planning;
mod questionnaire;
mod reminding;
mod reminding_ways;
mod sharing;
mod signing;
mod space;
mod survey;
mod taking;
mod trying;
