//! The answers with which a person looks for groups, if they keep them.
//!
//! One way leads to them: [`of`] for the person, who shows that they are [`Own`]. Nobody else reads them.

use jiff::Timestamp;
use openseat_domain::permit::Own;

use crate::{Error, PersonKey, Result, Tx, args, seal::Cell};

const KEEP: &str = "INSERT INTO wishes (person_id, sealed, changed_at) VALUES ($1, $2, $3) \
    ON CONFLICT (person_id) DO UPDATE SET sealed = $2, changed_at = $3";
const OF: &str = "SELECT sealed FROM wishes WHERE person_id = $1";
const ERASE: &str = "DELETE FROM wishes WHERE person_id = $1";

pub(crate) const ALL: &[&str] = &[KEEP, OF, ERASE];

/// Seals the answers as they stand in an address, to be kept by [`keep`].
pub fn seal(key: &PersonKey, answers: &str) -> Vec<u8> {
    key.seal(cell(key), answers.as_bytes())
}

/// Keeps them in the place of those before.
pub async fn keep(tx: &mut Tx, own: Own, sealed: &[u8], now: Timestamp) -> Result<()> {
    tx.exec(KEEP, &args![own.person(), sealed, now]).await.map(drop)
}

/// The answers, for the person.
pub async fn of(tx: &mut Tx, own: Own, key: &PersonKey) -> Result<Option<String>> {
    if own.person() != key.person() {
        return Err(Error::Sealed);
    }
    let found = tx.all::<(Vec<u8>,)>(OF, &args![key.person()]).await?;
    found.first().map(|(sealed,)| key.text(cell(key), sealed)).transpose()
}

/// Takes them away; false when there were none.
pub async fn remove(tx: &mut Tx, own: Own) -> Result<bool> {
    Ok(tx.exec(ERASE, &args![own.person()]).await? == 1)
}

/// Forgets them.
pub async fn erase(tx: &mut Tx, person: uuid::Uuid) -> Result<()> {
    tx.exec(ERASE, &args![person]).await.map(drop)
}

fn cell(key: &PersonKey) -> Cell {
    Cell { table: "wishes", column: "sealed", row: key.person() }
}
