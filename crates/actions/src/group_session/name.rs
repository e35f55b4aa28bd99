//! First names that a group wants for its own circle. They are sealed, seen by who runs this group, and go after two weeks.

use jiff::{SignedDuration, Timestamp};
use openseat_domain::{
    group_session::{LONGEST_NOTE, NAMES_KEPT_DAYS},
    policy::{Action, Kind, Thing},
};
use openseat_store::{Tx, audit, group_session::name};
use uuid::Uuid;

use super::{Opener, missing};
use crate::{
    House, Result,
    audit::organisation_chain,
    organisation::{allow, find_node, name_of},
    signed::Signed,
    space::readable,
};

/// The names of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamesView {
    /// As they were typed, one a line.
    pub names: String,
    /// When they are deleted.
    pub until: Timestamp,
}

/// The names; that somebody looked is written down.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn names(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<Option<NamesView>> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::See, &Thing::on(Kind::SessionNames, found.path))?;
    let me = name_of(house, &who.actor()).await?;
    let (opener, chain) = (Opener::of(house), organisation_chain(&found.path));
    let read = async move |tx: &mut Tx| {
        if opener.find(tx, &found, id, now).await?.is_none() {
            return Ok(None);
        }
        let names = name::of(tx, &opener.vault, id, now).await?;
        if names.is_some() {
            audit::append(tx, &chain, now, &me, "session_names.look", &id.simple().to_string()).await?;
        }
        Ok(names.map(|(names, until)| NamesView { names, until }))
    };
    Ok(house.db.write(read).await?)
}

/// Keeps names in place of those before. Empty deletes them.
///
/// # Errors
/// `Denied`; `Missing`; `Refused` at `names`.
pub async fn keep_names(house: &House, who: &Signed, node: Uuid, id: Uuid, typed: &str, now: Timestamp) -> Result<()> {
    if typed.trim().is_empty() {
        return forget_names(house, who, node, id, now).await.map(drop);
    }
    readable("names", typed, LONGEST_NOTE, true)?;
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::Change, &Thing::on(Kind::SessionNames, found.path))?;
    let me = name_of(house, &who.actor()).await?;
    let (opener, chain, typed) = (Opener::of(house), organisation_chain(&found.path), typed.trim().to_owned());
    let until = now.saturating_add(SignedDuration::from_hours(24 * NAMES_KEPT_DAYS)).unwrap_or(Timestamp::MAX);
    let write = async move |tx: &mut Tx| {
        if opener.find(tx, &found, id, now).await?.is_none() {
            return Ok(false);
        }
        name::keep(tx, &opener.vault, id, &typed, until).await?;
        audit::append(tx, &chain, now, &me, "session_names.keep", &id.simple().to_string()).await?;
        Ok(true)
    };
    if house.db.write(write).await? { Ok(()) } else { Err(missing()) }
}

/// Deletes them at once. False when there are none.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn forget_names(house: &House, who: &Signed, node: Uuid, id: Uuid, now: Timestamp) -> Result<bool> {
    let found = find_node(house, node).await?;
    allow(&who.actor(), Action::Remove, &Thing::on(Kind::SessionNames, found.path))?;
    let me = name_of(house, &who.actor()).await?;
    let (opener, chain) = (Opener::of(house), organisation_chain(&found.path));
    let write = async move |tx: &mut Tx| {
        let removed = opener.find(tx, &found, id, now).await?.is_some() && name::remove(tx, id).await?;
        if removed {
            audit::append(tx, &chain, now, &me, "session_names.forget", &id.simple().to_string()).await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}
