//! Passkeys of a person: what checks them, sealed, found by a blind index of the credential's id.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
};

const INSERT: &str = "INSERT INTO passkey (person_id, id, credential, body, label, made_at, used_at) \
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (credential) DO NOTHING";
const OF_PERSON: &str = "SELECT person_id, id, credential, body, label, made_at, used_at FROM passkey \
    WHERE person_id = $1 ORDER BY made_at, id";
const BY_CREDENTIAL: &str = "SELECT person_id, id, credential, body, label, made_at, used_at FROM passkey \
    WHERE credential = $1";
const COUNT: &str = "SELECT COUNT(*) FROM passkey WHERE person_id = $1";
const USED: &str = "UPDATE passkey SET body = $3, used_at = $4 WHERE person_id = $1 AND id = $2";
const REMOVE: &str = "DELETE FROM passkey WHERE person_id = $1 AND id = $2";
const REMOVE_ALL: &str = "DELETE FROM passkey WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF_PERSON, BY_CREDENTIAL, COUNT, USED, REMOVE, REMOVE_ALL];

/// One passkey as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    pub person: Uuid,
    pub id: Uuid,
    /// Blind index of the credential's id.
    pub credential: [u8; 32],
    /// Sealed: the public key, its counter, and what else checks an answer.
    pub body: Vec<u8>,
    /// Sealed: what the person calls it.
    pub label: Vec<u8>,
    pub made_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// Keeps a new passkey; false when its credential is known already, whoever has it.
pub async fn insert(tx: &mut Tx, new: &Passkey) -> Result<bool> {
    let (body, label) = (new.body.as_slice(), new.label.as_slice());
    let args = args![new.person, new.id, new.credential, body, label, new.made_at, new.used_at];
    Ok(tx.exec(INSERT, &args).await? == 1)
}

/// The person's passkeys, the oldest first.
pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Passkey>> {
    tx.all(OF_PERSON, &args![person]).await
}

pub async fn by_credential(tx: &mut Tx, credential: [u8; 32]) -> Result<Option<Passkey>> {
    tx.opt(BY_CREDENTIAL, &args![credential]).await
}

/// How many the person has.
pub async fn count(tx: &mut Tx, person: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![person]).await?.0)
}

/// Keeps what changed by its use: the counter, and when. False when it was removed meanwhile.
pub async fn used(tx: &mut Tx, person: Uuid, id: Uuid, body: &[u8], at: Timestamp) -> Result<bool> {
    Ok(tx.exec(USED, &args![person, id, body, at]).await? == 1)
}

/// False when the person has no such passkey.
pub async fn remove(tx: &mut Tx, person: Uuid, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![person, id]).await? == 1)
}

pub async fn remove_all(tx: &mut Tx, person: Uuid) -> Result<u64> {
    tx.exec(REMOVE_ALL, &args![person]).await
}

impl FromRow for Passkey {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            person: row.get(0)?,
            id: row.get(1)?,
            credential: row.get(2)?,
            body: row.get(3)?,
            label: row.get(4)?,
            made_at: row.get(5)?,
            used_at: row.get(6)?,
        })
    }
}
