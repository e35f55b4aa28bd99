//! What people answer.

use super::{Step, step};

pub(super) const STEPS: &[Step] = &[
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
        102,
        "questionnaires of organisations",
        "CREATE TABLE IF NOT EXISTS questionnaire (
            id {UUID} PRIMARY KEY, node_id {UUID} NOT NULL, made_at BIGINT NOT NULL, ended_at BIGINT)",
    ),
    step(103, "those of a node", "CREATE INDEX IF NOT EXISTS questionnaire_node ON questionnaire (node_id)"),
    step(
        104,
        "their texts, each version as it came",
        "CREATE TABLE IF NOT EXISTS questionnaire_text (
            questionnaire_id {UUID} NOT NULL, number BIGINT NOT NULL, version TEXT NOT NULL, body TEXT NOT NULL,
            beside TEXT NOT NULL, made_at BIGINT NOT NULL, PRIMARY KEY (questionnaire_id, number))",
    ),
];
