//! Which organisations keep the list, and who may look after what belongs to the list and to no organisation.
//!
//! A role reaches its node and below, and the list hangs on no node. So the operator names the organisations that keep
//! it, and what belongs to the list is, to the policy, a thing of each of these.

use jiff::Timestamp;
use openseat_domain::{
    organisation::Path,
    policy::{self, Action, Kind, Thing},
    role::Actor,
};
use openseat_store::{audit, keeper};
use uuid::Uuid;

use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    organisation::{find_node, name_of},
};

/// Lets an organisation keep the list; the operator only. False when it does already.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn name(house: &House, by: &Actor, node: Uuid, now: Timestamp) -> Result<bool> {
    change(house, by, node, true, now).await
}

/// Ends that; the operator only. False when it did not.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn unname(house: &House, by: &Actor, node: Uuid, now: Timestamp) -> Result<bool> {
    change(house, by, node, false, now).await
}

/// Every organisation that keeps the list.
///
/// # Errors
/// When the database cannot be read.
pub async fn every(house: &House) -> Result<Vec<Path>> {
    Ok(house.db.read(async |tx| keeper::all(tx).await).await?)
}

/// Whether `by` may do this to something of the list: the organisation by which they may.
///
/// # Errors
/// `Denied`.
pub(crate) async fn allow(house: &House, by: &Actor, action: Action, kind: Kind) -> Result<Path> {
    let keepers = every(house).await?;
    let by_which = keepers.into_iter().find(|path| policy::may(by, action, &Thing::on(kind, *path)));
    by_which.ok_or(ActionError::Denied(kind.as_str()))
}

async fn change(house: &House, by: &Actor, node: Uuid, keeps: bool, now: Timestamp) -> Result<bool> {
    crate::organisation::allow(by, Action::Change, &Thing::of_all(Kind::Organisation))?;
    let path = find_node(house, node).await?.path;
    let (who, chain) = (name_of(house, by).await?, organisation_chain(&path));
    let changed = house.db.write(async move |tx| {
        let changed = if keeps { keeper::add(tx, node, now).await? } else { keeper::remove(tx, node).await? };
        if changed {
            let what = if keeps { "keeper.name" } else { "keeper.unname" };
            audit::append(tx, &chain, now, &who, what, &node.simple().to_string()).await?;
        }
        Ok(changed)
    });
    Ok(changed.await?)
}
