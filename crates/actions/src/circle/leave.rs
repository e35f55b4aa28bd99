//! To leave, to block, and to be forgotten.

use jiff::Timestamp;
use openseat_domain::{
    circle::{Said, next_keeper},
    policy::Action,
};
use openseat_store::{
    self as store, PersonKey, Tx, Vault,
    circle::{self as circles, block, member, report, word},
};
use uuid::Uuid;

use super::{Here, own};
use crate::{House, Result, signed::Signed};

/// Leaves at once; what the person said goes along unless they leave it. False when it is not theirs.
pub async fn leave(house: &House, who: &Signed, circle: Uuid, take_words: bool, now: Timestamp) -> Result<bool> {
    let mine = own(house, who, Action::Remove).await?;
    let vault = house.vault.clone();
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(false) };
        depart(tx, &here, here.me, take_words, now).await?;
        member::remove(tx, circle, here.me).await?;
        settle(tx, circle, now).await?;
        mine.note(tx, now, "circle.leave", "self").await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// Blocks somebody: the two are never in one circle again. Where the person keeps a circle with them, the other is taken out
/// of it; out of every other one the person goes, with their words. `None` when there is no such person; else whether they
/// are still in this circle.
pub async fn block(house: &House, who: &Signed, circle: Uuid, other: Uuid, now: Timestamp) -> Result<Option<bool>> {
    let mine = own(house, who, Action::Remove).await?;
    let (vault, owner) = (house.vault.clone(), circles::owner(&house.vault, who.person));
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(None) };
        let found = here.others().find(|(row, _)| row.id == other).map(|(row, _)| row.owner);
        let Some(blocked) = found else { return Ok(None) };
        block::insert(tx, owner, blocked).await?;
        for row in member::of_owner(tx, owner).await? {
            let Some(here) = Here::find(tx, &vault, &mine, row.circle_id).await? else { continue };
            let both = here.others().find(|(row, _)| row.owner == blocked).map(|(row, _)| row.id);
            let Some(theirs) = both else { continue };
            let goes = if here.keeps() { theirs } else { here.me };
            depart(tx, &here, goes, true, now).await?;
            if goes == here.me {
                member::remove(tx, here.circle.id, goes).await?;
            } else {
                member::put_out(tx, here.circle.id, goes, None, now).await?;
            }
            settle(tx, here.circle.id, now).await?;
        }
        mine.note(tx, now, "circle.leave", "self").await?;
        Ok(Some(Here::find(tx, &vault, &mine, circle).await?.is_some()))
    };
    Ok(house.db.write(write).await?)
}

/// Takes a circle that ended, or that the person was taken out of, off their list. False for one that goes on.
pub async fn dismiss(house: &House, who: &Signed, circle: Uuid, now: Timestamp) -> Result<bool> {
    let mine = own(house, who, Action::Remove).await?;
    let owner = circles::owner(&house.vault, who.person);
    let write = async move |tx: &mut Tx| {
        let ended = circles::by_id(tx, circle).await?.is_some_and(|found| found.ended_at.is_some());
        let rows = member::of_circle(tx, circle).await?;
        let row = rows.iter().find(|row| row.owner == owner && (ended || !row.is_in()));
        let Some(row) = row else { return Ok(false) };
        member::remove(tx, circle, row.id).await?;
        if rows.len() == 1 {
            circles::remove(tx, circle).await?;
        }
        mine.note(tx, now, "circle.leave", "self").await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// Forgets a person in all circles: their place, words and keys, what was reported of them, and whom they blocked or were
/// blocked by.
pub(crate) async fn erase(
    tx: &mut Tx,
    vault: &Vault,
    person: Uuid,
    key: Option<&PersonKey>,
    now: Timestamp,
) -> store::Result<()> {
    let owner = circles::owner(vault, person);
    for row in member::of_owner(tx, owner).await? {
        let circle = row.circle_id;
        if let Some(key) = key.filter(|_| row.is_in())
            && let Ok(circle_key) = row.circle_key(vault, key)
        {
            forget_to(tx, &circle_key, row.id, now).await?;
        }
        word::remove_of(tx, circle, row.id).await?;
        report::remove_about(tx, circle, row.id).await?;
        member::remove(tx, circle, row.id).await?;
        settle(tx, circle, now).await?;
    }
    block::erase(tx, owner).await.map(drop)
}

/// Takes away what somebody said, or all but their days when they leave these, and what was said to them alone.
async fn depart(tx: &mut Tx, here: &Here, who: Uuid, take_words: bool, now: Timestamp) -> store::Result<()> {
    if take_words {
        word::remove_of(tx, here.circle.id, who).await?;
    } else {
        for one in word::of(tx, &here.key, now).await? {
            if one.by == who && !matches!(one.said, Said::Told { .. }) {
                word::remove(tx, here.circle.id, one.id, who).await?;
            }
        }
    }
    forget_to(tx, &here.key, who, now).await
}

/// Takes away what was said to one person alone.
async fn forget_to(tx: &mut Tx, key: &circles::CircleKey, who: Uuid, now: Timestamp) -> store::Result<()> {
    for one in word::of(tx, key, now).await? {
        if let Said::Kind { to, .. } | Said::Answered { to, .. } = one.said
            && to == who
        {
            word::remove(tx, key.circle(), one.id, one.by).await?;
        }
    }
    Ok(())
}

/// After somebody has gone: the keeping goes on, and a circle of one ends.
pub(super) async fn settle(tx: &mut Tx, circle: Uuid, now: Timestamp) -> store::Result<()> {
    let Some(found) = circles::by_id(tx, circle).await? else { return Ok(()) };
    let rows = member::of_circle(tx, circle).await?;
    let stay: Vec<Uuid> = rows.iter().filter(|row| row.is_in()).map(|row| row.id).collect();
    if rows.is_empty() {
        return circles::remove(tx, circle).await;
    }
    if found.ended_at.is_some() {
        return Ok(());
    }
    match next_keeper(found.keeper, &stay) {
        Some(keeper) if stay.len() > 1 => circles::keep(tx, circle, keeper).await.map(drop),
        _ => circles::end(tx, circle, None, now).await.map(drop),
    }
}
