//! Who may do the work that only one may do: a row that runs out by itself.
//!
//! Compare-and-set on one row works the same on every engine of the common dialect; advisory locks do not.

use jiff::Timestamp;
use uuid::Uuid;

use crate::{Result, Tx, args};

const TAKE: &str = "INSERT INTO lease (name, owner, until) VALUES ($1, $2, $3) \
    ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, until = excluded.until \
    WHERE lease.until <= $4 OR lease.owner = excluded.owner";
const RENEW: &str = "UPDATE lease SET until = $3 WHERE name = $1 AND owner = $2 AND until > $4";
const RELEASE: &str = "DELETE FROM lease WHERE name = $1 AND owner = $2";

pub(crate) const ALL: &[&str] = &[TAKE, RENEW, RELEASE];

/// Takes the lease `name` for `owner` until `until`, if it is free, has run out, or is the owner's already.
pub async fn take(tx: &mut Tx, name: &str, owner: Uuid, now: Timestamp, until: Timestamp) -> Result<bool> {
    Ok(tx.exec(TAKE, &args![name, owner, until, now]).await? == 1)
}

/// Keeps a lease for longer; false when it has run out or another owns it, and then the work must stop.
pub async fn renew(tx: &mut Tx, name: &str, owner: Uuid, now: Timestamp, until: Timestamp) -> Result<bool> {
    Ok(tx.exec(RENEW, &args![name, owner, until, now]).await? == 1)
}

/// Gives a lease back before it runs out; false when it was not the owner's any more.
pub async fn release(tx: &mut Tx, name: &str, owner: Uuid) -> Result<bool> {
    Ok(tx.exec(RELEASE, &args![name, owner]).await? == 1)
}
