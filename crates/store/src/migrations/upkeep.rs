//! Keeping the list: changes by hand, charges, checks, suggestions, old addresses.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        110,
        "what people changed by hand in what sources say of meetings, field by field",
        "CREATE TABLE IF NOT EXISTS amendment (
            id {UUID} PRIMARY KEY, meeting_id {UUID} NOT NULL, seq BIGINT NOT NULL, batch {UUID} NOT NULL,
            field TEXT NOT NULL, from_on BIGINT, made_at BIGINT NOT NULL, undoes {UUID}, who TEXT NOT NULL,
            origin TEXT NOT NULL, why TEXT NOT NULL, word TEXT, was TEXT NOT NULL, heard TEXT NOT NULL,
            UNIQUE (meeting_id, seq))",
    ),
    step(111, "what was changed at once", "CREATE INDEX IF NOT EXISTS amendment_batch ON amendment (batch)"),
    step(112, "what was changed lately", "CREATE INDEX IF NOT EXISTS amendment_made ON amendment (made_at)"),
    step(
        113,
        "which part of the list a node looks after",
        "CREATE TABLE IF NOT EXISTS charge (
            id {UUID} PRIMARY KEY, node_id {UUID} NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
            made_at BIGINT NOT NULL)",
    ),
    step(
        120,
        "who looked last whether a meeting is as listed",
        "CREATE TABLE IF NOT EXISTS meeting_check (
            meeting_id {UUID} PRIMARY KEY, checked_at BIGINT, checked_by TEXT, who TEXT, asked_at BIGINT, ask {BYTES})",
    ),
    step(121, "questions on their way", "CREATE INDEX IF NOT EXISTS meeting_check_ask ON meeting_check (ask)"),
    step(
        122,
        "where a group can be written to",
        "CREATE TABLE IF NOT EXISTS group_contact (
            meeting_id {UUID} PRIMARY KEY, address {BYTES} NOT NULL, locale TEXT NOT NULL, set_at BIGINT NOT NULL,
            set_by TEXT NOT NULL, stopped BIGINT NOT NULL)",
    ),
    step(
        123,
        "what people suggest for the list",
        "CREATE TABLE IF NOT EXISTS suggestion (
            id {UUID} PRIMARY KEY, meeting_id {UUID}, kind TEXT NOT NULL, standing TEXT NOT NULL,
            code {BYTES} NOT NULL UNIQUE, made_at BIGINT NOT NULL, from_group BIGINT NOT NULL, sealed {BYTES},
            asked_at BIGINT, ask {BYTES}, group_says TEXT, reason TEXT, decided_at BIGINT, decided_by TEXT)",
    ),
    step(
        124,
        "suggestions that wait",
        "CREATE INDEX IF NOT EXISTS suggestion_standing ON suggestion (standing, made_at)",
    ),
    step(125, "questions about suggestions", "CREATE INDEX IF NOT EXISTS suggestion_ask ON suggestion (ask)"),
    step(
        126,
        "people who asked a group for its link",
        "CREATE TABLE IF NOT EXISTS link_request (
            id {UUID} PRIMARY KEY, meeting_id {UUID} NOT NULL, link {BYTES} NOT NULL UNIQUE, address {BYTES} NOT NULL,
            locale TEXT NOT NULL, at BIGINT NOT NULL)",
    ),
    step(127, "who waits for a group", "CREATE INDEX IF NOT EXISTS link_request_meeting ON link_request (meeting_id)"),
    step(
        130,
        "addresses that meetings and places had on the site which a list moved in from",
        "CREATE TABLE IF NOT EXISTS old_address (
            address TEXT NOT NULL, source_id {UUID} NOT NULL, kind BIGINT NOT NULL, key TEXT NOT NULL,
            PRIMARY KEY (address, source_id))",
    ),
];
