//! Taking everything out, and leaving for good.

mod archive;
mod erase;
mod page;

use jiff::{Timestamp, ToSpan as _};
use openseat_domain::policy::{Action, Kind};
use openseat_store::{consent, greeter, person};

pub use self::{
    archive::archive,
    erase::{erase_due, erase_now},
};
use crate::{ActionError, House, Result, signed::Signed, space::mine};

/// Days between asking to be erased and being erased.
pub const GRACE_DAYS: i64 = 7;

/// Asks to be erased after [`GRACE_DAYS`]; all sharing stops at once, and nobody new can ask to be met. Asks for a fresh proof. Gives the day.
///
/// Sessions stay, so that the person can think better of it. Asked again, the days count from then.
pub async fn ask_erase(house: &House, who: &Signed, now: Timestamp) -> Result<Timestamp> {
    who.fresh(now)?;
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let day = now.saturating_add((GRACE_DAYS * 24).hours()).unwrap_or(Timestamp::MAX);
    let owner = greeter::owner(&house.vault, who.person);
    let write = async move |tx: &mut _| {
        let person = mine.own.person();
        if !person::erase_at(tx, person, Some(day)).await? {
            return Ok(false);
        }
        consent::stop_all(tx, person, now).await?;
        greeter::pause_all(tx, owner).await?;
        mine.note(tx, now, "erase.ask", "self").await?;
        Ok(true)
    };
    if house.db.write(write).await? { Ok(day) } else { Err(ActionError::Denied("a person")) }
}

/// Thinks better of it. Sharing stays stopped.
pub async fn keep(house: &House, who: &Signed, now: Timestamp) -> Result<()> {
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let write = async move |tx: &mut _| {
        if person::erase_at(tx, mine.own.person(), None).await? {
            mine.note(tx, now, "erase.keep", "self").await?;
        }
        Ok(())
    };
    Ok(house.db.write(write).await?)
}
