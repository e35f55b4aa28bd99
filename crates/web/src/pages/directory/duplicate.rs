//! Two listings side by side: one meeting, or two?

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{
    identity::Decision,
    keeping::{self, Doubt, Verdict},
};
use openseat_domain::{
    amendment::{Field, Laid},
    identity::Reason,
};

use super::{duplicates::link, edit, fields::called, id, said};
use crate::{form::PersonForm, frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/directory/duplicate.html")]
pub(crate) struct DuplicatePage<'a> {
    frame: Frame<'a>,
    /// Source and address on the desk of each.
    heads: Vec<(String, Option<String>)>,
    rows: Vec<Row>,
    score: String,
    speaks_for: Vec<String>,
    against: Vec<String>,
    now: &'a str,
    /// What a person said, and why.
    word: Option<(&'a str, String)>,
    action: String,
}

/// One field of both.
struct Row {
    field: String,
    one: String,
    other: String,
    same: bool,
}

pub(crate) async fn show(person: Person, Path((one, other)): Path<(String, String)>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match keeping::doubt(house, &person.signed, id(&one), id(&other), now).await {
        Ok(doubt) => person.visit.show(&page(&person, &doubt)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn decide(
    Path((one, other)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (one, other) = (id(&one), id(&other));
    let why: String = fields.text("why").chars().take(500).collect();
    let decision = |same| Decision { one, other, same, why: why.clone(), who: String::new() };
    let (done, result) = match fields.text("do") {
        "join" => ("joined", keeping::judge(house, who, decision(true), now).await),
        "apart" => ("apart", keeping::judge(house, who, decision(false), now).await),
        _ => ("undone", keeping::unjudge(house, who, one, other, now).await.map(drop)),
    };
    match result {
        Ok(()) => person.visit.go(&format!("/directory/duplicates?done={done}")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, doubt: &Doubt) -> DuplicatePage<'a> {
    let frame = person.visit.frame();
    let (one, other) = (Laid::from(doubt.one.draft.clone()), Laid::from(doubt.other.draft.clone()));
    let row = |field: Field| {
        let (mine, theirs) = (field.of(&one), field.of(&other));
        let same = mine == theirs;
        let field = called(&frame, field).to_owned();
        Row { field, one: said::word(&frame, &mine), other: said::word(&frame, &theirs), same }
    };
    let empty = Laid::default();
    let says = |field: &Field| field.of(&one) != field.of(&empty) || field.of(&other) != field.of(&empty);
    let head = |side: &keeping::Side| {
        (frame.t1("dir-source-feed", "source", side.source.as_str()), side.meeting.map(edit::link))
    };
    let (yes, no): (Vec<&Reason>, Vec<&Reason>) = doubt.reasons.iter().partition(|reason| reason.speaks_for());
    let words = |all: Vec<&Reason>| all.into_iter().map(|one| reason(&frame, *one)).collect();
    DuplicatePage {
        heads: vec![head(&doubt.one), head(&doubt.other)],
        rows: Field::ALL.into_iter().filter(says).map(row).collect(),
        score: frame.t1("dir-score", "n", (doubt.score * 100.0).round() as i64),
        speaks_for: words(yes),
        against: words(no),
        now: frame.t(if doubt.joined { "dir-joined-now" } else { "dir-apart-now" }),
        word: doubt.word.as_ref().map(|(verdict, why)| {
            (frame.t(if *verdict == Verdict::Same { "dir-said-same" } else { "dir-said-different" }), why.clone())
        }),
        action: link(&doubt.one, &doubt.other),
        frame: person.visit.frame(),
    }
}

/// A reason of the rule, in words.
fn reason(frame: &Frame<'_>, reason: Reason) -> String {
    let said = |key: &'static str| frame.say.t(key).to_owned();
    match reason {
        Reason::OtherFellowship => said("dir-reason-other-kind"),
        Reason::OtherDays => said("dir-reason-other-days"),
        Reason::OtherTime(minutes) => frame.t1("dir-reason-other-time", "n", minutes),
        Reason::NoTime => said("dir-reason-no-time"),
        Reason::SameStart => said("dir-reason-same-start"),
        Reason::StartsApart(minutes) => frame.t1("dir-reason-starts-apart", "n", minutes),
        Reason::OtherRhythm => said("dir-reason-other-rhythm"),
        Reason::SameAddress => said("dir-reason-same-address"),
        Reason::OtherUnit => said("dir-reason-other-unit"),
        Reason::MetresApart(metres) => frame.t1("dir-reason-metres", "n", metres),
        Reason::KilometresApart(km) => frame.t1("dir-reason-km", "n", km),
        Reason::SameBuildingName => said("dir-reason-same-building"),
        Reason::SamePostcode => said("dir-reason-same-postcode"),
        Reason::SameArea => said("dir-reason-same-area"),
        Reason::OtherArea => said("dir-reason-other-area"),
        Reason::SameOnlineRoom => said("dir-reason-same-room"),
        Reason::OtherOnlineRoom => said("dir-reason-other-room"),
        Reason::SamePhone => said("dir-reason-same-phone"),
        Reason::SameName => said("dir-reason-same-name"),
        Reason::SimilarName(hundredths) => frame.t1("dir-reason-similar-name", "n", i64::from(hundredths)),
        Reason::OtherName => said("dir-reason-other-name"),
        Reason::SameGroup => said("dir-reason-same-group"),
        Reason::OtherWayIn => said("dir-reason-other-way"),
    }
}

#[cfg(test)]
impl<'a> DuplicatePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::doubt(false))
    }

    pub(crate) fn sample_said(person: &'a Person) -> Self {
        let word = Some((Verdict::Same, "One group, two lists.".to_owned()));
        page(person, &Doubt { word, ..super::samples::doubt(true) })
    }
}
