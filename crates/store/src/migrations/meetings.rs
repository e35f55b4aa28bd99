//! The list, people, roles and consents: what the program began with.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
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
    step(
        17,
        "people, of whom nothing is known but that they are there",
        "CREATE TABLE IF NOT EXISTS person (
            id {UUID} PRIMARY KEY, state BIGINT NOT NULL, locale TEXT NOT NULL, made_at BIGINT NOT NULL,
            erase_at BIGINT)",
    ),
    step(18, "people who asked to be erased", "CREATE INDEX IF NOT EXISTS person_erase ON person (erase_at)"),
    step(
        19,
        "how a person signs in",
        "CREATE TABLE IF NOT EXISTS account (
            person_id {UUID} PRIMARY KEY, name_index {BYTES} NOT NULL UNIQUE, name {BYTES} NOT NULL, passphrase TEXT,
            recovery {BYTES}, totp {BYTES}, totp_step BIGINT NOT NULL, email_index {BYTES}, email {BYTES},
            email_confirmed BIGINT NOT NULL, changed_at BIGINT NOT NULL)",
    ),
    step(20, "accounts by e-mail address", "CREATE INDEX IF NOT EXISTS account_email ON account (email_index)"),
    step(
        21,
        "where a person is signed in",
        "CREATE TABLE IF NOT EXISTS session (
            token {BYTES} PRIMARY KEY, id {UUID} NOT NULL, person_id {UUID} NOT NULL, strength BIGINT NOT NULL,
            made_at BIGINT NOT NULL, proved_at BIGINT NOT NULL, seen_at BIGINT NOT NULL, ends_at BIGINT NOT NULL,
            device {BYTES} NOT NULL)",
    ),
    step(22, "sessions of a person", "CREATE INDEX IF NOT EXISTS session_person ON session (person_id)"),
    step(23, "sessions that are over", "CREATE INDEX IF NOT EXISTS session_end ON session (ends_at)"),
    step(
        24,
        "wrong tries, so that guessing is slow",
        "CREATE TABLE IF NOT EXISTS attempt (
            key {BYTES} PRIMARY KEY, wrong BIGINT NOT NULL, last_at BIGINT NOT NULL, free_at BIGINT NOT NULL)",
    ),
    step(
        25,
        "passkeys",
        "CREATE TABLE IF NOT EXISTS passkey (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, credential {BYTES} NOT NULL UNIQUE, body {BYTES} NOT NULL,
            label {BYTES} NOT NULL, made_at BIGINT NOT NULL, used_at BIGINT, PRIMARY KEY (person_id, id))",
    ),
    step(
        26,
        "sign-ins that are half done",
        "CREATE TABLE IF NOT EXISTS ceremony (
            id {UUID} PRIMARY KEY, kind TEXT NOT NULL, person_id {UUID}, ends_at BIGINT NOT NULL, body {BYTES} NOT NULL)",
    ),
    step(
        27,
        "the tree of organisations, sites and groups",
        "CREATE TABLE IF NOT EXISTS node (
            id {UUID} PRIMARY KEY, parent_id {UUID}, path TEXT NOT NULL UNIQUE, level TEXT NOT NULL, name TEXT NOT NULL,
            standing TEXT NOT NULL, two_proofs BIGINT NOT NULL, made_at BIGINT NOT NULL, closed_at BIGINT)",
    ),
    step(28, "what stands below a node", "CREATE INDEX IF NOT EXISTS node_parent ON node (parent_id)"),
    step(
        29,
        "roles on nodes",
        "CREATE TABLE IF NOT EXISTS role_grant (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, node_id {UUID} NOT NULL, role TEXT NOT NULL,
            made_at BIGINT NOT NULL, until BIGINT, ended_at BIGINT, PRIMARY KEY (person_id, id))",
    ),
    step(30, "roles of a node", "CREATE INDEX IF NOT EXISTS role_grant_node ON role_grant (node_id)"),
    step(
        31,
        "links that give a role",
        "CREATE TABLE IF NOT EXISTS invitation (
            token {BYTES} PRIMARY KEY, id {UUID} NOT NULL, node_id {UUID} NOT NULL, role TEXT NOT NULL,
            made_at BIGINT NOT NULL, ends_at BIGINT NOT NULL, used_at BIGINT)",
    ),
    step(32, "invitations of a node", "CREATE INDEX IF NOT EXISTS invitation_node ON invitation (node_id)"),
    step(
        33,
        "where the people of an organisation sign in",
        "CREATE TABLE IF NOT EXISTS provider (
            node_id {UUID} PRIMARY KEY, issuer TEXT NOT NULL, client TEXT NOT NULL, secret {BYTES} NOT NULL,
            roles TEXT NOT NULL, changed_at BIGINT NOT NULL)",
    ),
    step(
        34,
        "who someone is at their organisation's sign-in",
        "CREATE TABLE IF NOT EXISTS staff_link (
            subject {BYTES} PRIMARY KEY, person_id {UUID} NOT NULL, node_id {UUID} NOT NULL, made_at BIGINT NOT NULL)",
    ),
    step(35, "links of a person", "CREATE INDEX IF NOT EXISTS staff_link_person ON staff_link (person_id)"),
    step(
        36,
        "what a person keeps of themself",
        "CREATE TABLE IF NOT EXISTS about (
            person_id {UUID} NOT NULL, field TEXT NOT NULL, sealed {BYTES} NOT NULL, changed_at BIGINT NOT NULL,
            PRIMARY KEY (person_id, field))",
    ),
    step(
        37,
        "meetings a person went to",
        "CREATE TABLE IF NOT EXISTS visit (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, sealed {BYTES} NOT NULL, made_at BIGINT NOT NULL,
            PRIMARY KEY (person_id, id))",
    ),
    step(
        38,
        "what a person agreed to",
        "CREATE TABLE IF NOT EXISTS consent (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, hash {BYTES} NOT NULL, sealed {BYTES} NOT NULL,
            signed_at BIGINT NOT NULL, ends_at BIGINT, stopped_at BIGINT, PRIMARY KEY (person_id, id))",
    ),
    step(
        39,
        "with whom, so that they can be told apart without a name",
        "CREATE TABLE IF NOT EXISTS share (
            person_id {UUID} NOT NULL, node_id {UUID} NOT NULL, organisation_id {UUID} NOT NULL, code TEXT NOT NULL,
            made_at BIGINT NOT NULL, PRIMARY KEY (person_id, node_id), UNIQUE (organisation_id, code))",
    ),
    step(40, "shares of a node", "CREATE INDEX IF NOT EXISTS share_node ON share (node_id, made_at)"),
    step(
        41,
        "what was disclosed, to whom and why",
        "CREATE TABLE IF NOT EXISTS disclosure (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, node_id {UUID} NOT NULL, at BIGINT NOT NULL,
            sealed {BYTES} NOT NULL, PRIMARY KEY (person_id, id))",
    ),
    step(
        42,
        "to which key store the data belongs",
        "CREATE TABLE IF NOT EXISTS key_binding (id BIGINT PRIMARY KEY, mark {BYTES} NOT NULL)",
    ),
];
