//! Which part of the list a node of the programme tree looks after.

use jiff::Timestamp;
use openseat_domain::charge::{Charge, Of};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
    node::path,
};

const ADD: &str = "INSERT INTO charge (id, node_id, kind, name, made_at) VALUES ($1, $2, $3, $4, $5)";
const REMOVE: &str = "DELETE FROM charge WHERE id = $1";
const EVERY: &str = "SELECT n.path, c.id, c.kind, c.name FROM charge c JOIN node n ON n.id = c.node_id \
    WHERE n.closed_at IS NULL ORDER BY c.made_at, c.id";

pub(crate) const ALL: &[&str] = &[ADD, REMOVE, EVERY];

pub async fn add(tx: &mut Tx, charge: &Charge, now: Timestamp) -> Result<()> {
    let args = args![charge.id, charge.node.node(), charge.of.as_str(), &charge.name, now];
    tx.exec(ADD, &args).await.map(drop)
}

/// False when there is none of that id.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![id]).await? == 1)
}

/// The charges of every node that is open, the first first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Charge>> {
    tx.all(EVERY, &[]).await
}

impl FromRow for Charge {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let kind: &str = row.get(2)?;
        let of = Of::parse(kind).ok_or_else(|| Error::stored("kind of a charge", kind))?;
        Ok(Self { id: row.get(1)?, node: path(row, 0)?, of, name: row.get(3)? })
    }
}
