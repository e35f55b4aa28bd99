//! People who would like to start a group. What they wrote is sealed by the house, and emptied some time after the answer.

use jiff::Timestamp;
use openseat_domain::application::{Reason, Standing};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO application (node_id, id, standing, sealed, made_at) VALUES ($1, $2, $3, $4, $5)";
const OF_NODE: &str = "SELECT id, standing, sealed, reason, made_at, decided_at FROM application \
    WHERE node_id = $1 ORDER BY made_at, id";
const ONE: &str =
    "SELECT id, standing, sealed, reason, made_at, decided_at FROM application WHERE node_id = $1 AND id = $2";
const DECIDE: &str = "UPDATE application SET standing = $3, reason = $4, decided_at = $5, decided_by = $6 \
    WHERE node_id = $1 AND id = $2 AND standing = 'waiting'";
const WAITING: &str = "SELECT COUNT(*) FROM application WHERE node_id = $1 AND standing = 'waiting'";
const EMPTY: &str = "UPDATE application SET sealed = NULL WHERE decided_at < $1 AND sealed IS NOT NULL";

pub(crate) const ALL: &[&str] = &[INSERT, OF_NODE, ONE, DECIDE, WAITING, EMPTY];

/// One application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    pub id: Uuid,
    pub standing: Standing,
    /// `None` once it was emptied. Sealed by the house at [`application_cell`].
    pub sealed: Option<Vec<u8>>,
    pub reason: Option<Reason>,
    pub made_at: Timestamp,
    pub decided_at: Option<Timestamp>,
}

/// Where what was written is sealed for.
pub fn application_cell(id: Uuid) -> Cell {
    Cell { table: "application", column: "sealed", row: id }
}

/// Keeps one that waits.
pub async fn insert(tx: &mut Tx, node: Uuid, id: Uuid, sealed: &[u8], now: Timestamp) -> Result<()> {
    tx.exec(INSERT, &args![node, id, Standing::Waiting.as_str(), sealed, now]).await.map(drop)
}

/// The first first.
pub async fn of_node(tx: &mut Tx, node: Uuid) -> Result<Vec<Application>> {
    tx.all(OF_NODE, &args![node]).await
}

pub async fn one(tx: &mut Tx, node: Uuid, id: Uuid) -> Result<Option<Application>> {
    tx.opt(ONE, &args![node, id]).await
}

/// False when there is none that waits.
pub async fn decide(
    tx: &mut Tx,
    (node, id): (Uuid, Uuid),
    standing: Standing,
    reason: Option<Reason>,
    by: &str,
    now: Timestamp,
) -> Result<bool> {
    let reason = reason.map(Reason::as_str);
    Ok(tx.exec(DECIDE, &args![node, id, standing.as_str(), reason, now, by]).await? == 1)
}

pub async fn waiting(tx: &mut Tx, node: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(WAITING, &args![node]).await?.0)
}

/// Empties what was answered before `before`.
pub async fn empty(tx: &mut Tx, before: Timestamp) -> Result<()> {
    tx.exec(EMPTY, &args![before]).await.map(drop)
}

impl FromRow for Application {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let standing: &str = row.get(1)?;
        let reason: Option<String> = row.get(3)?;
        Ok(Self {
            id: row.get(0)?,
            standing: Standing::parse(standing).ok_or_else(|| Error::stored("standing", standing))?,
            sealed: row.get(2)?,
            reason: reason.as_deref().and_then(Reason::parse),
            made_at: row.get(4)?,
            decided_at: row.get(5)?,
        })
    }
}
