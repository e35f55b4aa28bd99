//! People who lead groups, hosts, money and stages.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        170,
        "people who lead a group, or would like to",
        "CREATE TABLE IF NOT EXISTS facilitator (
            person_id {UUID} NOT NULL, node_id {UUID} NOT NULL, sealed {BYTES} NOT NULL, changed_at BIGINT NOT NULL,
            PRIMARY KEY (person_id, node_id))",
    ),
    step(171, "who leads at a node", "CREATE INDEX IF NOT EXISTS facilitator_node ON facilitator (node_id)"),
    step(
        172,
        "courses, checks and supervision of people who lead",
        "CREATE TABLE IF NOT EXISTS credential (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, organisation_id {UUID} NOT NULL, sealed {BYTES} NOT NULL,
            made_at BIGINT NOT NULL, PRIMARY KEY (person_id, id))",
    ),
    step(
        173,
        "who leads which evening; the meeting is all zeros where a group names none",
        "CREATE TABLE IF NOT EXISTS rota (
            node_id {UUID} NOT NULL, day BIGINT NOT NULL, meeting_id {UUID} NOT NULL, person_id {UUID},
            asked_at BIGINT, changed_at BIGINT NOT NULL, PRIMARY KEY (node_id, day, meeting_id))",
    ),
    step(
        174,
        "dated facts of how a group starts and grows",
        "CREATE TABLE IF NOT EXISTS growth (
            node_id {UUID} NOT NULL, id {UUID} NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL, amount BIGINT,
            day BIGINT NOT NULL, note {BYTES}, by_whom TEXT NOT NULL, made_at BIGINT NOT NULL,
            PRIMARY KEY (node_id, id))",
    ),
    step(
        175,
        "the money of a group, in minor units",
        "CREATE TABLE IF NOT EXISTS ledger (
            node_id {UUID} NOT NULL, id {UUID} NOT NULL, day BIGINT NOT NULL, kind TEXT NOT NULL,
            purpose TEXT NOT NULL, minor BIGINT NOT NULL, currency TEXT NOT NULL, corrects {UUID}, note {BYTES},
            by_whom TEXT NOT NULL, made_at BIGINT NOT NULL, PRIMARY KEY (node_id, id))",
    ),
    step(
        176,
        "how close an evening came to its programme",
        "CREATE TABLE IF NOT EXISTS fidelity (
            node_id {UUID} NOT NULL, id {UUID} NOT NULL, list TEXT NOT NULL, rater TEXT NOT NULL,
            day BIGINT NOT NULL, marks TEXT NOT NULL, note {BYTES}, by_whom TEXT NOT NULL, made_at BIGINT NOT NULL,
            PRIMARY KEY (node_id, id))",
    ),
    step(
        177,
        "people who would like to start a group",
        "CREATE TABLE IF NOT EXISTS application (
            node_id {UUID} NOT NULL, id {UUID} NOT NULL, standing TEXT NOT NULL, sealed {BYTES}, reason TEXT,
            made_at BIGINT NOT NULL, decided_at BIGINT, decided_by TEXT, PRIMARY KEY (node_id, id))",
    ),
];
