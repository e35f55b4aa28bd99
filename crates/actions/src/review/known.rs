//! What is known of a group from what people told: figures of five people or more, and sentences that a person has read.

use std::collections::HashMap;

use jiff::{Timestamp, ToSpan as _, civil::Date};
use openseat_domain::review::{
    FIGURES_DAYS, Facts, Figures, Medication, MedicationLine, Standing, Told, Voice, Week, figures, people_at_least,
};
use openseat_store::{
    review::{self, Review},
    review_answer, review_hold,
};
use serde::Serialize;
use uuid::Uuid;

use super::{today, wording::opened};
use crate::{House, Result};

/// What people told of a group in the last twelve months.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Known {
    /// By people who were signed in.
    pub signed_in: Figures,
    /// By anybody else; they may be few who told often.
    pub signed_out: Figures,
    /// So much came at once that a person looks at it first. Nothing is told meanwhile.
    pub being_checked: bool,
}

/// A sentence that everybody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidView {
    pub id: Uuid,
    pub week: Week,
    pub sentence: String,
    /// The language it was written in.
    pub locale: String,
    /// What its writer told of the setting, as far as five people told the same kind of thing.
    pub facts: Facts,
    /// What the group answers, and in which language.
    pub answer: Option<(String, String)>,
}

/// What is known of a meeting.
///
/// # Errors
/// When the database cannot be read.
pub async fn known(house: &House, meeting: Uuid, now: Timestamp) -> Result<Known> {
    let today = today(house, now);
    let since = today.saturating_sub(FIGURES_DAYS.days());
    let read = house.db.read(async move |tx| {
        let held = review_hold::of(tx, meeting).await?.is_some_and(|hold| hold.open);
        Ok((held, review::counted(tx, meeting, since).await?))
    });
    let (held, told) = read.await?;
    if held {
        return Ok(Known { being_checked: true, ..Known::default() });
    }
    let (inside, outside): (Vec<Review>, Vec<Review>) = told.into_iter().partition(|one| one.signed_in);
    let told = |all: Vec<Review>| all.into_iter().map(|one| one.told).collect::<Vec<Told>>();
    Ok(Known {
        signed_in: figures(&told(inside), Voice::SignedIn, today),
        signed_out: figures(&told(outside), Voice::SignedOut, today),
        being_checked: false,
    })
}

/// How much was told of a meeting that counts, signed in and not: for who looks after the server, not for pages.
///
/// # Errors
/// When the database cannot be read.
pub async fn told_of(house: &House, meeting: Uuid, now: Timestamp) -> Result<(usize, usize)> {
    let since = today(house, now).saturating_sub(FIGURES_DAYS.days());
    let told = house.db.read(async move |tx| review::counted(tx, meeting, since).await).await?;
    let inside = told.iter().filter(|one| one.signed_in).count();
    Ok((inside, told.len() - inside))
}

/// The sentences of a meeting: the latest week first.
///
/// # Errors
/// When the database cannot be read.
pub async fn said(house: &House, meeting: Uuid, now: Timestamp) -> Result<Vec<SaidView>> {
    let figures = known(house, meeting, now).await?.signed_in;
    let read = house.db.read(async move |tx| {
        let mut said = Vec::new();
        for one in review::shown(tx, meeting).await? {
            let answer = review_answer::of(tx, one.id).await?.filter(|answer| answer.standing == Standing::Shown);
            said.push((one, answer));
        }
        Ok(said)
    });
    let mut views = Vec::new();
    for (one, answer) in read.await? {
        let answer = match answer {
            Some(found) => {
                let cell = review_answer::answer_cell(one.id);
                Some((opened(house, cell, found.sentence.as_deref())?, found.locale))
            }
            None => None,
        };
        views.push(SaidView {
            id: one.id,
            week: one.told.week.unwrap_or(Week::of(one.told.day)),
            sentence: opened(house, review::sentence_cell(one.id), one.sentence.as_deref())?,
            locale: one.locale,
            facts: beside(&one.told.facts, &figures),
            answer,
        });
    }
    Ok(views)
}

/// Whether everybody sees this sentence.
///
/// # Errors
/// When the database cannot be read.
pub async fn is_shown(house: &House, id: Uuid) -> Result<bool> {
    let found = house.db.read(async move |tx| review::by_id(tx, id).await).await?;
    Ok(found.is_some_and(|one| one.standing == Some(Standing::Shown)))
}

/// What visitors heard of medication at every meeting of which enough told, for the snapshot: one reading for all.
///
/// # Errors
/// When the database cannot be read.
pub async fn medication_lines(house: &House, now: Timestamp) -> Result<HashMap<Uuid, MedicationLine>> {
    let since = today(house, now).saturating_sub(FIGURES_DAYS.days());
    let remarks = house.db.read(async move |tx| review::remarks(tx, since).await).await?;
    let mut by_meeting: HashMap<Uuid, (Vec<Date>, Vec<Medication>)> = HashMap::new();
    for (meeting, day, remark) in remarks {
        let (days, said) = by_meeting.entry(meeting).or_default();
        days.push(day);
        said.push(remark);
    }
    let lines = by_meeting.into_iter().filter_map(|(meeting, (days, said))| {
        MedicationLine::of(people_at_least(days), said).map(|line| (meeting, line))
    });
    Ok(lines.collect())
}

/// The facts of one person that may stand beside their sentence: those of which five people told. Of which medicine
/// something was said is told of nobody alone.
fn beside(facts: &Facts, figures: &Figures) -> Facts {
    Facts {
        found: facts.found.filter(|_| !figures.found.is_hidden()),
        welcome: facts.welcome.filter(|_| !figures.welcome.is_hidden()),
        format: facts.format.filter(|_| !figures.format.is_hidden()),
        size: facts.size.filter(|_| !figures.size.is_hidden()),
        access: facts.access.filter(|_| !figures.access.is_hidden()),
        newcomer: facts.newcomer.filter(|_| !figures.newcomer.is_hidden()),
        medication: facts.medication.filter(|_| !figures.medication.is_hidden()),
        medicine: None,
    }
}
