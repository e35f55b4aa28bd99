//! What people tell of groups.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        60,
        "what people tell of a group, without who told it",
        // Days, not moments, and ids without a time in them: nothing here fits to when somebody was signed in.
        "CREATE TABLE IF NOT EXISTS review (
            id {UUID} PRIMARY KEY, meeting_id {UUID} NOT NULL, signed_in BIGINT NOT NULL, told_on BIGINT NOT NULL,
            week BIGINT, found TEXT, welcome TEXT, format TEXT, size TEXT, access TEXT, newcomer TEXT, medication TEXT,
            medicine TEXT, counted BIGINT NOT NULL, locale TEXT NOT NULL, standing TEXT, concerns TEXT NOT NULL,
            reason TEXT, code {BYTES} UNIQUE, alike {BYTES}, sentence {BYTES})",
    ),
    step(61, "reviews of a meeting", "CREATE INDEX IF NOT EXISTS review_meeting ON review (meeting_id, told_on)"),
    step(
        62,
        "reviews that a person must read",
        "CREATE INDEX IF NOT EXISTS review_standing ON review (standing, told_on)",
    ),
    step(63, "reviews with the same words", "CREATE INDEX IF NOT EXISTS review_alike ON review (alike)"),
    step(
        64,
        "that somebody told of some group, for as long as they cannot tell again",
        "CREATE TABLE IF NOT EXISTS review_token (token {BYTES} PRIMARY KEY, ends_on BIGINT NOT NULL)",
    ),
    step(
        65,
        "groups of which so much was told at once that a person looks first",
        "CREATE TABLE IF NOT EXISTS review_hold (
            meeting_id {UUID} PRIMARY KEY, since BIGINT NOT NULL, open BIGINT NOT NULL, looked_on BIGINT)",
    ),
    step(
        66,
        "reviews that their writer wants to find again",
        "CREATE TABLE IF NOT EXISTS review_link (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, sealed {BYTES} NOT NULL, PRIMARY KEY (person_id, id))",
    ),
    step(
        67,
        "what a group answers",
        "CREATE TABLE IF NOT EXISTS review_answer (
            review_id {UUID} PRIMARY KEY, written_on BIGINT NOT NULL, locale TEXT NOT NULL, standing TEXT NOT NULL,
            concerns TEXT NOT NULL, reason TEXT, sentence {BYTES})",
    ),
    step(
        68,
        "reviews that somebody thinks should not stand there",
        "CREATE TABLE IF NOT EXISTS review_report (
            id {UUID} PRIMARY KEY, review_id {UUID} NOT NULL, reason TEXT NOT NULL, told_on BIGINT NOT NULL)",
    ),
    step(
        69,
        "which organisations keep the list, so that their list keepers look after it",
        "CREATE TABLE IF NOT EXISTS keeper (node_id {UUID} PRIMARY KEY, made_at BIGINT NOT NULL)",
    ),
    // Whose it is stands nowhere in the clear: it would tell to which meeting a person goes.
];
