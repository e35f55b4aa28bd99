//! What people answer.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        100,
        "what a person answered on forms",
        "CREATE TABLE IF NOT EXISTS response (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, shelf {BYTES} NOT NULL, sealed {BYTES} NOT NULL,
            made_at BIGINT NOT NULL, PRIMARY KEY (person_id, id))",
    ),
    step(
        101,
        "the latest answers to one form",
        "CREATE INDEX IF NOT EXISTS response_shelf ON response (person_id, shelf, made_at)",
    ),
];
