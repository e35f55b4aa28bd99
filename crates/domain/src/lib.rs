//! The rules of Openseat: types that cannot hold nonsense, and pure functions over them.
//!
//! **Invariant.** Nothing here reads a clock, a file, a network, a database, the environment or a source of
//! randomness. Whatever depends on time takes `now` as an argument.

pub mod amendment;
pub mod application;
pub mod attempt;
pub mod attendance_proof;
pub mod behaviour;
pub mod charge;
pub mod concept;
pub mod consent;
pub mod evidence;
pub mod facilitator;
pub mod fellowship;
pub mod fidelity;
pub mod form;
pub mod freshness;
pub mod greeting;
pub mod group_session;
pub mod growth;
pub mod id;
pub mod identity;
pub mod kind;
pub mod ledger;
pub mod matching;
pub mod meeting;
pub mod member_survey;
pub mod old_address;
pub mod organisation;
pub mod passphrase;
pub mod permit;
pub mod place;
pub mod plan;
pub mod policy;
pub mod problem;
pub mod recovery;
pub mod review;
pub mod role;
pub mod rota;
pub mod run_sheet;
pub mod schedule;
pub mod search;
pub mod self_code;
pub mod slug;
pub mod source;
pub mod stage;
pub mod statistic;
pub mod suggestion;
pub mod survival;
pub mod tally;
pub mod trend;
pub mod trial;
pub mod unique;
pub mod urge;
pub mod when;
mod word;
pub mod zone;
