//! The way back with recovery words.

use jiff::Timestamp;
use openseat_domain::recovery as words;
use openseat_store::{account, audit, grant, person, session as sessions};

use super::{
    Device, Refusal, Started, knock,
    secrets::{Words, accepted, locale_of, recovery_hash, recovery_secret},
};
use crate::{House, Result, attempt::Door, audit::person_chain, session, signed::Strength};

/// Opens the account with its recovery words and sets a new passphrase; ends every other session, and gives new words.
///
/// The code of the phone is not asked for any more, unless an organisation of theirs asks for two proofs: then it is
/// asked for next.
///
/// # Errors
/// `Refused` at `recovery` or `passphrase` (see [`Refusal::of`]); `Wait`; `Busy`.
pub async fn recover(
    house: &House,
    name: String,
    recovery: String,
    passphrase: String,
    device: Device,
    now: Timestamp,
) -> Result<Started> {
    let name = words::normalise(&name);
    let secret = recovery_secret(&recovery)?;
    let passphrase = accepted(passphrase, &[&name])?;
    let door = Door::from_network(&house.vault, "recovery", &name, &device.network);
    let account = knock(house, &door, &name, now).await?;
    let right = account.filter(|account| account.recovery == Some(recovery_hash(house, account.person, secret)));
    let account = right.ok_or_else(|| Refusal::WrongWords.at("recovery"))?;
    let key = house.vault.person(account.person).await?.ok_or_else(|| Refusal::WrongWords.at("recovery"))?;
    let phc = house.hashing.hash(&passphrase, house.vault.secrets().bytes()).await?;
    let person = account.person;
    let (kept, held) = house
        .db
        .read(async move |tx| Ok((person::by_id(tx, person).await?, grant::of_person(tx, person, now).await?)))
        .await?;
    let locale = locale_of(kept.as_ref());
    let code_stays = account.asks_code() && held.iter().any(|held| held.two_proofs);
    let strength = if code_stays { Strength::Half } else { Strength::One };
    let fresh = Words::draw(house, person, locale);
    let (new, opened) = session::make(house, &key, strength, &device, now);
    let (me, hash, used) = (key.pseudonym(), fresh.hash, account.recovery);
    let done = house.db.write(async move |tx| {
        // The words are good once, also when they come twice at the same moment.
        let still = account::of_person(tx, person).await?.is_some_and(|account| account.recovery == used);
        if !still {
            return Ok(false);
        }
        door.right(tx, now).await?;
        account::set_passphrase(tx, person, &phc, now).await?;
        account::set_recovery(tx, person, hash, now).await?;
        if !code_stays {
            account::set_totp(tx, person, None, 0, now).await?;
        }
        sessions::end_all(tx, person).await?;
        audit::append(tx, &person_chain(&me), now, &me, "account.recover", &me).await?;
        session::keep(tx, &new, &me, now).await?;
        Ok(true)
    });
    if !done.await? {
        return Err(Refusal::WrongWords.at("recovery"));
    }
    let name = key.text(account::name_cell(person), &account.name)?;
    Ok(Started { name, recovery: fresh.said, opened })
}
