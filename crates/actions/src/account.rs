//! A person's account: made without a name or an address, entered with a passphrase, got back with recovery words.

mod recover;
mod refusal;
mod secrets;

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::recovery;
use openseat_store::{PersonKey, account, audit, person, session as sessions};
use uuid::Uuid;

use self::secrets::{Words, accepted, draw_name};
pub use self::{recover::recover, refusal::Refusal};
use crate::{
    ActionError, House, Result,
    attempt::Door,
    audit::person_chain,
    hashing::Secret,
    session::{self, Opened},
    signed::{Signed, Strength},
};

/// From where someone signs in.
#[derive(Clone, Debug, Default)]
pub struct Device {
    /// "Firefox on Android", for the list of sessions; sealed when kept.
    pub name: String,
    /// The network they come from (an address or its prefix), for slowing down guessing; hashed when kept.
    pub network: String,
}

/// A new account. The words are shown once.
#[derive(Clone, Debug)]
pub struct Started {
    /// What the person signs in with: three words, such as "amber otter lantern".
    pub name: String,
    /// Twelve words that open the account when the passphrase is lost.
    pub recovery: String,
    pub opened: Opened,
}

/// What a person sees of their account.
#[derive(Clone, Debug)]
pub struct AccountView {
    pub name: String,
    pub has_passphrase: bool,
    pub has_totp: bool,
    /// The address that a way back is sent to, and whether it was confirmed.
    pub email: Option<(String, bool)>,
    /// An organisation of theirs asks for two proofs.
    pub second_proof_asked: bool,
}

/// Makes an account and signs it in.
///
/// # Errors
/// [`ActionError::Refused`] at `passphrase` when it is too short, too long or known to those who guess (see
/// [`Refusal::of`]); `Wait` after many from one network; [`ActionError::Busy`].
pub async fn start(
    house: &House,
    passphrase: String,
    locale: Locale,
    device: Device,
    now: Timestamp,
) -> Result<Started> {
    let passphrase = accepted(passphrase, &[])?;
    let door = Door::of_starting(&house.vault, &device.network);
    let knocked = house.db.write(async move |tx| door.knock(tx, now).await).await?;
    knocked.map_err(|until| ActionError::Wait { until })?;
    let phc = house.hashing.hash(&passphrase, house.vault.secrets().bytes()).await?;
    let person = house.ids.next(now);
    let key = house.vault.make_person(person, now).await?;
    let made = make(house, &key, phc, locale, &device, now).await;
    if made.is_err() {
        // Nothing was sealed with it that stayed.
        house.vault.destroy(person).await?;
    }
    made
}

/// Signs in with name and passphrase. A wrong name and a wrong passphrase are answered alike, and take alike.
///
/// # Errors
/// `Refused` at `passphrase` when they do not fit; `Wait` after many wrong tries; `Busy`.
pub async fn sign_in(
    house: &House,
    name: String,
    passphrase: String,
    device: Device,
    now: Timestamp,
) -> Result<Opened> {
    let name = recovery::normalise(&name);
    let passphrase = secrets::typed(passphrase);
    let door = Door::from_network(&house.vault, "passphrase", &name, &device.network);
    let account = knock(house, &door, &name, now).await?;
    let phc = account.as_ref().and_then(|account| account.passphrase.clone());
    let checked = house.hashing.check(phc.clone(), &passphrase).await?;
    let (Some(account), true) = (account, checked.right) else { return Err(wrong("passphrase")) };
    let key = house.vault.person(account.person).await?.ok_or_else(|| wrong("passphrase"))?;
    let fresher = match phc {
        Some(old) if checked.stale => {
            Some((old, house.hashing.hash(&passphrase, house.vault.secrets().bytes()).await?))
        }
        _ => None,
    };
    let strength = if account.asks_code() { Strength::Half } else { Strength::One };
    let (new, opened) = session::make(house, &key, strength, &device, now);
    let me = key.pseudonym();
    let kept = house.db.write(async move |tx| {
        door.right(tx, now).await?;
        if let Some((old, new)) = &fresher {
            account::rehash(tx, account.person, old, new).await?;
        }
        session::keep(tx, &new, &me, now).await
    });
    kept.await?;
    Ok(opened)
}

/// The account of the person.
pub async fn view(house: &House, who: &Signed) -> Result<AccountView> {
    let key = who.key(house).await?;
    let account = of(house, who.person).await?;
    let email = account.email.as_ref().map(|sealed| key.text(account::email_cell(who.person), sealed)).transpose()?;
    Ok(AccountView {
        name: key.text(account::name_cell(who.person), &account.name)?,
        has_passphrase: account.passphrase.is_some(),
        has_totp: account.asks_code(),
        email: email.map(|address| (address, account.email_confirmed)),
        second_proof_asked: who.second_proof_asked,
    })
}

/// Sets another passphrase and ends every other session. Who has none yet (they came with a passkey) sets their first
/// with a fresh proof instead of the present one.
///
/// # Errors
/// `Refused` at `present` or `passphrase`; `Wait`; `Busy`; [`ActionError::ProveAgain`].
pub async fn change_passphrase(
    house: &House,
    who: &Signed,
    present: String,
    passphrase: String,
    now: Timestamp,
) -> Result<()> {
    let key = who.key(house).await?;
    let account = of(house, who.person).await?;
    let name = key.text(account::name_cell(who.person), &account.name)?;
    let passphrase = accepted(passphrase, &[&name])?;
    let door = match account.passphrase {
        Some(_) => Some(proved(house, who, present, "present", now).await?),
        None => who.fresh(now).map(|()| None)?,
    };
    let phc = house.hashing.hash(&passphrase, house.vault.secrets().bytes()).await?;
    let (me, person, this) = (key.pseudonym(), who.person, who.session);
    let changed = house.db.write(async move |tx| {
        if let Some(door) = &door {
            door.right(tx, now).await?;
            sessions::proved(tx, person, this, now).await?;
        }
        account::set_passphrase(tx, person, &phc, now).await?;
        sessions::end_others(tx, person, this).await?;
        audit::append(tx, &person_chain(&me), now, &me, "account.passphrase", &me).await.map(drop)
    });
    Ok(changed.await?)
}

/// New recovery words in the place of the old, which ends every other session. Asks for a fresh proof.
pub async fn new_recovery(house: &House, who: &Signed, now: Timestamp) -> Result<String> {
    who.fresh(now)?;
    let me = who.key(house).await?.pseudonym();
    let words = Words::draw(house, who.person, who.locale.unwrap_or_default());
    let (person, this, hash) = (who.person, who.session, words.hash);
    let changed = house.db.write(async move |tx| {
        account::set_recovery(tx, person, hash, now).await?;
        sessions::end_others(tx, person, this).await?;
        audit::append(tx, &person_chain(&me), now, &me, "account.recovery", &me).await.map(drop)
    });
    changed.await?;
    Ok(words.said)
}

/// Proves again who one is, with the passphrase.
///
/// # Errors
/// `Refused` at `passphrase`; `Wait`; `Busy`.
pub async fn prove(house: &House, who: &Signed, passphrase: String, now: Timestamp) -> Result<()> {
    let me = who.key(house).await?.pseudonym();
    let door = proved(house, who, passphrase, "passphrase", now).await?;
    let (person, this) = (who.person, who.session);
    let noted = house.db.write(async move |tx| {
        door.right(tx, now).await?;
        sessions::proved(tx, person, this, now).await?;
        audit::append(tx, &person_chain(&me), now, &me, "account.prove", &this.simple().to_string()).await.map(drop)
    });
    Ok(noted.await?)
}

/// Keeps a new account under a name that is free, and signs it in.
async fn make(
    house: &House,
    key: &PersonKey,
    passphrase: String,
    locale: Locale,
    device: &Device,
    now: Timestamp,
) -> Result<Started> {
    let person = key.person();
    let words = Words::draw(house, person, locale);
    loop {
        // Of 8,589,934,592 names one is soon free.
        let name = draw_name(house, locale);
        let account = account::New {
            person,
            name_index: secrets::name_index(house, &recovery::normalise(&name)),
            name: key.seal(account::name_cell(person), name.as_bytes()),
            passphrase: Some(passphrase.clone()),
            recovery: Some(words.hash),
        };
        let (new, opened) = session::make(house, key, Strength::One, device, now);
        let me = key.pseudonym();
        let made = house.db.write(async move |tx| {
            if !account::insert(tx, &account, now).await? {
                return Ok(false);
            }
            person::insert(tx, person, locale.code(), now).await?;
            audit::append(tx, &person_chain(&me), now, &me, "account.start", &me).await?;
            session::keep(tx, &new, &me, now).await?;
            Ok(true)
        });
        if made.await? {
            return Ok(Started { name, recovery: words.said, opened });
        }
    }
}

/// Counts one try, and finds the account of the name.
async fn knock(house: &House, door: &Door, name: &str, now: Timestamp) -> Result<Option<account::Account>> {
    let (door, index) = (door.clone(), secrets::name_index(house, name));
    let knocked = house.db.write(async move |tx| {
        let knocked = door.knock(tx, now).await?;
        Ok((knocked, account::by_name(tx, index).await?))
    });
    let (knocked, account) = knocked.await?;
    knocked.map_err(|until| ActionError::Wait { until })?;
    Ok(account)
}

/// Checks the passphrase of somebody who is signed in. The door is to be told that it was right.
async fn proved(house: &House, who: &Signed, passphrase: String, field: &str, now: Timestamp) -> Result<Door> {
    let passphrase: Secret = secrets::typed(passphrase);
    let door = Door::of_session(&house.vault, "prove", who.person);
    let (person, knocking) = (who.person, door.clone());
    let knocked = house.db.write(async move |tx| {
        let knocked = knocking.knock(tx, now).await?;
        Ok((knocked, account::of_person(tx, person).await?))
    });
    let (knocked, account) = knocked.await?;
    knocked.map_err(|until| ActionError::Wait { until })?;
    let phc = account.and_then(|account| account.passphrase);
    if house.hashing.check(phc, &passphrase).await?.right { Ok(door) } else { Err(wrong(field)) }
}

async fn of(house: &House, person: Uuid) -> Result<account::Account> {
    let found = house.db.read(async move |tx| account::of_person(tx, person).await).await?;
    found.ok_or(ActionError::Denied("an account"))
}

fn wrong(field: &str) -> ActionError {
    tracing::info!("a wrong passphrase was tried");
    Refusal::Wrong.at(field)
}
