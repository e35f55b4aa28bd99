//! What people want to be reminded of, and how.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
    step(
        150,
        "what a person wants to be reminded of",
        "CREATE TABLE IF NOT EXISTS reminder (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, sealed {BYTES} NOT NULL, made_at BIGINT NOT NULL,
            PRIMARY KEY (person_id, id))",
    ),
    step(
        151,
        "what holds for all reminders of a person, and when to look at them next",
        "CREATE TABLE IF NOT EXISTS reminder_book (
            person_id {UUID} PRIMARY KEY, sealed {BYTES} NOT NULL, wake_at BIGINT NOT NULL)",
    ),
    step(152, "people by when to look", "CREATE INDEX IF NOT EXISTS reminder_book_wake ON reminder_book (wake_at)"),
    step(
        153,
        "where a person can be reached",
        "CREATE TABLE IF NOT EXISTS reminder_way (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, mark {BYTES} NOT NULL, sealed {BYTES} NOT NULL,
            made_at BIGINT NOT NULL, PRIMARY KEY (person_id, id))",
    ),
    step(154, "ways by their mark", "CREATE INDEX IF NOT EXISTS reminder_way_mark ON reminder_way (mark)"),
    step(
        155,
        "messages that wait to be sent",
        "CREATE TABLE IF NOT EXISTS reminder_message (
            person_id {UUID} NOT NULL, id {UUID} NOT NULL, sealed {BYTES} NOT NULL, made_at BIGINT NOT NULL,
            PRIMARY KEY (person_id, id))",
    ),
    step(
        156,
        "links in messages, and addresses of calendars",
        "CREATE TABLE IF NOT EXISTS reminder_link (
            link {BYTES} PRIMARY KEY, person_id {UUID} NOT NULL, kind BIGINT NOT NULL, sealed {BYTES} NOT NULL,
            until BIGINT NOT NULL)",
    ),
    step(157, "links of a person", "CREATE INDEX IF NOT EXISTS reminder_link_person ON reminder_link (person_id)"),
    step(
        158,
        "messages to one number within an hour",
        "CREATE TABLE IF NOT EXISTS reminder_count (mark {BYTES} PRIMARY KEY, since BIGINT NOT NULL, n BIGINT NOT NULL)",
    ),
];
