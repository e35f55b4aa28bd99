//! A count of changes of the directory, so that other servers know when to read it anew.

use jiff::Timestamp;

use crate::{Result, Tx, args};

const BUMP: &str = "UPDATE directory_change SET seq = seq + 1, at = $1 WHERE id = 1";
const CURRENT: &str = "SELECT seq FROM directory_change WHERE id = 1";

pub(crate) const ALL: &[&str] = &[BUMP, CURRENT];

/// Counts one change, in the transaction that makes it; gives the new count.
pub async fn bump(tx: &mut Tx, now: Timestamp) -> Result<i64> {
    tx.exec(BUMP, &args![now]).await?;
    current(tx).await
}

/// The count; another number than before means that something changed.
pub async fn current(tx: &mut Tx) -> Result<i64> {
    Ok(tx.one::<(i64,)>(CURRENT, &[]).await?.0)
}
