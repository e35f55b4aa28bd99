//! Who is never in one circle with whom. Both are keyed hashes; it holds in both directions.

use crate::{Result, Tx, args};

const INSERT: &str = "INSERT INTO circle_block (owner, other) VALUES ($1, $2) ON CONFLICT (owner, other) DO NOTHING";
const BETWEEN: &str =
    "SELECT COUNT(*) FROM circle_block WHERE (owner = $1 AND other = $2) OR (owner = $2 AND other = $1)";
const ERASE: &str = "DELETE FROM circle_block WHERE owner = $1 OR other = $1";

pub(crate) const ALL: &[&str] = &[INSERT, BETWEEN, ERASE];

pub async fn insert(tx: &mut Tx, owner: [u8; 32], other: [u8; 32]) -> Result<()> {
    tx.exec(INSERT, &args![owner, other]).await.map(drop)
}

/// Whether one of the two blocked the other.
pub async fn is_between(tx: &mut Tx, one: [u8; 32], other: [u8; 32]) -> Result<bool> {
    Ok(tx.one::<(i64,)>(BETWEEN, &args![one, other]).await?.0 > 0)
}

/// Forgets everything of a person who leaves for good.
pub async fn erase(tx: &mut Tx, owner: [u8; 32]) -> Result<u64> {
    tx.exec(ERASE, &args![owner]).await
}
