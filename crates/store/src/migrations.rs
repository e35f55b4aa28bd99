//! The shape of the tables, as numbered steps that are only ever added to.
//!
//! A step is one statement that may run twice. `{UUID}` and `{BYTES}` stand for the engine's type names; all else is
//! the same text on both: BIGINT (also for truth and for instants, in microseconds UTC), TEXT, DOUBLE PRECISION.
//! A released step never changes. Expand first (add), move the data, contract (drop) in a later release.

/// One change.
pub(crate) struct Step {
    /// Counts up from 1.
    pub(crate) number: i64,
    /// What it is for, for people who look at the `migration` table.
    pub(crate) name: &'static str,
    pub(crate) sql: &'static str,
}

const fn step(number: i64, name: &'static str, sql: &'static str) -> Step {
    Step { number, name, sql }
}

/// What must be there before the first step can be recorded.
pub(crate) const GROUND: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS lease (name TEXT PRIMARY KEY, owner {UUID} NOT NULL, until BIGINT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, at BIGINT NOT NULL)",
];

pub(crate) const STEPS: &[Step] = &[
    step(
        1,
        "where listings come from",
        "CREATE TABLE IF NOT EXISTS source (
            id {UUID} PRIMARY KEY, name TEXT NOT NULL UNIQUE, address TEXT NOT NULL, fellowship TEXT, zone TEXT,
            every_minutes BIGINT, made_up BIGINT NOT NULL, health TEXT NOT NULL, created_at BIGINT NOT NULL,
            seen_at BIGINT)",
    ),
    step(
        2,
        "what a source says of one meeting",
        // The body comes last, so that the short columns are read without it.
        "CREATE TABLE IF NOT EXISTS listing (
            id {UUID} PRIMARY KEY, source_id {UUID} NOT NULL, key TEXT NOT NULL, state BIGINT NOT NULL,
            hash {BYTES} NOT NULL, meeting_id {UUID}, link_score DOUBLE PRECISION, link_reasons TEXT,
            first_seen BIGINT NOT NULL, last_seen BIGINT NOT NULL, changed_at BIGINT NOT NULL, body TEXT NOT NULL,
            UNIQUE (source_id, key))",
    ),
    step(3, "listings of a meeting", "CREATE INDEX IF NOT EXISTS listing_meeting ON listing (meeting_id, state)"),
    step(
        4,
        "meetings, each shown by one of its listings",
        "CREATE TABLE IF NOT EXISTS meeting (
            id {UUID} PRIMARY KEY, slug TEXT NOT NULL UNIQUE, shown_listing {UUID}, state BIGINT NOT NULL,
            created_at BIGINT NOT NULL, changed_at BIGINT NOT NULL)",
    ),
    step(
        5,
        "old addresses of meetings",
        "CREATE TABLE IF NOT EXISTS slug_alias (slug TEXT PRIMARY KEY, meeting_id {UUID} NOT NULL)",
    ),
    step(
        6,
        "what stewards say of two listings",
        "CREATE TABLE IF NOT EXISTS listing_pair (
            a {UUID} NOT NULL, b {UUID} NOT NULL, verdict BIGINT NOT NULL, who TEXT NOT NULL, at BIGINT NOT NULL,
            why TEXT NOT NULL, PRIMARY KEY (a, b))",
    ),
    step(
        7,
        "how readings of sources went",
        "CREATE TABLE IF NOT EXISTS reading (
            id {UUID} PRIMARY KEY, source_id {UUID} NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL)",
    ),
    step(8, "readings of a source", "CREATE INDEX IF NOT EXISTS reading_source ON reading (source_id, at)"),
    step(
        9,
        "what visitors tell of a meeting",
        "CREATE TABLE IF NOT EXISTS report (
            id {UUID} PRIMARY KEY, meeting_id {UUID} NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL,
            at BIGINT NOT NULL, state BIGINT NOT NULL)",
    ),
    step(10, "reports of a meeting", "CREATE INDEX IF NOT EXISTS report_meeting ON report (meeting_id, kind)"),
    step(11, "open reports", "CREATE INDEX IF NOT EXISTS report_open ON report (state, at)"),
    step(
        12,
        "counts changes of the directory, for servers that follow",
        "CREATE TABLE IF NOT EXISTS directory_change (
            id BIGINT PRIMARY KEY, seq BIGINT NOT NULL, at BIGINT NOT NULL)",
    ),
    step(
        13,
        "the count starts at nought",
        "INSERT INTO directory_change (id, seq, at) VALUES (1, 0, 0) ON CONFLICT (id) DO NOTHING",
    ),
    step(
        14,
        "work to be done later",
        "CREATE TABLE IF NOT EXISTS job (
            id {UUID} PRIMARY KEY, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, state BIGINT NOT NULL,
            run_at BIGINT NOT NULL, lease_until BIGINT NOT NULL, attempts BIGINT NOT NULL, trouble TEXT,
            body TEXT NOT NULL)",
    ),
    step(15, "jobs that are due", "CREATE INDEX IF NOT EXISTS job_due ON job (state, run_at)"),
    step(
        16,
        "who did what, as a chain of hashes",
        "CREATE TABLE IF NOT EXISTS audit (
            chain TEXT NOT NULL, seq BIGINT NOT NULL, at BIGINT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL,
            which TEXT NOT NULL, prev {BYTES} NOT NULL, hash {BYTES} NOT NULL, PRIMARY KEY (chain, seq))",
    ),
];
