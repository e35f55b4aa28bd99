//! People who meet others at the door.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        70,
        "offers to greet people at a meeting",
        "CREATE TABLE IF NOT EXISTS greeter (
            id {UUID} PRIMARY KEY, owner {BYTES} NOT NULL, whose {BYTES} NOT NULL, meeting_id {UUID} NOT NULL,
            node_id {UUID} NOT NULL, state BIGINT NOT NULL, paused BIGINT NOT NULL, conduct TEXT NOT NULL,
            sealed {BYTES} NOT NULL, changed_at BIGINT NOT NULL, UNIQUE (owner, meeting_id))",
    ),
    step(71, "greeters of a meeting", "CREATE INDEX IF NOT EXISTS greeter_meeting ON greeter (meeting_id, state)"),
    step(72, "offers at a node", "CREATE INDEX IF NOT EXISTS greeter_node ON greeter (node_id, state)"),
    step(
        73,
        "what guests asked greeters",
        "CREATE TABLE IF NOT EXISTS greeting (
            id {UUID} PRIMARY KEY, finder {BYTES} NOT NULL UNIQUE, greeter_id {UUID} NOT NULL,
            meeting_id {UUID} NOT NULL, node_id {UUID} NOT NULL, start_at BIGINT NOT NULL, ends_at BIGINT NOT NULL,
            state BIGINT NOT NULL, met BIGINT, guest_key {BYTES} NOT NULL, greeter_key {BYTES} NOT NULL,
            words {BYTES} NOT NULL, answer {BYTES})",
    ),
    step(74, "what a greeter is asked", "CREATE INDEX IF NOT EXISTS greeting_greeter ON greeting (greeter_id, state)"),
    step(75, "what is to be forgotten", "CREATE INDEX IF NOT EXISTS greeting_end ON greeting (ends_at)"),
    step(
        76,
        "what was reported of a guest and a greeter",
        "CREATE TABLE IF NOT EXISTS greeting_report (
            id {UUID} PRIMARY KEY, greeter_id {UUID} NOT NULL, owner {BYTES} NOT NULL, node_id {UUID} NOT NULL,
            side BIGINT NOT NULL, sealed {BYTES} NOT NULL, at BIGINT NOT NULL, until BIGINT NOT NULL)",
    ),
    step(
        77,
        "reports that wait at a node",
        "CREATE INDEX IF NOT EXISTS greeting_report_node ON greeting_report (node_id, at)",
    ),
    step(
        78,
        "codes of private pages that a person keeps",
        "CREATE TABLE IF NOT EXISTS greeting_kept (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, sealed {BYTES} NOT NULL, until BIGINT NOT NULL,
            PRIMARY KEY (person_id, id))",
    ),
    step(
        79,
        "how many asked and were met",
        "CREATE TABLE IF NOT EXISTS greeting_count (
            node_id {UUID} NOT NULL, step TEXT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (node_id, step))",
    ),
];
