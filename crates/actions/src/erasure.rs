//! The end of an erasure: the key of a person who left is destroyed, whatever comes between.

use jiff::Timestamp;
use openseat_store::erasure;

use crate::{House, Result};

/// Destroys the keys that were put down by `store::erasure::put_down` in the transaction that took the rows away; how
/// many. Call it right after that transaction; the server calls it on schedule for what was left over.
///
/// # Errors
/// When a database cannot be reached. Nothing is lost: it is tried again.
pub async fn destroy_keys(house: &House, now: Timestamp) -> Result<u64> {
    Ok(erasure::run(&house.vault, &house.db, now).await?)
}
