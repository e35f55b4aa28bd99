//! The same meeting in two feeds: listings are put together or taken apart, by the rule or by a steward.

use std::{collections::BTreeSet, sync::Arc};

use jiff::Timestamp;
use openseat_domain::{id::Ids, problem::Problem};
use openseat_store::{
    Result as StoreResult, Tx, amendment, audit, change,
    listing::{self, Link, Listing},
    meeting::{self, Meeting},
    pair::{self, Pair, Verdict},
};
use uuid::Uuid;

use crate::{ActionError, House, Result, apply::CHAIN, settle::settle, slugs::Slugs};

/// A steward's word on two listings. It holds against the rule until another is given.
#[derive(Clone, Debug)]
pub struct Decision {
    pub one: Uuid,
    pub other: Uuid,
    /// One meeting, or two.
    pub same: bool,
    pub why: String,
    pub who: String,
}

/// Keeps a steward's word and does what it says, at once.
///
/// # Errors
/// [`ActionError::Refused`] when a listing is not there or both are one.
pub async fn decide(house: &House, decision: Decision, now: Timestamp) -> Result<()> {
    if decision.one == decision.other {
        return Err(refused("A listing cannot be compared with itself.".into()));
    }
    let ids = Arc::clone(&house.ids);
    let asked = decision.clone();
    let done = house.db.write(async move |tx| {
        let (Some(one), Some(other)) = (listing::by_id(tx, asked.one).await?, listing::by_id(tx, asked.other).await?)
        else {
            return Ok(false);
        };
        let verdict = if asked.same { Verdict::Same } else { Verdict::Different };
        let pair = Pair { a: one.id, b: other.id, verdict, who: asked.who.clone(), at: now, why: asked.why.clone() };
        pair::put(tx, &pair).await?;
        let touched = if asked.same {
            put_together(tx, &one, &other, &asked.why, now).await?
        } else {
            take_apart(tx, &one, &other, &ids, now).await?
        };
        settle(tx, &touched, now).await?;
        change::bump(tx, now).await?;
        let what = if asked.same { "listings joined" } else { "listings split" };
        audit::append(tx, CHAIN, now, &asked.who, what, &format!("{} {}", one.id, other.id)).await?;
        Ok(true)
    });
    if !done.await? {
        return Err(refused("One of the two listings is not there.".into()));
    }
    house.refresh(now).await
}

/// Takes a steward's word on two listings back: what it had joined is apart again, and the rule decides from now on. False
/// when there is none.
///
/// # Errors
/// When the database fails.
pub async fn take_back(house: &House, one: Uuid, other: Uuid, who: &str, now: Timestamp) -> Result<bool> {
    let (ids, who) = (Arc::clone(&house.ids), who.to_owned());
    let done = house.db.write(async move |tx| {
        let word = pair::all(tx).await?.into_iter().find(|pair| (pair.a, pair.b) == (one.min(other), one.max(other)));
        let Some(word) = word else { return Ok(false) };
        pair::remove(tx, one, other).await?;
        if word.verdict == Verdict::Same
            && let (Some(one), Some(other)) = (listing::by_id(tx, one).await?, listing::by_id(tx, other).await?)
        {
            let touched = take_apart(tx, &one, &other, &ids, now).await?;
            settle(tx, &touched, now).await?;
        }
        change::bump(tx, now).await?;
        audit::append(tx, CHAIN, now, &who, "verdict taken back", &format!("{one} {other}")).await?;
        Ok(true)
    });
    let done = done.await?;
    if done {
        house.refresh(now).await?;
    }
    Ok(done)
}

fn refused(what: String) -> ActionError {
    ActionError::Refused(Problem::refused("listing", what, "`openseat identity show SLUG` lists them with their ids."))
}

async fn put_together(
    tx: &mut Tx,
    one: &Listing,
    other: &Listing,
    why: &str,
    now: Timestamp,
) -> StoreResult<BTreeSet<Uuid>> {
    let (Some(keeps), leaves) = (one.meeting_id, other.meeting_id) else { return Ok(BTreeSet::new()) };
    if leaves == Some(keeps) {
        return Ok(BTreeSet::new());
    }
    let link = Link { score: 1.0, reasons: serde_json::json!({ "steward": why }).to_string() };
    listing::set_meeting(tx, other.id, Some(keeps), Some(&link)).await?;
    if let Some(left) = leaves {
        close_if_empty(tx, left, keeps, now).await?;
    }
    Ok([Some(keeps), leaves].into_iter().flatten().collect())
}

async fn take_apart(
    tx: &mut Tx,
    one: &Listing,
    other: &Listing,
    ids: &Ids,
    now: Timestamp,
) -> StoreResult<BTreeSet<Uuid>> {
    let (Some(meeting_id), true) = (one.meeting_id, one.meeting_id == other.meeting_id) else {
        return Ok(BTreeSet::new());
    };
    let begun = begin(tx, other, ids, now).await?;
    Ok([meeting_id, begun].into())
}

/// Gives a listing a meeting of its own.
async fn begin(tx: &mut Tx, listing: &Listing, ids: &Ids, now: Timestamp) -> StoreResult<Uuid> {
    if let Some(old) = meeting::joined_of(tx, listing.id).await? {
        // It had one before it was joined: that comes back, under its old address.
        meeting::unalias(tx, &old.slug).await?;
        let revived = Meeting { state: meeting::State::Live, changed_at: now, ..old };
        meeting::update_many(tx, std::slice::from_ref(&revived)).await?;
        listing::set_meeting(tx, listing.id, Some(revived.id), None).await?;
        return Ok(revived.id);
    }
    let draft = serde_json::from_str(&listing.body).unwrap_or_default();
    let mut slugs = Slugs::taken(meeting::slugs(tx).await?);
    let begun = Meeting {
        id: ids.next(now),
        slug: slugs.take(&openseat_domain::slug::wish(&draft)),
        shown_listing: Some(listing.id),
        state: meeting::State::Live,
        created_at: now,
        changed_at: now,
    };
    meeting::insert_many(tx, std::slice::from_ref(&begun)).await?;
    listing::set_meeting(tx, listing.id, Some(begun.id), None).await?;
    Ok(begun.id)
}

/// A meeting whose last listing went to another one: its address leads there from now on.
pub(crate) async fn close_if_empty(tx: &mut Tx, left: Uuid, keeps: Uuid, now: Timestamp) -> StoreResult<()> {
    if !listing::of_meeting(tx, left).await?.is_empty() {
        return Ok(());
    }
    let Some(mut closed) = meeting::by_id(tx, left).await? else { return Ok(()) };
    closed.state = meeting::State::Joined;
    closed.changed_at = now;
    amendment::move_all(tx, left, keeps).await?;
    meeting::alias(tx, &closed.slug, keeps).await?;
    meeting::update_many(tx, &[closed]).await.map(drop)
}
