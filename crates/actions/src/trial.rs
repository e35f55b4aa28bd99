//! Meetings that a person wants to try, and what they said after each. Sealed with their own key.

use jiff::Timestamp;
use openseat_domain::{
    fellowship::FellowshipId,
    policy::{Action, Kind},
    search::Minute,
    trial::{Taps, Tried},
};
use openseat_store::trial;
use uuid::Uuid;

use crate::{
    House, Result, Snapshot,
    signed::Signed,
    snapshot::minute_of,
    space::{LONGEST_MEETING, is_slug, mine, readable, refused},
};

mod offer;

pub use offer::{Offer, at, offers};

/// Meetings that one person keeps to try.
pub const MOST: i64 = 500;

/// A meeting to try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub meeting: String,
    pub slug: String,
    pub kind: FellowshipId,
    pub start: Minute,
    /// The zone in which its time is told (IANA).
    pub zone: String,
}

/// A meeting that the person keeps, with what they said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrialView {
    pub id: Uuid,
    pub planned: Planned,
    pub taps: Taps,
}

/// What the person keeps, the soonest first.
pub async fn list(house: &House, who: &Signed) -> Result<Vec<TrialView>> {
    let mine = mine(house, who, Action::See, Kind::OwnRecord).await?;
    let found = house.db.read(async move |tx| trial::of(tx, mine.own, &mine.key).await).await?;
    Ok(found.into_iter().map(TrialView::from).collect())
}

/// What the person tried and said something of, as the matcher asks it.
pub fn tried(snapshot: &Snapshot, trials: &[TrialView]) -> Vec<Tried> {
    let said = trials.iter().filter(|one| !one.taps.is_empty());
    said.map(|one| Tried {
        kind: one.planned.kind.clone(),
        meeting: snapshot.by_slug(&one.planned.slug),
        taps: one.taps,
    })
    .collect()
}

/// Keeps a plan. What was still to come of the one before, and of which nothing was said, makes room for it.
///
/// # Errors
/// `Refused` at `try` when it is not something to go to, or the list is full.
pub async fn keep(house: &House, who: &Signed, plan: Vec<Planned>, now: Timestamp) -> Result<()> {
    for one in &plan {
        readable("try", &one.meeting, LONGEST_MEETING, false)?;
        if one.meeting.is_empty() || !is_slug(&one.slug) {
            return Err(refused("try", "This is not a meeting.", "Choose one of the plan."));
        }
    }
    let mine = mine(house, who, Action::Add, Kind::OwnRecord).await?;
    let row = |one: Planned| {
        let id = house.ids.next(now);
        let kept = trial::Trial::from(one);
        (id, trial::seal(&mine.key, id, &kept), kept)
    };
    let rows: Vec<(Uuid, Vec<u8>, trial::Trial)> = plan.into_iter().map(row).collect();
    let minute = minute_of(now);
    let write = async move |tx: &mut _| {
        let before = trial::of(tx, mine.own, &mine.key).await?;
        for (id, _) in before.iter().filter(|(_, one)| one.start > minute && one.taps.is_empty()) {
            trial::remove(tx, mine.own, *id).await?;
        }
        let stays = |one: &trial::Trial| one.start <= minute || !one.taps.is_empty();
        let known = |kept: &trial::Trial| {
            before.iter().any(|(_, one)| stays(one) && one.slug == kept.slug && one.start == kept.start)
        };
        for (id, sealed, _) in rows.iter().filter(|(_, _, kept)| !known(kept)) {
            if trial::count(tx, mine.own).await? >= MOST {
                return Ok(false);
            }
            trial::insert(tx, mine.own, *id, sealed, now).await?;
            mine.note(tx, now, "trial.keep", &id.simple().to_string()).await?;
        }
        Ok(true)
    };
    if house.db.write(write).await? {
        return Ok(());
    }
    Err(refused("try", "The list is full.", "Take out meetings that you no longer need here."))
}

/// Keeps what the person said after a visit, in the place of what they said before. False when it is not theirs.
pub async fn tap(house: &House, who: &Signed, id: Uuid, taps: Taps, now: Timestamp) -> Result<bool> {
    let Some(found) = list(house, who).await?.into_iter().find(|one| one.id == id) else { return Ok(false) };
    let mine = mine(house, who, Action::Change, Kind::OwnRecord).await?;
    let sealed = trial::seal(&mine.key, id, &trial::Trial { taps, ..found.planned.into() });
    let write = async move |tx: &mut _| {
        let changed = trial::change(tx, mine.own, id, &sealed).await?;
        if changed {
            mine.note(tx, now, "trial.tap", &id.simple().to_string()).await?;
        }
        Ok(changed)
    };
    Ok(house.db.write(write).await?)
}

/// False when it is not theirs.
pub async fn remove(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<bool> {
    let mine = mine(house, who, Action::Remove, Kind::OwnRecord).await?;
    let write = async move |tx: &mut _| {
        let removed = trial::remove(tx, mine.own, id).await?;
        if removed {
            mine.note(tx, now, "trial.remove", &id.simple().to_string()).await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}

impl From<Planned> for trial::Trial {
    fn from(one: Planned) -> Self {
        let Planned { meeting, slug, kind, start, zone } = one;
        Self { meeting, slug, kind, start, zone, taps: Taps::default() }
    }
}

impl From<(Uuid, trial::Trial)> for TrialView {
    fn from((id, one): (Uuid, trial::Trial)) -> Self {
        let trial::Trial { meeting, slug, kind, start, zone, taps } = one;
        Self { id, planned: Planned { meeting, slug, kind, start, zone }, taps }
    }
}
