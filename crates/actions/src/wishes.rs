//! The answers with which a person looks for groups, kept in their space if they want. Sealed with their own key.

use jiff::Timestamp;
use openseat_domain::policy::{Action, Kind};
use openseat_store::wishes;

use crate::{
    House, Result,
    signed::Signed,
    space::{mine, readable},
};

/// Letters of all answers together, as they stand in an address.
pub const LONGEST: usize = 4_000;

/// The answers as they stand in an address; `None` when the person keeps none.
pub async fn of(house: &House, who: &Signed) -> Result<Option<String>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    Ok(house.db.read(async move |tx| wishes::of(tx, mine.own, &mine.key).await).await?)
}

/// Keeps answers in the place of those before.
///
/// # Errors
/// `Refused` when they are too long.
pub async fn keep(house: &House, who: &Signed, answers: &str, now: Timestamp) -> Result<()> {
    readable("answers", answers, LONGEST, false)?;
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let sealed = wishes::seal(&mine.key, answers);
    let write = async move |tx: &mut _| {
        wishes::keep(tx, mine.own, &sealed, now).await?;
        mine.note(tx, now, "wishes.keep", "self").await
    };
    Ok(house.db.write(write).await?)
}

/// Takes them away; false when there were none.
pub async fn remove(house: &House, who: &Signed, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let write = async move |tx: &mut _| {
        let removed = wishes::remove(tx, mine.own).await?;
        if removed {
            mine.note(tx, now, "wishes.remove", "self").await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}
