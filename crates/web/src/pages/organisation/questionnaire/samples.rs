//! A questionnaire for samples of pages.

use jiff::Timestamp;
use openseat_actions::questionnaire::{Offered, QuestionnaireView, QuestionnairesView, form_id};
use openseat_content::{
    Content,
    form::{
        Fault,
        foreign::{self, Look, Told},
    },
};
use uuid::Uuid;

/// A small file, with a question that speaks of harm, one that must be answered there, and signs that a page must not take
/// for its own.
pub(crate) const FILE: &str = r#"{"resourceType": "Questionnaire", "id": "week", "version": "1", "status": "active",
    "title": "Your week & <b>you</b>", "publisher": "Harbour & Clinic", "item": [
    {"linkId": "1/a", "type": "choice", "text": "Did you sleep <well>?", "required": true, "answerOption": [
        {"valueString": "Yes"}, {"valueString": "No & not"}]},
    {"linkId": "1/b", "type": "integer", "text": "How many nights?"},
    {"linkId": "1/c", "type": "boolean", "text": "Did you think of hurting yourself?"},
    {"linkId": "1/d", "type": "text", "text": "What helped?", "initial": [{"valueString": "Tea"}]}]}"#;

/// One that cannot be asked.
const BROKEN: &str = r#"{"resourceType": "Questionnaire", "status": "active", "item": [
    {"linkId": "<b>", "type": "quantity", "text": "How heavy?"},
    {"linkId": "c", "type": "choice", "text": "Which?", "answerValueSet": "http://a.example/<set>"}]}"#;

pub(crate) fn look() -> Look {
    foreign::look(&Content::embedded(), FILE.as_bytes()).expect("it can be asked")
}

pub(crate) fn faults() -> Vec<Fault> {
    foreign::look(&Content::embedded(), BROKEN.as_bytes()).expect_err("it cannot be asked")
}

fn one(number: u128, ended: bool) -> Offered {
    let told = Told {
        name: ["Your week & <b>you</b>", "Tu semana"],
        about: ["A few questions about the week.", "Unas preguntas sobre la semana."],
        source: "Harbour & Clinic, 2026",
        read: "Harbour & Clinic, 2026",
        licence: "CC0-1.0",
        day: jiff::civil::date(2026, 11, 1),
        dangers: &[("1-c".to_owned(), vec!["yes".to_owned()])],
    };
    let beside = foreign::beside(FILE.as_bytes(), &told).expect("it can be asked");
    let id = Uuid::from_u128(number);
    Offered {
        id,
        node: Uuid::from_u128(10),
        by: "Riverside & <b>Clinic</b>".into(),
        info: foreign::info(form_id(id), FILE.as_bytes(), &beside).expect("it can be asked"),
        ended,
        number: 1,
        made_at: made_at(),
    }
}

pub(crate) fn offered() -> Vec<Offered> {
    vec![one(70, false)]
}

pub(crate) fn list() -> QuestionnairesView {
    QuestionnairesView {
        name: "Riverside & <b>Clinic</b>".into(),
        own: vec![one(70, false), one(71, true)],
        above: vec![one(72, false)],
        may_add: true,
    }
}

pub(crate) fn view(ended: bool) -> QuestionnaireView {
    QuestionnaireView {
        name: "Riverside & <b>Clinic</b>".into(),
        offered: one(70, ended),
        texts: vec![("2 <b>".into(), made_at()), ("1".into(), made_at())],
        may_change: true,
    }
}

fn made_at() -> Timestamp {
    "2026-11-02T18:42:00Z".parse().expect("a time in a test is well written")
}
