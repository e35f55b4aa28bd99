//! One meeting as those see it who keep the list: what it says, what was changed by hand, by whom and why, and what comes.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    amendment::{Against, Amendment, Field, Laid, Origin, Word, coming, in_force, untouched},
    meeting::Draft,
    policy::Action,
};
use openseat_store::{Tx, amendment, amendment::Kept, meeting};
use uuid::Uuid;

use super::{
    change::{Current, current},
    hand::{Reach, seated},
    list::State,
    undo::adds,
};
use crate::{ActionError, House, Result, organisation::name_of, signed::Signed};

/// Changes that the record shows.
const MOST_LATELY: i64 = 200;

/// A meeting on the desk.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskView {
    pub id: Uuid,
    pub slug: String,
    pub state: State,
    pub laid: Laid,
    /// What its source says.
    pub heard: Draft,
    pub source: String,
    /// Its source is a list of our own, so nothing of it is read from elsewhere.
    pub by_hand: bool,
    /// The person may close it.
    pub closes: bool,
    pub overrides: Vec<Override>,
    /// What will change: the change, the first day, and what the field says then.
    pub coming: Vec<(Uuid, Date, Word)>,
    /// The latest change first.
    pub history: Vec<Past>,
}

/// A field that was changed by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    pub word: Word,
    /// What the source says now.
    pub heard: Word,
    pub against: Against,
    pub made_at: Timestamp,
}

/// Who made a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    You,
    /// The first signs of their pseudonym: enough to tell people apart, and no name.
    Other(String),
}

/// One change that was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    pub id: Uuid,
    /// With what it was made at once.
    pub batch: Uuid,
    pub meeting: Uuid,
    pub field: Field,
    pub was: Word,
    /// What it says from then on; `None`: what its source says.
    pub word: Option<Word>,
    pub from: Option<Date>,
    pub made_at: Timestamp,
    pub by: By,
    pub origin: Origin,
    pub why: String,
    /// It takes another change back.
    pub undoes: bool,
    /// Nobody took it back. What put a meeting on the list cannot be taken back: it is closed.
    pub undoable: bool,
    /// It was taken back.
    pub undone: bool,
}

/// A meeting.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn one(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<DeskView> {
    let actor = who.actor();
    seated(house, &actor).await?;
    let me = name_of(house, &actor).await?;
    let read = async move |tx: &mut Tx| {
        let Some(found) = current(tx, id, now).await? else { return Ok(None) };
        Ok(Some((found, Reach::read(tx).await?)))
    };
    let missing = || ActionError::Missing { what: "meeting", name: String::new(), fix: "Look for it by its name." };
    let (found, reach) = house.db.read(read).await?.ok_or_else(missing)?;
    let may = |action| reach.by_which(&actor, action, &found.laid.draft).is_some();
    if !may(Action::Change) {
        return Err(ActionError::Denied("listing"));
    }
    Ok(view(&found, &me, may(Action::Remove)))
}

/// The last changes of the whole list, the latest first, with the names of the meetings.
///
/// # Errors
/// `Denied`.
pub async fn lately(house: &House, who: &Signed, now: Timestamp) -> Result<Vec<(String, Past)>> {
    let actor = who.actor();
    if !seated(house, &actor).await?.whole {
        return Err(ActionError::Denied("listing"));
    }
    let me = name_of(house, &actor).await?;
    let read = async move |tx: &mut Tx| {
        let kept = amendment::lately(tx, MOST_LATELY).await?;
        let meetings: BTreeSet<Uuid> = kept.iter().map(|one| one.meeting_id).collect();
        let mut found = Vec::with_capacity(meetings.len());
        for id in meetings {
            found.extend(current(tx, id, now).await?);
        }
        Ok((kept, found))
    };
    let (kept, found) = house.db.read(read).await?;
    let told = kept.iter().filter_map(|one| {
        let of = found.iter().find(|current| current.meeting.id == one.meeting_id)?;
        Some((of.laid.draft.name.clone(), past(one, &of.amendments(), &me)))
    });
    Ok(told.collect())
}

fn view(found: &Current, me: &str, closes: bool) -> DeskView {
    let amendments = found.amendments();
    let heard = Laid::from(found.heard.clone());
    let later = coming(&amendments, found.today)
        .into_iter()
        .filter_map(|one| Some((one.id, one.from?, one.word.clone().unwrap_or_else(|| one.field.of(&heard)))));
    let coming = later.collect();
    let history = found.kept.iter().rev().map(|one| past(one, &amendments, me)).collect();
    DeskView {
        id: found.meeting.id,
        slug: found.meeting.slug.clone(),
        state: State::of(&found.laid, found.meeting.state == meeting::State::Retired, found.today),
        laid: found.laid.clone(),
        source: found.source.clone(),
        by_hand: found.by_hand,
        closes,
        overrides: overrides(found),
        coming,
        history,
        heard: found.heard.clone(),
    }
}

/// The fields of a meeting that were changed by hand; of a meeting of our own list none, since nothing else speaks of it.
pub(super) fn overrides(found: &Current) -> Vec<Override> {
    let (amendments, heard) = (found.amendments(), Laid::from(found.heard.clone()));
    let of = |one: &Amendment| {
        let (word, heard) = (one.word.clone()?, one.field.of(&heard));
        Some(Override { against: one.against(&heard)?, word, heard, made_at: one.made_at })
    };
    match found.by_hand {
        true => Vec::new(),
        false => in_force(&amendments, found.today).into_values().filter_map(of).collect(),
    }
}

fn past(kept: &Kept, amendments: &[Amendment], me: &str) -> Past {
    let one = &kept.amendment;
    let stands = untouched(amendments).iter().any(|other| other.id == one.id);
    Past {
        id: one.id,
        batch: kept.batch,
        meeting: kept.meeting_id,
        field: one.field,
        was: one.was.clone(),
        word: one.word.clone(),
        from: one.from,
        made_at: one.made_at,
        by: if kept.who == me { By::You } else { By::Other(kept.who.chars().take(6).collect()) },
        origin: kept.cause.origin,
        why: kept.cause.why.clone(),
        undoes: one.undoes.is_some(),
        undoable: stands && !adds(one),
        undone: !stands,
    }
}
