//! A change is taken back: that is a change too, and can be taken back itself.

use std::collections::BTreeMap;

use jiff::Timestamp;
use openseat_domain::{
    amendment::{Amendment, Cause, Field, Laid, Word, lay_over, untouched},
    policy::Action,
    role::Actor,
};
use openseat_store::{
    self as store, Tx,
    amendment::{self, Kept},
    meeting::Meeting,
};
use uuid::Uuid;

use super::{
    Done, Not,
    change::{current, sensible, write},
    hand::{Hand, Reach, hand},
};
use crate::{House, Result, audit::organisation_chain};

/// Takes back one change of one field. `None` when it was taken back already.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` when the meeting would make no sense then.
pub async fn undo(house: &House, by: &Actor, change: Uuid, cause: Cause, now: Timestamp) -> Result<Option<Uuid>> {
    let hand = hand(house, by).await?;
    let done = house.db.write(async move |tx| {
        let rows: Vec<Kept> = amendment::by_id(tx, change).await?.into_iter().collect();
        undo_in(tx, &hand, rows, &cause, now).await
    });
    finish(house, done.await?, now).await
}

/// Takes back all that was changed at once.
///
/// # Errors
/// As [`undo`].
pub async fn undo_batch(house: &House, by: &Actor, batch: Uuid, cause: Cause, now: Timestamp) -> Result<Option<Uuid>> {
    let hand = hand(house, by).await?;
    let done = house.db.write(async move |tx| {
        let rows = amendment::of_batch(tx, batch).await?;
        undo_in(tx, &hand, rows, &cause, now).await
    });
    finish(house, done.await?, now).await
}

async fn undo_in(
    tx: &mut Tx,
    hand: &Hand,
    rows: Vec<Kept>,
    cause: &Cause,
    now: Timestamp,
) -> store::Result<Done<Option<Uuid>>> {
    if rows.is_empty() {
        return Ok(Err(Not::Missing));
    }
    let reach = Reach::read(tx).await?;
    let mut by_meeting: BTreeMap<Uuid, Vec<Amendment>> = BTreeMap::new();
    for row in rows {
        by_meeting.entry(row.meeting_id).or_default().push(row.amendment);
    }
    let batch = hand.ids.next(now);
    let (mut new, mut meetings, mut chain) = (Vec::new(), Vec::new(), None);
    for (id, undone) in by_meeting {
        let Some(current) = current(tx, id, now).await? else { return Ok(Err(Not::Missing)) };
        let amendments = current.amendments();
        let action = if undone.iter().any(opens_by_undo) { Action::Remove } else { Action::Change };
        let Some(node) = reach.by_which(&hand.actor, action, &current.laid.draft) else { return Ok(Err(Not::Denied)) };
        let taken_back = take_back(hand, &amendments, &undone, now);
        if taken_back.is_empty() {
            continue;
        }
        let after: Vec<Amendment> = amendments.into_iter().chain(taken_back.iter().cloned()).collect();
        let laid = lay_over(current.heard.clone(), &after, current.today);
        if let Err(problem) = sensible(&laid.draft) {
            return Ok(Err(Not::Refused(problem)));
        }
        let (heard, was) = (Laid::from(current.heard), current.laid);
        new.extend(taken_back.into_iter().map(|one| Kept {
            meeting_id: id,
            batch,
            who: hand.who.clone(),
            cause: cause.clone(),
            amendment: Amendment { was: one.field.of(&was), heard: one.field.of(&heard), ..one },
        }));
        meetings.push(Meeting { changed_at: now, ..current.meeting });
        chain.get_or_insert(organisation_chain(&node));
    }
    let Some(chain) = chain else { return Ok(Ok(None)) };
    write(tx, hand, &new, &meetings, (&chain, "meeting.undo"), now).await?;
    Ok(Ok(Some(batch)))
}

/// The rows that take back what of `undone` still stands. How a meeting came onto the list is not taken back: it is closed.
fn take_back(hand: &Hand, amendments: &[Amendment], undone: &[Amendment], now: Timestamp) -> Vec<Amendment> {
    let mut seq = amendments.iter().map(|one| one.seq).max().unwrap_or(0);
    let untouched: Vec<Uuid> = untouched(amendments).into_iter().map(|one| one.id).collect();
    let stands = |one: &&Amendment| untouched.contains(&one.id) && !adds(one);
    let row = |one: &Amendment| {
        seq += 1;
        Amendment {
            id: hand.ids.next(now),
            seq,
            field: one.field,
            word: None,
            was: one.was.clone(),
            heard: one.heard.clone(),
            from: None,
            made_at: now,
            undoes: Some(one.id),
        }
    };
    undone.iter().filter(stands).map(row).collect()
}

/// The first word of a meeting that was added by hand.
pub(super) fn adds(one: &Amendment) -> bool {
    one.field == Field::Closed && one.was == Word::Closed(true) && one.word == Some(Word::Closed(false))
}

/// What opened a meeting cannot be taken back without closing it.
fn opens_by_undo(one: &Amendment) -> bool {
    one.field == Field::Closed && one.was == Word::Closed(true)
}

async fn finish(house: &House, done: Done<Option<Uuid>>, now: Timestamp) -> Result<Option<Uuid>> {
    let batch = done?;
    if batch.is_some() {
        house.refresh(now).await?;
    }
    Ok(batch)
}
