//! What somebody sets for themself in a circle, and who keeps it.

use jiff::Timestamp;
use openseat_domain::{
    circle::{Called, Seat, number},
    policy::Action,
};
use openseat_outside::mail::is_address;
use openseat_store::{
    Tx,
    circle::{self as circles, member},
};
use uuid::Uuid;

use super::{Here, begin::name_fault, own};
use crate::{House, Result, signed::Signed, space::refused};

/// Keeps what somebody set. False when it is not theirs.
///
/// # Errors
/// `Refused` at `name`, `taken`, `phone` or `letter`.
pub async fn sit(house: &House, who: &Signed, circle: Uuid, seat: Seat, now: Timestamp) -> Result<bool> {
    if name_fault(house, who, &seat.name).await?.is_some() {
        return Err(refused("name", "This name cannot be used.", "Choose a first name or another word."));
    }
    let seat = Seat { name: seat.name.trim().to_owned(), called: checked(seat.called)?, ..seat };
    let mine = own(house, who, Action::Change).await?;
    let vault = house.vault.clone();
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(None) };
        if here.has_name(&seat.name, Some(here.me)) {
            return Ok(Some(false));
        }
        member::sit(tx, &here.key, here.me, &seat).await?;
        mine.note(tx, now, "circle.set", "self").await?;
        Ok(Some(true))
    };
    match house.db.write(write).await? {
        None => Ok(false),
        Some(true) => Ok(true),
        Some(false) => Err(refused("taken", "Somebody here has that name.", "Choose another one.")),
    }
}

/// The keeper lets somebody else keep the circle. False when it is not theirs to give, or nobody's to take.
pub async fn hand_on(house: &House, who: &Signed, circle: Uuid, to: Uuid, now: Timestamp) -> Result<bool> {
    let mine = own(house, who, Action::Change).await?;
    let vault = house.vault.clone();
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(false) };
        if !here.keeps() || here.seat(to).is_none() || to == here.me {
            return Ok(false);
        }
        let done = circles::keep(tx, circle, to).await?;
        mine.note(tx, now, "circle.set", "self").await?;
        Ok(done)
    };
    Ok(house.db.write(write).await?)
}

fn checked(called: Option<Called>) -> Result<Option<Called>> {
    let Some(called) = called else { return Ok(None) };
    let phone = match called.phone.filter(|phone| !phone.trim().is_empty()) {
        None => None,
        Some(typed) => {
            Some(number(&typed).ok_or_else(|| refused("phone", "This is no number.", "Write digits alone."))?)
        }
    };
    let letter = match called.letter.filter(|(address, _)| !address.trim().is_empty()) {
        Some((address, _)) if !is_address(address.trim()) => {
            return Err(refused("letter", "This is no e-mail address.", "Write it like name@example.org."));
        }
        letter => letter.map(|(address, language)| (address.trim().to_owned(), language)),
    };
    Ok(Some(Called { phone, letter, ..called }))
}
