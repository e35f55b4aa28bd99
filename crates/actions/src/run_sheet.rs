//! The order of a group's meetings: picked from the usual ones, and made its own.

use jiff::Timestamp;
use openseat_content::Locale;
use openseat_domain::{
    policy::{Action, Kind, Thing},
    run_sheet::RunSheet,
};
use openseat_store::{Tx, audit, node::Node, run_sheet};
use uuid::Uuid;

use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    organisation::{allow, find_node, name_of},
    signed::Signed,
};

/// The sheet of a group; `None` while it has picked none.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn of(house: &House, who: &Signed, node: Uuid) -> Result<Option<RunSheet>> {
    enter(house, who, node, Action::See).await?;
    Ok(house.db.read(async move |tx| run_sheet::of(tx, node).await).await?)
}

/// Picks a usual order for a group, in place of what it had.
///
/// # Errors
/// `Denied`; `Missing`, also when there is no such order.
pub async fn pick(
    house: &House,
    who: &Signed,
    node: Uuid,
    format: &str,
    locale: Locale,
    now: Timestamp,
) -> Result<RunSheet> {
    let missing = || ActionError::Missing { what: "order", name: format.to_owned(), fix: "Pick one of the list." };
    let sheet = house.content.formats().id(format).ok_or_else(missing)?.sheet(locale);
    keep(house, who, node, sheet, now).await
}

/// Keeps the sheet of a group.
///
/// # Errors
/// `Denied`; `Missing`; `Refusals` that name the sections to mend.
pub async fn keep(house: &House, who: &Signed, node: Uuid, sheet: RunSheet, now: Timestamp) -> Result<RunSheet> {
    let (found, me) = enter(house, who, node, Action::Change).await?;
    let problems = sheet.problems();
    if !problems.is_empty() {
        return Err(ActionError::Refusals(problems));
    }
    let (chain, kept) = (organisation_chain(&found.path), sheet.clone());
    let write = async move |tx: &mut Tx| {
        run_sheet::keep(tx, node, &kept, now).await?;
        audit::append(tx, &chain, now, &me, "run_sheet.keep", &node.simple().to_string()).await.map(drop)
    };
    house.db.write(write).await?;
    Ok(sheet)
}

/// Takes it away, so that another can be picked. False when there is none.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn remove(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Change).await?;
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        let removed = run_sheet::remove(tx, node).await?;
        if removed {
            audit::append(tx, &chain, now, &me, "run_sheet.remove", &node.simple().to_string()).await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}

async fn enter(house: &House, who: &Signed, node: Uuid, action: Action) -> Result<(Node, String)> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), action, &Thing::on(Kind::GroupSession, found.path))?;
    let me = name_of(house, &who.actor()).await?;
    Ok((found, me))
}
