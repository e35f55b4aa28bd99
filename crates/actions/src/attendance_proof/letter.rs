//! The letter itself: signed with a key of the house, and checked with its public half alone.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::Timestamp;
use openseat_domain::{
    attendance_proof::Letter,
    policy::{Action, Kind, Thing},
    role::Actor,
};
use openseat_store::{
    Tx,
    attendance_proof::key::{self, Key},
    audit,
};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{House, Result, apply::CHAIN, organisation};

/// Between what is signed and its signature.
const SIGNATURE: &str = "\nSignature: ";

/// The public half of a key, as it is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublicKey {
    /// The first eight hexadecimal digits of the SHA-256 of the key.
    pub id: String,
    /// 32 bytes, base64url without padding.
    pub key: String,
    pub made: Timestamp,
    /// It signs no new letters since.
    pub ended: Option<Timestamp>,
}

/// Why a text is no letter of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not written as letters are, or a part is missing.
    NoLetter,
    /// It names a key that is not among those given.
    OtherKey,
    /// What it says is not what was signed.
    Changed,
}

/// Every key that signs or signed, the oldest first. The first is made when it is first asked for.
///
/// # Errors
/// When a database cannot be reached.
pub async fn keys(house: &House, now: Timestamp) -> Result<Vec<PublicKey>> {
    present(house, now).await?;
    let all = house.db.read(async |tx| key::all(tx).await).await?;
    let public = |one: Key| PublicKey {
        id: one.id,
        key: URL_SAFE_NO_PAD.encode(one.public),
        made: one.made_at,
        ended: one.ended_at,
    };
    Ok(all.into_iter().map(public).collect())
}

/// Ends the key that signs and makes another; the operator only. Letters of the old one can still be checked. Gives the
/// id of the new one.
///
/// # Errors
/// `Denied`.
pub async fn rotate(house: &House, by: &Actor, now: Timestamp) -> Result<String> {
    organisation::allow(by, Action::Change, &Thing::of_all(Kind::Machine))?;
    let new = draw(house, now);
    let id = new.id.clone();
    let change = async move |tx: &mut Tx| {
        key::end(tx, now).await?;
        key::insert(tx, &new).await?;
        audit::append(tx, CHAIN, now, "operator", "attendance_key.rotate", &new.id).await
    };
    house.db.write(change).await?;
    Ok(id)
}

/// Checks a signed letter with nothing but public keys.
///
/// # Errors
/// Why it is none of ours.
pub fn verify(text: &str, keys: &[PublicKey]) -> std::result::Result<Letter, Fault> {
    let (said, signature) = text.split_once(SIGNATURE).ok_or(Fault::NoLetter)?;
    // The decoder refuses signs that say nothing, so a signature is written in one way only.
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Fault::NoLetter)?;
    let letter = Letter::read(said).ok_or(Fault::NoLetter)?;
    let public = keys.iter().find(|key| key.id == letter.key).ok_or(Fault::OtherKey)?;
    let public = URL_SAFE_NO_PAD.decode(&public.key).map_err(|_| Fault::OtherKey)?;
    let checked = UnparsedPublicKey::new(&ED25519, public).verify(said.as_bytes(), &signature);
    if checked.is_ok() { Ok(letter) } else { Err(Fault::Changed) }
}

/// A letter as it was before it was pasted: without the line ends of other systems, and spaces and empty lines around.
pub fn mend(pasted: &str) -> String {
    let lines = pasted.trim_start_matches('\u{feff}').lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Signs a letter with the key that signs now, and writes its id into it.
pub(super) async fn sign(house: &House, mut letter: Letter, now: Timestamp) -> Result<String> {
    let key = present(house, now).await?;
    let seed = key.seed(&house.vault)?;
    key.id.clone_into(&mut letter.key);
    let said = letter.text();
    let signature = pair(&seed).sign(said.as_bytes());
    Ok(format!("{said}{SIGNATURE}{}", URL_SAFE_NO_PAD.encode(signature.as_ref())))
}

/// The key that signs now.
async fn present(house: &House, now: Timestamp) -> Result<Key> {
    if let Some(found) = house.db.read(async |tx| key::present(tx).await).await? {
        return Ok(found);
    }
    let new = draw(house, now);
    let found = house.db.write(async move |tx| {
        // Another server may have been quicker.
        if let Some(found) = key::present(tx).await? {
            return Ok(found);
        }
        key::insert(tx, &new).await?;
        Ok(new.clone())
    });
    Ok(found.await?)
}

fn draw(house: &House, now: Timestamp) -> Key {
    let seed: [u8; 32] = house.vault.secrets().bytes();
    let pair = pair(&seed);
    let public = pair.public_key().as_ref();
    let sum = Sha256::digest(public);
    let id: String = sum.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    Key::new(&house.vault, &id, public, &seed, now)
}

fn pair(seed: &[u8]) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(seed).expect("a seed is 32 bytes, and any 32 bytes are a seed")
}
