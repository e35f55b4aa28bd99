//! The programme tree: organisations, their sites and groups, and who has which role there.

mod invitation;
mod people;

use jiff::Timestamp;
use openseat_domain::{
    organisation::{Level, Path, Standing},
    policy::{self, Action, Kind, Thing},
    problem::Problem,
    role::{Actor, Role},
};
use openseat_store::{
    Tx, audit,
    node::{self, Node},
};
use uuid::Uuid;

pub(crate) use self::people::{is_last_manager, mark};
pub use self::{
    invitation::{InvitationView, OfferView, accept, invitations, invite, offer, take_back},
    people::{GrantView, end_grant, people},
};
use crate::{ActionError, House, Result, audit::organisation_chain, signed::Signed};

/// Longest name of a node, in characters.
pub const LONGEST_NAME: usize = 80;

/// Most organisations that one search gives.
const MOST_FOUND: usize = 100;

/// A node to look at.
#[derive(Clone, Debug)]
pub struct NodeView {
    pub path: Path,
    pub level: Level,
    pub name: String,
    /// The names from the root to it, for the way back.
    pub way: Vec<(Uuid, String)>,
    pub standing: Standing,
    /// Its staff need two proofs of who they are: it asks for them, or a node above it does.
    pub two_proofs: bool,
    pub closed: bool,
    pub below: Vec<(Path, String)>,
}

/// Makes an organisation; the operator only. Gives its path.
///
/// # Errors
/// `Refused` at `name`; `Denied`.
pub async fn make(house: &House, by: &Actor, name: &str, standing: Standing, now: Timestamp) -> Result<Path> {
    allow(by, Action::Add, &Thing::of_all(Kind::Organisation))?;
    let path = Path::root(house.ids.next(now));
    add(house, by, Node { path, name: a_name(name)?, standing, two_proofs: false, made_at: now, closed_at: None }).await
}

/// Makes a site below an organisation or a group below a site. The law sees it as it sees the node above.
///
/// # Errors
/// `Refused` at `name`, or at `above` when that is a group; `Denied`; `Missing`.
pub async fn make_below(house: &House, by: &Actor, above: Uuid, name: &str, now: Timestamp) -> Result<Path> {
    let above = find_node(house, above).await?;
    allow(by, Action::Add, &Thing::on(Kind::Organisation, above.path))?;
    let name = a_name(name)?;
    let path = above.path.below(house.ids.next(now)).ok_or_else(|| {
        ActionError::Refused(Problem::refused("above", "Nothing stands below a group.", "Add it to the site."))
    })?;
    let standing = above.standing;
    add(house, by, Node { path, name, standing, two_proofs: false, made_at: now, closed_at: None }).await
}

/// Renames it, says how the law sees it, and whether its staff need two proofs.
///
/// # Errors
/// `Refused` at `name`, or at `two_proofs` when a node above asks for them; `Denied`; `Missing`.
pub async fn change(
    house: &House,
    by: &Actor,
    node: Uuid,
    name: &str,
    standing: Standing,
    two_proofs: bool,
    now: Timestamp,
) -> Result<()> {
    let (old, way) = with_way(house, node).await?;
    let above = way.iter().any(|above| above.path != old.path && above.two_proofs);
    let name = a_name(name)?;
    let renamed = name != old.name;
    let ruled = standing != old.standing || two_proofs != (above || old.two_proofs);
    if renamed || !ruled {
        allow(by, Action::Change, &Thing::on(Kind::Organisation, old.path))?;
    }
    if ruled {
        allow(by, Action::Change, &Thing::on(Kind::SignInRule, old.path))?;
    }
    if above && !two_proofs {
        let fix = "Change it there first.";
        return Err(refused("two_proofs", "The organisation above asks for two proofs.", fix));
    }
    // What is asked above is not written down here too, so that it ends when it ends there.
    let own = two_proofs && (old.two_proofs || !above);
    let (who, chain) = (name_of(house, by).await?, organisation_chain(&old.path));
    let kept = house.db.write(async move |tx| {
        node::change(tx, node, &name, standing, own).await?;
        let which = node.simple().to_string();
        if renamed {
            audit::append(tx, &chain, now, &who, "organisation.rename", &which).await?;
        }
        if ruled {
            let proofs = if own { "two_proofs" } else { "one_proof" };
            let what = format!("sign_in_rule.set {} {proofs}", standing.as_str());
            audit::append(tx, &chain, now, &who, &what, &which).await?;
        }
        Ok(())
    });
    Ok(kept.await?)
}

/// A node, for those who belong to it.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn view(house: &House, by: &Actor, node: Uuid) -> Result<NodeView> {
    let by = by.clone();
    let found = house.db.read(async move |tx| {
        let Some(found) = node::by_id(tx, node).await? else { return Ok(None) };
        if !policy::may(&by, Action::See, &Thing::on(Kind::Organisation, found.path)) {
            return Ok(Some(None));
        }
        Ok(Some(Some(look(tx, &found).await?)))
    });
    found.await?.ok_or_else(missing)?.ok_or(ActionError::Denied(Kind::Organisation.as_str()))
}

/// The nodes that the person has a role on, with that role.
///
/// # Errors
/// When the database cannot be read.
pub async fn mine(house: &House, who: &Signed) -> Result<Vec<(NodeView, Role)>> {
    let grants = who.grants.clone();
    let found = house.db.read(async move |tx| {
        let mut mine = Vec::with_capacity(grants.len());
        for grant in &grants {
            if let Some(found) = node::by_id(tx, grant.on.node()).await? {
                mine.push((look(tx, &found).await?, grant.role));
            }
        }
        Ok(mine)
    });
    Ok(found.await?)
}

/// Organisations that a person can share with, by a part of the name; all open ones when it is empty. At most 100, by
/// name.
///
/// # Errors
/// When the database cannot be read.
pub async fn find(house: &House, words: &str) -> Result<Vec<(Path, String)>> {
    let words = words.trim().to_lowercase();
    let roots = house.db.read(async |tx| node::roots(tx).await).await?;
    let found = roots.into_iter().filter(|root| root.name.to_lowercase().contains(&words));
    Ok(found.take(MOST_FOUND).map(|root| (root.path, root.name)).collect())
}

/// Every open organisation, for the operator.
///
/// # Errors
/// `Denied`.
pub async fn every(house: &House, by: &Actor) -> Result<Vec<NodeView>> {
    allow(by, Action::See, &Thing::of_all(Kind::Organisation))?;
    let found = house.db.read(async |tx| {
        let mut all = Vec::new();
        for root in node::roots(tx).await? {
            all.push(look(tx, &root).await?);
        }
        Ok(all)
    });
    Ok(found.await?)
}

async fn add(house: &House, by: &Actor, node: Node) -> Result<Path> {
    let (who, chain, path) = (name_of(house, by).await?, organisation_chain(&node.path), node.path);
    let kept = house.db.write(async move |tx| {
        node::insert(tx, &node).await?;
        let what = format!("{}.make", node.level().as_str());
        audit::append(tx, &chain, node.made_at, &who, &what, &node.id().simple().to_string()).await
    });
    kept.await?;
    Ok(path)
}

async fn look(tx: &mut Tx, found: &Node) -> openseat_store::Result<NodeView> {
    let way = node::way(tx, &found.path).await?;
    let below = node::below(tx, found.id()).await?;
    Ok(NodeView {
        path: found.path,
        level: found.level(),
        name: found.name.clone(),
        standing: found.standing,
        two_proofs: way.iter().any(|node| node.two_proofs),
        closed: way.iter().any(|node| node.closed_at.is_some()),
        way: way.into_iter().map(|node| (node.id(), node.name)).collect(),
        below: below.into_iter().map(|node| (node.path, node.name)).collect(),
    })
}

/// By what the audit knows who acts: a pseudonym, or "operator".
pub(crate) async fn name_of(house: &House, by: &Actor) -> Result<String> {
    match by {
        Actor::Visitor => Ok("visitor".to_owned()),
        Actor::Operator => Ok("operator".to_owned()),
        Actor::Person { id, .. } => {
            let key = house.vault.person(*id).await?;
            Ok(key.ok_or(ActionError::Denied("an account that is gone"))?.pseudonym())
        }
    }
}

pub(crate) fn allow(by: &Actor, action: Action, thing: &Thing) -> Result<()> {
    if policy::may(by, action, thing) { Ok(()) } else { Err(ActionError::Denied(thing.kind.as_str())) }
}

pub(crate) async fn find_node(house: &House, id: Uuid) -> Result<Node> {
    house.db.read(async move |tx| node::by_id(tx, id).await).await?.ok_or_else(missing)
}

async fn with_way(house: &House, id: Uuid) -> Result<(Node, Vec<Node>)> {
    let found = house.db.read(async move |tx| {
        let Some(found) = node::by_id(tx, id).await? else { return Ok(None) };
        let way = node::way(tx, &found.path).await?;
        Ok(Some((found, way)))
    });
    found.await?.ok_or_else(missing)
}

fn missing() -> ActionError {
    ActionError::Missing { what: "organisation", name: String::new(), fix: "Look for it by its name." }
}

fn refused(at: &str, what: &str, fix: &str) -> ActionError {
    ActionError::Refused(Problem::refused(at, what, fix))
}

fn a_name(text: &str) -> Result<String> {
    let name = text.trim();
    let fix = format!("Give 1 to {LONGEST_NAME} letters.");
    if name.is_empty() {
        return Err(refused("name", "The name is missing.", &fix));
    }
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(refused("name", "The name is too long, or holds signs that cannot be shown.", &fix));
    }
    Ok(name.to_owned())
}
