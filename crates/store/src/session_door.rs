//! Doors at which people sign in to a session: by a link, by four digits, or at a tablet. What opens a door is kept as a hash;
//! what is shown to who leads the session is sealed. When its time is over the row goes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, Result, Tx, Vault, args, seal::Cell};

const INSERT: &str = "INSERT INTO session_door (session_id, node_id, link, kiosk, code, shown, until) \
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const OF: &str = "SELECT shown, until FROM session_door WHERE session_id = $1 AND until > $2";
const BY_LINK: &str = "SELECT session_id, node_id FROM session_door WHERE link = $1 AND until > $2";
const BY_KIOSK: &str = "SELECT session_id, node_id FROM session_door WHERE kiosk = $1 AND until > $2";
const BY_CODE: &str = "SELECT shown, session_id FROM session_door WHERE code = $1 AND until > $2";
const HAS_CODE: &str = "SELECT COUNT(*) FROM session_door WHERE code = $1";
const REMOVE: &str = "DELETE FROM session_door WHERE session_id = $1";
const SWEEP: &str = "DELETE FROM session_door WHERE until <= $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF, BY_LINK, BY_KIOSK, BY_CODE, HAS_CODE, REMOVE, SWEEP];

/// What who leads the session shows to people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub link: String,
    pub kiosk: String,
    pub code: String,
}

/// The hashes by which a door is found.
#[derive(Clone, Copy, Debug)]
pub struct Hashes {
    pub link: [u8; 32],
    pub kiosk: [u8; 32],
    pub code: [u8; 32],
}

/// By what a door is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Link([u8; 32]),
    Kiosk([u8; 32]),
}

/// Opens a door until a moment.
pub async fn open(
    tx: &mut Tx,
    vault: &Vault,
    (session, node): (Uuid, Uuid),
    shown: &Shown,
    hashes: Hashes,
    until: Timestamp,
) -> Result<()> {
    tx.exec(REMOVE, &args![session]).await?;
    let sealed = vault.seal(cell(session), &serde_json::to_vec(shown).expect("three texts are always JSON"));
    let args = args![session, node, hashes.link, hashes.kiosk, hashes.code, sealed, until];
    tx.exec(INSERT, &args).await.map(drop)
}

/// The door of a session while it is open, and until when.
pub async fn of(tx: &mut Tx, vault: &Vault, session: Uuid, now: Timestamp) -> Result<Option<(Shown, Timestamp)>> {
    let found: Option<(Vec<u8>, Timestamp)> = tx.opt(OF, &args![session, now]).await?;
    found.map(|(sealed, until)| Ok((shown(vault, session, &sealed)?, until))).transpose()
}

/// The session and the group behind a link while its door is open.
pub async fn behind(tx: &mut Tx, by: By, now: Timestamp) -> Result<Option<(Uuid, Uuid)>> {
    match by {
        By::Link(hash) => tx.opt(BY_LINK, &args![hash, now]).await,
        By::Kiosk(hash) => tx.opt(BY_KIOSK, &args![hash, now]).await,
    }
}

/// The link of the door that four digits open.
pub async fn link_of_code(tx: &mut Tx, vault: &Vault, code: [u8; 32], now: Timestamp) -> Result<Option<String>> {
    let found: Option<(Vec<u8>, Uuid)> = tx.opt(BY_CODE, &args![code, now]).await?;
    found.map(|(sealed, session)| Ok(shown(vault, session, &sealed)?.link)).transpose()
}

/// Whether some door has these digits, open or not yet swept away.
pub async fn has_code(tx: &mut Tx, code: [u8; 32]) -> Result<bool> {
    Ok(tx.one::<(i64,)>(HAS_CODE, &args![code]).await?.0 > 0)
}

pub async fn close(tx: &mut Tx, session: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![session]).await? == 1)
}

/// Takes away doors whose time is over.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![now]).await
}

fn shown(vault: &Vault, session: Uuid, sealed: &[u8]) -> Result<Shown> {
    let plain = vault.unseal(cell(session), sealed)?;
    serde_json::from_slice(&plain).map_err(|error| Error::stored("door of a session", error))
}

fn cell(session: Uuid) -> Cell {
    Cell { table: "session_door", column: "shown", row: session }
}
