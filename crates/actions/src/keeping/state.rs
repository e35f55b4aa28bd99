//! A meeting is paused, closed, opened again.

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    amendment::{Cause, Field, Word},
    meeting::Closure,
    policy::Action,
    role::Actor,
};
use openseat_store::{self as store, Tx, meeting};
use uuid::Uuid;

use super::{
    Done, Not, add,
    change::{Change, change_in, current},
    hand::{Hand, Reach, hand},
};
use crate::{House, Result, settle::settle};

/// Days on which a meeting is not held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pause {
    pub from: Option<Date>,
    /// The last day of it; `None`: until somebody opens it again.
    pub until: Option<Date>,
    /// For all to read.
    pub reason: Option<String>,
}

/// Takes a meeting off the list, at once or from a day on. Its page stays and says so.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn close(
    house: &House,
    by: &Actor,
    meeting: Uuid,
    cause: Cause,
    from: Option<Date>,
    now: Timestamp,
) -> Result<Option<Uuid>> {
    let hand = hand(house, by).await?;
    let done = house.db.write(async move |tx| close_in(tx, &hand, meeting, &cause, from, now).await);
    finish(house, done.await?, now).await
}

/// Pauses a meeting.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` when it would end before it begins.
pub async fn pause(
    house: &House,
    by: &Actor,
    meeting: Uuid,
    pause: Pause,
    cause: Cause,
    now: Timestamp,
) -> Result<Option<Uuid>> {
    let hand = hand(house, by).await?;
    let done = house.db.write(async move |tx| pause_in(tx, &hand, meeting, &pause, &cause, now).await);
    finish(house, done.await?, now).await
}

/// Opens a meeting that was closed, paused, or given up by its source.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn reopen(house: &House, by: &Actor, meeting: Uuid, cause: Cause, now: Timestamp) -> Result<Option<Uuid>> {
    let hand = hand(house, by).await?;
    let done = house.db.write(async move |tx| reopen_in(tx, &hand, meeting, &cause, now).await);
    finish(house, done.await?, now).await
}

/// As [`close`], inside a transaction.
pub(crate) async fn close_in(
    tx: &mut Tx,
    hand: &Hand,
    meeting: Uuid,
    cause: &Cause,
    from: Option<Date>,
    now: Timestamp,
) -> store::Result<Done<Option<Uuid>>> {
    change_in(tx, hand, meeting, vec![Change::to(Word::Closed(true))], cause, from, now).await
}

/// As [`pause`], inside a transaction.
pub(crate) async fn pause_in(
    tx: &mut Tx,
    hand: &Hand,
    meeting: Uuid,
    pause: &Pause,
    cause: &Cause,
    now: Timestamp,
) -> store::Result<Done<Option<Uuid>>> {
    let Some(current) = current(tx, meeting, now).await? else { return Ok(Err(Not::Missing)) };
    let Pause { from, until, reason } = pause.clone();
    let mut pauses = current.laid.draft.closures;
    pauses.push(Closure { from: Some(from.unwrap_or(current.today)), until, reason });
    change_in(tx, hand, meeting, vec![Change::to(Word::Pauses(pauses))], cause, None, now).await
}

/// As [`reopen`], inside a transaction.
pub(crate) async fn reopen_in(
    tx: &mut Tx,
    hand: &Hand,
    meeting: Uuid,
    cause: &Cause,
    now: Timestamp,
) -> store::Result<Done<Option<Uuid>>> {
    let Some(current) = current(tx, meeting, now).await? else { return Ok(Err(Not::Missing)) };
    let mut changes = vec![Change::source(Field::Closed)];
    let (pauses, today) = (&current.laid.draft.closures, current.today);
    let past = |one: &&Closure| one.until.is_some_and(|until| until < today);
    if pauses.iter().any(|one| !past(&one)) {
        changes.push(Change::to(Word::Pauses(pauses.iter().filter(past).cloned().collect())));
    }
    let gone = current.meeting.state == meeting::State::Retired;
    if gone {
        let reach = Reach::read(tx).await?;
        let Some(node) = reach.by_which(&hand.actor, Action::Add, &current.laid.draft) else {
            return Ok(Err(Not::Denied));
        };
        // Its source has given it up, so it is kept by hand from now on, under the same address.
        let ids = (hand.ids.next(now), meeting);
        add::list(tx, hand, &node, ids, current.heard.clone(), now).await?;
        settle(tx, &[meeting].into(), now).await?;
    }
    let changed = change_in(tx, hand, meeting, changes, cause, None, now).await?;
    Ok(match changed {
        Ok(None) if gone => Ok(Some(Uuid::nil())),
        other => other,
    })
}

async fn finish(house: &House, done: Done<Option<Uuid>>, now: Timestamp) -> Result<Option<Uuid>> {
    let batch = done?;
    if batch.is_some() {
        house.refresh(now).await?;
    }
    Ok(batch)
}
