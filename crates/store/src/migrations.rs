//! The shape of the tables, as numbered steps that are only ever added to.
//!
//! A step is one statement that may run twice. `{UUID}` and `{BYTES}` stand for the engine's type names; all else is
//! the same text on both: BIGINT (also for truth and for instants, in microseconds UTC), TEXT, DOUBLE PRECISION.
//! A released step never changes. Expand first (add), move the data, contract (drop) in a later release.

/// One change.
pub(crate) struct Step {
    /// Counts up from 1. A number may be left out, and one that was left out may come later.
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
    step(62, "reviews that a person must read", "CREATE INDEX IF NOT EXISTS review_standing ON review (standing, told_on)"),
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
    step(
        80,
        "answers with which a person looks for groups",
        "CREATE TABLE IF NOT EXISTS wishes (
            person_id {UUID} PRIMARY KEY, sealed {BYTES} NOT NULL, changed_at BIGINT NOT NULL)",
    ),
    step(
        81,
        "meetings a person wants to try, and what they said after each",
        "CREATE TABLE IF NOT EXISTS trial (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, sealed {BYTES} NOT NULL, made_at BIGINT NOT NULL,
            PRIMARY KEY (person_id, id))",
    ),
    step(
        90,
        "what BMLT servers have beside their meetings, so that they can be answered for",
        "CREATE TABLE IF NOT EXISTS bmlt_row (
            source_id {UUID} NOT NULL, kind TEXT NOT NULL, seq BIGINT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (source_id, kind, seq))",
    ),
    step(
        100,
        "what a person answered on forms",
        "CREATE TABLE IF NOT EXISTS response (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, shelf {BYTES} NOT NULL, sealed {BYTES} NOT NULL,
            made_at BIGINT NOT NULL, PRIMARY KEY (person_id, id))",
    ),
    step(
        101,
        "the latest answers to one form",
        "CREATE INDEX IF NOT EXISTS response_shelf ON response (person_id, shelf, made_at)",
    ),
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

/// The key store: a database of its own, with a backup of its own. Never among the data.
pub(crate) const KEY_STEPS: &[Step] = &[
    step(
        1,
        "a key for each person, wrapped by a master key",
        "CREATE TABLE IF NOT EXISTS person_key (
            person_id {UUID} PRIMARY KEY, master TEXT NOT NULL, wrapped {BYTES} NOT NULL, made_at BIGINT NOT NULL)",
    ),
    step(
        2,
        "keys of the house, wrapped by a master key",
        "CREATE TABLE IF NOT EXISTS house_key (
            name TEXT PRIMARY KEY, master TEXT NOT NULL, wrapped {BYTES} NOT NULL, made_at BIGINT NOT NULL)",
    ),
    step(3, "keys of a master", "CREATE INDEX IF NOT EXISTS person_key_master ON person_key (master)"),
];
