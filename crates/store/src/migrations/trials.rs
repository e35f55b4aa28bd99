//! Plans to try meetings, and what somebody looks for.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        80,
        "answers with which a person looks for groups",
        "CREATE TABLE IF NOT EXISTS wishes (
            person_id {UUID} PRIMARY KEY, sealed {BYTES} NOT NULL, changed_at BIGINT NOT NULL)",
    ),
    step(
        81,
        "meetings a person wants to try, and what they said after each",
        "CREATE TABLE IF NOT EXISTS trial (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, sealed {BYTES} NOT NULL, made_at BIGINT NOT NULL,
            PRIMARY KEY (person_id, id))",
    ),
];
