//! Meetings that a person wants to try, with what they said after each.
//!
//! One way leads to them: [`of`] for the person, who shows that they are [`Own`]. Nobody else reads them.

use jiff::Timestamp;
use openseat_domain::{fellowship::FellowshipId, permit::Own, search::Minute, trial::Taps};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, PersonKey, Result, Tx, args, seal::Cell};

const INSERT: &str = "INSERT INTO trial (person_id, id, sealed, made_at) VALUES ($1, $2, $3, $4)";
const CHANGE: &str = "UPDATE trial SET sealed = $3 WHERE person_id = $1 AND id = $2";
const REMOVE: &str = "DELETE FROM trial WHERE person_id = $1 AND id = $2";
const OF: &str = "SELECT id, sealed FROM trial WHERE person_id = $1";
const COUNT: &str = "SELECT COUNT(*) FROM trial WHERE person_id = $1";
const ERASE: &str = "DELETE FROM trial WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, CHANGE, REMOVE, OF, COUNT, ERASE];

/// What is sealed of one meeting to try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trial {
    /// The meeting's name as it was.
    pub meeting: String,
    /// The address of its page.
    pub slug: String,
    pub kind: FellowshipId,
    pub start: Minute,
    /// The zone in which its time is told (IANA).
    pub zone: String,
    #[serde(default)]
    pub taps: Taps,
}

/// Seals a meeting to try, to be kept by [`insert`] or [`change`] under the same id.
pub fn seal(key: &PersonKey, id: Uuid, trial: &Trial) -> Vec<u8> {
    let plain = serde_json::to_vec(trial).expect("texts and numbers are always JSON");
    key.seal(cell(id), &plain)
}

pub async fn insert(tx: &mut Tx, own: Own, id: Uuid, sealed: &[u8], now: Timestamp) -> Result<()> {
    tx.exec(INSERT, &args![own.person(), id, sealed, now]).await.map(drop)
}

/// False when there is none of theirs with that id.
pub async fn change(tx: &mut Tx, own: Own, id: Uuid, sealed: &[u8]) -> Result<bool> {
    Ok(tx.exec(CHANGE, &args![own.person(), id, sealed]).await? == 1)
}

/// False when there is none of theirs with that id.
pub async fn remove(tx: &mut Tx, own: Own, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![own.person(), id]).await? == 1)
}

pub async fn count(tx: &mut Tx, own: Own) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![own.person()]).await?.0)
}

/// What the person wants to try or has tried, for them; the soonest first.
pub async fn of(tx: &mut Tx, own: Own, key: &PersonKey) -> Result<Vec<(Uuid, Trial)>> {
    if own.person() != key.person() {
        return Err(Error::Sealed);
    }
    let mut found = Vec::new();
    for (id, sealed) in tx.all::<(Uuid, Vec<u8>)>(OF, &args![key.person()]).await? {
        let plain = key.unseal(cell(id), &sealed)?;
        found.push((id, serde_json::from_slice(&plain).map_err(|error| Error::stored("trial", error))?));
    }
    found.sort_by_key(|(id, trial): &(Uuid, Trial)| (trial.start, *id));
    Ok(found)
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "trial", column: "sealed", row: id }
}
