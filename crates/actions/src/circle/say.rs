//! A day, told to the circle; and a kind sentence of its keeper.

use jiff::Timestamp;
use openseat_domain::{
    circle::{KEPT_DAYS, KIND_DAYS, Kindness, Said, Seat, Told},
    policy::Action,
};
use openseat_store::{
    Tx,
    circle::{
        member,
        word::{self, Spoken},
    },
};
use uuid::Uuid;

use super::{Here, day, days_after, own, show::quiet};
use crate::{House, Result, signed::Signed};

/// Tells of today, in the place of what was told of it before; the level stays chosen. False when it is not theirs.
pub async fn tell(house: &House, who: &Signed, circle: Uuid, told: Told, now: Timestamp) -> Result<bool> {
    let mine = own(house, who, Action::Add).await?;
    let (vault, today) = (house.vault.clone(), day(house, now));
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(false) };
        let (id, level) = (of_day(&here, today), told.level());
        let said = Said::Told { day: today, told: told.clone() };
        let until = days_after(today, KEPT_DAYS);
        word::put(tx, &here.key, &Spoken { id, by: here.me, said, until }).await?;
        let seat = here.my_seat();
        if seat.level != level {
            member::sit(tx, &here.key, here.me, &Seat { level, ..seat }).await?;
        }
        mine.note(tx, now, "circle.say", "self").await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// Takes back what was told of today. False when there is nothing.
pub async fn untell(house: &House, who: &Signed, circle: Uuid, now: Timestamp) -> Result<bool> {
    let mine = own(house, who, Action::Remove).await?;
    let (vault, today) = (house.vault.clone(), day(house, now));
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(false) };
        let removed = word::remove(tx, circle, of_day(&here, today), here.me).await?;
        if removed {
            mine.note(tx, now, "circle.say", "self").await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}

/// The keeper sends a kind sentence to somebody who is quiet and agreed to be asked after. False for anybody else.
pub async fn kind(
    house: &House,
    who: &Signed,
    circle: Uuid,
    to: Uuid,
    which: Kindness,
    now: Timestamp,
) -> Result<bool> {
    let mine = own(house, who, Action::Add).await?;
    let (vault, today, zone) = (house.vault.clone(), day(house, now), super::zone(house));
    let write = async move |tx: &mut Tx| {
        let Some(here) = Here::find(tx, &vault, &mine, circle).await? else { return Ok(false) };
        let words = word::of(tx, &here.key, now).await?;
        if !quiet(&here, &words, &zone, today).contains(&to) {
            return Ok(false);
        }
        let id = here.key.id_of("kind", to, &today.to_string());
        let said = Said::Kind { to, on: today, which };
        let until = days_after(today, KIND_DAYS);
        word::put(tx, &here.key, &Spoken { id, by: here.me, said, until }).await?;
        mine.note(tx, now, "circle.say", "self").await?;
        Ok(true)
    };
    Ok(house.db.write(write).await?)
}

/// One a day.
fn of_day(here: &Here, day: jiff::civil::Date) -> Uuid {
    here.key.id_of("day", here.me, &day.to_string())
}
