//! Who suggested something finds it again by its code.

use jiff::Timestamp;
use openseat_store::{Tx, audit, suggestion};

use super::{Kind, Opener, Reason, Standing, hash, seen};
use crate::{House, Result, apply::CHAIN};

/// A suggestion as its maker sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnView {
    pub kind: Kind,
    pub standing: Standing,
    pub made_at: Timestamp,
    /// The meeting that it is about, or that was made of it; empty while there is none.
    pub slug: String,
    pub name: String,
    /// Its group was asked.
    pub asked: bool,
    pub reason: Option<Reason>,
}

/// How a suggestion stands; `None` for what is no code.
///
/// # Errors
/// When the database cannot be read.
pub async fn look(house: &House, code: &str, now: Timestamp) -> Result<Option<OwnView>> {
    let Some(hash) = hash(code) else { return Ok(None) };
    let opener = Opener::of(house);
    let read = async move |tx: &mut Tx| {
        let Some(row) = suggestion::by_code(tx, hash).await? else { return Ok(None) };
        let view = seen(tx, &opener, row, now).await?;
        Ok(Some(OwnView {
            kind: view.kind,
            standing: view.standing,
            made_at: view.made_at,
            slug: view.slug,
            name: view.name,
            asked: view.asked_at.is_some(),
            reason: view.reason,
        }))
    };
    Ok(house.db.read(read).await?)
}

/// Its maker takes it back while it waits: nothing of its words stays. False when it does not wait (any more).
///
/// # Errors
/// When the database cannot be reached.
pub async fn take_back(house: &House, code: &str, now: Timestamp) -> Result<bool> {
    let Some(hash) = hash(code) else { return Ok(false) };
    let take = async move |tx: &mut Tx| {
        let Some(row) = suggestion::by_code(tx, hash).await? else { return Ok(false) };
        let taken = suggestion::take_back(tx, row.id).await?;
        if taken {
            audit::append(tx, CHAIN, now, "visitor", "suggestion.take_back", &row.id.simple().to_string()).await?;
        }
        Ok(taken)
    };
    Ok(house.db.write(take).await?)
}
