//! Codes that a guest with an account keeps in their space, so that nothing needs to be written down.

use jiff::Timestamp;
use openseat_domain::{
    greeting::{Code, State},
    policy::{Action, Kind},
};
use openseat_store::{
    PersonKey, Tx, Vault,
    greeting::{self as greetings, kept as codes},
};
use uuid::Uuid;

use super::{GuestView, find, view};
use crate::{
    House, Result,
    signed::Signed,
    space::{mine, refused},
};

/// Codes that one person keeps at a time.
const MOST: usize = 10;

/// A code that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptView {
    pub id: Uuid,
    pub greeting: GuestView,
}

/// Keeps a code. Keeping it twice is as good as once. False when there is nothing behind it.
///
/// # Errors
/// `Refused` at `code` when the list is full; `Wait`.
pub async fn keep(house: &House, who: &Signed, typed: &str, network: &str, now: Timestamp) -> Result<bool> {
    let Some((code, _)) = find(house, typed, network, now).await? else { return Ok(false) };
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    // An id that tells no time, as that of what it leads to.
    let id = uuid::Builder::from_random_bytes(house.vault.secrets().bytes()).into_uuid();
    let write = async move |tx: &mut Tx| {
        let before = codes::of(tx, mine.own, &mine.key).await?;
        if before.iter().any(|(_, kept)| *kept == code) {
            return Ok(true);
        }
        if before.len() >= MOST {
            return Ok(false);
        }
        codes::insert(tx, mine.own, &mine.key, id, &code, now).await?;
        mine.note(tx, now, "greeting.keep", "self").await?;
        Ok(true)
    };
    if house.db.write(write).await? {
        return Ok(true);
    }
    Err(refused("code", "You keep many of these.", "Take one out that you no longer need."))
}

/// What the person keeps, the next meeting first. What has ended is left out.
pub async fn kept(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<KeptView>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let vault = house.vault.clone();
    let read = async move |tx: &mut Tx| {
        let mut found = Vec::new();
        for (id, code) in codes::of(tx, mine.own, &mine.key).await? {
            let greeting = greetings::found(tx, greetings::finder(&vault, &code), now).await?;
            found.extend(greeting.map(|greeting| (id, code, greeting)));
        }
        Ok(found)
    };
    let mut views = Vec::new();
    for (id, code, greeting) in house.db.read(read).await? {
        views.push(KeptView { id, greeting: view(house, code, who.locale.unwrap_or_default(), greeting).await? });
    }
    views.sort_by_key(|one| (one.greeting.start, one.id));
    Ok(views)
}

/// Takes a code out of the space. What was asked stays, for who has the code elsewhere. False when it is not theirs.
pub async fn forget(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let write = async move |tx: &mut Tx| {
        let removed = codes::remove(tx, mine.own, id).await?;
        if removed {
            mine.note(tx, now, "greeting.forget", "self").await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}

/// Forgets the codes of a person who leaves, and takes back what they asked.
pub(crate) async fn take_back_all(
    tx: &mut Tx,
    vault: &Vault,
    person: Uuid,
    key: Option<&PersonKey>,
    now: Timestamp,
) -> openseat_store::Result<()> {
    let kept: Vec<Code> = codes::erase(tx, person, key).await?;
    for code in kept {
        if let Some(greeting) = greetings::found(tx, greetings::finder(vault, &code), now).await? {
            greetings::close(tx, greeting.id, State::TakenBack).await?;
        }
    }
    Ok(())
}
