//! Which sites and groups look after which part of the list.

use jiff::Timestamp;
use openseat_domain::{
    charge::{Charge, Of},
    organisation::{Level, Path},
    problem::Problem,
};
use openseat_store::{self as store, Tx, audit, charge, keeper, node};
use uuid::Uuid;

use super::hand::seated;
use crate::{ActionError, House, Result, audit::organisation_chain, organisation::name_of, signed::Signed};

/// Longest name of a region or group.
const LONGEST: usize = 200;

/// A site or group below an organisation that keeps the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaView {
    pub node: Path,
    pub name: String,
    pub level: Level,
    pub charges: Vec<Charge>,
}

/// Every site and group below the organisations that keep the list.
///
/// # Errors
/// `Denied` to all who do not look after the whole list.
pub async fn areas(house: &House, who: &Signed) -> Result<Vec<AreaView>> {
    whole(house, who).await?;
    Ok(house.db.read(async |tx| every(tx).await).await?)
}

/// Gives a site or group a part of the list to look after.
///
/// # Errors
/// `Denied`; `Refused` at `name`; `Missing` when the node is none of these.
pub async fn give(house: &House, who: &Signed, node: Uuid, of: Of, name: &str, now: Timestamp) -> Result<()> {
    whole(house, who).await?;
    let name = name.trim().to_owned();
    if name.is_empty() || name.chars().count() > LONGEST || name.chars().any(char::is_control) {
        let fix = "Write the name as it stands in the list.";
        return Err(ActionError::Refused(Problem::refused("name", "The name is missing or too long.", fix)));
    }
    let (me, id) = (name_of(house, &who.actor()).await?, house.ids.next(now));
    let given = async move |tx: &mut Tx| -> store::Result<bool> {
        let Some(area) = every(tx).await?.into_iter().find(|area| area.node.node() == node) else { return Ok(false) };
        let charge = Charge { id, node: area.node, of, name: name.clone() };
        charge::add(tx, &charge, now).await?;
        let chain = organisation_chain(&area.node);
        audit::append(tx, &chain, now, &me, "charge.give", &node.simple().to_string()).await?;
        Ok(true)
    };
    let missing = ActionError::Missing { what: "site or group", name: String::new(), fix: "Look at the list of them." };
    if house.db.write(given).await? { Ok(()) } else { Err(missing) }
}

/// Takes it away again. False when it is gone already.
///
/// # Errors
/// `Denied`.
pub async fn take_away(house: &House, who: &Signed, id: Uuid, now: Timestamp) -> Result<bool> {
    whole(house, who).await?;
    let me = name_of(house, &who.actor()).await?;
    let taken = async move |tx: &mut Tx| -> store::Result<bool> {
        let Some(charge) = charge::all(tx).await?.into_iter().find(|charge| charge.id == id) else { return Ok(false) };
        charge::remove(tx, id).await?;
        let (chain, which) = (organisation_chain(&charge.node), charge.node.node().simple().to_string());
        audit::append(tx, &chain, now, &me, "charge.take", &which).await?;
        Ok(true)
    };
    Ok(house.db.write(taken).await?)
}

async fn whole(house: &House, who: &Signed) -> Result<()> {
    let desk = seated(house, &who.actor()).await?;
    if desk.whole { Ok(()) } else { Err(ActionError::Denied("listing")) }
}

async fn every(tx: &mut Tx) -> store::Result<Vec<AreaView>> {
    let charges = charge::all(tx).await?;
    let mut found = Vec::new();
    for keeper in keeper::all(tx).await? {
        for site in node::below(tx, keeper.node()).await? {
            let groups = node::below(tx, site.id()).await?;
            found.push(site);
            found.extend(groups);
        }
    }
    let view = |node: node::Node| AreaView {
        level: node.level(),
        charges: charges.iter().filter(|charge| charge.node == node.path).cloned().collect(),
        node: node.path,
        name: node.name,
    };
    Ok(found.into_iter().map(view).collect())
}
