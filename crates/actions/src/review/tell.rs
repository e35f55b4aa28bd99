//! Telling: signed in, once in a while and blindly; or not signed in, and then counted apart.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, civil::Date};
use openseat_content::Locale;
use openseat_domain::{
    policy::{Action, Kind, Thing},
    review::{Concern, Facts, Reason, Told, Week, YOUNG_DAYS, again_on, burst_began, burst_since, is_burst},
    role::Actor,
};
use openseat_store::{
    self as store, Tx, audit, person,
    review::{self, New},
    review_hold, review_link, review_report, review_token,
};
use uuid::Uuid;

use super::{blind, today, wording::worded};
use crate::{
    ActionError, House, Result,
    meeting::{self, MeetingView, missing},
    organisation::allow,
    signed::Signed,
    space::mine,
};

/// What somebody tells.
#[derive(Clone, Debug)]
pub struct Telling {
    pub slug: String,
    pub week: Option<Week>,
    pub facts: Facts,
    pub sentence: String,
    /// They were told what a machine saw in the sentence, and send it as it is.
    pub as_it_is: bool,
    /// They want to find it again in their space.
    pub keep_link: bool,
    pub locale: Locale,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Kept(Kept),
    /// What was seen in the sentence; nothing was kept.
    Mend(BTreeSet<Concern>),
    /// So many letters.
    TooLong(usize),
    /// No question was answered.
    Nothing,
    /// They told of this group lately. They can again from that day on.
    Lately(Date),
}

/// It was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// By which the writer finds it again; shown once. None of those who are not signed in.
    pub code: Option<String>,
    /// Counted among what people said who were signed in.
    pub counts: bool,
    /// There is a sentence that a person will read.
    pub waits: bool,
}

/// Whether the person can tell of this group now, and what of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leave {
    /// The day from which on they can tell again.
    pub again_on: Option<Date>,
    /// Their space is so new that it is counted as if they had not signed in.
    pub young: bool,
}

/// Whether the person can tell of this group now.
///
/// # Errors
/// `Denied` when they were erased meanwhile.
pub async fn may_tell(house: &House, who: &Signed, meeting: Uuid, now: Timestamp) -> Result<Leave> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let (token, person, today) = (blind::token(&mine.key, meeting), who.person, today(house, now));
    let read = house.db.read(async move |tx| {
        let again_on = review_token::ends_on(tx, token).await?.filter(|ends| *ends > today);
        Ok(Leave { again_on, young: is_young(tx, person, now).await? })
    });
    Ok(read.await?)
}

/// Tells, signed in. Nothing that is kept leads to the person, but the link if they asked for one.
///
/// # Errors
/// [`ActionError::Missing`] when there is no such meeting; `Denied`.
pub async fn tell(house: &House, who: &Signed, telling: Telling, now: Timestamp) -> Result<Outcome> {
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    allow(&who.actor(), Action::Add, &Thing::of_all(Kind::Review))?;
    let view = found(house, &telling.slug, now).await?;
    let person = who.person;
    let young = house.db.read(async move |tx| is_young(tx, person, now).await).await?;
    // Spaces cost nothing: a new one gets no words in, and its facts are counted apart.
    let text = if young { "" } else { &telling.sentence };
    let sentence = match worded(house, &view.draft, text, telling.as_it_is, telling.locale) {
        Ok(sentence) => sentence,
        Err(outcome) => return Ok(outcome),
    };
    let told = told(&telling, today(house, now));
    if told.facts.is_empty() && sentence.is_none() {
        return Ok(Outcome::Nothing);
    }
    let (id, code, link_id) = (blind::id(house), blind::code(house), blind::id(house));
    let new = New {
        id,
        meeting_id: view.id,
        signed_in: !young,
        told,
        // Of no use but for a sentence.
        locale: sentence.as_ref().map(|_| telling.locale.code().to_owned()).unwrap_or_default(),
        code: blind::hash(&code),
        sentence: sentence.as_ref().map(|one| one.sentence(house, review::sentence_cell(id))),
    };
    let kept = Kept { code: Some(code.clone()), counts: !young, waits: sentence.is_some() };
    let link = review_link::ReviewLink { meeting: view.draft.name.clone(), slug: view.slug.clone(), code };
    let link = telling.keep_link.then(|| review_link::seal(&mine.key, link_id, &link));
    let token = blind::token(&mine.key, view.id);
    let own = mine.own;
    let write = async move |tx: &mut Tx| {
        let today = new.told.day;
        review_token::forget(tx, today).await?;
        if !review_token::take(tx, token, again_on(today)).await? {
            let ends = review_token::ends_on(tx, token).await?.unwrap_or(today);
            return Ok(Outcome::Lately(ends));
        }
        keep(tx, &new, &view.slug).await?;
        if let Some(sealed) = &link {
            review_link::insert(tx, own, link_id, sealed).await?;
        }
        Ok(Outcome::Kept(kept.clone()))
    };
    Ok(house.db.write(write).await?)
}

/// Tells, not signed in: facts alone, counted apart. Who asks must be slowed down by the caller.
///
/// # Errors
/// [`ActionError::Missing`] when there is no such meeting.
pub async fn report(house: &House, telling: Telling, now: Timestamp) -> Result<Outcome> {
    allow(&Actor::Visitor, Action::Add, &Thing::of_all(Kind::Review))?;
    let view = found(house, &telling.slug, now).await?;
    let told = told(&telling, today(house, now));
    if told.facts.is_empty() {
        return Ok(Outcome::Nothing);
    }
    let (id, locale) = (blind::id(house), String::new());
    let new = New { id, meeting_id: view.id, signed_in: false, told, locale, code: None, sentence: None };
    house.db.write(async move |tx| keep(tx, &new, &view.slug).await).await?;
    Ok(Outcome::Kept(Kept { code: None, counts: false, waits: false }))
}

/// Somebody thinks that a review should not stand there. Nobody is asked who they are.
///
/// # Errors
/// [`ActionError::Missing`] when it does not stand there.
pub async fn report_review(house: &House, review: Uuid, reason: Reason, now: Timestamp) -> Result<()> {
    allow(&Actor::Visitor, Action::Add, &Thing::of_all(Kind::Report))?;
    let (id, today) = (blind::id(house), today(house, now));
    let write = async move |tx: &mut Tx| {
        let shown = review::by_id(tx, review).await?;
        if !shown.is_some_and(|one| one.standing == Some(openseat_domain::review::Standing::Shown)) {
            return Ok(false);
        }
        review_report::insert(tx, id, review, reason, today).await?;
        let which = review.simple().to_string();
        audit::append(tx, blind::CHAIN, blind::of_day(today), "visitor", "review.report", &which).await?;
        Ok(true)
    };
    let kept = house.db.write(write).await?;
    let name = review.simple().to_string();
    if kept { Ok(()) } else { Err(ActionError::Missing { what: "review", name, fix: "It may have been taken down." }) }
}

/// Keeps it, with its audit row; and when so much came that a person should look, holds the numbers.
async fn keep(tx: &mut Tx, new: &New, slug: &str) -> store::Result<()> {
    let (meeting, today) = (new.meeting_id, new.told.day);
    let mut new = new.clone();
    if let Some(sentence) = &mut new.sentence
        && review::elsewhere(tx, sentence.alike, meeting).await? > 0
    {
        sentence.concerns.insert(Concern::Copied);
    }
    review::insert(tx, &new).await?;
    let held = review_hold::of(tx, meeting).await?;
    if !held.is_some_and(|hold| hold.open) {
        let days = review::days(tx, meeting, burst_since(today)).await?;
        if is_burst(&days, held.and_then(|hold| hold.looked_on), today) {
            review_hold::put(tx, meeting, burst_began(today)).await?;
        }
    }
    audit::append(tx, blind::CHAIN, blind::of_day(today), "visitor", "review.give", slug).await.map(drop)
}

async fn is_young(tx: &mut Tx, who: Uuid, now: Timestamp) -> store::Result<bool> {
    let since = person::by_id(tx, who).await?.map_or(now, |person| person.made_at);
    Ok(since.duration_until(now) < SignedDuration::from_hours(24 * i64::from(YOUNG_DAYS)))
}

async fn found(house: &House, slug: &str, now: Timestamp) -> Result<MeetingView> {
    meeting::view(house, slug, now).await?.ok_or_else(|| missing(slug.to_owned()))
}

/// What is kept of it. A week that cannot be told of is one that they do not remember.
fn told(telling: &Telling, today: Date) -> Told {
    let week = telling.week.filter(|week| Week::tellable(today).contains(week));
    Told { day: today, week, facts: telling.facts.fitting() }
}
