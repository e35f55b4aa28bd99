//! Letters of attendance, notices, activities and surveys of members.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        180,
        "keys that sign letters of attendance; of those that are over only the public half is left",
        "CREATE TABLE IF NOT EXISTS attendance_key (
            id TEXT PRIMARY KEY, public {BYTES} NOT NULL, sealed {BYTES}, made_at BIGINT NOT NULL, ended_at BIGINT)",
    ),
    step(
        181,
        "which meetings give letters of attendance",
        "CREATE TABLE IF NOT EXISTS attendance_offer (
            meeting_id {UUID} PRIMARY KEY, node_id {UUID} NOT NULL, offered TEXT NOT NULL, changed_at BIGINT NOT NULL)",
    ),
    step(
        182,
        "meetings of a node that give letters",
        "CREATE INDEX IF NOT EXISTS attendance_offer_node ON attendance_offer (node_id)",
    ),
    step(
        183,
        "who asked for a letter, until it was fetched or 30 days have passed",
        "CREATE TABLE IF NOT EXISTS attendance_request (
            id {UUID} PRIMARY KEY, finder {BYTES} NOT NULL UNIQUE, node_id {UUID} NOT NULL, meeting_id {UUID} NOT NULL,
            start_at BIGINT NOT NULL, state BIGINT NOT NULL, tries BIGINT NOT NULL, words {BYTES} NOT NULL,
            until BIGINT NOT NULL)",
    ),
    step(
        184,
        "requests that wait at a node",
        "CREATE INDEX IF NOT EXISTS attendance_request_node ON attendance_request (node_id, state)",
    ),
    step(
        185,
        "requests that are to be forgotten",
        "CREATE INDEX IF NOT EXISTS attendance_request_until ON attendance_request (until)",
    ),
    step(
        186,
        "how many letters a node gave",
        "CREATE TABLE IF NOT EXISTS attendance_count (node_id {UUID} PRIMARY KEY, n BIGINT NOT NULL)",
    ),
    step(
        187,
        "times in which members of a node are asked",
        "CREATE TABLE IF NOT EXISTS member_wave (
            id {UUID} PRIMARY KEY, node_id {UUID} NOT NULL, code TEXT NOT NULL UNIQUE, version TEXT NOT NULL,
            from_day BIGINT NOT NULL, until_day BIGINT NOT NULL, made_at BIGINT NOT NULL)",
    ),
    step(188, "waves of a node", "CREATE INDEX IF NOT EXISTS member_wave_node ON member_wave (node_id, from_day)"),
    step(
        189,
        "what members answered, of nobody",
        "CREATE TABLE IF NOT EXISTS member_answer (
            id {UUID} PRIMARY KEY, wave_id {UUID} NOT NULL, day BIGINT NOT NULL, paper BIGINT NOT NULL,
            body TEXT NOT NULL)",
    ),
    step(190, "answers of a wave", "CREATE INDEX IF NOT EXISTS member_answer_wave ON member_answer (wave_id)"),
    step(
        191,
        "that a device answered in a wave",
        "CREATE TABLE IF NOT EXISTS member_token (token {BYTES} PRIMARY KEY, wave_id {UUID} NOT NULL)",
    ),
    step(
        192,
        "calendars of recovery centres",
        "CREATE TABLE IF NOT EXISTS centre (
            node_id {UUID} PRIMARY KEY, slug TEXT NOT NULL UNIQUE, zone TEXT NOT NULL, shown BIGINT NOT NULL)",
    ),
    step(
        193,
        "rooms of a centre",
        "CREATE TABLE IF NOT EXISTS centre_room (id {UUID} PRIMARY KEY, node_id {UUID} NOT NULL, name TEXT NOT NULL)",
    ),
    step(
        194,
        "what happens at a centre",
        "CREATE TABLE IF NOT EXISTS activity (
            id {UUID} PRIMARY KEY, node_id {UUID} NOT NULL, room_id {UUID}, kind TEXT NOT NULL, body TEXT NOT NULL,
            meeting_id {UUID}, made_at BIGINT NOT NULL, ended_at BIGINT)",
    ),
    step(195, "activities of a node", "CREATE INDEX IF NOT EXISTS activity_node ON activity (node_id)"),
    step(
        196,
        "how many came to an activity on a day",
        "CREATE TABLE IF NOT EXISTS activity_count (
            activity_id {UUID} NOT NULL, on_day BIGINT NOT NULL, node_id {UUID} NOT NULL, kind TEXT NOT NULL,
            came BIGINT NOT NULL, newcomers BIGINT NOT NULL, PRIMARY KEY (activity_id, on_day))",
    ),
];
