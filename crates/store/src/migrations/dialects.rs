//! What moved in from a BMLT server.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[step(
    90,
    "what BMLT servers have beside their meetings, so that they can be answered for",
    "CREATE TABLE IF NOT EXISTS bmlt_row (
            source_id {UUID} NOT NULL, kind TEXT NOT NULL, seq BIGINT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (source_id, kind, seq))",
)];
