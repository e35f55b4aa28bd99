//! The shape of the tables, as numbered steps that are only ever added to.
//!
//! A step is one statement that may run twice. `{UUID}` and `{BYTES}` stand for the engine's type names; all else is
//! the same text on both: BIGINT (also for truth and for instants, in microseconds UTC), TEXT, DOUBLE PRECISION.
//! A released step never changes. Expand first (add), move the data, contract (drop) in a later release.

mod circles;
mod dialects;
mod greeters;
mod group_sessions;
mod growing;
mod meetings;
mod proofs;
mod reminders;
mod responses;
mod reviews;
mod trials;
mod upkeep;

/// One change.
pub(crate) struct Step {
    /// Counts up from 1. A number may be left out, and one that was left out may come later.
    pub(crate) number: i64,
    /// What it is for, for people who look at the `migration` table.
    pub(crate) name: &'static str,
    pub(crate) sql: &'static str,
}

const fn step(number: i64, name: &'static str, sql: &'static str) -> Step {
    Step { number, name, sql }
}

/// What must be there before the first step can be recorded.
pub(crate) const GROUND: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS lease (name TEXT PRIMARY KEY, owner {UUID} NOT NULL, until BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, at BIGINT NOT NULL)",
];

/// Every step, in order, by what they are for.
pub(crate) const STEPS: &[&[Step]] = &[
    meetings::STEPS,
    reviews::STEPS,
    greeters::STEPS,
    trials::STEPS,
    dialects::STEPS,
    responses::STEPS,
    upkeep::STEPS,
    circles::STEPS,
    reminders::STEPS,
    group_sessions::STEPS,
    growing::STEPS,
    proofs::STEPS,
];

/// The key store: a database of its own, with a backup of its own. Never among the data.
pub(crate) const KEY_STEPS: &[&[Step]] = &[&[
    step(
        1,
        "a key for each person, wrapped by a master key",
        "CREATE TABLE IF NOT EXISTS person_key (
            person_id {UUID} PRIMARY KEY, master TEXT NOT NULL, wrapped {BYTES} NOT NULL, made_at BIGINT NOT NULL)",
    ),
    step(
        2,
        "keys of the house, wrapped by a master key",
        "CREATE TABLE IF NOT EXISTS house_key (
            name TEXT PRIMARY KEY, master TEXT NOT NULL, wrapped {BYTES} NOT NULL, made_at BIGINT NOT NULL)",
    ),
    step(3, "keys of a master", "CREATE INDEX IF NOT EXISTS person_key_master ON person_key (master)"),
]];
