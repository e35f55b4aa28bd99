//! A keeper takes a suggestion, or says why not. Both sides are told.

use jiff::Timestamp;
use openseat_domain::{
    amendment::{Cause, Laid, Origin},
    freshness::By,
    policy::Action,
};
use openseat_store::{
    self as store, Tx, audit,
    group_contact::{self, Contact, contact_cell},
    job, meeting_check,
    meeting_check::Last,
    suggestion::{self, Decision as Ending, Suggestion},
};
use uuid::Uuid;

use super::{GroupSays, Kind, Opener, Proposed, Reason, Standing, SuggestionView, locale_of, seen};
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    demo,
    freshness::language,
    keeping::{
        Change, Not, add,
        change::change_in,
        hand::{Hand, Reach, hand, seated},
        state::close_in,
    },
    letter::{self, New},
    signed::Signed,
};

/// Suggestions that one page shows.
const MOST: i64 = 50;
/// Decided ones that it shows.
const LATELY: i64 = 10;

/// What a keeper decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    Take,
    Refuse(Reason),
}

/// What waits, the oldest first, and what was decided lately.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    pub waiting: Vec<SuggestionView>,
    pub lately: Vec<SuggestionView>,
    /// Letters can be sent from here.
    pub letters: bool,
}

/// The desk: what the person may decide on.
///
/// # Errors
/// `Denied` for who does not sit there.
pub async fn desk(house: &House, who: &Signed, now: Timestamp) -> Result<Desk> {
    let actor = who.actor();
    seated(house, &actor).await?;
    let (opener, letters) = (Opener::of(house), house.writes_letters());
    let read = async move |tx: &mut Tx| {
        let reach = Reach::read(tx).await?;
        let (waiting, lately) = (suggestion::waiting(tx, MOST).await?, suggestion::lately(tx, LATELY).await?);
        let mut desk = Desk { letters, ..Desk::default() };
        for row in waiting.into_iter().chain(lately) {
            let view = seen(tx, &opener, row, now).await?;
            if reach.by_which(&actor, action(view.kind), &subject(&view).draft).is_some() {
                let list = if view.standing == Standing::Waiting { &mut desk.waiting } else { &mut desk.lately };
                list.push(view);
            }
        }
        Ok(desk)
    };
    Ok(house.db.read(read).await?)
}

/// One suggestion, for who may decide on it.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn one(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<SuggestionView> {
    Ok(allowed(house, who, id, now).await?.0)
}

/// Decides. False when somebody else was quicker, or its words are gone.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` when the meeting would make no sense.
pub async fn decide(house: &House, who: &Signed, id: Uuid, decision: Decision, now: Timestamp) -> Result<bool> {
    let (view, chain) = allowed(house, who, id, now).await?;
    let Some(proposed) = view.proposed.clone().filter(|_| view.standing == Standing::Waiting) else { return Ok(false) };
    let hand = hand(house, &who.actor()).await?;
    let letter = told(house, &view, &proposed, decision, now);
    let (vault, kind, says) = (house.vault.clone(), view.kind, view.group_says);
    let write = async move |tx: &mut Tx| {
        // Whoever was quicker decided; a change must not be made twice.
        let Some(row) = suggestion::by_id(tx, id).await?.filter(|row| row.standing == Standing::Waiting) else {
            return Ok(Ok(false));
        };
        let mut ending = Ending {
            standing: Standing::Taken,
            reason: None,
            at: now,
            by: hand.who.clone(),
            meeting_id: row.meeting_id,
        };
        match decision {
            Decision::Refuse(reason) => (ending.standing, ending.reason) = (Standing::Refused, Some(reason)),
            Decision::Take => {
                let cause = cause(says, &proposed);
                match carry_out(tx, &hand, &row, &proposed, &cause, now).await? {
                    Ok(meeting) => ending.meeting_id = Some(meeting),
                    Err(not) => return Ok(Err(not)),
                }
                if let (Kind::New, Some(meeting), Some(address)) = (kind, ending.meeting_id, &proposed.group_email) {
                    let sealed = vault.seal(contact_cell(meeting), address.as_bytes());
                    let locale = proposed.locale.clone();
                    let set_by = hand.who.clone();
                    let new =
                        Contact { meeting_id: meeting, address: sealed, locale, set_at: now, set_by, stopped: false };
                    group_contact::put(tx, &new).await?;
                }
            }
        }
        if !suggestion::decide(tx, id, &ending).await? {
            return Ok(Ok(false));
        }
        if let Some(letter) = &letter {
            letter::put_down(tx, letter).await?;
        }
        let what = if decision == Decision::Take { "suggestion.take" } else { "suggestion.refuse" };
        audit::append(tx, &chain, now, &hand.who, what, &id.simple().to_string()).await?;
        Ok(Ok(true))
    };
    let done = house.db.write(write).await?.map_err(ActionError::from)?;
    if done && decision == Decision::Take {
        if kind == Kind::New {
            demo::leave(house, now).await?;
        }
        house.refresh(now).await?;
    }
    Ok(done)
}

/// A suggestion that the person may decide on, and the chain of the organisation by which they may.
pub(super) async fn allowed(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<(SuggestionView, String)> {
    let (actor, opener) = (who.actor(), Opener::of(house));
    let read = async move |tx: &mut Tx| {
        let Some(row) = suggestion::by_id(tx, id).await? else { return Ok(None) };
        let view = seen(tx, &opener, row, now).await?;
        let reach = Reach::read(tx).await?;
        let node = reach.by_which(&actor, action(view.kind), &subject(&view).draft);
        Ok(node.map(|node| (view, organisation_chain(&node))))
    };
    house.db.read(read).await?.ok_or(ActionError::Denied("suggestion"))
}

/// Does what is suggested. Gives the meeting that it is about.
async fn carry_out(
    tx: &mut Tx,
    hand: &Hand,
    row: &Suggestion,
    proposed: &Proposed,
    cause: &Cause,
    now: Timestamp,
) -> store::Result<std::result::Result<Uuid, Not>> {
    let done = match (row.kind, row.meeting_id) {
        (Kind::New, _) => {
            return add::add_in(tx, hand, &proposed.laid_over(Laid::default()).draft, cause, now).await;
        }
        (Kind::Change, Some(meeting)) => {
            let changes = proposed.words.iter().cloned().map(Change::to).collect();
            (meeting, change_in(tx, hand, meeting, changes, cause, proposed.from, now).await?)
        }
        (Kind::Closed, Some(meeting)) => (meeting, close_in(tx, hand, meeting, cause, proposed.from, now).await?),
        (_, None) => return Ok(Err(Not::Missing)),
    };
    let (meeting, changed) = done;
    if let Err(not) = changed {
        return Ok(Err(not));
    }
    // Who takes a suggestion has looked at the meeting.
    let by = if cause.origin == Origin::Group { By::Group } else { By::Keeper };
    meeting_check::check(tx, meeting, &Last { at: now, by, who: hand.who.clone() }).await?;
    Ok(Ok(meeting))
}

/// The letter to who suggested it, when they want one and letters can be sent.
fn told(
    house: &House,
    view: &SuggestionView,
    proposed: &Proposed,
    decision: Decision,
    now: Timestamp,
) -> Option<job::New> {
    let (to, (_, address)) = (proposed.email.clone()?, house.post.as_ref()?);
    let (locale, words) = (locale_of(Some(proposed)), house.content.words());
    let name = &view.name;
    let text = match decision {
        Decision::Take => {
            let page = if view.slug.is_empty() { String::new() } else { format!("/meeting/{}", view.slug) };
            let page = format!("{address}{page}{}", language(locale));
            let said = [("name", name.as_str().into()), ("service", house.name.as_str().into()), ("page", page.into())];
            words.format(locale, "letter-taken-text", &said)
        }
        Decision::Refuse(reason) => {
            let reason = words.get(locale, why(reason));
            let said =
                [("name", name.as_str().into()), ("service", house.name.as_str().into()), ("reason", reason.into())];
            words.format(locale, "letter-refused-text", &said)
        }
    };
    let subject = words.get(locale, "letter-decided-subject").to_owned();
    Some(letter::ready(house, &format!("decided {}", view.id.simple()), &New { to, subject, text }, now))
}

/// The message that says why a suggestion was refused.
fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::GroupSaysNo => "suggestion-why-group",
        Reason::NotConfirmed => "suggestion-why-not-confirmed",
        Reason::Already => "suggestion-why-already",
        Reason::NotForThisList => "suggestion-why-not-here",
        Reason::Spam => "suggestion-why-spam",
    }
}

fn cause(says: Option<GroupSays>, proposed: &Proposed) -> Cause {
    if says == Some(GroupSays::Yes) { Cause::group(&proposed.said) } else { Cause::suggestion(&proposed.said) }
}

/// What the policy is asked.
fn action(kind: Kind) -> Action {
    match kind {
        Kind::New => Action::Add,
        Kind::Change => Action::Change,
        Kind::Closed => Action::Remove,
    }
}

/// The meeting by which it is known whose part of the list it is.
fn subject(view: &SuggestionView) -> Laid {
    match (&view.proposed, view.kind) {
        (Some(proposed), Kind::New) if view.slug.is_empty() => proposed.laid_over(Laid::default()),
        _ => view.before.clone(),
    }
}
