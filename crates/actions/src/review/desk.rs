//! The list keeper's desk: every sentence is read here before it shows; crowds are looked at; what is wrong comes down.

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_domain::{
    meeting::Draft,
    policy::{Action, Kind},
    review::{Concern, Reason, Standing, Week},
};
use openseat_store::{
    self as store, Tx, listing, meeting,
    review::{self, Review},
    review_answer::{self, Answer},
    review_hold, review_report,
};
use uuid::Uuid;

use super::wording::opened;
use crate::{ActionError, House, Result, amendment, keeper, signed::Signed};

/// Things of one kind that one page shows.
const MOST: i64 = 50;

/// What waits for a list keeper, each kind with the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    pub waiting: Vec<ReviewView>,
    /// Shown, and somebody thinks that they should not be.
    pub reported: Vec<ReviewView>,
    /// Answers of groups that nobody has read.
    pub answers: Vec<ReviewView>,
    pub held: Vec<HeldView>,
    /// What was let through lately, the latest first.
    pub lately: Vec<ReviewView>,
}

/// A review as a list keeper sees it. Who wrote it nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewView {
    pub id: Uuid,
    pub slug: String,
    pub meeting: String,
    pub week: Week,
    pub sentence: String,
    pub locale: String,
    pub standing: Option<Standing>,
    pub concerns: BTreeSet<Concern>,
    /// Why it is not shown.
    pub reason: Option<Reason>,
    pub counted: bool,
    /// Why it was reported, and how often.
    pub reports: Vec<(Reason, u64)>,
    pub answer: Option<AnswerView>,
}

/// What a group answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerView {
    pub sentence: String,
    pub locale: String,
    pub standing: Standing,
    pub concerns: BTreeSet<Concern>,
}

/// A group whose numbers wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldView {
    pub slug: String,
    pub meeting: String,
    /// So much came since then.
    pub since: jiff::civil::Date,
    pub count: usize,
}

/// Whether the person sits at the desk, so that pages can show the way to it.
///
/// # Errors
/// When the database cannot be read.
pub async fn sits_here(house: &House, who: &Signed) -> Result<bool> {
    match keeper::allow(house, &who.actor(), Action::See, Kind::Review).await {
        Ok(_) => Ok(true),
        Err(ActionError::Denied(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// How much waits while no organisation keeps the list, so that nobody will ever read it; at most a page of each kind.
///
/// # Errors
/// When the database cannot be read.
pub async fn unattended(house: &House) -> Result<usize> {
    if !keeper::every(house).await?.is_empty() {
        return Ok(0);
    }
    let waits = house.db.read(async |tx| {
        Ok(review::waiting(tx, MOST).await?.len()
            + review_answer::waiting(tx, MOST).await?.len()
            + review_hold::open(tx).await?.len())
    });
    Ok(waits.await?)
}

/// What waits.
///
/// # Errors
/// `Denied`.
pub async fn desk(house: &House, who: &Signed) -> Result<Desk> {
    keeper::allow(house, &who.actor(), Action::See, Kind::Review).await?;
    let now = house.snapshot().built;
    let read = house.db.read(async move |tx| {
        let (waiting, lately) = (review::waiting(tx, MOST).await?, review::lately(tx, MOST).await?);
        let mut rows = Rows {
            waiting: gather(tx, waiting, now).await?,
            lately: gather(tx, lately, now).await?,
            ..Rows::default()
        };
        let mut reported: Vec<Uuid> = Vec::new();
        for one in review_report::open(tx).await? {
            if !reported.contains(&one.review_id) {
                reported.push(one.review_id);
            }
        }
        reported.truncate(MOST as usize);
        rows.reported = gather_by_id(tx, &reported, now).await?;
        let answers: Vec<Uuid> = review_answer::waiting(tx, MOST).await?.iter().map(|one| one.review_id).collect();
        rows.answers = gather_by_id(tx, &answers, now).await?;
        for hold in review_hold::open(tx).await? {
            let (slug, meeting) = place_of(tx, hold.meeting_id, now).await?;
            let count = review::days(tx, hold.meeting_id, hold.since).await?.len();
            rows.held.push(HeldView { slug, meeting, since: hold.since, count });
        }
        Ok(rows)
    });
    let rows = read.await?;
    let views = |rows: Vec<Row>| rows.into_iter().map(|row| row.view(house)).collect::<store::Result<Vec<_>>>();
    Ok(Desk {
        waiting: views(rows.waiting)?,
        reported: views(rows.reported)?,
        answers: views(rows.answers)?,
        held: rows.held,
        lately: views(rows.lately)?,
    })
}

/// One review.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn one(house: &House, who: &Signed, id: Uuid) -> Result<ReviewView> {
    keeper::allow(house, &who.actor(), Action::See, Kind::Review).await?;
    let now = house.snapshot().built;
    let rows = house.db.read(async move |tx| gather_by_id(tx, &[id], now).await).await?;
    let row = rows.into_iter().next().ok_or_else(|| gone(id))?;
    Ok(row.view(house)?)
}

/// What was read, before it is unsealed.
#[derive(Default)]
struct Rows {
    waiting: Vec<Row>,
    reported: Vec<Row>,
    answers: Vec<Row>,
    held: Vec<HeldView>,
    lately: Vec<Row>,
}

struct Row {
    review: Review,
    place: (String, String),
    reports: Vec<(Reason, u64)>,
    answer: Option<Answer>,
}

impl Row {
    fn view(self, house: &House) -> store::Result<ReviewView> {
        let Self { review: one, place: (slug, meeting), reports, answer } = self;
        let answer = match answer {
            Some(found) => Some(AnswerView {
                sentence: opened(house, review_answer::answer_cell(one.id), found.sentence.as_deref())?,
                locale: found.locale,
                standing: found.standing,
                concerns: found.concerns,
            }),
            None => None,
        };
        Ok(ReviewView {
            id: one.id,
            slug,
            meeting,
            week: one.told.week.unwrap_or(Week::of(one.told.day)),
            sentence: opened(house, review::sentence_cell(one.id), one.sentence.as_deref())?,
            locale: one.locale,
            standing: one.standing,
            concerns: one.concerns,
            reason: one.reason,
            counted: one.counted,
            reports,
            answer,
        })
    }
}

async fn gather(tx: &mut Tx, reviews: Vec<Review>, now: Timestamp) -> store::Result<Vec<Row>> {
    let all = review_report::open(tx).await?;
    let mut rows = Vec::with_capacity(reviews.len());
    for one in reviews {
        let place = place_of(tx, one.meeting_id, now).await?;
        let answer = review_answer::of(tx, one.id).await?;
        let reports = all.iter().filter(|report| report.review_id == one.id);
        let reports = reports.map(|report| (report.reason, report.count)).collect();
        rows.push(Row { review: one, place, reports, answer });
    }
    Ok(rows)
}

async fn gather_by_id(tx: &mut Tx, ids: &[Uuid], now: Timestamp) -> store::Result<Vec<Row>> {
    let mut reviews = Vec::with_capacity(ids.len());
    for id in ids {
        reviews.extend(review::by_id(tx, *id).await?);
    }
    gather(tx, reviews, now).await
}

/// The present address of a meeting, and its name.
pub(super) async fn place_of(tx: &mut Tx, id: Uuid, now: Timestamp) -> store::Result<(String, String)> {
    let Some(found) = meeting::by_id(tx, id).await? else { return Ok((String::new(), String::new())) };
    // It may have turned out to be another one.
    let found = meeting::by_slug(tx, &found.slug).await?.unwrap_or(found);
    let listing = match found.shown_listing {
        Some(listing) => listing::by_id(tx, listing).await?,
        None => None,
    };
    let draft: Draft = listing.and_then(|one| serde_json::from_str(&one.body).ok()).unwrap_or_default();
    Ok((found.slug, amendment::lay(tx, found.id, draft, now).await?.draft.name))
}

pub(super) fn gone(id: Uuid) -> ActionError {
    ActionError::Missing { what: "review", name: id.simple().to_string(), fix: "It may have been taken down." }
}
