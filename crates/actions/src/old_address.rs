//! Where addresses of the site lead that a list moved in from.

use openseat_domain::{
    fellowship::FellowshipId,
    meeting::Draft,
    old_address::{Kind, asked},
};
use openseat_store::{Tx, meeting::State, old_address};

use crate::{House, Result};

/// Where an old address leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Lead {
    /// A meeting, by its address today; or one that is on no list any more.
    Meeting { slug: String, over: bool },
    /// All that meets at the place of this meeting.
    Place(Box<Draft>),
}

/// Looks up what a visitor asks: a path, and the meeting that the part after `?` names.
///
/// # Errors
/// When the database cannot be read.
pub async fn lead(house: &House, path: &str, meeting: Option<&str>, meeting_id: Option<&str>) -> Result<Option<Lead>> {
    let addresses = asked(path, meeting, meeting_id);
    if addresses.is_empty() {
        return Ok(None);
    }
    let read = async move |tx: &mut Tx| {
        for address in &addresses {
            if let Some(found) = old_address::find(tx, address).await? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    };
    let Some(found) = house.db.read(read).await? else { return Ok(None) };
    Ok(match found.kind {
        Kind::Meeting => Some(Lead::Meeting { slug: found.slug, over: found.state != State::Live }),
        // A body that cannot be read is named by `openseat doctor`; here the place is not known then.
        Kind::Place => serde_json::from_str(&found.body).ok().map(Lead::Place),
    })
}

/// Whose type codes the addresses of old lists mean: those of a list that came with slugs.
///
/// # Errors
/// When the database cannot be read.
pub async fn programme(house: &House) -> Result<Option<FellowshipId>> {
    let body = house.db.read(async |tx| old_address::any(tx, "?meeting=").await).await?;
    let draft: Option<Draft> = body.and_then(|body| serde_json::from_str(&body).ok());
    Ok(draft.map(|draft| draft.fellowship).filter(|fellowship| !fellowship.is_empty()))
}
