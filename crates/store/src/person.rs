//! People, of whom nothing is known but that they are there.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO person (id, state, locale, made_at) VALUES ($1, 0, $2, $3)";
const BY_ID: &str = "SELECT id, locale, made_at, erase_at FROM person WHERE id = $1";
const SPEAK: &str = "UPDATE person SET locale = $2 WHERE id = $1";
const ERASE_AT: &str = "UPDATE person SET erase_at = $2 WHERE id = $1";
const DUE: &str = "SELECT id FROM person WHERE erase_at <= $1 ORDER BY erase_at, id LIMIT $2";
const ERASE: &str = "DELETE FROM person WHERE id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, BY_ID, SPEAK, ERASE_AT, DUE, ERASE];

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: Uuid,
    /// The code of the language they last chose.
    pub locale: String,
    pub made_at: Timestamp,
    /// When everything of theirs goes, if they asked for it.
    pub erase_at: Option<Timestamp>,
}

pub async fn insert(tx: &mut Tx, id: Uuid, locale: &str, now: Timestamp) -> Result<()> {
    tx.exec(INSERT, &args![id, locale, now]).await.map(drop)
}

/// `None` when they were erased or never were.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Person>> {
    tx.opt(BY_ID, &args![id]).await
}

/// Keeps the language they chose; false when there is no such person.
pub async fn speak(tx: &mut Tx, id: Uuid, locale: &str) -> Result<bool> {
    Ok(tx.exec(SPEAK, &args![id, locale]).await? == 1)
}

/// Sets the day of erasing, or takes it back; false when there is no such person.
pub async fn erase_at(tx: &mut Tx, id: Uuid, at: Option<Timestamp>) -> Result<bool> {
    Ok(tx.exec(ERASE_AT, &args![id, at]).await? == 1)
}

/// At most `limit` people whose day of erasing has come, the longest due first.
pub async fn due(tx: &mut Tx, now: Timestamp, limit: i64) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(DUE, &args![now, limit]).await?.into_iter().map(|(id,)| id).collect())
}

/// Forgets that they were there; false when they were not.
pub async fn erase(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(tx.exec(ERASE, &args![id]).await? == 1)
}

impl FromRow for Person {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { id: row.get(0)?, locale: row.get(1)?, made_at: row.get(2)?, erase_at: row.get(3)? })
    }
}
