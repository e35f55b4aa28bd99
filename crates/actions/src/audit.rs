//! Which chain an action writes its audit row to, and proof that the audit log was not changed behind its back.

use openseat_domain::organisation::Path;
use openseat_store::audit::{self, Verdict};

use crate::{House, Result};

/// The chain for what people do with what is their own: one of sixteen, by the first digit of the pseudonym, so that
/// people do not wait for each other and no chain belongs to one person.
pub fn person_chain(pseudonym: &str) -> String {
    format!("people-{}", pseudonym.get(..1).unwrap_or("0"))
}

/// The chain for what is done in an organisation, whichever of its nodes it is done at.
pub fn organisation_chain(path: &Path) -> String {
    path.organisation().simple().to_string()
}

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
