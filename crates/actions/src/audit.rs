//! Proof that the audit log was not changed behind its back.

use openseat_store::audit::{self, Verdict};

use crate::{House, Result};

/// Checks every link of every chain. Gives back each chain's name and how it stands.
///
/// # Errors
/// When the database cannot be read.
pub async fn verify(house: &House) -> Result<Vec<(String, Verdict)>> {
    let verdicts = house.db.read(async move |tx| {
        let mut verdicts = Vec::new();
        for chain in audit::chains(tx).await? {
            let verdict = audit::verify(tx, &chain).await?;
            verdicts.push((chain, verdict));
        }
        Ok(verdicts)
    });
    Ok(verdicts.await?)
}
