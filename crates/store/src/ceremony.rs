//! What has begun in a browser and waits for its answer: a passkey being added, a sign-in at an organisation.
//!
//! Each is for one use and for a few minutes. The body is sealed by whoever puts it here.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Result, Tx, args};

const INSERT: &str = "INSERT INTO ceremony (id, kind, person_id, ends_at, body) VALUES ($1, $2, $3, $4, $5)";
const OPEN: &str = "SELECT person_id, body FROM ceremony WHERE id = $1 AND kind = $2 AND ends_at > $3";
const DELETE: &str = "DELETE FROM ceremony WHERE id = $1";
const OF_PERSON: &str = "DELETE FROM ceremony WHERE person_id = $1";
const SWEEP: &str = "DELETE FROM ceremony WHERE ends_at <= $1";

pub(crate) const ALL: &[&str] = &[INSERT, OPEN, DELETE, OF_PERSON, SWEEP];

/// Keeps a ceremony that has begun. `person` is who began it, when somebody is signed in.
pub async fn insert(
    tx: &mut Tx,
    id: Uuid,
    kind: &str,
    person: Option<Uuid>,
    ends_at: Timestamp,
    body: &[u8],
) -> Result<()> {
    tx.exec(INSERT, &args![id, kind, person, ends_at, body]).await.map(drop)
}

/// Takes a ceremony out, so that nobody can finish it again: who began it, and its body. `None` when there is no such
/// one of this kind, when its time is over, or when it was taken before.
pub async fn take(tx: &mut Tx, id: Uuid, kind: &str, now: Timestamp) -> Result<Option<(Option<Uuid>, Vec<u8>)>> {
    let found = tx.opt(OPEN, &args![id, kind, now]).await?;
    if found.is_some() && tx.exec(DELETE, &args![id]).await? == 0 {
        return Ok(None);
    }
    Ok(found)
}

/// Ends all that a person began.
pub async fn end_of(tx: &mut Tx, person: Uuid) -> Result<u64> {
    tx.exec(OF_PERSON, &args![person]).await
}

/// Removes those whose time is over; how many.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![now]).await
}
