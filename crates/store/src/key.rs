//! The key store: one wrapped key for each person, and the keys of the house. A database of its own.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
};

const KEEP_PERSON: &str = "INSERT INTO person_key (person_id, master, wrapped, made_at) VALUES ($1, $2, $3, $4)";
const OF_PERSON: &str = "SELECT master, wrapped FROM person_key WHERE person_id = $1";
const DESTROY: &str = "DELETE FROM person_key WHERE person_id = $1";
const UNDER_OTHERS: &str = "SELECT person_id, master, wrapped FROM person_key WHERE master <> $1 LIMIT $2";
const REWRAP: &str = "UPDATE person_key SET master = $2, wrapped = $3 WHERE person_id = $1 AND master = $4";
const COUNT: &str = "SELECT master, COUNT(*) FROM person_key GROUP BY master";
const KEEP_HOUSE: &str = "INSERT INTO house_key (name, master, wrapped, made_at) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (name) DO NOTHING";
const OF_HOUSE: &str = "SELECT master, wrapped FROM house_key WHERE name = $1";
const HOUSE: &str = "SELECT name, master FROM house_key";
const REWRAP_HOUSE: &str = "UPDATE house_key SET master = $2, wrapped = $3 WHERE name = $1 AND master = $4";

pub(crate) const ALL: &[&str] =
    &[KEEP_PERSON, OF_PERSON, DESTROY, UNDER_OTHERS, REWRAP, COUNT, KEEP_HOUSE, OF_HOUSE, HOUSE, REWRAP_HOUSE];

/// A key as it is kept: encrypted under the master key of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrapped {
    pub master: String,
    pub bytes: Vec<u8>,
}

pub async fn keep_person(tx: &mut Tx, person: Uuid, key: &Wrapped, at: Timestamp) -> Result<()> {
    tx.exec(KEEP_PERSON, &args![person, &key.master, key.bytes.as_slice(), at]).await.map(drop)
}

/// `None` when the person was erased or never was.
pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Option<Wrapped>> {
    tx.opt(OF_PERSON, &args![person]).await
}

/// Destroys a person's key; false when there was none.
pub async fn destroy(tx: &mut Tx, person: Uuid) -> Result<bool> {
    Ok(tx.exec(DESTROY, &args![person]).await? == 1)
}

/// At most `limit` people whose key is not wrapped by `master`.
pub async fn under_others(tx: &mut Tx, master: &str, limit: i64) -> Result<Vec<(Uuid, String, Vec<u8>)>> {
    tx.all(UNDER_OTHERS, &args![master, limit]).await
}

/// Puts a key that another master wraps in the place of the old; false when it was changed meanwhile.
pub async fn rewrap(tx: &mut Tx, person: Uuid, from: &str, to: &Wrapped) -> Result<bool> {
    Ok(tx.exec(REWRAP, &args![person, &to.master, to.bytes.as_slice(), from]).await? == 1)
}

/// How many people's keys each master wraps.
pub async fn count(tx: &mut Tx) -> Result<Vec<(String, i64)>> {
    let mut counts: Vec<(String, i64)> = tx.all(COUNT, &[]).await?;
    counts.sort();
    Ok(counts)
}

/// Keeps a key of the house unless there is one of that name.
pub async fn keep_house(tx: &mut Tx, name: &str, key: &Wrapped, at: Timestamp) -> Result<()> {
    tx.exec(KEEP_HOUSE, &args![name, &key.master, key.bytes.as_slice(), at]).await.map(drop)
}

pub async fn of_house(tx: &mut Tx, name: &str) -> Result<Option<Wrapped>> {
    tx.opt(OF_HOUSE, &args![name]).await
}

/// The names of the house's keys, each with its master.
pub async fn house(tx: &mut Tx) -> Result<Vec<(String, String)>> {
    let mut names: Vec<(String, String)> = tx.all(HOUSE, &[]).await?;
    names.sort();
    Ok(names)
}

pub async fn rewrap_house(tx: &mut Tx, name: &str, from: &str, to: &Wrapped) -> Result<bool> {
    Ok(tx.exec(REWRAP_HOUSE, &args![name, &to.master, to.bytes.as_slice(), from]).await? == 1)
}

impl FromRow for Wrapped {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self { master: row.get(0)?, bytes: row.get(1)? })
    }
}
