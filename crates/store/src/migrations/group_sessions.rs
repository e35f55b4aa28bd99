//! Sessions of groups, who came (as counts), and what they said of it.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        160,
        "sessions of groups: when, how many came, what was done",
        "CREATE TABLE IF NOT EXISTS group_session (
            id {UUID} PRIMARY KEY, node_id {UUID} NOT NULL, organisation_id {UUID} NOT NULL, meeting_id {UUID},
            on_day BIGINT NOT NULL, start_minute BIGINT NOT NULL, minutes BIGINT NOT NULL, zone TEXT NOT NULL,
            start_at BIGINT NOT NULL, version BIGINT NOT NULL, record TEXT NOT NULL, notes {BYTES},
            made_at BIGINT NOT NULL, changed_at BIGINT NOT NULL, UNIQUE (organisation_id, start_at, id))",
    ),
    step(
        161,
        "how each session stood after each time that somebody wrote it down",
        "CREATE TABLE IF NOT EXISTS group_session_version (
            session_id {UUID} NOT NULL, version BIGINT NOT NULL, entry {UUID} NOT NULL, at BIGINT NOT NULL,
            who TEXT NOT NULL, record TEXT NOT NULL, notes {BYTES}, PRIMARY KEY (session_id, version),
            UNIQUE (session_id, entry))",
    ),
    step(
        162,
        "who led a session",
        "CREATE TABLE IF NOT EXISTS group_session_leader (
            person_id {UUID} NOT NULL, session_id {UUID} NOT NULL, PRIMARY KEY (person_id, session_id),
            UNIQUE (session_id, person_id))",
    ),
    step(
        163,
        "first names that a group wants for its own circle, for two weeks",
        "CREATE TABLE IF NOT EXISTS group_session_name (
            session_id {UUID} PRIMARY KEY, names {BYTES} NOT NULL, until BIGINT NOT NULL)",
    ),
    step(
        164,
        "which meetings of the list a group holds",
        "CREATE TABLE IF NOT EXISTS group_meeting (
            node_id {UUID} NOT NULL, meeting_id {UUID} NOT NULL, made_at BIGINT NOT NULL,
            PRIMARY KEY (node_id, meeting_id))",
    ),
    step(
        165,
        "in which order a group does things",
        "CREATE TABLE IF NOT EXISTS run_sheet (
            node_id {UUID} PRIMARY KEY, body TEXT NOT NULL, changed_at BIGINT NOT NULL)",
    ),
    step(
        166,
        "doors at which people sign in to a session",
        "CREATE TABLE IF NOT EXISTS session_door (
            session_id {UUID} PRIMARY KEY, node_id {UUID} NOT NULL, link {BYTES} NOT NULL UNIQUE,
            kiosk {BYTES} NOT NULL UNIQUE, code {BYTES} NOT NULL UNIQUE, shown {BYTES} NOT NULL, until BIGINT NOT NULL)",
    ),
    step(
        167,
        "people who said that they are at a session: no name, no moment",
        "CREATE TABLE IF NOT EXISTS session_arrival (
            session_id {UUID} NOT NULL, entry {UUID} NOT NULL, online BIGINT NOT NULL, first_time BIGINT,
            PRIMARY KEY (session_id, entry))",
    ),
    step(
        168,
        "codes that people built themselves, as keyed hashes",
        "CREATE TABLE IF NOT EXISTS self_code (
            session_id {UUID} NOT NULL, entry {UUID} NOT NULL, organisation_id {UUID} NOT NULL, on_day BIGINT NOT NULL,
            marks {BYTES} NOT NULL, PRIMARY KEY (session_id, entry), UNIQUE (organisation_id, on_day, session_id, entry))",
    ),
    step(
        169,
        "what people said after a session: no name, no moment",
        "CREATE TABLE IF NOT EXISTS session_answer (
            session_id {UUID} NOT NULL, entry {UUID} NOT NULL, form TEXT NOT NULL, version TEXT NOT NULL,
            on_paper BIGINT NOT NULL, sealed {BYTES} NOT NULL, PRIMARY KEY (session_id, form, entry))",
    ),
];
