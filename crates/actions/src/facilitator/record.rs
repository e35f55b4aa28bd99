//! The record of somebody who leads: lines are added and taken out by themself and by those who look after them.

use jiff::{Timestamp, civil::Date};
use openseat_domain::{
    facilitator::{Check, Credential},
    policy::{Action, Kind, Thing},
};
use openseat_store::{Tx, audit, credential};
use uuid::Uuid;

use super::{belongs, today};
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    organisation::{allow, name_of},
    signed::Signed,
    space::{readable, refused},
};

/// Lines of one person.
const MOST: i64 = 500;
/// Letters of a name in a record.
const LONGEST: usize = 120;
/// Before this no course that matters was done.
const FIRST: i16 = 1935;

/// Adds a line to somebody's record. They write courses and supervision themselves, and sign the code of conduct; that
/// safeguarding was seen is for somebody else to say.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` at the field.
pub async fn add(house: &House, who: &Signed, node: Uuid, whose: Uuid, line: Credential, now: Timestamp) -> Result<()> {
    let found = belongs(house, who, node).await?;
    let own = whose == who.person;
    let seen = matches!(line, Credential::Check { check: Check::Safeguarding, .. });
    let signed = matches!(line, Credential::Check { check: Check::Conduct, .. });
    if !own || seen {
        allow(&who.actor(), Action::Add, &Thing::on(Kind::FacilitatorRecord, found.path))?;
    }
    if (own && seen) || (!own && signed) {
        return Err(ActionError::Denied(Kind::FacilitatorRecord.as_str()));
    }
    let line = checked(line, today(house, now))?;
    let key = house.vault.person(whose).await?.ok_or(ActionError::Denied("a person"))?;
    let (id, me) = (house.ids.next(now), name_of(house, &who.actor()).await?);
    let (organisation, chain) = (found.path.organisation(), organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        if openseat_store::facilitator::one(tx, whose, node).await?.is_none() && !own {
            return Ok(Done::Gone);
        }
        if credential::count(tx, whose).await? >= MOST {
            return Ok(Done::Full);
        }
        credential::insert(tx, whose, id, organisation, &credential::seal(&key, id, &line), now).await?;
        let what = match line {
            Credential::Training(_) => "credential.training",
            Credential::Check { .. } => "credential.check",
            Credential::Supervision { .. } => "credential.supervision",
        };
        audit::append(tx, &chain, now, &me, what, &id.simple().to_string()).await?;
        Ok(Done::Kept)
    };
    match house.db.write(write).await? {
        Done::Kept => Ok(()),
        Done::Full => Err(refused("name", "The record is full.", "Take out what is old.")),
        Done::Gone => Err(ActionError::Denied(Kind::FacilitatorRecord.as_str())),
    }
}

enum Done {
    Kept,
    Full,
    Gone,
}

/// Takes a line out of a record. False when there is none.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn remove(house: &House, who: &Signed, node: Uuid, whose: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    let found = belongs(house, who, node).await?;
    if whose != who.person {
        allow(&who.actor(), Action::Change, &Thing::on(Kind::FacilitatorRecord, found.path))?;
    }
    let (me, own) = (name_of(house, &who.actor()).await?, whose == who.person);
    let (organisation, chain) = (found.path.organisation(), organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        // Who looks after a group reaches the records of those who lead there, and no others.
        let led = own || openseat_store::facilitator::one(tx, whose, node).await?.is_some();
        let removed = led && credential::remove(tx, whose, id, organisation).await?;
        if removed {
            audit::append(tx, &chain, now, &me, "credential.remove", &id.simple().to_string()).await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}

fn checked(line: Credential, today: Date) -> Result<Credential> {
    let text = |at: &str, text: &str| readable(at, text, LONGEST, false);
    let ahead = line.day() > today.saturating_add(jiff::Span::new().days(1)) || line.day().year() < FIRST;
    if ahead {
        return Err(refused("day", "This is not a day that has been.", "Write the day on which it was."));
    }
    match &line {
        Credential::Training(training) => {
            if training.name.trim().is_empty() {
                return Err(refused("name", "The name is missing.", "Write what the course is called."));
            }
            text("name", &training.name)?;
            text("provider", &training.provider)?;
            text("certificate", &training.certificate)?;
            if training.expires_on.is_some_and(|day| day < training.done_on) {
                return Err(refused("expires", "It ends before it was done.", "Look at both days."));
            }
        }
        Credential::Supervision { name, .. } => text("with", name)?,
        Credential::Check { .. } => {}
    }
    Ok(line)
}
