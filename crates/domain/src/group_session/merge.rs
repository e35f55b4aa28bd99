//! Two people write down the same session: what both wrote is kept, and where they differ both are told.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Change, Field, Record, Standing};

/// Two people said different things of one field. The first stands until somebody says which is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    /// What the second said.
    pub other: Change,
    /// The pseudonym of who said it.
    pub by: String,
    pub at: Timestamp,
}

/// What comes of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub record: Record,
    /// What could not be brought together, in the order of the changes.
    pub clashes: Vec<Change>,
}

/// Lays `changes`, made by somebody who saw `base`, over what stands `now`.
///
/// What they did not touch stays. What they changed and nobody else did is taken. Lists take what either added and lose what
/// either took out. All else that both changed, and differently, stays as it is and is given back as a clash.
pub fn merge(base: &Record, now: &Record, changes: &[Change]) -> Merged {
    let mut merged = Merged { record: now.clone(), clashes: Vec::new() };
    for change in held(changes, base) {
        let field = change.field();
        let (was, stands) = (field.of(base), field.of(now));
        if change == was || change == stands {
            continue;
        }
        if stands == was {
            change.put(&mut merged.record);
        } else if let Some(both) = both(&was, &stands, &change) {
            both.put(&mut merged.record);
        } else {
            merged.clashes.push(change);
        }
    }
    merged
}

/// Whoever counts people says that it was held, without being asked.
fn held(changes: &[Change], base: &Record) -> Vec<Change> {
    let mut all = changes.to_vec();
    let says = changes.iter().any(|change| matches!(change, Change::Standing(standing) if *standing != base.standing));
    if !says && base.standing != Standing::Held && changes.iter().any(Change::counts) {
        all.retain(|change| change.field() != Field::Standing && change.field() != Field::Reason);
        all.extend([Change::Standing(Standing::Held), Change::Reason(None)]);
    }
    all
}

/// The list that both meant; `None` for what is no list.
fn both(was: &Change, stands: &Change, change: &Change) -> Option<Change> {
    use Change::{Incidents, Sections, Tools, Topics};
    Some(match (was, stands, change) {
        (Tools(was), Tools(stands), Tools(change)) => Tools(joined(was, stands, change)),
        (Topics(was), Topics(stands), Topics(change)) => Topics(joined(was, stands, change)),
        (Sections(was), Sections(stands), Sections(change)) => Sections(joined(was, stands, change)),
        (Incidents(was), Incidents(stands), Incidents(change)) => Incidents(joined(was, stands, change)),
        _ => return None,
    })
}

fn joined<T: Clone + Ord>(was: &[T], stands: &[T], change: &[T]) -> Vec<T> {
    let kept = stands.iter().filter(|one| change.contains(one) || !was.contains(one));
    let added = change.iter().filter(|one| !was.contains(one) && !stands.contains(one));
    let mut all: Vec<T> = kept.chain(added).cloned().collect();
    all.sort();
    all
}
