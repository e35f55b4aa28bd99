//! A writer and what they wrote: found by the code that they were given, and by nothing else.

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    policy::{Action, Kind},
    review::{Reason, Standing},
};
use openseat_store::{Tx, audit, review, review_answer, review_link, review_report};
use uuid::Uuid;

use super::{
    blind,
    desk::place_of,
    tell::Outcome,
    today,
    wording::{opened, worded},
};
use crate::{House, Result, meeting, signed::Signed, space::mine};

/// What its writer sees of a review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnView {
    pub slug: String,
    pub meeting: String,
    /// What they wrote, as long as it is kept.
    pub sentence: String,
    /// `None` when no sentence was written.
    pub standing: Option<Standing>,
    /// Why it was refused or taken down.
    pub reason: Option<Reason>,
}

/// A review that a person wanted to find again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkView {
    pub id: Uuid,
    pub meeting: String,
    pub slug: String,
    pub code: String,
    /// `None` when it is gone.
    pub review: Option<OwnView>,
}

/// What a code opens; `None` when nothing.
///
/// # Errors
/// When the database cannot be read.
pub async fn look(house: &House, code: &str) -> Result<Option<OwnView>> {
    let Some(hash) = blind::hash(code) else { return Ok(None) };
    let now = house.snapshot().built;
    let found = house.db.read(async move |tx| {
        let Some(found) = review::by_code(tx, hash).await? else { return Ok(None) };
        let place = place_of(tx, found.meeting_id, now).await?;
        Ok(Some((found, place)))
    });
    let Some((found, (slug, meeting))) = found.await? else { return Ok(None) };
    let sentence = opened(house, review::sentence_cell(found.id), found.sentence.as_deref())?;
    Ok(Some(OwnView { slug, meeting, sentence, standing: found.standing, reason: found.reason }))
}

/// Removes what a code opens, with all that hangs on it; false when it opens nothing.
///
/// # Errors
/// When the database cannot be reached.
pub async fn remove(house: &House, code: &str, now: Timestamp) -> Result<bool> {
    let Some(hash) = blind::hash(code) else { return Ok(false) };
    let today = today(house, now);
    let removed = house.db.write(async move |tx| {
        let Some(found) = review::by_code(tx, hash).await? else { return Ok(false) };
        review::remove(tx, found.id).await?;
        review_answer::remove(tx, found.id).await?;
        review_report::settle(tx, found.id).await?;
        let which = found.id.simple().to_string();
        audit::append(tx, blind::CHAIN, blind::of_day(today), "visitor", "review.remove", &which).await?;
        Ok(true)
    });
    Ok(removed.await?)
}

/// Puts another sentence in the place of one that waits or was refused. `None` when the code opens no such thing.
///
/// # Errors
/// When the database cannot be reached.
pub async fn rewrite(
    house: &House,
    code: &str,
    text: &str,
    as_it_is: bool,
    locale: Locale,
    now: Timestamp,
) -> Result<Option<Outcome>> {
    let (Some(hash), Some(view)) = (blind::hash(code), look(house, code).await?) else { return Ok(None) };
    let Some(meeting) = meeting::view(house, &view.slug, now).await? else { return Ok(None) };
    let sentence = match worded(house, &meeting.draft, text, as_it_is, locale) {
        Ok(Some(sentence)) => sentence,
        Ok(None) => return Ok(Some(Outcome::Nothing)),
        Err(outcome) => return Ok(Some(outcome)),
    };
    let read = house.db.read(async move |tx| review::by_code(tx, hash).await);
    let Some(found) = read.await? else { return Ok(None) };
    let (new, today) = (sentence.sentence(house, review::sentence_cell(found.id)), today(house, now));
    let rewritten = house.db.write(async move |tx| {
        let rewritten = review::rewrite(tx, found.id, locale.code(), &new).await?;
        if rewritten {
            let which = found.id.simple().to_string();
            audit::append(tx, blind::CHAIN, blind::of_day(today), "visitor", "review.rewrite", &which).await?;
        }
        Ok(rewritten)
    });
    let kept = super::tell::Kept { code: None, counts: found.signed_in, waits: true };
    Ok(rewritten.await?.then_some(Outcome::Kept(kept)))
}

/// The reviews that the person wanted to find again, by the name of the meeting.
///
/// # Errors
/// `Denied` when they were erased meanwhile.
pub async fn links(house: &House, who: &Signed) -> Result<Vec<LinkView>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let links = house.db.read(async move |tx| review_link::of(tx, mine.own, &mine.key).await).await?;
    let mut views = Vec::with_capacity(links.len());
    for (id, link) in links {
        let review = look(house, &link.code).await?;
        views.push(LinkView { id, meeting: link.meeting, slug: link.slug, code: link.code, review });
    }
    Ok(views)
}

/// Takes a link out of the space; the review stays where it is. False when it is not theirs.
///
/// # Errors
/// `Denied` when they were erased meanwhile.
pub async fn unlink(house: &House, who: &Signed, link: Uuid) -> Result<bool> {
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    // No audit row: it would stand under the person's mark, beside a moment.
    let write = async move |tx: &mut Tx| review_link::remove(tx, mine.own, link).await;
    Ok(house.db.write(write).await?)
}
