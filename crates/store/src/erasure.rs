//! Destroying the keys of people who left, so that a crash between the two databases forgets nobody's wish.
//!
//! The transaction that takes away a person's rows puts down, with them, that their key is to be destroyed. What is put
//! down stays until it is done, however often the key store cannot be reached.

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{Db, Error, Result, Tx, Vault, job};

const KIND: &str = "destroy key";
/// A server that is silent for so long after taking a key on has died, and another tries.
const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// Keys destroyed in one go.
const MOST: i64 = 256;

/// Puts down, in the transaction that takes away a person's rows, that their key is to be destroyed. `id` names the
/// job. Putting it down twice is as good as once.
pub async fn put_down(tx: &mut Tx, id: Uuid, person: Uuid, now: Timestamp) -> Result<()> {
    let new = job::New {
        id,
        key: format!("{KIND} {}", person.simple()),
        kind: KIND.to_owned(),
        body: person.simple().to_string(),
        run_at: now,
    };
    job::push(tx, &new).await.map(drop)
}

/// Destroys the keys that were put down; how many it did. Call it after the transaction, and on schedule for those
/// that a crash or an unreachable key store left over.
///
/// # Errors
/// What the databases say. What was not done is tried again after a minute, for ever: unlike other work it is never
/// given up.
pub async fn run(vault: &Vault, data: &Db, now: Timestamp) -> Result<u64> {
    let due = data.read(async move |tx| job::candidates_of(tx, KIND, now, MOST).await).await?;
    let mut destroyed = 0;
    for id in due {
        let until = now.saturating_add(LEASE).unwrap_or(Timestamp::MAX);
        let claimed = data.write(async move |tx| job::claim(tx, id, now, until).await).await?;
        // Another server was quicker.
        let Some(job) = claimed else { continue };
        let person = job.body.parse().map_err(|e| Error::stored("person of a job", e))?;
        vault.destroy(person).await?;
        // The row names the person, so it goes too.
        data.write(async move |tx| job::remove(tx, &job).await).await?;
        destroyed += 1;
    }
    Ok(destroyed)
}
