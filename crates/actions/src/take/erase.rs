//! Erasing: every row of the person goes in one transaction, which puts down that their key is to be destroyed; then
//! it is destroyed. Rows of the audit stay, under a pseudonym that only the key could lead back.

use jiff::Timestamp;
use openseat_domain::policy::{Action, Kind};
use openseat_store::{
    self as store, PersonKey, Tx, Vault, about, account, audit, ceremony, consent, credential, disclosure, erasure,
    facilitator, grant, greeter, group_session, passkey, person, provider, reminder, response, review_link, rota,
    session, share, trial, visit, wishes,
};
use uuid::Uuid;

use crate::{
    House, Result, audit::person_chain, circle, erasure::destroy_keys, greeter::leave, greeting::take_back_all,
    signed::Signed, space::mine,
};

/// People erased in one go of the schedule.
const MOST: i64 = 256;

/// Erases at once, without the days of grace. Asks for a fresh proof.
pub async fn erase_now(house: &House, who: &Signed, now: Timestamp) -> Result<()> {
    who.fresh(now)?;
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let leaving = Leaving { person: mine.own.person(), key: Some(mine.key), vault: house.vault.clone() };
    let job = house.ids.next(now);
    house.db.write(async move |tx| erase(tx, &leaving, job, now).await).await?;
    if let Err(error) = destroy_keys(house, now).await {
        tracing::error!(%error, "the key of a person who left could not be destroyed yet; it is tried again in a minute");
    }
    Ok(())
}

/// Erases everyone whose day has come; how many. The server calls it on schedule.
pub async fn erase_due(house: &House, now: Timestamp) -> Result<u64> {
    let due = house.db.read(async move |tx| person::due(tx, now, MOST).await).await?;
    let mut erased = 0;
    for person in due {
        let leaving = Leaving { person, key: house.vault.person(person).await?, vault: house.vault.clone() };
        let job = house.ids.next(now);
        let write = async move |tx: &mut Tx| {
            // They may have thought better of it a moment ago.
            let still = person::by_id(tx, person).await?.and_then(|found| found.erase_at).is_some_and(|at| at <= now);
            if still {
                erase(tx, &leaving, job, now).await?;
            }
            Ok(still)
        };
        erased += u64::from(house.db.write(write).await?);
    }
    destroy_keys(house, now).await?;
    Ok(erased)
}

/// Who leaves, and what is needed to find what is theirs where no column says so.
struct Leaving {
    person: Uuid,
    /// `None` when it is gone already.
    key: Option<PersonKey>,
    vault: Vault,
}

/// Takes away every row of the person, in every table that has them.
async fn erase(tx: &mut Tx, Leaving { person, key, vault }: &Leaving, job: Uuid, now: Timestamp) -> store::Result<()> {
    let person = *person;
    leave(tx, greeter::owner(vault, person)).await?;
    take_back_all(tx, vault, person, key.as_ref(), now).await?;
    circle::erase(tx, vault, person, key.as_ref(), now).await?;
    about::erase(tx, person).await?;
    visit::erase(tx, person).await?;
    review_link::erase(tx, person).await?;
    trial::erase(tx, person).await?;
    response::erase(tx, person).await?;
    reminder::erase(tx, person).await?;
    wishes::erase(tx, person).await?;
    group_session::leader::erase(tx, person).await?;
    facilitator::erase(tx, person).await?;
    credential::erase(tx, person).await?;
    rota::erase(tx, person).await?;
    consent::erase(tx, person).await?;
    share::erase(tx, person).await?;
    disclosure::erase(tx, person).await?;
    grant::erase(tx, person).await?;
    provider::erase(tx, person).await?;
    passkey::remove_all(tx, person).await?;
    ceremony::end_of(tx, person).await?;
    session::end_all(tx, person).await?;
    account::erase(tx, person).await?;
    person::erase(tx, person).await?;
    erasure::put_down(tx, job, person, now).await?;
    if let Some(who) = key.as_ref().map(PersonKey::pseudonym) {
        audit::append(tx, &person_chain(&who), now, &who, "erase.done", "self").await?;
    }
    Ok(())
}
