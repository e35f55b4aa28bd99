//! Roles on nodes.

use jiff::Timestamp;
use openseat_domain::role::{Grant, Role};
use uuid::Uuid;

use crate::{
    Error, Result, Tx, args,
    db::{FromRow, Row},
    node,
};

const INSERT: &str = "INSERT INTO role_grant (person_id, id, node_id, role, made_at, until) \
    VALUES ($1, $2, $3, $4, $5, $6)";
const OF_PERSON: &str = "SELECT g.person_id, g.id, g.role, n.path, n.name, g.made_at, g.until, n.two_proofs, \
    p.two_proofs, r.two_proofs FROM role_grant g JOIN node n ON n.id = g.node_id \
    LEFT JOIN node p ON p.id = n.parent_id LEFT JOIN node r ON r.id = p.parent_id \
    WHERE g.person_id = $1 AND g.ended_at IS NULL AND (g.until IS NULL OR g.until > $2) \
    AND n.closed_at IS NULL AND p.closed_at IS NULL AND r.closed_at IS NULL ORDER BY g.made_at, g.id";
const ON_NODE: &str = "SELECT g.person_id, g.id, g.role, n.path, n.name, g.made_at, g.until, n.two_proofs, \
    p.two_proofs, r.two_proofs FROM node n JOIN role_grant g ON g.node_id = n.id \
    LEFT JOIN node p ON p.id = n.parent_id LEFT JOIN node r ON r.id = p.parent_id \
    WHERE n.id = $1 AND g.ended_at IS NULL AND (g.until IS NULL OR g.until > $2) ORDER BY g.made_at, g.id";
const ONE_BELOW: &str = "SELECT g.person_id, g.id, g.role, n.path, n.name, g.made_at, g.until, n.two_proofs, \
    p.two_proofs, r.two_proofs FROM node n JOIN role_grant g ON g.node_id = n.id \
    LEFT JOIN node p ON p.id = n.parent_id LEFT JOIN node r ON r.id = p.parent_id \
    WHERE n.parent_id = $1 AND g.ended_at IS NULL AND (g.until IS NULL OR g.until > $2) ORDER BY g.made_at, g.id";
const TWO_BELOW: &str = "SELECT g.person_id, g.id, g.role, n.path, n.name, g.made_at, g.until, n.two_proofs, \
    p.two_proofs, r.two_proofs FROM node p JOIN node n ON n.parent_id = p.id JOIN role_grant g ON g.node_id = n.id \
    LEFT JOIN node r ON r.id = p.parent_id \
    WHERE p.parent_id = $1 AND g.ended_at IS NULL AND (g.until IS NULL OR g.until > $2) ORDER BY g.made_at, g.id";
const END: &str = "UPDATE role_grant SET ended_at = $3 WHERE person_id = $1 AND id = $2 AND ended_at IS NULL";
const ERASE: &str = "DELETE FROM role_grant WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF_PERSON, ON_NODE, ONE_BELOW, TWO_BELOW, END, ERASE];

/// A role that someone holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub person: Uuid,
    pub id: Uuid,
    /// The role and the node, as the policy asks for them.
    pub grant: Grant,
    /// The name of the node.
    pub on_name: String,
    pub made_at: Timestamp,
    pub until: Option<Timestamp>,
    /// The role works for the node, and the node or one above it wants two proofs of who its staff are: with one proof
    /// this role must be left out.
    pub two_proofs: bool,
}

/// Gives a role.
pub async fn insert(
    tx: &mut Tx,
    person: Uuid,
    id: Uuid,
    node: Uuid,
    role: Role,
    now: Timestamp,
    until: Option<Timestamp>,
) -> Result<()> {
    tx.exec(INSERT, &args![person, id, node, role.as_str(), now, until]).await.map(drop)
}

/// The roles that a person holds at `now`, the oldest first; not those on a node that is closed or under one.
pub async fn of_person(tx: &mut Tx, person: Uuid, now: Timestamp) -> Result<Vec<Held>> {
    tx.all(OF_PERSON, &args![person, now]).await
}

/// The roles that are held at `now` on this node itself.
pub async fn on_node(tx: &mut Tx, node: Uuid, now: Timestamp) -> Result<Vec<Held>> {
    tx.all(ON_NODE, &args![node, now]).await
}

/// The roles that are held at `now` on the nodes below this one, its sites first, then their groups.
pub async fn below_node(tx: &mut Tx, node: Uuid, now: Timestamp) -> Result<Vec<Held>> {
    let mut held = tx.all(ONE_BELOW, &args![node, now]).await?;
    held.extend(tx.all(TWO_BELOW, &args![node, now]).await?);
    Ok(held)
}

/// Ends a role; false when there is none or it ended before.
pub async fn end(tx: &mut Tx, person: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(END, &args![person, id, now]).await? == 1)
}

/// Forgets every role that a person has or had.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

impl FromRow for Held {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        let role = Role::parse(row.get(2)?).ok_or_else(|| Error::stored("role", "no such word"))?;
        let own: bool = row.get(7)?;
        let above: [Option<bool>; 2] = [row.get(8)?, row.get(9)?];
        Ok(Self {
            person: row.get(0)?,
            id: row.get(1)?,
            grant: Grant { role, on: node::path(row, 3)? },
            on_name: row.get(4)?,
            made_at: row.get(5)?,
            until: row.get(6)?,
            two_proofs: role.is_staff() && (own || above.contains(&Some(true))),
        })
    }
}
