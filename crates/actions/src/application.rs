//! Somebody would like to start a group under a programme. Anyone may ask; those who manage the programme answer, with a reason,
//! and a letter tells it.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use openseat_content::Locale;
use openseat_domain::{
    application::{KEPT_DAYS, LONGEST, MOST_WAITING, Reason, Standing},
    growth::Kind as Fact,
    organisation::Path,
    policy::{Action, Kind},
    problem::Problem,
};
use openseat_outside::mail::is_address;
use openseat_store::{
    Tx,
    application::{self, application_cell},
    audit, growth, node,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    facilitator::enter,
    letter::{self, New},
    signed::Signed,
};

/// Letters of a name or a place.
const LONGEST_NAME: usize = 120;

/// What somebody sends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Written {
    /// What they want to be called.
    pub name: String,
    /// Where the group would be.
    pub place: String,
    pub email: String,
    /// How many are willing to lead.
    pub people: u16,
    /// Items of the readiness list that are there.
    pub ready: BTreeSet<String>,
    /// In their own words.
    pub plan: String,
    pub locale: String,
}

/// An application as those see it who answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationView {
    pub id: Uuid,
    pub standing: Standing,
    pub reason: Option<Reason>,
    /// `None` once it was emptied.
    pub written: Option<Written>,
    pub made_at: Timestamp,
    pub decided_at: Option<Timestamp>,
}

/// All of a node's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationsView {
    pub node: Path,
    pub name: String,
    /// New ones are taken.
    pub open: bool,
    pub list: Vec<ApplicationView>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub standing: Standing,
    /// Needed unless it is yes.
    pub reason: Option<Reason>,
    /// A line for who asked; may be empty.
    pub words: String,
}

/// The organisations that take applications, by name.
///
/// # Errors
/// When the database cannot be read.
pub async fn takers(house: &House) -> Result<Vec<(Uuid, String)>> {
    let read = async |tx: &mut Tx| {
        let mut found = Vec::new();
        for id in growth::nodes_with(tx, Fact::Takes).await? {
            found.extend(node::by_id(tx, id).await?.filter(|node| node.closed_at.is_none()));
        }
        Ok(found)
    };
    let mut all: Vec<(Uuid, String)> =
        house.db.read(read).await?.into_iter().map(|node| (node.id(), node.name)).collect();
    all.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    Ok(all)
}

/// Sends an application.
///
/// # Errors
/// `Missing` when the organisation takes none; `Refusals` that name the fields; `Refused` when too many wait.
pub async fn make(house: &House, node: Uuid, written: Written, now: Timestamp) -> Result<()> {
    let written = checked(house, written)?;
    if !takers(house).await?.iter().any(|(id, _)| *id == node) {
        return Err(missing());
    }
    let id = house.ids.next(now);
    let plain = serde_json::to_vec(&written).expect("texts and numbers are always JSON");
    let sealed = house.vault.seal(application_cell(id), &plain);
    let write = async move |tx: &mut Tx| {
        let Some(found) = node::by_id(tx, node).await? else { return Ok(false) };
        if application::waiting(tx, node).await? >= MOST_WAITING {
            return Ok(false);
        }
        application::insert(tx, node, id, &sealed, now).await?;
        let (chain, which) = (organisation_chain(&found.path), id.simple().to_string());
        audit::append(tx, &chain, now, "visitor", "application.make", &which).await?;
        Ok(true)
    };
    let full = || Problem::refused("plan", "Too many wait already.", "Try again in some weeks.");
    if house.db.write(write).await? { Ok(()) } else { Err(ActionError::Refused(full())) }
}

/// Empties what was answered long ago. The server calls it on schedule.
///
/// # Errors
/// When the database cannot be reached.
pub async fn sweep(house: &House, now: Timestamp) -> Result<()> {
    Ok(house.db.write(async move |tx: &mut Tx| application::empty(tx, emptied_before(now)).await).await?)
}

/// The applications of a node: those that wait first, the oldest first.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn list(house: &House, who: &Signed, node: Uuid) -> Result<ApplicationsView> {
    let (found, _) = enter(house, who, node, Action::See, Kind::Application).await?;
    let open = takers(house).await?.iter().any(|(id, _)| *id == node);
    let mut list = Vec::new();
    for one in house.db.read(async move |tx| application::of_node(tx, node).await).await? {
        list.push(opened(house, one)?);
    }
    list.sort_by_key(|one| (one.standing != Standing::Waiting, one.made_at));
    Ok(ApplicationsView { node: found.path, name: found.name, open, list })
}

/// One of them. That somebody read it is written down.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn one(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<ApplicationView> {
    let (found, me) = enter(house, who, node, Action::See, Kind::Application).await?;
    let chain = organisation_chain(&found.path);
    let read = async move |tx: &mut Tx| {
        let Some(one) = application::one(tx, node, id).await? else { return Ok(None) };
        audit::append(tx, &chain, now, &me, "application.read", &id.simple().to_string()).await?;
        Ok(Some(one))
    };
    opened(house, house.db.write(read).await?.ok_or_else(missing)?)
}

/// Answers one, and writes to who asked. False when it was answered already.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` at `reason` or `words`.
pub async fn decide(
    house: &House,
    who: &Signed,
    node: Uuid,
    id: Uuid,
    decision: Decision,
    now: Timestamp,
) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Change, Kind::Application).await?;
    let refused = |at: &str, what: &str| ActionError::Refused(Problem::refused(at, what, "Fill it in."));
    if decision.standing == Standing::Waiting || (decision.standing != Standing::Accepted && decision.reason.is_none())
    {
        return Err(refused("reason", "The reason is missing."));
    }
    crate::space::readable("words", decision.words.trim(), LONGEST, true)?;
    let read = async move |tx: &mut Tx| application::one(tx, node, id).await;
    let view = opened(house, house.db.read(read).await?.ok_or_else(missing)?)?;
    let letter = view.written.and_then(|written| told(house, &found.name, id, &written, &decision, now));
    let chain = organisation_chain(&found.path);
    let reason = decision.reason.filter(|_| decision.standing != Standing::Accepted);
    let write = async move |tx: &mut Tx| {
        let decided = application::decide(tx, (node, id), decision.standing, reason, &me, now).await?;
        if decided {
            if let Some(letter) = &letter {
                letter::put_down(tx, letter).await?;
            }
            let what = format!("application.{}", decision.standing.as_str());
            audit::append(tx, &chain, now, &me, &what, &id.simple().to_string()).await?;
        }
        Ok(decided)
    };
    Ok(house.db.write(write).await?)
}

fn told(
    house: &House,
    organisation: &str,
    id: Uuid,
    written: &Written,
    decision: &Decision,
    now: Timestamp,
) -> Option<openseat_store::job::New> {
    if written.email.is_empty() || !house.writes_letters() {
        return None;
    }
    let (locale, words) = (Locale::from_tag(&written.locale).unwrap_or_default(), house.content.words());
    let answer = match decision.standing {
        Standing::Accepted => "letter-application-yes",
        Standing::Later => "letter-application-later",
        Standing::Declined | Standing::Waiting => "letter-application-no",
    };
    let reason = decision.reason.filter(|_| decision.standing != Standing::Accepted);
    let said = [
        ("organisation", organisation.into()),
        ("answer", words.get(locale, answer).into()),
        ("reason", reason.map_or("", |reason| words.get(locale, reason_key(reason))).into()),
        ("words", decision.words.trim().into()),
        ("service", house.name.as_str().into()),
    ];
    let subject = words.get(locale, "letter-application-subject").to_owned();
    let text = words.format(locale, "letter-application-text", &said);
    let key = format!("application {}", id.simple());
    Some(letter::ready(house, &key, &New { to: written.email.clone(), subject, text }, now))
}

/// The message that tells a reason.
pub fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Near => "application-reason-near",
        Reason::Venue => "application-reason-venue",
        Reason::People => "application-reason-people",
        Reason::Money => "application-reason-money",
        Reason::Referral => "application-reason-referral",
        Reason::Places => "application-reason-places",
        Reason::Fit => "application-reason-fit",
    }
}

fn opened(house: &House, one: application::Application) -> Result<ApplicationView> {
    let written = match one.sealed {
        None => None,
        Some(sealed) => {
            let plain = house.vault.unseal(application_cell(one.id), &sealed)?;
            serde_json::from_slice(&plain).ok()
        }
    };
    let application::Application { id, standing, reason, made_at, decided_at, .. } = one;
    Ok(ApplicationView { id, standing, reason, written, made_at, decided_at })
}

fn checked(house: &House, mut written: Written) -> Result<Written> {
    let mut wrong = Vec::new();
    let mut refuse = |at: &str, what: &str| wrong.push(Problem::refused(at, what, "Look at it again."));
    for (at, text) in [("name", &mut written.name), ("place", &mut written.place)] {
        *text = text.trim().to_owned();
        if text.is_empty() {
            refuse(at, "missing");
        } else if text.chars().count() > LONGEST_NAME || text.chars().any(char::is_control) {
            refuse(at, "too long");
        }
    }
    written.email = written.email.trim().to_owned();
    if !is_address(&written.email) {
        refuse("email", "no address");
    }
    written.plan = written.plan.trim().replace("\r\n", "\n");
    if written.plan.chars().count() > LONGEST {
        refuse("plan", "too long");
    }
    if written.people > 1_000 {
        refuse("people", "too many");
    }
    let items = house.content.checklist("readiness").map(|list| &list.items);
    written.ready.retain(|id| items.is_some_and(|items| items.iter().any(|item| item.id == *id)));
    if wrong.is_empty() { Ok(written) } else { Err(ActionError::Refusals(wrong)) }
}

fn emptied_before(now: Timestamp) -> Timestamp {
    now.saturating_sub(SignedDuration::from_hours(24 * KEPT_DAYS)).unwrap_or(Timestamp::MIN)
}

fn missing() -> ActionError {
    ActionError::Missing { what: "application", name: String::new(), fix: "Look at the list of them." }
}
