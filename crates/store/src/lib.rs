//! All SQL, once for both engines.
//!
//! [`Db`] is the door: an embedded SQLite file or a PostgreSQL cluster, which no other file tells apart. Each noun has
//! a file with its statements, its row types and functions that take the open transaction, so that an action can put
//! several of them into one:
//!
//! ```ignore
//! db.write(async move |tx| {
//!     listing::insert_many(tx, &new).await?;
//!     meeting::insert_many(tx, &meetings).await?;
//!     change::bump(tx, now).await
//! })
//! .await?;
//! ```
//!
//! **Invariant.** A transaction body touches nothing but its transaction. Identifiers and times are given by the
//! caller; nothing here reads a clock or makes an id. No rule of the model lives here.

#![cfg_attr(not(feature = "testing"), allow(dead_code, reason = "the catalogue and the faults serve tests only"))]

pub mod about;
pub mod account;
pub mod activity;
pub mod amendment;
pub mod application;
pub mod attempt;
pub mod attendance_proof;
pub mod audit;
pub mod binding;
pub mod bmlt_row;
pub mod ceremony;
pub mod change;
pub mod charge;
pub mod circle;
pub mod consent;
pub mod credential;
mod day;
pub mod db;
pub mod disclosure;
pub mod erasure;
pub mod facilitator;
pub mod fidelity;
pub mod grant;
pub mod greeter;
pub mod greeting;
pub mod group_contact;
pub mod group_meeting;
pub mod group_session;
pub mod growth;
pub mod invitation;
pub mod job;
pub mod keeper;
pub mod key;
pub mod lease;
pub mod ledger;
pub mod link_request;
pub mod listing;
pub mod master;
pub mod meeting;
pub mod meeting_check;
pub mod member_survey;
pub mod migrate;
mod migrations;
pub mod node;
pub mod notice;
pub mod old_address;
pub mod pair;
pub mod passkey;
pub mod person;
pub mod provider;
pub mod questionnaire;
pub mod reading;
pub mod reminder;
pub mod report;
pub mod response;
pub mod review;
pub mod review_answer;
pub mod review_hold;
pub mod review_link;
pub mod review_report;
pub mod review_token;
pub mod rota;
pub mod run_sheet;
pub mod seal;
pub mod secret;
pub mod self_code;
pub mod session;
pub mod session_answer;
pub mod session_arrival;
pub mod session_door;
pub mod share;
pub mod source;
mod sql;
pub mod suggestion;
#[cfg(feature = "testing")]
pub mod testing;
pub mod trial;
pub mod vault;
pub mod visit;
pub mod wishes;

pub use self::{
    db::{Db, Error, Result, Tx},
    master::Masters,
    migrate::migrate,
    seal::Cell,
    secret::Secrets,
    vault::{KeyCount, PersonKey, Vault},
};
