//! What was reported of a guest and a greeter, until a steward has read it.
//!
//! It is sealed by the house: it must be read when either of the two is gone, and by whoever is steward then.

use jiff::Timestamp;
use openseat_domain::greeting::{REPORT_KEPT, Side};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Reply, Words};
use crate::{Error, Result, Tx, Vault, args, seal::Cell};

const INSERT: &str = "INSERT INTO greeting_report (id, greeter_id, owner, node_id, side, sealed, at, until) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const OF_NODE: &str = "SELECT id, greeter_id, side, sealed, at FROM greeting_report \
    WHERE node_id = $1 AND owner <> $2 AND until > $3 ORDER BY at, id";
const BY_ID: &str = "SELECT greeter_id FROM greeting_report \
    WHERE id = $1 AND node_id = $2 AND owner <> $3 AND until > $4";
const FORGET_OWNER: &str = "UPDATE greeting_report SET owner = $2 WHERE owner = $1";
const SETTLE: &str = "DELETE FROM greeting_report WHERE id = $1";
const SWEEP: &str = "DELETE FROM greeting_report WHERE until <= $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF_NODE, BY_ID, FORGET_OWNER, SETTLE, SWEEP];

/// What is sealed of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub words: Words,
    pub reply: Option<Reply>,
    /// What whoever reported it added; may be empty.
    pub note: String,
}

/// One report, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub id: Uuid,
    pub greeter_id: Uuid,
    /// Who reported it.
    pub by: Side,
    pub said: Said,
    pub at: Timestamp,
}

/// A report ready to be kept.
#[derive(Clone, Debug)]
pub struct New {
    pub id: Uuid,
    pub greeter_id: Uuid,
    pub node_id: Uuid,
    pub by: Side,
    sealed: Vec<u8>,
}

impl New {
    pub fn sealed(vault: &Vault, id: Uuid, greeter_id: Uuid, node_id: Uuid, by: Side, said: &Said) -> Self {
        let plain = serde_json::to_vec(said).expect("texts are always JSON");
        Self { id, greeter_id, node_id, by, sealed: vault.seal(cell(id), &plain) }
    }
}

/// Keeps a report. `owner` is that of the offer, so that nobody reads a report of themself.
pub async fn insert(tx: &mut Tx, new: &New, owner: [u8; 32], now: Timestamp) -> Result<()> {
    let New { id, greeter_id, node_id, by, sealed } = new;
    let until = now.saturating_add(REPORT_KEPT).unwrap_or(now);
    let args = args![*id, *greeter_id, owner, *node_id, *by as i64, sealed.as_slice(), now, until];
    tx.exec(INSERT, &args).await.map(drop)
}

/// Those that wait at a node, the oldest first; none of the greeter's own, who is `reader`.
pub async fn of_node(tx: &mut Tx, vault: &Vault, node: Uuid, reader: [u8; 32], now: Timestamp) -> Result<Vec<Report>> {
    let rows = tx.all::<(Uuid, Uuid, i64, Vec<u8>, Timestamp)>(OF_NODE, &args![node, reader, now]).await?;
    let open = |(id, greeter_id, side, sealed, at): (Uuid, Uuid, i64, Vec<u8>, Timestamp)| {
        let plain = vault.unseal(cell(id), &sealed)?;
        let said = serde_json::from_slice(&plain).map_err(|error| Error::stored("report of a greeting", error))?;
        let by = if side == Side::Guest as i64 { Side::Guest } else { Side::Greeter };
        Ok(Report { id, greeter_id, by, said, at })
    };
    rows.into_iter().map(open).collect()
}

/// Of which offer it is. `None` when it was dealt with, waits at another node, or is of `reader` themself.
pub async fn by_id(tx: &mut Tx, id: Uuid, node: Uuid, reader: [u8; 32], now: Timestamp) -> Result<Option<Uuid>> {
    Ok(tx.opt::<(Uuid,)>(BY_ID, &args![id, node, reader, now]).await?.map(|(greeter,)| greeter))
}

/// Forgets of whom reports are, when that person leaves. The reports stay until they are dealt with.
pub async fn forget_owner(tx: &mut Tx, owner: [u8; 32]) -> Result<u64> {
    tx.exec(FORGET_OWNER, &args![owner, &b""[..]]).await
}

/// Forgets a report that was dealt with; false when it was before.
pub async fn settle(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(SETTLE, &args![id]).await? == 1)
}

pub(super) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![now]).await
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "greeting_report", column: "sealed", row: id }
}
