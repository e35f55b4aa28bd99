//! Which chain an action writes its audit row to, and proof that the audit log was not changed behind its back.

use std::collections::BTreeSet;

use openseat_domain::organisation::Path;
use openseat_store::audit::{self, Head, Verdict};

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
    verify_since(house, &[]).await
}

/// As [`verify`]; with the heads that were kept elsewhere, rows that were taken off the end of a chain are found too,
/// chains that are gone, and chains that were written anew.
///
/// # Errors
/// When the database cannot be read.
pub async fn verify_since(house: &House, kept: &[(String, Head)]) -> Result<Vec<(String, Verdict)>> {
    let mut names: BTreeSet<String> = kept.iter().map(|(chain, _)| chain.clone()).collect();
    names.extend(house.db.read(async |tx| audit::chains(tx).await).await?);
    let mut verdicts = Vec::with_capacity(names.len());
    for chain in names {
        let head = kept.iter().find(|(name, _)| *name == chain).map(|(_, head)| *head);
        // Each in a reading of its own, so that a long log holds up nobody.
        let name = chain.clone();
        verdicts.push((chain, house.db.read(async move |tx| audit::verify(tx, &name, head).await).await?));
    }
    Ok(verdicts)
}

/// The end of every chain, to be kept elsewhere for [`verify_since`].
///
/// # Errors
/// When the database cannot be read.
pub async fn heads(house: &House) -> Result<Vec<(String, Head)>> {
    let heads = house.db.read(async |tx| {
        let mut heads = Vec::new();
        for chain in audit::chains(tx).await? {
            if let Some(head) = audit::head(tx, &chain).await? {
                heads.push((chain, head));
            }
        }
        Ok(heads)
    });
    Ok(heads.await?)
}
