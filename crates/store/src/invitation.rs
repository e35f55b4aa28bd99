//! Links that give a role. Only the SHA-256 of a link's secret is kept.

use jiff::Timestamp;
use openseat_domain::role::Role;
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO invitation (token, id, node_id, role, made_at, ends_at) \
    VALUES ($1, $2, $3, $4, $5, $6)";
const WAITING: &str = "SELECT id, node_id, role, made_at, ends_at FROM invitation \
    WHERE token = $1 AND used_at IS NULL AND ends_at > $2";
const OF_NODE: &str = "SELECT id, node_id, role, made_at, ends_at FROM invitation \
    WHERE node_id = $1 AND used_at IS NULL AND ends_at > $2 ORDER BY made_at, id";
const USE: &str = "UPDATE invitation SET used_at = $2 WHERE token = $1 AND used_at IS NULL AND ends_at > $2";
const TAKE_BACK: &str = "DELETE FROM invitation WHERE node_id = $1 AND id = $2 AND used_at IS NULL AND ends_at > $3";
const DROP_OVER: &str = "DELETE FROM invitation WHERE node_id = $1 AND ends_at <= $2";

pub(crate) const ALL: &[&str] = &[INSERT, WAITING, OF_NODE, USE, TAKE_BACK, DROP_OVER];

/// A link, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub id: Uuid,
    pub node: Uuid,
    pub role: Role,
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
}

/// Keeps a link under the hash of its secret.
pub async fn insert(tx: &mut Tx, token: [u8; 32], invitation: &Invitation) -> Result<()> {
    let Invitation { id, node, role, made_at, ends_at } = invitation;
    tx.exec(INSERT, &args![token, *id, *node, role.as_str(), *made_at, *ends_at]).await.map(drop)
}

/// The link with this hash, if it still waits at `now`.
pub async fn waiting(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<Option<Invitation>> {
    tx.opt(WAITING, &args![token, now]).await
}

/// The links of a node that wait at `now`, the oldest first.
pub async fn of_node(tx: &mut Tx, node: Uuid, now: Timestamp) -> Result<Vec<Invitation>> {
    tx.all(OF_NODE, &args![node, now]).await
}

/// Uses a link up; false when it did not wait any more. Of two at once, one gets true.
pub async fn use_up(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<bool> {
    Ok(tx.exec(USE, &args![token, now]).await? == 1)
}

/// Takes a link back; false when it did not wait any more.
pub async fn take_back(tx: &mut Tx, node: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(TAKE_BACK, &args![node, id, now]).await? == 1)
}

/// Forgets the links of a node that are over.
pub async fn drop_over(tx: &mut Tx, node: Uuid, now: Timestamp) -> Result<()> {
    tx.exec(DROP_OVER, &args![node, now]).await.map(drop)
}

impl FromRow for Invitation {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            node: row.get(1)?,
            role: Role::parse(row.get(2)?).ok_or_else(|| Error::stored("role", "no such word"))?,
            made_at: row.get(3)?,
            ends_at: row.get(4)?,
        })
    }
}
