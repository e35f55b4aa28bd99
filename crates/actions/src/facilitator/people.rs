//! Facilitators as those see them who look after them. That somebody looked is written down.

use jiff::Timestamp;
use openseat_domain::{
    facilitator::{Credential, Due, Step},
    organisation::Path,
    policy::{Action, Kind},
};
use openseat_store::{
    Tx, audit,
    facilitator::{self, Given},
};
use uuid::Uuid;

use super::{circle, enter, today};
use crate::{
    ActionError, House, Result, audit::organisation_chain, group_session::with_below, signed::Signed, space::refused,
};

/// Somebody who leads, with what is due.
#[derive(Clone, Debug, PartialEq)]
pub struct FacilitatorView {
    pub person: Uuid,
    pub node: Path,
    pub group: String,
    pub given: Given,
    pub record: Vec<(Uuid, Credential)>,
    pub due: Due,
    /// It is who looks.
    pub me: bool,
}

/// Everybody who leads at a node or below, or would like to; by group and name.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn people(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<Vec<FacilitatorView>> {
    let (found, me) = enter(house, who, node, Action::See, Kind::FacilitatorRecord).await?;
    let nodes = house.db.read(async move |tx| with_below(tx, node).await).await?;
    let mut all = Vec::new();
    for one in &nodes {
        for known in circle(house, one, now).await? {
            all.push(FacilitatorView {
                person: known.person,
                node: one.path,
                group: one.name.clone(),
                due: known.due(today(house, now)),
                me: known.person == who.person,
                given: known.given,
                record: known.record,
            });
        }
    }
    if all.iter().any(|one| !one.me) {
        let (chain, which) = (organisation_chain(&found.path), node.simple().to_string());
        let look = async move |tx: &mut Tx| audit::append(tx, &chain, now, &me, "facilitators.look", &which).await;
        house.db.write(look).await?;
    }
    Ok(all)
}

/// One of them, at the node itself.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn one(house: &House, who: &Signed, node: Uuid, whose: Uuid, now: Timestamp) -> Result<FacilitatorView> {
    let all = people(house, who, node, now).await?;
    all.into_iter().find(|one| one.person == whose && one.node.node() == node).ok_or_else(missing)
}

/// Says how far somebody is, and after how many months a refresher is due.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` at `months`.
pub async fn advance(
    house: &House,
    who: &Signed,
    node: Uuid,
    whose: Uuid,
    (step, months): (Step, u16),
    now: Timestamp,
) -> Result<()> {
    let (found, me) = enter(house, who, node, Action::Change, Kind::FacilitatorRecord).await?;
    if !(1..=120).contains(&months) {
        return Err(refused("months", "A refresher is due after 1 to 120 months.", "Write a number of months."));
    }
    let key = house.vault.person(whose).await?.ok_or_else(missing)?;
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        let Some(row) = facilitator::one(tx, whose, node).await? else { return Ok(false) };
        let given = Given { step, refresh_months: months, ..row.given(&key)? };
        facilitator::put(tx, whose, node, &facilitator::seal(&key, node, &given), now).await?;
        let what = format!("facilitator.step {}", step.as_str());
        audit::append(tx, &chain, now, &me, &what, &key.pseudonym()).await?;
        Ok(true)
    };
    if house.db.write(write).await? { Ok(()) } else { Err(missing()) }
}

fn missing() -> ActionError {
    ActionError::Missing { what: "facilitator", name: String::new(), fix: "Look at the list of them." }
}
