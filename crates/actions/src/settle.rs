//! After listings changed: which of a meeting's listings is shown, and whether it is shown at all.

use std::collections::BTreeSet;

use jiff::Timestamp;
use openseat_domain::meeting::Draft;
use openseat_store::{
    Result, Tx,
    listing::{self, Listing, State},
    meeting,
};
use uuid::Uuid;

/// Chooses anew what is shown of each meeting, from the listings that it has now.
///
/// The listing that its source changed last is shown, since it is likeliest to be right; of equals the fuller one. A
/// meeting whose listings are all gone is retired, and comes back under the same address when one returns.
pub(crate) async fn settle(tx: &mut Tx, meetings: &BTreeSet<Uuid>, now: Timestamp) -> Result<()> {
    let mut changed = Vec::new();
    for id in meetings {
        let Some(was) = meeting::by_id(tx, *id).await? else { continue };
        if was.state == meeting::State::Joined {
            continue;
        }
        let listings = listing::of_meeting(tx, *id).await?;
        let live = listings.iter().map(|(listing, _)| listing).filter(|l| l.state == State::Live);
        let best = live.max_by_key(|l| (updated(l), l.body.len(), l.id)).map(|l| l.id);
        let state = if best.is_some() { meeting::State::Live } else { meeting::State::Retired };
        let mut is = was.clone();
        is.shown_listing = best.or(was.shown_listing);
        is.state = state;
        is.changed_at = now;
        changed.push(is);
    }
    meeting::update_many(tx, &changed).await.map(drop)
}

fn updated(listing: &Listing) -> Timestamp {
    let said = serde_json::from_str::<Draft>(&listing.body).ok().and_then(|draft| draft.updated);
    said.unwrap_or(Timestamp::MIN)
}
