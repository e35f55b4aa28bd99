//! Which organisations keep the list of meetings. What belongs to the list, and to no organisation by itself, is looked
//! after by their list keepers; those of other organisations have no say in it.

use jiff::Timestamp;
use openseat_domain::organisation::Path;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
    node::path,
};

const ADD: &str = "INSERT INTO keeper (node_id, made_at) VALUES ($1, $2) ON CONFLICT (node_id) DO NOTHING";
const REMOVE: &str = "DELETE FROM keeper WHERE node_id = $1";
const EVERY: &str = "SELECT n.path FROM keeper k JOIN node n ON n.id = k.node_id WHERE n.closed_at IS NULL \
    ORDER BY k.made_at, n.id";

pub(crate) const ALL: &[&str] = &[ADD, REMOVE, EVERY];

/// False when it was one already.
pub async fn add(tx: &mut Tx, node: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(ADD, &args![node, now]).await? == 1)
}

/// False when it was none.
pub async fn remove(tx: &mut Tx, node: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![node]).await? == 1)
}

/// Every one that is open, the first first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Path>> {
    Ok(tx.all::<Keeper>(EVERY, &[]).await?.into_iter().map(|Keeper(path)| path).collect())
}

struct Keeper(Path);

impl FromRow for Keeper {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        path(row, 0).map(Self)
    }
}
