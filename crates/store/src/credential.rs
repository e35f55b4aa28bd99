//! Courses, checks and supervision of people who lead, sealed with the key of the person. They are kept for one organisation,
//! so that another one where the same person leads does not see them.

use jiff::Timestamp;
use openseat_domain::facilitator::Credential;
use uuid::Uuid;

use crate::{Error, PersonKey, Result, Tx, args, seal::Cell};

const INSERT: &str =
    "INSERT INTO credential (person_id, id, organisation_id, sealed, made_at) VALUES ($1, $2, $3, $4, $5)";
const OF: &str = "SELECT id, sealed FROM credential WHERE person_id = $1 AND organisation_id = $2";
const COUNT: &str = "SELECT COUNT(*) FROM credential WHERE person_id = $1";
const REMOVE: &str = "DELETE FROM credential WHERE person_id = $1 AND id = $2 AND organisation_id = $3";
const ERASE: &str = "DELETE FROM credential WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF, COUNT, REMOVE, ERASE];

/// Seals a line of a record, to be kept by [`insert`] under the same id.
pub fn seal(key: &PersonKey, id: Uuid, credential: &Credential) -> Vec<u8> {
    let plain = serde_json::to_vec(credential).expect("texts, numbers and days are always JSON");
    key.seal(cell(id), &plain)
}

pub async fn insert(
    tx: &mut Tx,
    person: Uuid,
    id: Uuid,
    organisation: Uuid,
    sealed: &[u8],
    now: Timestamp,
) -> Result<()> {
    tx.exec(INSERT, &args![person, id, organisation, sealed, now]).await.map(drop)
}

/// A person's record at an organisation, the latest day first.
pub async fn of(tx: &mut Tx, key: &PersonKey, organisation: Uuid) -> Result<Vec<(Uuid, Credential)>> {
    let mut found = Vec::new();
    for (id, sealed) in tx.all::<(Uuid, Vec<u8>)>(OF, &args![key.person(), organisation]).await? {
        let plain = key.unseal(cell(id), &sealed)?;
        let one: Credential = serde_json::from_slice(&plain).map_err(|error| Error::stored("credential", error))?;
        found.push((id, one));
    }
    found.sort_by_key(|(id, one)| (std::cmp::Reverse(one.day()), *id));
    Ok(found)
}

/// At all organisations.
pub async fn count(tx: &mut Tx, person: Uuid) -> Result<i64> {
    Ok(tx.one::<(i64,)>(COUNT, &args![person]).await?.0)
}

/// False when there is none.
pub async fn remove(tx: &mut Tx, person: Uuid, id: Uuid, organisation: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![person, id, organisation]).await? == 1)
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "credential", column: "sealed", row: id }
}
