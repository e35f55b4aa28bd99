//! Meetings read whole, by their ids: for lists that are handed on.

use jiff::Timestamp;
use openseat_domain::meeting::Draft;
use openseat_store::{Tx, meeting};
use uuid::Uuid;

use crate::{House, Result};

/// A meeting, read whole.
#[derive(Clone, Debug)]
pub struct Whole {
    pub id: Uuid,
    pub slug: String,
    pub draft: Draft,
    pub made_up: bool,
    /// When something of it last changed here.
    pub changed: Timestamp,
}

/// These meetings, whole, in this order. What is not shown any more is left out.
///
/// # Errors
/// When the database cannot be read.
pub async fn read(house: &House, ids: Vec<Uuid>) -> Result<Vec<Whole>> {
    let snapshot = house.snapshot();
    let read = async move |tx: &mut Tx| {
        let mut found = Vec::with_capacity(ids.len());
        for id in &ids {
            meeting::shown_one(tx, *id, |shown| {
                // A body that cannot be read is named by `openseat doctor`; it must not break the list for all.
                let draft: Option<Draft> =
                    serde_json::from_str(shown.body).ok().filter(|draft: &Draft| draft.published);
                let laid = draft.map(|draft| snapshot.amended.lay(shown.id, draft, snapshot.built));
                found.extend(laid.filter(|laid| !laid.closed).map(|laid| Whole {
                    id: shown.id,
                    slug: shown.slug.to_owned(),
                    draft: laid.draft,
                    made_up: shown.made_up,
                    changed: shown.changed_at,
                }));
                Ok(())
            })
            .await?;
        }
        Ok(found)
    };
    Ok(house.db.read(read).await?)
}
