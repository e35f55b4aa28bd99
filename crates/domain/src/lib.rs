//! The rules of Openseat: types that cannot hold nonsense, and pure functions over them.
//!
//! **Invariant.** Nothing here reads a clock, a file, a network, a database, the environment or a source of
//! randomness. Whatever depends on time takes `now` as an argument.

pub mod activity;
pub mod amendment;
pub mod attempt;
pub mod attendance_proof;
pub mod behaviour;
pub mod charge;
pub mod concept;
pub mod consent;
pub mod evidence;
pub mod fellowship;
pub mod form;
pub mod freshness;
pub mod greeting;
pub mod id;
pub mod identity;
pub mod kind;
pub mod matching;
pub mod meeting;
pub mod member_survey;
pub mod notice;
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
pub mod schedule;
pub mod search;
pub mod slug;
pub mod source;
pub mod statistic;
pub mod suggestion;
pub mod tally;
pub mod trend;
pub mod trial;
pub mod urge;
pub mod when;
mod word;
pub mod zone;
