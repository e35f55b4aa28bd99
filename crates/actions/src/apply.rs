//! A staged reading is compared with what its source said before, and written.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use jiff::Timestamp;
use openseat_domain::{
    id::Ids,
    source::{Reading, Source, too_many_gone},
};
use openseat_store::{
    Result, Tx, audit, change,
    listing::{self, Change, Known, Listing, State},
    meeting::{self, Meeting},
    reading, source,
};
use uuid::Uuid;

use crate::{identity, import::Import, settle::settle, slugs::Slugs, stage::Staged};

/// The audit chain of all that happens to the directory.
pub(crate) const CHAIN: &str = "directory";

/// Everything that is to be written, known before the transaction begins, so that its body may run again.
pub(crate) struct Plan {
    /// The source, and whether it is new.
    pub(crate) source: (Source, bool),
    pub(crate) rows: Vec<Staged>,
    /// Format, problems, and the sums so far.
    pub(crate) reading: Reading,
    pub(crate) ids: Arc<Ids>,
    pub(crate) now: Timestamp,
    pub(crate) ask: Import,
}

/// What a reading changes.
#[derive(Default)]
struct Difference<'a> {
    new: Vec<&'a Staged>,
    changed: Vec<(&'a Staged, Known)>,
    same: u64,
    gone: Vec<Known>,
    before: u64,
}

impl Plan {
    /// Works out what would happen and writes nothing.
    pub(crate) async fn foresee(&self, tx: &mut Tx) -> Result<Reading> {
        let difference = self.compare(listing::keys(tx, self.source.0.id).await?);
        Ok(self.sums(&difference))
    }

    /// Writes listings, meetings, the sums and the audit row.
    pub(crate) async fn write(&self, tx: &mut Tx) -> Result<Reading> {
        let difference = self.compare(listing::keys(tx, self.source.0.id).await?);
        let sums = self.sums(&difference);
        self.write_source(tx, sums.held.is_some()).await?;
        if sums.held.is_none() {
            self.write_listings(tx, &difference).await?;
            source::seen(tx, self.source.0.id, self.now).await?;
        }
        reading::insert(tx, self.ids.next(self.now), self.source.0.id, self.now, &sums).await?;
        let what = if sums.held.is_some() { "feed held" } else { "feed read" };
        audit::append(tx, CHAIN, self.now, &self.ask.who, what, &self.source.0.name).await?;
        Ok(sums)
    }

    fn compare(&self, known: Vec<Known>) -> Difference<'_> {
        let mut difference = Difference::default();
        let mut known: HashMap<String, Known> = known.into_iter().map(|k| (k.key.clone(), k)).collect();
        difference.before = known.values().filter(|k| k.state != State::Retired).count() as u64;
        for row in &self.rows {
            match known.remove(&row.key) {
                None => difference.new.push(row),
                Some(was) if was.hash == row.hash && was.state == row.state() => difference.same += 1,
                Some(was) => difference.changed.push((row, was)),
            }
        }
        difference.gone = known.into_values().filter(|k| k.state != State::Retired).collect();
        // A map has no order; the database and the tests should see the same one each time.
        difference.gone.sort_by(|a, b| a.key.cmp(&b.key));
        difference
    }

    fn sums(&self, difference: &Difference<'_>) -> Reading {
        let gone = difference.gone.len() as u64;
        let held = !self.ask.accept_loss && too_many_gone(difference.before, gone);
        Reading {
            new: difference.new.len() as u64,
            changed: difference.changed.len() as u64,
            same: difference.same,
            retired: gone,
            held: held.then(|| {
                format!("{gone} of {} meetings are gone from the source. Nothing was changed.", difference.before)
            }),
            ..self.reading.clone()
        }
    }

    async fn write_source(&self, tx: &mut Tx, held: bool) -> Result<()> {
        let (mut source, is_new) = self.source.clone();
        source.health.held = held;
        if is_new {
            return source::insert(tx, &source, self.now).await;
        }
        source::update(tx, &source).await.map(drop)
    }

    async fn write_listings(&self, tx: &mut Tx, difference: &Difference<'_>) -> Result<()> {
        let (now, source_id) = (self.now, self.source.0.id);
        let gone: Vec<Uuid> = difference.gone.iter().map(|k| k.id).collect();
        listing::retire_many(tx, source_id, &gone, now).await?;
        let changes: Vec<Change> = difference.changed.iter().map(|(row, was)| row.change(was.id)).collect();
        listing::update_many(tx, &changes, now).await?;
        let fresh = self.write_new(tx, difference).await?;

        let known = difference.changed.iter().map(|(_, was)| was).chain(&difference.gone);
        let mut touched: BTreeSet<Uuid> = known.filter_map(|k| k.meeting_id).collect();
        let changed = difference.changed.iter().map(|(row, was)| (was.id, *row));
        let changed: Vec<(Uuid, &Staged)> = changed.chain(fresh).filter(|(_, row)| row.published).collect();
        touched.extend(identity::join(tx, source_id, &changed, &self.ids, now).await?);
        settle(tx, &touched, now).await?;
        if !changed.is_empty() || !touched.is_empty() {
            change::bump(tx, now).await?;
        }
        Ok(())
    }

    /// Adds new listings, each with a meeting of its own to begin with. Gives back their ids.
    async fn write_new<'a>(&self, tx: &mut Tx, difference: &Difference<'a>) -> Result<Vec<(Uuid, &'a Staged)>> {
        // A listing that its source kept back until now has no meeting yet either.
        let appeared = |(row, was): &&(&'a Staged, Known)| row.published && was.meeting_id.is_none();
        let appeared: Vec<(Uuid, &Staged)> =
            difference.changed.iter().filter(appeared).map(|(row, was)| (was.id, *row)).collect();
        let fresh: Vec<(Uuid, &Staged)> = difference.new.iter().map(|row| (self.ids.next(self.now), *row)).collect();
        if fresh.is_empty() && appeared.is_empty() {
            return Ok(fresh);
        }
        let mut slugs = Slugs::taken(meeting::slugs(tx).await?);
        let begun = fresh.iter().chain(&appeared).filter(|(_, row)| row.published);
        let begun: Vec<(Uuid, Meeting)> = begun.map(|(id, row)| (*id, self.meeting(*id, row, &mut slugs))).collect();
        let of: HashMap<Uuid, Uuid> = begun.iter().map(|(listing, meeting)| (*listing, meeting.id)).collect();
        let meetings: Vec<Meeting> = begun.into_iter().map(|(_, meeting)| meeting).collect();
        meeting::insert_many(tx, &meetings).await?;
        for (listing, _) in &appeared {
            listing::set_meeting(tx, *listing, of.get(listing).copied(), None).await?;
        }
        let listings: Vec<Listing> =
            fresh.iter().map(|(id, row)| self.listing(*id, row, of.get(id).copied())).collect();
        listing::insert_many(tx, &listings).await?;
        Ok(fresh)
    }

    fn meeting(&self, listing: Uuid, row: &Staged, slugs: &mut Slugs) -> Meeting {
        Meeting {
            id: self.ids.next(self.now),
            slug: slugs.take(&row.wish),
            shown_listing: Some(listing),
            state: meeting::State::Live,
            created_at: self.now,
            changed_at: self.now,
        }
    }

    fn listing(&self, id: Uuid, row: &Staged, meeting_id: Option<Uuid>) -> Listing {
        Listing {
            id,
            source_id: self.source.0.id,
            key: row.key.clone(),
            state: row.state(),
            hash: row.hash,
            meeting_id,
            link: None,
            first_seen: self.now,
            last_seen: self.now,
            changed_at: self.now,
            body: row.body.clone(),
        }
    }
}

impl Staged {
    fn state(&self) -> State {
        if self.published { State::Live } else { State::KeptBack }
    }

    fn change(&self, id: Uuid) -> Change {
        Change { id, body: self.body.clone(), hash: self.hash, state: self.state() }
    }
}
