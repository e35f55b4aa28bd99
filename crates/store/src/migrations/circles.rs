//! Small circles of people, and what they tell each other.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        140,
        "small circles of people",
        "CREATE TABLE IF NOT EXISTS circle (
            id {UUID} PRIMARY KEY, keeper {UUID} NOT NULL, young BIGINT NOT NULL, ended_at BIGINT, why TEXT)",
    ),
    step(
        141,
        "who is in a circle",
        "CREATE TABLE IF NOT EXISTS circle_member (
            circle_id {UUID} NOT NULL, id {UUID} NOT NULL, owner {BYTES} NOT NULL, key {BYTES} NOT NULL,
            sealed {BYTES} NOT NULL, joined_at BIGINT NOT NULL, out_at BIGINT, why TEXT,
            PRIMARY KEY (circle_id, id), UNIQUE (circle_id, owner))",
    ),
    step(142, "circles of a person", "CREATE INDEX IF NOT EXISTS circle_member_owner ON circle_member (owner)"),
    step(
        143,
        "what is said in a circle",
        "CREATE TABLE IF NOT EXISTS circle_word (
            circle_id {UUID} NOT NULL, id {UUID} NOT NULL, member_id {UUID} NOT NULL, sealed {BYTES} NOT NULL,
            until BIGINT NOT NULL, PRIMARY KEY (circle_id, id))",
    ),
    step(144, "what is to be forgotten of it", "CREATE INDEX IF NOT EXISTS circle_word_until ON circle_word (until)"),
    step(
        145,
        "links by which one joins a circle",
        "CREATE TABLE IF NOT EXISTS circle_invitation (
            finder {BYTES} PRIMARY KEY, circle_id {UUID} NOT NULL, id {UUID} NOT NULL, key {BYTES} NOT NULL,
            until BIGINT NOT NULL)",
    ),
    step(
        146,
        "links of a circle",
        "CREATE INDEX IF NOT EXISTS circle_invitation_circle ON circle_invitation (circle_id)",
    ),
    step(
        147,
        "who is never in a circle with whom",
        "CREATE TABLE IF NOT EXISTS circle_block (
            owner {BYTES} NOT NULL, other {BYTES} NOT NULL, PRIMARY KEY (owner, other))",
    ),
    step(
        148,
        "what was reported out of a circle",
        "CREATE TABLE IF NOT EXISTS circle_report (
            id {UUID} PRIMARY KEY, circle_id {UUID} NOT NULL, member_id {UUID} NOT NULL, by_member {UUID} NOT NULL,
            sealed {BYTES} NOT NULL, at BIGINT NOT NULL, until BIGINT NOT NULL)",
    ),
    step(149, "reports of a circle", "CREATE INDEX IF NOT EXISTS circle_report_circle ON circle_report (circle_id)"),
];
