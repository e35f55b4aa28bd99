//! Where a person can be reached: an e-mail address, a telephone number, a browser.

use jiff::{SignedDuration, Timestamp};
use openseat_domain::reminder::By;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::opened;
use crate::{PersonKey, Result, Tx, args, seal::Cell};

const INSERT: &str = "INSERT INTO reminder_way (person_id, id, mark, sealed, made_at) VALUES ($1, $2, $3, $4, $5)";
const CHANGE: &str = "UPDATE reminder_way SET sealed = $3 WHERE person_id = $1 AND id = $2";
const REMOVE: &str = "DELETE FROM reminder_way WHERE person_id = $1 AND id = $2";
const OF: &str = "SELECT id, sealed FROM reminder_way WHERE person_id = $1 ORDER BY id";
const PEOPLE: &str = "SELECT person_id FROM reminder_way WHERE mark = $1";
const ERASE: &str = "DELETE FROM reminder_way WHERE person_id = $1";
const COUNTED: &str = "SELECT since, n FROM reminder_count WHERE mark = $1";
const COUNT: &str = "INSERT INTO reminder_count (mark, since, n) VALUES ($1, $2, $3) \
    ON CONFLICT (mark) DO UPDATE SET since = $2, n = $3";
const FORGET: &str = "DELETE FROM reminder_count WHERE since < $1";

pub(crate) const ALL: &[&str] = &[INSERT, CHANGE, REMOVE, OF, PEOPLE, ERASE, COUNTED, COUNT, FORGET];

/// Messages to one place are counted for so long.
const COUNTED_FOR: SignedDuration = SignedDuration::from_hours(1);

/// What is sealed of one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Way {
    pub by: By,
    /// An address, a number, or what a browser calls itself.
    pub to: String,
    /// Of a browser: where it is reached, its key, its secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub browser: Option<Browser>,
    /// The person showed that it is theirs.
    pub confirmed: bool,
    /// The code that shows it, while it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// It answered "STOP".
    #[serde(default)]
    pub stopped: bool,
}

/// See `openseat_outside::push::Subscription`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Browser {
    pub endpoint: String,
    pub p256dh: String,
    pub auth: String,
}

/// A code that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    pub digits: String,
    pub until: Timestamp,
    /// How often it may still be tried.
    pub tries: u8,
}

pub async fn insert(tx: &mut Tx, key: &PersonKey, id: Uuid, mark: [u8; 32], way: &Way, now: Timestamp) -> Result<()> {
    tx.exec(INSERT, &args![key.person(), id, mark, seal(key, id, way), now]).await.map(drop)
}

/// False when there is none of theirs with that id.
pub async fn change(tx: &mut Tx, key: &PersonKey, id: Uuid, way: &Way) -> Result<bool> {
    Ok(tx.exec(CHANGE, &args![key.person(), id, seal(key, id, way)]).await? == 1)
}

/// False when there is none of theirs with that id.
pub async fn remove(tx: &mut Tx, person: Uuid, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![person, id]).await? == 1)
}

/// All of a person, the first first.
pub async fn of(tx: &mut Tx, key: &PersonKey) -> Result<Vec<(Uuid, Way)>> {
    let rows = tx.all::<(Uuid, Vec<u8>)>(OF, &args![key.person()]).await?;
    rows.into_iter().map(|(id, sealed)| Ok((id, opened(key, cell(id), &sealed, "reminder_way")?))).collect()
}

/// Who has a way with this mark.
pub async fn people(tx: &mut Tx, mark: [u8; 32]) -> Result<Vec<Uuid>> {
    Ok(tx.all::<(Uuid,)>(PEOPLE, &args![mark]).await?.into_iter().map(|(id,)| id).collect())
}

/// Counts one more message to the place of a mark; false when there were `most` within the hour.
pub async fn count(tx: &mut Tx, mark: [u8; 32], most: i64, now: Timestamp) -> Result<bool> {
    let found = tx.all::<(Timestamp, i64)>(COUNTED, &args![mark]).await?.into_iter().next();
    let (since, n) = found.filter(|(since, _)| since.duration_until(now) < COUNTED_FOR).unwrap_or((now, 0));
    if n >= most {
        return Ok(false);
    }
    tx.exec(COUNT, &args![mark, since, n + 1]).await?;
    Ok(true)
}

/// Forgets counts that count no more.
pub async fn forget(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(FORGET, &args![now.saturating_sub(COUNTED_FOR).unwrap_or(now)]).await
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn seal(key: &PersonKey, id: Uuid, way: &Way) -> Vec<u8> {
    key.seal(cell(id), &serde_json::to_vec(way).expect("texts and numbers are always JSON"))
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "reminder_way", column: "sealed", row: id }
}
