//! Fields of meetings are changed: of one, or of many at once.

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    amendment::{Amendment, Cause, Field, Laid, Word, in_force, lay_over},
    meeting::Draft,
    policy::Action,
    problem::Problem,
    role::Actor,
};
use openseat_store::{
    self as store, Tx,
    amendment::{self, Kept},
    audit, change as count, listing,
    meeting::{self, Meeting},
    source,
};
use uuid::Uuid;

use super::{
    Done, Not,
    add::is_by_hand,
    hand::{Hand, Reach, hand},
};
use crate::{House, Result, amendment::today, audit::organisation_chain};

/// What is to become of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub field: Field,
    /// What it says from then on; `None`: what its source says.
    pub word: Option<Word>,
}

impl Change {
    pub fn to(word: Word) -> Self {
        Self { field: word.field(), word: Some(word) }
    }

    /// The source's own word again.
    pub fn source(field: Field) -> Self {
        Self { field, word: None }
    }
}

/// A meeting with what its source says and what was changed by hand.
#[derive(Clone, Debug)]
pub(crate) struct Current {
    pub(crate) meeting: Meeting,
    /// It is on a list of our own.
    pub(crate) by_hand: bool,
    pub(crate) source: String,
    /// What the source says.
    pub(crate) heard: Draft,
    /// Everything that was changed by hand.
    pub(crate) kept: Vec<Kept>,
    pub(crate) today: Date,
    pub(crate) laid: Laid,
}

/// Changes fields of a meeting, at once or from a day on. `None` when nothing would change; else the number under which it
/// can be taken back.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` when the meeting would make no sense then.
pub async fn change(
    house: &House,
    by: &Actor,
    meeting: Uuid,
    changes: Vec<Change>,
    cause: Cause,
    from: Option<Date>,
    now: Timestamp,
) -> Result<Option<Uuid>> {
    change_many(house, by, vec![(meeting, changes)], cause, from, now).await
}

/// As [`change`], for several meetings: all of them or none, and all are taken back together.
///
/// # Errors
/// As [`change`].
pub async fn change_many(
    house: &House,
    by: &Actor,
    all: Vec<(Uuid, Vec<Change>)>,
    cause: Cause,
    from: Option<Date>,
    now: Timestamp,
) -> Result<Option<Uuid>> {
    let hand = hand(house, by).await?;
    let done = house.db.write(async move |tx| change_many_in(tx, &hand, &all, &cause, from, now).await);
    let batch = done.await??;
    if batch.is_some() {
        house.refresh(now).await?;
    }
    Ok(batch)
}

/// As [`change`], inside a transaction; the directory is to be built anew after it.
pub(crate) async fn change_in(
    tx: &mut Tx,
    hand: &Hand,
    meeting: Uuid,
    changes: Vec<Change>,
    cause: &Cause,
    from: Option<Date>,
    now: Timestamp,
) -> store::Result<Done<Option<Uuid>>> {
    change_many_in(tx, hand, &[(meeting, changes)], cause, from, now).await
}

pub(crate) async fn change_many_in(
    tx: &mut Tx,
    hand: &Hand,
    all: &[(Uuid, Vec<Change>)],
    cause: &Cause,
    from: Option<Date>,
    now: Timestamp,
) -> store::Result<Done<Option<Uuid>>> {
    let reach = Reach::read(tx).await?;
    let batch = hand.ids.next(now);
    let (mut rows, mut meetings, mut chain) = (Vec::new(), Vec::new(), None);
    for (id, changes) in all {
        let Some(current) = current(tx, *id, now).await? else { return Ok(Err(Not::Missing)) };
        let Some(node) = reach.by_which(&hand.actor, action_of(changes), &current.laid.draft) else {
            return Ok(Err(Not::Denied));
        };
        let new = current.amend(changes, from, now, || hand.ids.next(now));
        if let Err(problem) = current.makes_sense(&new) {
            return Ok(Err(Not::Refused(problem)));
        }
        if !new.is_empty() {
            meetings.push(Meeting { changed_at: now, ..current.meeting });
            chain.get_or_insert(organisation_chain(&node));
        }
        let kept = |amendment| Kept { meeting_id: *id, batch, who: hand.who.clone(), cause: cause.clone(), amendment };
        rows.extend(new.into_iter().map(kept));
    }
    let Some(chain) = chain else { return Ok(Ok(None)) };
    write(tx, hand, &rows, &meetings, (&chain, "meeting.change"), now).await?;
    Ok(Ok(Some(batch)))
}

/// Writes changes, the day of change of their meetings, and the audit row.
pub(super) async fn write(
    tx: &mut Tx,
    hand: &Hand,
    rows: &[Kept],
    meetings: &[Meeting],
    (chain, what): (&str, &str),
    now: Timestamp,
) -> store::Result<()> {
    amendment::insert_many(tx, rows).await?;
    meeting::update_many(tx, meetings).await?;
    count::bump(tx, now).await?;
    let which = match (meetings, rows.first()) {
        ([one], _) => one.slug.clone(),
        (_, Some(row)) => format!("{} meetings, {}", meetings.len(), row.batch.simple()),
        _ => String::new(),
    };
    audit::append(tx, chain, now, &hand.who, what, &which).await.map(drop)
}

/// A meeting as it stands; `None` when there is none, or it turned out to be another one.
pub(crate) async fn current(tx: &mut Tx, id: Uuid, now: Timestamp) -> store::Result<Option<Current>> {
    let Some(found) = meeting::by_id(tx, id).await?.filter(|found| found.state != meeting::State::Joined) else {
        return Ok(None);
    };
    let Some(listing) = found.shown_listing else { return Ok(None) };
    let Some(listing) = listing::by_id(tx, listing).await? else { return Ok(None) };
    let Some(source) = source::by_id(tx, listing.source_id).await? else { return Ok(None) };
    // `openseat doctor` names a listing that cannot be read; there is nothing to change in it.
    let Ok(heard) = serde_json::from_str::<Draft>(&listing.body) else { return Ok(None) };
    let kept = amendment::of_meeting(tx, id).await?;
    let amendments: Vec<Amendment> = kept.iter().map(|one| one.amendment.clone()).collect();
    let today = today(&heard, now);
    Ok(Some(Current {
        laid: lay_over(heard.clone(), &amendments, today),
        by_hand: is_by_hand(&source),
        source: source.name,
        meeting: found,
        heard,
        kept,
        today,
    }))
}

impl Current {
    pub(crate) fn amendments(&self) -> Vec<Amendment> {
        self.kept.iter().map(|one| one.amendment.clone()).collect()
    }

    /// The rows for these changes: those that would change nothing are left out.
    fn amend(
        &self,
        changes: &[Change],
        from: Option<Date>,
        now: Timestamp,
        mut id: impl FnMut() -> Uuid,
    ) -> Vec<Amendment> {
        let amendments = self.amendments();
        let (heard, force) = (Laid::from(self.heard.clone()), in_force(&amendments, self.today));
        let from = from.filter(|day| *day > self.today);
        let mut seq = amendments.iter().map(|one| one.seq).max().unwrap_or(0);
        let mut rows = Vec::new();
        for Change { field, word } in changes {
            let was = field.of(&self.laid);
            let set = force.get(field).is_some_and(|one| one.word.is_some());
            let nothing = match word {
                // The same word again is a change where the source has changed its own: it is known from now on.
                Some(word) => *word == was && force.get(field).is_none_or(|one| one.heard == field.of(&heard)),
                None => !set,
            };
            if from.is_none() && nothing {
                continue;
            }
            seq += 1;
            let (field, heard) = (*field, field.of(&heard));
            let word = word.clone();
            rows.push(Amendment { id: id(), seq, field, word, was, heard, from, made_at: now, undoes: None });
        }
        rows
    }

    /// Whether the meeting would still be one with these changes.
    fn makes_sense(&self, new: &[Amendment]) -> std::result::Result<(), Problem> {
        let amendments: Vec<Amendment> = self.amendments().into_iter().chain(new.iter().cloned()).collect();
        let days = new.iter().filter_map(|one| one.from).chain([self.today]);
        for day in days.collect::<std::collections::BTreeSet<Date>>() {
            sensible(&lay_over(self.heard.clone(), &amendments, day).draft)?;
        }
        Ok(())
    }
}

/// A meeting has a name and, if it has a time, one that can be.
pub(super) fn sensible(draft: &Draft) -> std::result::Result<(), Problem> {
    if draft.name.trim().is_empty() {
        return Err(Problem::refused("name", "The meeting has no name.", "Give it a name."));
    }
    let Some(schedule) = &draft.schedule else { return Ok(()) };
    schedule.compile_with(&draft.closures).map(drop).map_err(|problem| Problem { at: "when".into(), ..problem })
}

/// Who closes a meeting takes it off the list; all else is a change.
fn action_of(changes: &[Change]) -> Action {
    let closes = |one: &Change| one.word == Some(Word::Closed(true));
    if changes.iter().any(closes) { Action::Remove } else { Action::Change }
}
