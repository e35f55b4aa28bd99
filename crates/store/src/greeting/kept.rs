//! Codes that a person keeps in their space. Nothing here leads to what they asked but the sealed code.

use jiff::{Timestamp, ToSpan as _, tz::TimeZone};
use openseat_domain::{
    greeting::{Code, FURTHEST},
    permit::Own,
};
use uuid::Uuid;

use crate::{Error, PersonKey, Result, Tx, args, seal::Cell};

const INSERT: &str = "INSERT INTO greeting_kept (person_id, id, sealed, until) VALUES ($1, $2, $3, $4)";
const OF: &str = "SELECT id, sealed FROM greeting_kept WHERE person_id = $1 ORDER BY id";
const REMOVE: &str = "DELETE FROM greeting_kept WHERE person_id = $1 AND id = $2";
const ERASE: &str = "DELETE FROM greeting_kept WHERE person_id = $1";
const SWEEP: &str = "DELETE FROM greeting_kept WHERE until <= $1";

pub(crate) const ALL: &[&str] = &[INSERT, OF, REMOVE, ERASE, SWEEP];

/// Days after the furthest meeting that can be asked for, until all of it is forgotten.
const DAYS: i64 = 4;

/// Keeps a code. The day on which it goes is the same for all that are kept on one day, so that it does not tell which
/// meeting it is for.
pub async fn insert(tx: &mut Tx, own: Own, key: &PersonKey, id: Uuid, code: &Code, now: Timestamp) -> Result<()> {
    let sealed = key.seal(cell(id), code);
    tx.exec(INSERT, &args![own.person(), id, sealed.as_slice(), until(now)]).await.map(drop)
}

/// The codes that a person keeps.
///
/// # Errors
/// [`Error::Sealed`] for the key of another person.
pub async fn of(tx: &mut Tx, own: Own, key: &PersonKey) -> Result<Vec<(Uuid, Code)>> {
    if own.person() != key.person() {
        return Err(Error::Sealed);
    }
    let mut found = Vec::new();
    for (id, sealed) in tx.all::<(Uuid, Vec<u8>)>(OF, &args![key.person()]).await? {
        let code = key.unseal(cell(id), &sealed)?;
        found.push((id, code.as_slice().try_into().map_err(|_| Error::stored("code", "it has another length"))?));
    }
    Ok(found)
}

/// False when it is not theirs.
pub async fn remove(tx: &mut Tx, own: Own, id: Uuid) -> Result<bool> {
    Ok(tx.exec(REMOVE, &args![own.person(), id]).await? == 1)
}

/// Forgets all of a person's, and gives the codes that could be read, so that what they asked can be taken back.
pub async fn erase(tx: &mut Tx, person: Uuid, key: Option<&PersonKey>) -> Result<Vec<Code>> {
    let rows = tx.all::<(Uuid, Vec<u8>)>(OF, &args![person]).await?;
    tx.exec(ERASE, &args![person]).await?;
    let open = |(id, sealed): (Uuid, Vec<u8>)| {
        let code = key?.unseal(cell(id), &sealed).ok()?;
        code.as_slice().try_into().ok()
    };
    Ok(rows.into_iter().filter_map(open).collect())
}

pub(super) async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<u64> {
    tx.exec(SWEEP, &args![now]).await
}

/// The start of a day (UTC) by which every meeting that could be asked for is long over.
fn until(now: Timestamp) -> Timestamp {
    let late = now.saturating_add(FURTHEST).and_then(|late| late.saturating_add((DAYS * 24).hours())).unwrap_or(now);
    let day = late.to_zoned(TimeZone::UTC).date();
    day.to_zoned(TimeZone::UTC).map_or(late, |start| start.timestamp())
}

fn cell(id: Uuid) -> Cell {
    Cell { table: "greeting_kept", column: "sealed", row: id }
}
