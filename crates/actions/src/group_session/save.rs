//! Writing down a session. What is sent twice is kept once; where two people write at once, what both wrote is kept.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_domain::{
    group_session::{Change, Clash, Field, Mode, Record, Slot, added_id, entry_key, merge},
    policy::Action,
    problem::Problem,
};
use openseat_store::{
    Tx, audit,
    group_session::{self, GroupSession, leader, version},
};
use uuid::Uuid;

use super::{Opener, enter, missing};
use crate::{ActionError, House, Result, audit::organisation_chain, keeping::change::current, signed::Signed};

/// What somebody wrote down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Drawn by who writes: sent again, it is kept once.
    pub id: Uuid,
    /// The version that they had before them; 0 for none.
    pub base: i64,
    pub changes: Vec<Change>,
    /// Fields in which two people said different things, and of which this says what is right.
    pub settles: Vec<Field>,
    /// Whether they led it, if they said so.
    pub leads: Option<bool>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    pub id: Uuid,
    pub version: i64,
    /// Fields in which somebody else said something different meanwhile.
    pub clashes: usize,
}

/// Keeps what was written down of a session.
///
/// # Errors
/// `Denied`; `Missing`; `Refusals` that name the fields to mend.
pub async fn save(
    house: &House,
    who: &Signed,
    node: Uuid,
    id: Uuid,
    mut entry: Entry,
    now: Timestamp,
) -> Result<Saved> {
    entry.id = entry_key(entry.id, &entry.changes);
    let (found, me) = enter(house, who, node, Action::Change).await?;
    let (opener, person, chain) = (Opener::of(house), who.person, organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        let Some(session) = opener.find(tx, &found, id, now).await? else { return Ok(None) };
        if let Some(version) = version::of_entry(tx, id, entry.id).await? {
            return Ok(Some(Ok(Saved { id, version, clashes: session.clashes.len() })));
        }
        let base = opener.base(tx, &session, entry.base, now).await?;
        let before = session.clone();
        let session = match written(session, &base, &entry, (&me, now)) {
            Ok(session) => session,
            Err(problems) => return Ok(Some(Err(problems))),
        };
        if session != before {
            opener.keep(tx, &session, (entry.id, &me), now).await?;
            let which = format!("{} {}", id.simple(), session.version);
            audit::append(tx, &chain, now, &me, "group_session.save", &which).await?;
        }
        match entry.leads {
            Some(true) if session.version > 0 => leader::add(tx, id, person).await?,
            Some(false) => leader::remove(tx, id, person).await?,
            _ => {}
        }
        Ok(Some(Ok(Saved { id, version: session.version, clashes: session.clashes.len() })))
    };
    house.db.write(write).await?.ok_or_else(missing)?.map_err(ActionError::Refusals)
}

/// Adds a session that no rule gives. Sent twice with one entry, it is added once.
///
/// # Errors
/// `Denied`; `Missing`; `Refusals` at `day`, `start` or `minutes`.
pub async fn add(
    house: &House,
    who: &Signed,
    node: Uuid,
    (day, start, minutes): (Date, u16, u16),
    mode: Mode,
    entry: Uuid,
    now: Timestamp,
) -> Result<Saved> {
    let (found, me) = enter(house, who, node, Action::Add).await?;
    let slot = Slot { meeting: None, day, start, minutes, zone: house.home_zone.clone() };
    let start_at = checked(&slot, now)?;
    let (opener, chain, id) = (Opener::of(house), organisation_chain(&found.path), added_id(node, entry));
    let write = async move |tx: &mut Tx| {
        if let Some(kept) = group_session::by_id(tx, &opener.vault, id).await? {
            return Ok(Saved { id, version: kept.version, clashes: kept.clashes.len() });
        }
        let (node, record, clashes) = (found.path, Record::planned(mode), Vec::new());
        let (slot, made_at, changed_at) = (slot.clone(), now, now);
        let session = GroupSession { id, node, slot, start_at, version: 1, record, clashes, made_at, changed_at };
        opener.keep(tx, &session, (entry, &me), now).await?;
        audit::append(tx, &chain, now, &me, "group_session.add", &id.simple().to_string()).await?;
        Ok(Saved { id, version: 1, clashes: 0 })
    };
    Ok(house.db.write(write).await?)
}

/// Takes back the last change of a session, if it is `version` and one's own: what stood before stands again.
///
/// # Errors
/// `Denied`; `Missing`, also when something was written meanwhile.
pub async fn undo(house: &House, who: &Signed, node: Uuid, id: Uuid, undone: i64, now: Timestamp) -> Result<Saved> {
    let (found, me) = enter(house, who, node, Action::Change).await?;
    let (opener, chain) = (Opener::of(house), organisation_chain(&found.path));
    let entry = house.ids.next(now);
    let write = async move |tx: &mut Tx| {
        let Some(mut session) = opener.find(tx, &found, id, now).await? else { return Ok(None) };
        let last = version::one(tx, &opener.vault, id, undone).await?;
        if session.version != undone || last.is_none_or(|last| last.who != me) {
            return Ok(None);
        }
        session.record = opener.base(tx, &session, undone - 1, now).await?;
        (session.version, session.changed_at) = (undone + 1, now);
        session.clashes.retain(|clash| clash.other.field().of(&session.record) != clash.other);
        opener.keep(tx, &session, (entry, &me), now).await?;
        let which = format!("{} {undone}", id.simple());
        audit::append(tx, &chain, now, &me, "group_session.undo", &which).await?;
        Ok(Some(Saved { id, version: session.version, clashes: session.clashes.len() }))
    };
    house.db.write(write).await?.ok_or_else(missing)
}

impl Opener {
    /// What whoever saw `version` had before them.
    async fn base(
        &self,
        tx: &mut Tx,
        session: &GroupSession,
        number: i64,
        now: Timestamp,
    ) -> openseat_store::Result<Record> {
        if let Some(seen) = version::one(tx, &self.vault, session.id, number).await? {
            return Ok(seen.record);
        }
        let current = match session.slot.meeting {
            Some(meeting) => current(tx, meeting, now).await?,
            None => None,
        };
        let mode = current.map_or(session.record.mode, |current| Mode::of(current.laid.draft.attendance));
        Ok(Record::planned(mode))
    }

    /// Writes a session and its version.
    async fn keep(
        &self,
        tx: &mut Tx,
        session: &GroupSession,
        (entry, who): (Uuid, &str),
        now: Timestamp,
    ) -> openseat_store::Result<()> {
        if session.version == 1 {
            group_session::insert(tx, &self.vault, session).await?;
        } else {
            group_session::update(tx, &self.vault, session).await?;
        }
        let (record, who) = (session.record.clone(), who.to_owned());
        let kept = version::Version { version: session.version, at: now, who, record };
        version::insert(tx, &self.vault, session.id, entry, &kept).await
    }
}

/// The session with an entry laid over it; the same when it says nothing new.
fn written(
    mut session: GroupSession,
    base: &Record,
    entry: &Entry,
    (me, now): (&str, Timestamp),
) -> std::result::Result<GroupSession, Vec<Problem>> {
    let merged = merge(base, &session.record, &entry.changes);
    let problems = merged.record.problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    let new: Vec<Clash> = merged.clashes.into_iter().map(|other| Clash { other, by: me.to_owned(), at: now }).collect();
    let stood = session.clashes.iter().filter(|clash| !entry.settles.contains(&clash.other.field()));
    let fresh = new.iter().filter(|one| session.clashes.iter().all(|clash| clash.other != one.other));
    let clashes: Vec<Clash> = stood.chain(fresh).cloned().collect();
    if merged.record != session.record || clashes != session.clashes {
        (session.record, session.clashes) = (merged.record, clashes);
        (session.version, session.changed_at) = (session.version + 1, now);
    }
    Ok(session)
}

/// The moment at which it begins.
fn checked(slot: &Slot, now: Timestamp) -> Result<Timestamp> {
    let refused = |at: &str| ActionError::Refusals(vec![Problem::refused(at, "odd", "Look at it again.")]);
    if slot.start >= 1_440 {
        return Err(refused("start"));
    }
    if !(1..=1_440).contains(&slot.minutes) {
        return Err(refused("minutes"));
    }
    let time = slot.day.at((slot.start / 60) as i8, (slot.start % 60) as i8, 0, 0);
    let zone = TimeZone::get(&slot.zone).map_err(|_| refused("day"))?;
    let at = zone.to_ambiguous_zoned(time).compatible().map_err(|_| refused("day"))?.timestamp();
    let (first, last) = (super::days_before(now, 400), super::days_before(now, -400));
    if at < first || at > last { Err(refused("day")) } else { Ok(at) }
}
