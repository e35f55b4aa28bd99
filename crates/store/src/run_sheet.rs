//! In which order a group does things.

use jiff::Timestamp;
use openseat_domain::run_sheet::RunSheet;
use uuid::Uuid;

use crate::{Error, Result, Tx, args};

const KEEP: &str = "INSERT INTO run_sheet (node_id, body, changed_at) VALUES ($1, $2, $3) \
    ON CONFLICT (node_id) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at";
const OF: &str = "SELECT body FROM run_sheet WHERE node_id = $1";
const REMOVE: &str = "DELETE FROM run_sheet WHERE node_id = $1";

pub(crate) const ALL: &[&str] = &[KEEP, OF, REMOVE];

/// Keeps the sheet of a group in place of the one before.
pub async fn keep(tx: &mut Tx, node: Uuid, sheet: &RunSheet, now: Timestamp) -> Result<()> {
    let body = serde_json::to_string(sheet).expect("texts and numbers are always JSON");
    tx.exec(KEEP, &args![node, body, now]).await.map(drop)
}

pub async fn of(tx: &mut Tx, node: Uuid) -> Result<Option<RunSheet>> {
    let Some((body,)) = tx.opt::<(String,)>(OF, &args![node]).await? else { return Ok(None) };
    serde_json::from_str(&body).map(Some).map_err(|error| Error::stored("run-sheet", error))
}

pub async fn remove(tx: &mut Tx, node: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![node]).await? == 1)
}
