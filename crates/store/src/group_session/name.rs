//! First names that a group wants for its own circle: one sealed text for a session, deleted after two weeks.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Error, Result, Tx, Vault, args, seal::Cell};

const KEEP: &str = "INSERT INTO group_session_name (session_id, names, until) VALUES ($1, $2, $3) \
    ON CONFLICT (session_id) DO UPDATE SET names = excluded.names";
const OF: &str = "SELECT names, until FROM group_session_name WHERE session_id = $1 AND until > $2";
const REMOVE: &str = "DELETE FROM group_session_name WHERE session_id = $1";
const SWEEP: &str = "DELETE FROM group_session_name WHERE until <= $1";

pub(crate) const ALL: &[&str] = &[KEEP, OF, REMOVE, SWEEP];

/// Keeps the names of a session in place of those before. When they go was said with the first and stays.
pub async fn keep(tx: &mut Tx, vault: &Vault, session: Uuid, names: &str, until: Timestamp) -> Result<()> {
    let sealed = vault.seal(cell(session), names.as_bytes());
    tx.exec(KEEP, &args![session, sealed, until]).await.map(drop)
}

/// The names, and when they go.
pub async fn of(tx: &mut Tx, vault: &Vault, session: Uuid, now: Timestamp) -> Result<Option<(String, Timestamp)>> {
    let found: Option<(Vec<u8>, Timestamp)> = tx.opt(OF, &args![session, now]).await?;
    let Some((sealed, until)) = found else { return Ok(None) };
    let plain = vault.unseal(cell(session), &sealed)?;
    let names = String::from_utf8(plain.to_vec()).map_err(|error| Error::stored("names", error))?;
    Ok(Some((names, until)))
}

pub async fn remove(tx: &mut Tx, session: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![session]).await? == 1)
}

/// Deletes those whose time is over.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![now]).await
}

fn cell(session: Uuid) -> Cell {
    Cell { table: "group_session_name", column: "names", row: session }
}
