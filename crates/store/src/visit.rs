//! Meetings a person went to.
//!
//! Two ways lead to them, and no third: [`of`] for the person, who shows that they are [`Own`], and
//! [`crate::disclosure::read`] for anybody else, who gives up a permit.

use jiff::{Timestamp, civil::Date};
use openseat_domain::permit::Own;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, PersonKey, Result, Tx, args, seal::Cell};

const INSERT: &str = "INSERT INTO visit (person_id, id, sealed, made_at) VALUES ($1, $2, $3, $4)";
const REMOVE: &str = "DELETE FROM visit WHERE person_id = $1 AND id = $2";
const OF: &str = "SELECT id, sealed FROM visit WHERE person_id = $1";
const COUNT: &str = "SELECT COUNT(*) FROM visit WHERE person_id = $1";
const ERASE: &str = "DELETE FROM visit WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, REMOVE, OF, COUNT, ERASE];

/// What is sealed of one visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The meeting's name as it was.
    pub meeting: String,
    /// The address of its page, if it has one.
    pub slug: Option<String>,
    pub day: Date,
}

/// Seals a visit, to be kept by [`insert`] under the same id.
pub fn seal(key: &PersonKey, id: Uuid, visit: &Visit) -> Vec<u8> {
    let plain = serde_json::to_vec(visit).expect("two texts and a day are always JSON");
    key.seal(cell(id), &plain)
}

pub async fn insert(tx: &mut Tx, own: Own, id: Uuid, sealed: &[u8], now: Timestamp) -> Result<()> {
    tx.exec(INSERT, &args![own.person(), id, sealed, now]).await.map(drop)
}

/// False when there is none of theirs with that id.
pub async fn remove(tx: &mut Tx, own: Own, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![own.person(), id]).await? == 1)
}

pub async fn count(tx: &mut Tx, own: Own) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![own.person()]).await?.0)
}

/// Where the person went, for them; the latest day first.
pub async fn of(tx: &mut Tx, own: Own, key: &PersonKey) -> Result<Vec<(Uuid, Visit)>> {
    if own.person() != key.person() {
        return Err(Error::Sealed);
    }
    opened(tx, key).await
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

/// All visits, the latest day first. For the two ways above only.
pub(crate) async fn opened(tx: &mut Tx, key: &PersonKey) -> Result<Vec<(Uuid, Visit)>> {
    let mut found = Vec::new();
    for (id, sealed) in tx.all::<(Uuid, Vec<u8>)>(OF, &args![key.person()]).await? {
        let plain = key.unseal(cell(id), &sealed)?;
        found.push((id, serde_json::from_slice(&plain).map_err(|error| Error::stored("visit", error))?));
    }
    found.sort_by_key(|(id, visit): &(Uuid, Visit)| std::cmp::Reverse((visit.day, *id)));
    Ok(found)
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "visit", column: "sealed", row: id }
}
