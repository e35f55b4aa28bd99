//! Passkeys (WebAuthn): added to an account, and signed in with, no name needed.
//!
//! The mathematics is behind [`Passkeys`], so that a house can be built without it. What is kept: the public key and its
//! counter, sealed with the person's key; and a blind index of the credential's id, to find it by.

mod checks;

use jiff::{Timestamp, ToSpan as _};
use openseat_domain::problem::Problem;
use openseat_store::{Cell, account, audit, ceremony, passkey};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{
    ActionError, House, Result,
    account::Device,
    audit::person_chain,
    session::{self, Opened},
    signed::{Signed, Strength},
};

pub use self::checks::{Asked, Claim, Fit, Holder, Made, Passkeys, Unfit};

/// Passkeys of one person.
pub const MOST: i64 = 10;
/// Letters of a passkey's name.
const LONGEST_LABEL: usize = 60;
/// Bytes of a browser's answer. Real ones have one to four thousand.
const LONGEST_ANSWER: usize = 32 * 1024;
/// Minutes to answer in. Browsers are told five; a slow phone gets some more.
const MINUTES: i64 = 10;

const ADDING: &str = "passkey.add";
const ENTERING: &str = "passkey.enter";

/// The site as browsers know it: `https://meetings.example.org`.
pub type Origin = str;

/// A ceremony that has begun: what the page's script hands to the browser.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Sent back when finishing.
    pub ceremony: Uuid,
    /// `PublicKeyCredentialCreationOptionsJSON` or `…RequestOptionsJSON` of WebAuthn Level 3 §5.1.8 to §5.1.10.
    pub options: String,
}

/// One passkey in the list.
#[derive(Clone, Debug)]
pub struct PasskeyView {
    pub id: Uuid,
    pub label: String,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// Asks for a fresh proof.
///
/// # Errors
/// `Refused` at `passkey` when the person has [`MOST`] of them, or when passkeys cannot work here.
pub async fn begin_adding(house: &House, who: &Signed, origin: &Origin, now: Timestamp) -> Result<Begun> {
    who.fresh(now)?;
    let key = who.key(house).await?;
    let (person, checks) = (who.person, checks(house)?);
    let (held, account) = house
        .db
        .read(async move |tx| Ok((passkey::of_person(tx, person).await?, account::of_person(tx, person).await?)))
        .await?;
    if held.len() as i64 >= MOST {
        return Err(too_many());
    }
    let keys = held.iter().map(|row| Ok(key.unseal(body(row.id), &row.body)?.to_vec())).collect::<Result<Vec<_>>>()?;
    let site = host(origin).to_owned();
    let name = match account {
        Some(account) => key.text(account::name_cell(person), &account.name)?,
        None => site.clone(),
    };
    let holder = Holder { handle: handle(house, person), name, site };
    let asked = checks.begin_adding(origin, &holder, &keys).map_err(refused)?;
    begun(house, ADDING, Some(person), asked, now).await
}

/// # Errors
/// `Refused` at `passkey` when the browser's answer does not fit.
pub async fn finish_adding(
    house: &House,
    who: &Signed,
    origin: &Origin,
    ceremony: Uuid,
    answer: String,
    label: String,
    now: Timestamp,
) -> Result<()> {
    let checks = checks(house)?;
    let label = label_of(&label)?;
    let (by, state) = take(house, ADDING, ceremony, &answer, now).await?;
    if by != Some(who.person) {
        return Err(refused(Unfit::Answer("another person began this".to_owned())));
    }
    let made = checks.finish_adding(origin, &state, &answer).map_err(refused)?;
    let key = who.key(house).await?;
    let id = house.ids.next(now);
    let new = passkey::Passkey {
        person: who.person,
        id,
        credential: credential(house, &made.credential),
        body: key.seal(body(id), &made.key),
        label: key.seal(label_cell(id), label.as_bytes()),
        made_at: now,
        used_at: None,
    };
    let (me, person) = (key.pseudonym(), who.person);
    let kept = house.db.write(async move |tx| {
        if passkey::count(tx, person).await? >= MOST {
            return Ok(Err(too_many()));
        }
        if !passkey::insert(tx, &new).await? {
            return Ok(Err(refused(Unfit::Answer("the credential is known already".to_owned()))));
        }
        audit::append(tx, &person_chain(&me), now, &me, "passkey.add", &id.simple().to_string()).await?;
        Ok(Ok(()))
    });
    kept.await?
}

/// # Errors
/// `Refused` at `passkey` when passkeys cannot work here.
pub async fn begin_sign_in(house: &House, origin: &Origin, now: Timestamp) -> Result<Begun> {
    let asked = checks(house)?.begin_sign_in(origin).map_err(refused)?;
    begun(house, ENTERING, None, asked, now).await
}

/// # Errors
/// `Refused` at `passkey` when the browser's answer does not fit or the passkey is not known.
pub async fn finish_sign_in(
    house: &House,
    origin: &Origin,
    ceremony: Uuid,
    answer: String,
    device: Device,
    now: Timestamp,
) -> Result<Opened> {
    let checks = checks(house)?;
    let (_, state) = take(house, ENTERING, ceremony, &answer, now).await?;
    let claim = checks.claim(&answer).map_err(refused)?;
    let credential = credential(house, &claim.credential);
    let row = house.db.read(async move |tx| passkey::by_credential(tx, credential).await).await?.ok_or_else(unknown)?;
    if claim.handle != handle(house, row.person) {
        return Err(unknown());
    }
    let key = house.vault.person(row.person).await?.ok_or_else(unknown)?;
    let was = key.unseal(body(row.id), &row.body)?;
    let changed = checks.finish_sign_in(origin, &state, &answer, &was).map_err(refused)?;
    let after = changed.map_or_else(|| row.body.clone(), |after| key.seal(body(row.id), &after));
    let (new, opened) = session::make(house, &key, Strength::Two, &device, now);
    let me = key.pseudonym();
    let entered = house.db.write(async move |tx| {
        // Two answers at the same moment must not both count from the same counter.
        let same = passkey::by_credential(tx, credential).await?.is_some_and(|still| still.body == row.body);
        if !same || !passkey::used(tx, row.person, row.id, &after, now).await? {
            return Ok(false);
        }
        session::keep(tx, &new, &me, now).await?;
        Ok(true)
    });
    if entered.await? { Ok(opened) } else { Err(unknown()) }
}

/// The oldest first.
pub async fn list(house: &House, who: &Signed) -> Result<Vec<PasskeyView>> {
    let (person, key) = (who.person, who.key(house).await?);
    let held = house.db.read(async move |tx| passkey::of_person(tx, person).await).await?;
    let view = |row: passkey::Passkey| {
        let label = key.text(label_cell(row.id), &row.label)?;
        Ok(PasskeyView { id: row.id, label, made_at: row.made_at, used_at: row.used_at })
    };
    held.into_iter().map(view).collect()
}

/// False when it is not theirs. The last way in is not taken away: `Refused`. Asks for a fresh proof.
pub async fn remove(house: &House, who: &Signed, passkey: Uuid, now: Timestamp) -> Result<bool> {
    who.fresh(now)?;
    let (person, me) = (who.person, who.key(house).await?.pseudonym());
    let removed = house.db.write(async move |tx| {
        let held = passkey::of_person(tx, person).await?;
        if !held.iter().any(|row| row.id == passkey) {
            return Ok(Some(false));
        }
        let passphrase = account::of_person(tx, person).await?.is_some_and(|account| account.passphrase.is_some());
        if held.len() == 1 && !passphrase {
            return Ok(None);
        }
        let gone = passkey::remove(tx, person, passkey).await?;
        audit::append(tx, &person_chain(&me), now, &me, "passkey.remove", &passkey.simple().to_string()).await?;
        Ok(Some(gone))
    });
    removed.await?.ok_or_else(last_way)
}

/// Forgets ceremonies that nobody finished; how many. The server calls it on schedule.
pub async fn sweep(house: &House, now: Timestamp) -> Result<u64> {
    Ok(house.db.write(async move |tx| ceremony::sweep(tx, now).await).await?)
}

fn checks(house: &House) -> Result<&dyn Passkeys> {
    let missing = || Unfit::Site("this program has no passkeys".to_owned());
    house.passkeys.as_deref().ok_or_else(|| refused(missing()))
}

async fn begun(house: &House, kind: &'static str, person: Option<Uuid>, asked: Asked, now: Timestamp) -> Result<Begun> {
    let id = house.ids.next(now);
    let (state, ends) = (house.vault.seal(state(id), &asked.state), now + MINUTES.minutes());
    house.db.write(async move |tx| ceremony::insert(tx, id, kind, person, ends, &state).await).await?;
    Ok(Begun { ceremony: id, options: asked.options })
}

/// Ends a ceremony, whatever comes of its answer: who began it, and its state.
async fn take(
    house: &House,
    kind: &'static str,
    id: Uuid,
    answer: &str,
    now: Timestamp,
) -> Result<(Option<Uuid>, Zeroizing<Vec<u8>>)> {
    if answer.len() > LONGEST_ANSWER {
        return Err(refused(Unfit::Answer(format!("it has {} bytes", answer.len()))));
    }
    let taken = house.db.write(async move |tx| ceremony::take(tx, id, kind, now).await).await?;
    let (by, sealed) = taken.ok_or_else(|| refused(Unfit::Answer("its time is over, or it was used".to_owned())))?;
    Ok((by, house.vault.unseal(state(id), &sealed)?))
}

/// By which devices know a person. It cannot be led back to the person without the key of the house, and another
/// passkey on the same device takes the place of the first.
fn handle(house: &House, person: Uuid) -> Uuid {
    let mark = house.vault.index("passkey handle", &person.simple().to_string());
    Uuid::from_slice(&mark[..16]).expect("16 bytes make an id")
}

fn credential(house: &House, id: &[u8]) -> [u8; 32] {
    // The id is bytes, and an index is made of words.
    let words = id.iter().fold(String::with_capacity(2 * id.len()), |words, byte| words + &format!("{byte:02x}"));
    house.vault.index("passkey credential", &words)
}

fn body(id: Uuid) -> Cell {
    Cell { table: "passkey", column: "body", row: id }
}

fn label_cell(id: Uuid) -> Cell {
    Cell { table: "passkey", column: "label", row: id }
}

fn state(id: Uuid) -> Cell {
    Cell { table: "ceremony", column: "body", row: id }
}

fn host(origin: &Origin) -> &str {
    let rest = origin.split_once("://").map_or(origin, |(_, rest)| rest);
    rest.split([':', '/']).next().unwrap_or(rest)
}

fn label_of(label: &str) -> Result<String> {
    let label = label.trim();
    if label.chars().count() > LONGEST_LABEL {
        let fix = format!("Use at most {LONGEST_LABEL} letters.");
        return Err(ActionError::Refused(Problem::refused("label", "This name is too long.", fix)));
    }
    if label.chars().any(char::is_control) {
        return Err(ActionError::Refused(Problem::refused(
            "label",
            "This name has signs that cannot be shown.",
            "Use letters.",
        )));
    }
    Ok(label.to_owned())
}

fn refused(why: Unfit) -> ActionError {
    let (what, fix) = match why {
        Unfit::Site(why) => {
            tracing::warn!(%why, "passkeys cannot work at this address");
            ("Passkeys do not work at this address.", "Sign in with your passphrase.")
        }
        Unfit::Answer(why) => {
            tracing::info!(%why, "the answer of a passkey was refused");
            ("This passkey did not work.", "Try again, or sign in with your passphrase.")
        }
    };
    ActionError::Refused(Problem::refused("passkey", what, fix))
}

fn unknown() -> ActionError {
    refused(Unfit::Answer("no such passkey is known".to_owned()))
}

fn too_many() -> ActionError {
    let what = format!("You have {MOST} passkeys, and no more can be kept.");
    ActionError::Refused(Problem::refused("passkey", what, "Take one away first."))
}

fn last_way() -> ActionError {
    let what = "This passkey is your only way in.";
    ActionError::Refused(Problem::refused("passkey", what, "Add another passkey or set a passphrase first."))
}
