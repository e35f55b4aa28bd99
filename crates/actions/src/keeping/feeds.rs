//! How the feeds do, for those who keep the list: what came, what went wrong, and what waits for a person.

use jiff::Timestamp;
use openseat_domain::{
    policy::{Action, Kind},
    source::{Health, Reading},
};
use openseat_store::{self as store, Tx, audit, reading, source};

use super::add::is_by_hand;
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    feed::{self, FeedView},
    keeper,
    organisation::name_of,
    signed::Signed,
};

/// Readings that a page shows.
const READINGS: i64 = 20;

/// What a person decides on a reading that was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// The reading is right: the next one may lose as many.
    Take,
    /// What was there before is right: it stays.
    Keep,
}

/// Every feed and file that is read, by name; our own lists are none.
///
/// # Errors
/// `Denied`.
pub async fn feeds(house: &House, who: &Signed) -> Result<Vec<FeedView>> {
    keeper::allow(house, &who.actor(), Action::See, Kind::Source).await?;
    let mut all = feed::list(house).await?;
    all.retain(|view| !is_by_hand(&view.source) && !view.source.made_up);
    Ok(all)
}

/// One of them with its last readings, the latest first.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn feed(house: &House, who: &Signed, name: &str) -> Result<(FeedView, Vec<(Timestamp, Reading)>)> {
    let view = feeds(house, who).await?.into_iter().find(|view| view.source.name == name);
    let view = view.ok_or_else(|| missing(name))?;
    let id = view.source.id;
    let kept = house.db.read(async move |tx| reading::list(tx, id, READINGS).await).await?;
    Ok((view, kept.into_iter().map(|kept| (kept.at, kept.reading)).collect()))
}

/// Decides on a reading that was held. False when none is held any more.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn decide(house: &House, who: &Signed, name: &str, decision: Held, now: Timestamp) -> Result<bool> {
    let by = who.actor();
    let path = keeper::allow(house, &by, Action::Change, Kind::Source).await?;
    let (me, chain, wanted) = (name_of(house, &by).await?, organisation_chain(&path), name.to_owned());
    let decided = async move |tx: &mut Tx| -> store::Result<Option<bool>> {
        let Some(mut source) = source::by_name(tx, &wanted).await? else { return Ok(None) };
        let gone = reading::latest(tx, source.id).await?.filter(|kept| kept.reading.held.is_some());
        let Some(gone) = gone.map(|kept| kept.reading.retired).filter(|_| source.health.held) else {
            return Ok(Some(false));
        };
        let (kept, released) = match decision {
            Held::Take => (None, Some(gone)),
            Held::Keep => (Some(gone), None),
        };
        source.health = Health { held: false, kept, released, ..source.health };
        source::update(tx, &source).await?;
        let what = if decision == Held::Take { "feed.take" } else { "feed.keep_old" };
        audit::append(tx, &chain, now, &me, what, &source.name).await?;
        Ok(Some(true))
    };
    house.db.write(decided).await?.ok_or_else(|| missing(name))
}

/// Whether a feed needs a person.
pub fn needs_a_look(view: &FeedView) -> bool {
    view.source.health.held || view.source.health.trouble.is_some()
}

fn missing(name: &str) -> ActionError {
    ActionError::Missing { what: "feed", name: name.to_owned(), fix: "The list of feeds shows them all." }
}
