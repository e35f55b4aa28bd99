//! Reviews that a person wants to find again: the only thing that ties one to a person, kept by their wish, readable
//! with their key alone.

use openseat_domain::permit::Own;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Error, PersonKey, Result, Tx, args, seal::Cell};

const INSERT: &str = "INSERT INTO review_link (person_id, id, sealed) VALUES ($1, $2, $3)";
const OF: &str = "SELECT id, sealed FROM review_link WHERE person_id = $1";
const REMOVE: &str = "DELETE FROM review_link WHERE person_id = $1 AND id = $2";
const ERASE: &str = "DELETE FROM review_link WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF, REMOVE, ERASE];

/// What is sealed of a link.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReviewLink {
    /// The meeting's name as it was.
    pub meeting: String,
    pub slug: String,
    /// The code that opens the review.
    pub code: String,
}

/// Seals a link, to be kept by [`insert`] under the same id.
pub fn seal(key: &PersonKey, id: Uuid, link: &ReviewLink) -> Vec<u8> {
    let plain = serde_json::to_vec(link).expect("three texts are always JSON");
    key.seal(cell(id), &plain)
}

pub async fn insert(tx: &mut Tx, own: Own, id: Uuid, sealed: &[u8]) -> Result<()> {
    tx.exec(INSERT, &args![own.person(), id, sealed]).await.map(drop)
}

/// The person's links, by the name of the meeting.
pub async fn of(tx: &mut Tx, own: Own, key: &PersonKey) -> Result<Vec<(Uuid, ReviewLink)>> {
    if own.person() != key.person() {
        return Err(Error::Sealed);
    }
    let mut found = Vec::new();
    for (id, sealed) in tx.all::<(Uuid, Vec<u8>)>(OF, &args![key.person()]).await? {
        let plain = key.unseal(cell(id), &sealed)?;
        let link: ReviewLink =
            serde_json::from_slice(&plain).map_err(|error| Error::stored("link to a review", error))?;
        found.push((id, link));
    }
    found.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(found)
}

/// False when there is none of theirs with that id.
pub async fn remove(tx: &mut Tx, own: Own, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![own.person(), id]).await? == 1)
}

/// Forgets all of them.
pub async fn erase(tx: &mut Tx, person: Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "review_link", column: "sealed", row: id }
}
