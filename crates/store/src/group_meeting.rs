//! Which meetings of the list a group of the programme tree holds: their rules say when its sessions are.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Result, Tx, args};

const ADD: &str = "INSERT INTO group_meeting (node_id, meeting_id, made_at) VALUES ($1, $2, $3) \
    ON CONFLICT (node_id, meeting_id) DO NOTHING";
const REMOVE: &str = "DELETE FROM group_meeting WHERE node_id = $1 AND meeting_id = $2";
const OF: &str = "SELECT meeting_id, made_at FROM group_meeting WHERE node_id = $1 ORDER BY made_at, meeting_id";

pub(crate) const ALL: &[&str] = &[ADD, REMOVE, OF];

/// False when the group holds it already.
pub async fn add(tx: &mut Tx, node: Uuid, meeting: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(ADD, &args![node, meeting, now]).await? == 1)
}

/// False when it does not hold it.
pub async fn remove(tx: &mut Tx, node: Uuid, meeting: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![node, meeting]).await? == 1)
}

/// The meetings that a group holds, with since when, the first first.
pub async fn of(tx: &mut Tx, node: Uuid) -> Result<Vec<(Uuid, Timestamp)>> {
    tx.all(OF, &args![node]).await
}
