//! Which meetings new and changed listings belong to, by the rule of `domain::identity`.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use openseat_domain::{
    identity::{Cluster, Decision, Entry, Features, cluster},
    meeting::Draft,
};
use openseat_store::{
    Result, Tx,
    listing::{self, Link},
    pair::{self, Verdict},
    source,
};
use uuid::Uuid;

use crate::{amendment::Amended, keeping::add::is_by_hand};

/// A listing that is new or changed, and its meeting until now.
pub(crate) struct Changed<'a> {
    pub(crate) id: Uuid,
    pub(crate) body: &'a str,
    pub(crate) meeting: Option<Uuid>,
}

/// A listing that goes to another meeting than before.
#[derive(Debug)]
pub(crate) struct Placement {
    pub(crate) listing: Uuid,
    pub(crate) was: Option<Uuid>,
    /// `None`: it is alone now and needs a meeting of its own.
    pub(crate) meeting: Option<Uuid>,
    pub(crate) link: Option<Link>,
}

/// Compares changed listings with all that could be the same meeting. Listings that stay where they are are left out.
pub(crate) async fn place(
    tx: &mut Tx,
    source_id: Uuid,
    changed: &[Changed<'_>],
    now: Timestamp,
) -> Result<Vec<Placement>> {
    if changed.is_empty() || !others_have_listings(tx, source_id).await? {
        return Ok(Vec::new());
    }
    let decisions = pair::all(tx).await?.into_iter().map(|pair| {
        let decision = if pair.verdict == Verdict::Same { Decision::Same } else { Decision::Different };
        (pair.a, pair.b, decision)
    });
    let decisions: Vec<(Uuid, Uuid, Decision)> = decisions.collect();
    let mut around = Around::of(source_id, changed, &decisions);
    // What a list of our own says was changed by hand too, so it is compared as it stands.
    let (amended, own) = (Amended::read(tx).await?, own_lists(tx).await?);
    listing::all_live_bodies(tx, |id, source, meeting, body| {
        let features = || {
            let draft = serde_json::from_str::<Draft>(body).ok()?;
            Some(Features::of(&match meeting.filter(|_| own.contains(&source)) {
                Some(meeting) => amended.lay(meeting, draft, now).draft,
                None => draft,
            }))
        };
        around.look_at(id, source, meeting, features);
        Ok(())
    })
    .await?;
    let clusters = cluster(&around.entries, &decisions);
    let mut placements = Vec::new();
    for cluster in clusters.iter().filter(|c| c.listings.iter().any(|id| around.changed.contains(id))) {
        around.settle(tx, cluster, &mut placements).await?;
    }
    Ok(placements)
}

async fn others_have_listings(tx: &mut Tx, source_id: Uuid) -> Result<bool> {
    for other in source::all(tx).await?.into_iter().filter(|s| s.id != source_id) {
        if listing::counts(tx, other.id).await?[0] > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

async fn own_lists(tx: &mut Tx) -> Result<HashSet<Uuid>> {
    Ok(source::all(tx).await?.into_iter().filter(is_by_hand).map(|source| source.id).collect())
}

/// The changed listings and every listing that shares a block with one of them.
struct Around {
    changed: HashSet<Uuid>,
    entries: Vec<Entry>,
    blocks: HashSet<u64>,
    decided: HashSet<Uuid>,
    meeting: HashMap<Uuid, Uuid>,
}

impl Around {
    fn of(source: Uuid, changed: &[Changed<'_>], decisions: &[(Uuid, Uuid, Decision)]) -> Self {
        let entries: Vec<Entry> = changed
            .iter()
            .filter_map(|c| Some(Entry { listing: c.id, source, features: features_of(c.body)? }))
            .collect();
        Self {
            changed: changed.iter().map(|c| c.id).collect(),
            blocks: entries.iter().flat_map(|e| e.features.blocks()).collect(),
            decided: decisions.iter().flat_map(|(a, b, _)| [*a, *b]).collect(),
            meeting: changed.iter().filter_map(|c| Some((c.id, c.meeting?))).collect(),
            entries,
        }
    }

    fn look_at(&mut self, id: Uuid, source: Uuid, meeting: Option<Uuid>, features: impl FnOnce() -> Option<Features>) {
        if self.changed.contains(&id) {
            return;
        }
        let Some(features) = features() else { return };
        if self.decided.contains(&id) || features.blocks().iter().any(|block| self.blocks.contains(block)) {
            self.entries.push(Entry { listing: id, source, features });
            self.meeting.extend(meeting.map(|meeting| (id, meeting)));
        }
    }

    /// The meeting that keeps the cluster is the oldest one that an unchanged listing is in, so that addresses last.
    async fn settle(&self, tx: &mut Tx, cluster: &Cluster, placements: &mut Vec<Placement>) -> Result<()> {
        let meeting_of = |id: &Uuid| self.meeting.get(id).copied();
        let steady = cluster.listings.iter().filter(|id| !self.changed.contains(*id)).filter_map(meeting_of).min();
        if let Some(keeps) = steady {
            for id in cluster.listings.iter().filter(|id| meeting_of(id) != Some(keeps)) {
                let link = link_of(cluster, *id);
                placements.push(Placement { listing: *id, was: meeting_of(id), meeting: Some(keeps), link });
            }
            return Ok(());
        }
        // Only changed listings: each stays, unless it now shares a meeting with one that it is not held to be.
        for id in &cluster.listings {
            let Some(was) = meeting_of(id) else { continue };
            let mates = listing::of_meeting(tx, was).await?;
            let strange = |(l, _): &(listing::Listing, String)| {
                l.state == listing::State::Live && !cluster.listings.contains(&l.id)
            };
            if mates.iter().any(strange) {
                placements.push(Placement { listing: *id, was: Some(was), meeting: None, link: None });
            }
        }
        Ok(())
    }
}

fn features_of(body: &str) -> Option<Features> {
    serde_json::from_str::<Draft>(body).ok().map(|draft| Features::of(&draft))
}

/// The strongest reason why a listing is in its cluster.
fn link_of(cluster: &Cluster, id: Uuid) -> Option<Link> {
    let link = cluster.links.iter().find(|link| link.a == id || link.b == id)?;
    let reasons: Vec<String> = link.verdict.reasons.iter().map(|reason| format!("{reason:?}")).collect();
    Some(Link { score: link.verdict.score, reasons: serde_json::json!(reasons).to_string() })
}
