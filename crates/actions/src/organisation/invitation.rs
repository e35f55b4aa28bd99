//! Links that give a role: made by who may, used once, within their time.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use openseat_domain::{
    organisation::Path,
    policy::{self, Action, Kind, Thing},
    role::{Actor, Role},
};
use openseat_store::{
    Tx, audit, grant,
    invitation::{self, Invitation},
    node,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{allow, find_node, name_of, refused};
use crate::{
    ActionError, House, Result,
    audit::organisation_chain,
    signed::{Signed, Strength},
};

/// Longest life of a link.
pub const MOST_DAYS: u16 = 30;

/// A link that gives a role.
#[derive(Clone, Debug)]
pub struct InvitationView {
    pub id: Uuid,
    pub role: Role,
    pub made_at: Timestamp,
    pub ends_at: Timestamp,
}

/// What an invitation offers, to whom opens it.
#[derive(Clone, Debug)]
pub struct OfferView {
    pub organisation: String,
    pub node: String,
    pub role: Role,
    pub ends_at: Timestamp,
}

/// Makes a link that gives `role` once, within `days`. Gives the secret part of the link, shown once.
///
/// # Errors
/// `Refused` at `days` unless 1 to 30; `Denied`, also for a role that they may not invite to; `Missing`.
pub async fn invite(house: &House, by: &Actor, node: Uuid, role: Role, days: u16, now: Timestamp) -> Result<String> {
    let found = find_node(house, node).await?;
    if !policy::may_invite(by, role, &found.path) || found.closed_at.is_some() {
        return Err(ActionError::Denied(Kind::Invitation.as_str()));
    }
    if !(1..=MOST_DAYS).contains(&days) {
        let what = format!("A link holds for 1 to {MOST_DAYS} days, not {days}.");
        return Err(refused("days", &what, "Choose how many days."));
    }
    let ends_at = now.saturating_add(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(Timestamp::MAX);
    let secret: [u8; 32] = house.vault.secrets().bytes();
    let link = Invitation { id: house.ids.next(now), node, role, made_at: now, ends_at };
    let (who, chain) = (name_of(house, by).await?, organisation_chain(&found.path));
    let kept = house.db.write(async move |tx| {
        invitation::drop_over(tx, node, now).await?;
        invitation::insert(tx, hash(&secret), &link).await?;
        let what = format!("invitation.make {}", role.as_str());
        audit::append(tx, &chain, now, &who, &what, &link.id.simple().to_string()).await
    });
    kept.await?;
    Ok(URL_SAFE_NO_PAD.encode(secret))
}

/// Links that wait to be used.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn invitations(house: &House, by: &Actor, node: Uuid, now: Timestamp) -> Result<Vec<InvitationView>> {
    let found = find_node(house, node).await?;
    allow(by, Action::See, &Thing::on(Kind::Invitation, found.path))?;
    let waiting = house.db.read(async move |tx| invitation::of_node(tx, node, now).await).await?;
    let view = |i: Invitation| InvitationView { id: i.id, role: i.role, made_at: i.made_at, ends_at: i.ends_at };
    Ok(waiting.into_iter().map(view).collect())
}

/// Takes a link back. False when there is none or it was used.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn take_back(house: &House, by: &Actor, node: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    let found = find_node(house, node).await?;
    allow(by, Action::Remove, &Thing::on(Kind::Invitation, found.path))?;
    let (who, chain) = (name_of(house, by).await?, organisation_chain(&found.path));
    let taken = house.db.write(async move |tx| {
        let taken = invitation::take_back(tx, node, id, now).await?;
        if taken {
            audit::append(tx, &chain, now, &who, "invitation.take_back", &id.simple().to_string()).await?;
        }
        Ok(taken)
    });
    Ok(taken.await?)
}

/// What a link offers; `None` when it never was, was used, taken back or is over: all alike.
///
/// # Errors
/// When the database cannot be read.
pub async fn offer(house: &House, token: &str, now: Timestamp) -> Result<Option<OfferView>> {
    let Some(secret) = secret(token) else { return Ok(None) };
    let offered = house.db.read(async move |tx| offered(tx, hash(&secret), now).await).await?;
    Ok(offered.map(|(_, _, view)| view))
}

/// Takes the role that a link gives. Who has that role there already leaves the link for another.
///
/// # Errors
/// `Missing`, alike for a link that never was, was used, taken back or is over; `Denied` before the second proof.
pub async fn accept(house: &House, who: &Signed, token: &str, now: Timestamp) -> Result<OfferView> {
    if who.strength == Strength::Half {
        return Err(ActionError::Denied("the second proof is missing"));
    }
    let secret = secret(token).ok_or_else(missing)?;
    let (person, id, name) = (who.person, house.ids.next(now), name_of(house, &who.actor()).await?);
    let taken = house.db.write(async move |tx| {
        let Some((link, path, view)) = offered(tx, hash(&secret), now).await? else { return Ok(None) };
        let held = grant::of_person(tx, person, now).await?;
        if held.iter().any(|held| held.grant.on == path && held.grant.role == link.role) {
            return Ok(Some(view));
        }
        if !invitation::use_up(tx, hash(&secret), now).await? {
            return Ok(None);
        }
        grant::insert(tx, person, id, link.node, link.role, now, None).await?;
        let what = format!("invitation.accept {}", link.role.as_str());
        audit::append(tx, &organisation_chain(&path), now, &name, &what, &link.id.simple().to_string()).await?;
        Ok(Some(view))
    });
    taken.await?.ok_or_else(missing)
}

async fn offered(
    tx: &mut Tx,
    token: [u8; 32],
    now: Timestamp,
) -> openseat_store::Result<Option<(Invitation, Path, OfferView)>> {
    let Some(link) = invitation::waiting(tx, token, now).await? else { return Ok(None) };
    let Some(found) = node::by_id(tx, link.node).await? else { return Ok(None) };
    let way = node::way(tx, &found.path).await?;
    if way.iter().any(|node| node.closed_at.is_some()) {
        return Ok(None);
    }
    let organisation = way.first().map_or_else(String::new, |root| root.name.clone());
    let view = OfferView { organisation, node: found.name, role: link.role, ends_at: link.ends_at };
    Ok(Some((link, found.path, view)))
}

/// The 32 bytes of a link's secret part.
fn secret(token: &str) -> Option<[u8; 32]> {
    URL_SAFE_NO_PAD.decode(token).ok()?.try_into().ok()
}

fn hash(secret: &[u8; 32]) -> [u8; 32] {
    Sha256::digest(secret).into()
}

fn missing() -> ActionError {
    ActionError::Missing { what: "invitation", name: String::new(), fix: "Ask for a new link." }
}
