//! Where a person is signed in.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    Result, Tx, args,
    db::{FromRow, Row},
    seal::Cell,
};

const INSERT: &str = "INSERT INTO session (token, id, person_id, strength, made_at, proved_at, seen_at, ends_at, \
    device) VALUES ($1, $2, $3, $4, $5, $5, $5, $6, $7)";
const BY_TOKEN: &str = "SELECT id, person_id, strength, made_at, proved_at, seen_at, ends_at, device FROM session \
    WHERE token = $1";
const OF_PERSON: &str = "SELECT id, person_id, strength, made_at, proved_at, seen_at, ends_at, device FROM session \
    WHERE person_id = $1 ORDER BY seen_at DESC, id";
const SEEN: &str = "UPDATE session SET seen_at = $2 WHERE token = $1 AND seen_at < $2";
const PROVED: &str = "UPDATE session SET proved_at = $3 WHERE person_id = $1 AND id = $2";
const RISE: &str = "UPDATE session SET token = $3, strength = $4, proved_at = $5, seen_at = $5, ends_at = $6 \
    WHERE person_id = $1 AND id = $2";
const END: &str = "DELETE FROM session WHERE token = $1";
const END_ONE: &str = "DELETE FROM session WHERE person_id = $1 AND id = $2";
const END_OTHERS: &str = "DELETE FROM session WHERE person_id = $1 AND id <> $2";
const END_ALL: &str = "DELETE FROM session WHERE person_id = $1";
const FORGET: &str = "DELETE FROM session WHERE ends_at < $1";

pub(crate) const ALL: &[&str] =
    &[INSERT, BY_TOKEN, OF_PERSON, SEEN, PROVED, RISE, END, END_ONE, END_OTHERS, END_ALL, FORGET];

/// One row of the table, without the hash of its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: Uuid,
    pub person: Uuid,
    /// How many proofs were given; 0 while the second is awaited.
    pub strength: i64,
    pub made_at: Timestamp,
    pub proved_at: Timestamp,
    /// To the minute.
    pub seen_at: Timestamp,
    pub ends_at: Timestamp,
    /// The name of the device, sealed at [`device_cell`].
    pub device: Vec<u8>,
}

/// What a session begins with.
#[derive(Clone, Debug)]
pub struct New {
    /// SHA-256 of the secret in the cookie.
    pub token: [u8; 32],
    pub id: Uuid,
    pub person: Uuid,
    pub strength: i64,
    pub ends_at: Timestamp,
    pub device: Vec<u8>,
}

/// Where the device's name is sealed for.
pub fn device_cell(session: Uuid) -> Cell {
    Cell { table: "session", column: "device", row: session }
}

pub async fn insert(tx: &mut Tx, new: &New, now: Timestamp) -> Result<()> {
    let New { token, id, person, strength, ends_at, device } = new;
    tx.exec(INSERT, &args![*token, *id, *person, *strength, now, *ends_at, device.as_slice()]).await.map(drop)
}

pub async fn by_token(tx: &mut Tx, token: [u8; 32]) -> Result<Option<Session>> {
    tx.opt(BY_TOKEN, &args![token]).await
}

/// The latest seen first; those that are over too.
pub async fn of_person(tx: &mut Tx, person: Uuid) -> Result<Vec<Session>> {
    tx.all(OF_PERSON, &args![person]).await
}

/// Notes that it was used.
pub async fn seen(tx: &mut Tx, token: [u8; 32], now: Timestamp) -> Result<()> {
    tx.exec(SEEN, &args![token, now]).await.map(drop)
}

/// Notes that the person proved again who they are; false when the session is gone.
pub async fn proved(tx: &mut Tx, person: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.exec(PROVED, &args![person, id, now]).await? == 1)
}

/// Gives a session more strength, and another secret so that who knew the old one gains nothing; false when it is gone.
pub async fn rise(
    tx: &mut Tx,
    (person, id): (Uuid, Uuid),
    token: [u8; 32],
    strength: i64,
    now: Timestamp,
    ends_at: Timestamp,
) -> Result<bool> {
    Ok(tx.exec(RISE, &args![person, id, token, strength, now, ends_at]).await? == 1)
}

/// False when there was none.
pub async fn end(tx: &mut Tx, token: [u8; 32]) -> Result<bool> {
    Ok(tx.exec(END, &args![token]).await? == 1)
}

/// False when there was none.
pub async fn end_one(tx: &mut Tx, person: Uuid, id: Uuid) -> Result<bool> {
    Ok(tx.exec(END_ONE, &args![person, id]).await? == 1)
}

/// Ends all but one; how many.
pub async fn end_others(tx: &mut Tx, person: Uuid, but: Uuid) -> Result<u64> {
    tx.exec(END_OTHERS, &args![person, but]).await
}

/// How many.
pub async fn end_all(tx: &mut Tx, person: Uuid) -> Result<u64> {
    tx.exec(END_ALL, &args![person]).await
}

/// Removes what was over before `before`.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> Result<u64> {
    tx.exec(FORGET, &args![before]).await
}

impl FromRow for Session {
    fn from_row(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            person: row.get(1)?,
            strength: row.get(2)?,
            made_at: row.get(3)?,
            proved_at: row.get(4)?,
            seen_at: row.get(5)?,
            ends_at: row.get(6)?,
            device: row.get(7)?,
        })
    }
}
