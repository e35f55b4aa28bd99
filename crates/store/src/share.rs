//! With whom a person shares, so that they can be told apart without a name.
//!
//! A code is unique in the whole organisation: whoever reads for a site finds those who share with the site and those
//! who share with the organisation above it, and one code must never mean two people.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
};

const KEEP: &str = "INSERT INTO share (person_id, node_id, organisation_id, code, made_at) VALUES ($1, $2, $3, $4, $5) \
    ON CONFLICT DO NOTHING";
const CODE: &str = "SELECT code FROM share WHERE person_id = $1 AND node_id = $2";
const BY_CODE: &str = "SELECT person_id, node_id, code, made_at FROM share WHERE organisation_id = $1 AND code = $2";
const AT_NODE: &str = "SELECT person_id, node_id, code, made_at FROM share WHERE node_id = $1 \
    ORDER BY made_at DESC, person_id LIMIT $2";
const OF_PERSON: &str = "SELECT person_id, node_id, code, made_at FROM share WHERE person_id = $1";
const ERASE: &str = "DELETE FROM share WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[KEEP, CODE, BY_CODE, AT_NODE, OF_PERSON, ERASE];

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub person: Uuid,
    pub node: Uuid,
    pub code: String,
    pub made_at: Timestamp,
}

/// Gives the person a code at the node; false when the code is taken in the organisation, or they have one already.
pub async fn keep(tx: &mut Tx, organisation: Uuid, share: &Share) -> Result<bool> {
    let Share { person, node, code, made_at } = share;
    Ok(tx.exec(KEEP, &args![*person, *node, organisation, code, *made_at]).await? == 1)
}

/// The code by which the node knows the person.
pub async fn code(tx: &mut Tx, person: Uuid, node: Uuid) -> Result<Option<String>> {
    Ok(tx.opt::<(String,)>(CODE, &args![person, node]).await?.map(|(code,)| code))
}

/// Whose code it is in the organisation, and at which of its nodes.
pub async fn by_code(tx: &mut Tx, organisation: Uuid, code: &str) -> Result<Option<Share>> {
    tx.opt(BY_CODE, &args![organisation, code]).await
}

/// At most `limit` who share or shared with the node itself, the latest first.
pub async fn at_node(tx: &mut Tx, node: Uuid, limit: i64) -> Result<Vec<Share>> {
    tx.all(AT_NODE, &args![node, limit]).await
}

pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Share>> {
    tx.all(OF_PERSON, &args![person]).await
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

impl FromRow for Share {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { person: row.get(0)?, node: row.get(1)?, code: row.get(2)?, made_at: row.get(3)? })
    }
}
