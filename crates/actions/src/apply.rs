//! A staged reading is compared with what its source said before, and written.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use jiff::Timestamp;
use openseat_domain::{
    id::Ids,
    old_address::Kind,
    source::{Reading, Source, too_many_gone},
};
use openseat_store::{
    Result, Tx, audit, change,
    listing::{self, Change, Known, Link, Listing, State},
    meeting::{self, Meeting},
    old_address::{self, OldAddress},
    reading, source,
};
use uuid::Uuid;

use crate::{
    identity::close_if_empty,
    import::Import,
    joining::{Changed, Placement, place},
    semantic::Kept,
    settle::settle,
    slugs::Slugs,
    stage::Staged,
};

/// The audit chain of all that happens to the directory.
pub(crate) const CHAIN: &str = "directory";

/// Everything that is to be written, known before the transaction begins, so that its body may run again.
pub(crate) struct Plan {
    /// The source, and whether it is new.
    pub(crate) source: (Source, bool),
    pub(crate) rows: Vec<Staged>,
    /// The tables of a BMLT server, if they came.
    pub(crate) kept: Kept,
    /// Format, problems, and the sums so far.
    pub(crate) reading: Reading,
    pub(crate) ids: Arc<Ids>,
    pub(crate) now: Timestamp,
    pub(crate) ask: Import,
}

/// Where a listing goes.
struct Home {
    was: Option<Uuid>,
    meeting: Option<Uuid>,
    link: Option<Link>,
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
        self.write_source(tx, &sums).await?;
        if sums.held.is_none() {
            self.write_listings(tx, &difference).await?;
            self.write_old_addresses(tx, &difference).await?;
            self.kept.write(tx, self.source.0.id).await?;
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
        let released = self.source.0.health.released.is_some_and(|looked_at| gone <= looked_at);
        let held = !self.ask.accept_loss && !released && too_many_gone(difference.before, gone);
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

    async fn write_source(&self, tx: &mut Tx, sums: &Reading) -> Result<()> {
        let (mut source, is_new) = self.source.clone();
        let (held, health) = (sums.held.is_some(), &mut source.health);
        // Who said to keep what was there is not asked again while the same is gone.
        health.held = held && health.kept != Some(sums.retired);
        health.kept = health.kept.filter(|_| held && !health.held);
        health.released = None;
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

        let fresh: Vec<(Uuid, &Staged)> = difference.new.iter().map(|row| (self.ids.next(now), *row)).collect();
        let known = difference.changed.iter().map(|(row, was)| (was.id, *row, was.meeting_id));
        let new = fresh.iter().map(|(id, row)| (*id, *row, None));
        let visible: Vec<(Uuid, &Staged, Option<Uuid>)> =
            known.chain(new).filter(|(_, row, _)| row.published).collect();
        let changed: Vec<Changed<'_>> =
            visible.iter().map(|(id, row, meeting)| Changed { id: *id, body: &row.body, meeting: *meeting }).collect();
        let placements = place(tx, source_id, &changed, now).await?;
        let homes = self.find_homes(tx, &visible, &placements).await?;
        self.insert_fresh(tx, &fresh, &homes).await?;

        let known = difference.changed.iter().map(|(_, was)| was).chain(&difference.gone);
        let mut touched: BTreeSet<Uuid> = known.filter_map(|k| k.meeting_id).collect();
        touched.extend(self.move_known(tx, &fresh, &homes).await?);
        touched.extend(placements.iter().flat_map(|p| [p.was, p.meeting]).flatten());
        settle(tx, &touched, now).await?;
        if !visible.is_empty() || !touched.is_empty() {
            change::bump(tx, now).await?;
        }
        Ok(())
    }

    /// Notes where new and changed listings stood on the site that they come from. What is gone keeps its address, so that
    /// people are told that it is over.
    async fn write_old_addresses(&self, tx: &mut Tx, difference: &Difference<'_>) -> Result<()> {
        let (source_id, is_new) = (self.source.0.id, self.source.1);
        let rows = difference.new.iter().chain(difference.changed.iter().map(|(row, _)| row));
        let all =
            rows.flat_map(|row| row.old.iter().map(|(address, kind)| (address.as_str(), (*kind, row.key.as_str()))));
        // Of several listings at one address the first is meant.
        let mut first: BTreeMap<&str, (Kind, &str)> = BTreeMap::new();
        all.for_each(|(address, what)| _ = first.entry(address).or_insert(what));
        let rows: Vec<OldAddress<'_>> =
            first.into_iter().map(|(address, (kind, key))| OldAddress { address, kind, key }).collect();
        old_address::keep(tx, source_id, &rows, is_new).await
    }

    /// The meeting of each listing that gets one now: the one it was placed with, or one of its own that begins here.
    async fn find_homes(
        &self,
        tx: &mut Tx,
        visible: &[(Uuid, &Staged, Option<Uuid>)],
        placements: &[Placement],
    ) -> Result<HashMap<Uuid, Home>> {
        let mut homes: HashMap<Uuid, Home> = HashMap::with_capacity(visible.len());
        for placement in placements {
            let home = Home { was: placement.was, meeting: placement.meeting, link: placement.link.clone() };
            homes.insert(placement.listing, home);
        }
        let alone = |(id, _, was): &&(Uuid, &Staged, Option<Uuid>)| match homes.get(id) {
            Some(home) => home.meeting.is_none(),
            None => was.is_none(),
        };
        let alone: Vec<&(Uuid, &Staged, Option<Uuid>)> = visible.iter().filter(alone).collect();
        if alone.is_empty() {
            return Ok(homes);
        }
        let mut slugs = Slugs::taken(meeting::slugs(tx).await?);
        let mut begun = Vec::with_capacity(alone.len());
        for (id, row, was) in alone {
            let meeting = self.meeting(*id, row, &mut slugs);
            homes.insert(*id, Home { was: *was, meeting: Some(meeting.id), link: None });
            begun.push(meeting);
        }
        meeting::insert_many(tx, &begun).await?;
        Ok(homes)
    }

    async fn insert_fresh(&self, tx: &mut Tx, fresh: &[(Uuid, &Staged)], homes: &HashMap<Uuid, Home>) -> Result<()> {
        let listings: Vec<Listing> = fresh.iter().map(|(id, row)| self.listing(*id, row, homes.get(id))).collect();
        listing::insert_many(tx, &listings).await.map(drop)
    }

    /// Moves listings that were there before to their new meetings. Gives back the meetings on both ends.
    async fn move_known(
        &self,
        tx: &mut Tx,
        fresh: &[(Uuid, &Staged)],
        homes: &HashMap<Uuid, Home>,
    ) -> Result<BTreeSet<Uuid>> {
        let fresh: HashSet<Uuid> = fresh.iter().map(|(id, _)| *id).collect();
        let mut moves: Vec<(&Uuid, &Home)> = homes.iter().filter(|(id, _)| !fresh.contains(*id)).collect();
        moves.sort_by_key(|(id, _)| **id);
        let mut touched = BTreeSet::new();
        for (id, home) in moves {
            listing::set_meeting(tx, *id, home.meeting, home.link.as_ref()).await?;
            if let (Some(left), Some(keeps)) = (home.was, home.meeting) {
                close_if_empty(tx, left, keeps, self.now).await?;
            }
            touched.extend([home.was, home.meeting].into_iter().flatten());
        }
        Ok(touched)
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

    fn listing(&self, id: Uuid, row: &Staged, home: Option<&Home>) -> Listing {
        Listing {
            id,
            source_id: self.source.0.id,
            key: row.key.clone(),
            state: row.state(),
            hash: row.hash,
            meeting_id: home.and_then(|h| h.meeting),
            link: home.and_then(|h| h.link.clone()),
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
