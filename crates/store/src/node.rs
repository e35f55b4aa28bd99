//! The tree of organisations, sites and groups.

use jiff::Timestamp;
use openseat_domain::organisation::{Level, Path, Standing};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO node (id, parent_id, path, level, name, standing, two_proofs, made_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const CHANGE: &str = "UPDATE node SET name = $2, standing = $3, two_proofs = $4 WHERE id = $1";
const BY_ID: &str = "SELECT path, name, standing, two_proofs, made_at, closed_at FROM node WHERE id = $1";
const BELOW: &str = "SELECT path, name, standing, two_proofs, made_at, closed_at FROM node \
    WHERE parent_id = $1 AND closed_at IS NULL";
const ROOTS: &str = "SELECT path, name, standing, two_proofs, made_at, closed_at FROM node \
    WHERE parent_id IS NULL AND closed_at IS NULL";

pub(crate) const ALL: &[&str] = &[INSERT, CHANGE, BY_ID, BELOW, ROOTS];

/// An organisation, a site or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    pub path: Path,
    pub name: String,
    pub standing: Standing,
    /// Its staff need two proofs of who they are.
    pub two_proofs: bool,
    pub made_at: Timestamp,
    pub closed_at: Option<Timestamp>,
}

impl Node {
    pub fn id(&self) -> Uuid {
        self.path.node()
    }

    pub fn level(&self) -> Level {
        self.path.level()
    }
}

/// Adds a node that is open.
pub async fn insert(tx: &mut Tx, node: &Node) -> Result<()> {
    let above = node.path.ids().iter().rev().nth(1).copied();
    let Node { path, name, standing, two_proofs, made_at, .. } = node;
    let level = node.level().as_str();
    let args = args![path.node(), above, path.text(), level, name, standing.as_str(), *two_proofs, *made_at];
    tx.exec(INSERT, &args).await.map(drop)
}

/// False when there is no such node.
pub async fn change(tx: &mut Tx, id: Uuid, name: &str, standing: Standing, two_proofs: bool) -> Result<bool> {
    Ok(tx.exec(CHANGE, &args![id, name, standing.as_str(), two_proofs]).await? == 1)
}

pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Node>> {
    tx.opt(BY_ID, &args![id]).await
}

/// The open nodes directly below, by name.
pub async fn below(tx: &mut Tx, id: Uuid) -> Result<Vec<Node>> {
    Ok(by_name(tx.all(BELOW, &args![id]).await?))
}

/// Every open organisation, by name.
pub async fn roots(tx: &mut Tx) -> Result<Vec<Node>> {
    Ok(by_name(tx.all(ROOTS, &[]).await?))
}

/// The nodes from the root to the end of `path`, the root first.
pub async fn way(tx: &mut Tx, path: &Path) -> Result<Vec<Node>> {
    let mut way = Vec::with_capacity(path.ids().len());
    for id in path.ids() {
        way.extend(by_id(tx, *id).await?);
    }
    Ok(way)
}

/// Not by the engine: each sorts text in a way of its own.
fn by_name(mut nodes: Vec<Node>) -> Vec<Node> {
    nodes.sort_by(|a, b| a.name.cmp(&b.name).then(a.path.cmp(&b.path)));
    nodes
}

impl FromRow for Node {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            path: path(row, 0)?,
            name: row.get(1)?,
            standing: Standing::parse(row.get(2)?).ok_or_else(|| Error::stored("standing", "no such word"))?,
            two_proofs: row.get(3)?,
            made_at: row.get(4)?,
            closed_at: row.get(5)?,
        })
    }
}

/// The path in a column.
pub(crate) fn path(row: &Row<'_>, column: usize) -> Result<Path> {
    Path::parse(row.get(column)?).ok_or_else(|| Error::stored("path of a node", "it is no list of one to three ids"))
}
