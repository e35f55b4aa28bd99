//! Which meetings of the list a group holds. Their rules say when its sessions are to be expected.

use jiff::Timestamp;
use openseat_domain::policy::Action;
use openseat_store::{Tx, audit, group_meeting, meeting};
use uuid::Uuid;

use super::enter;
use crate::{
    House, Result,
    audit::organisation_chain,
    meeting::{self as meetings_of_list, Named},
    signed::Signed,
};

/// A meeting that a group holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldMeeting {
    pub id: Uuid,
    pub named: Named,
    pub since: Timestamp,
}

/// The meetings that a group holds.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn meetings(house: &House, who: &Signed, node: Uuid, now: Timestamp) -> Result<Vec<HeldMeeting>> {
    enter(house, who, node, Action::See).await?;
    let read = async move |tx: &mut Tx| {
        let mut all = Vec::new();
        for (id, since) in group_meeting::of(tx, node).await? {
            all.push(HeldMeeting { id, named: meetings_of_list::named(tx, id, now).await?, since });
        }
        Ok(all)
    };
    Ok(house.db.read(read).await?)
}

/// Says that the group holds a meeting of the list, by its address. False when it did already. It changes nothing on the list.
///
/// # Errors
/// `Denied`; `Missing`, also when there is no such meeting.
pub async fn hold(house: &House, who: &Signed, node: Uuid, slug: &str, now: Timestamp) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Change).await?;
    let slug = slug.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
    let (chain, name) = (organisation_chain(&found.path), slug.clone());
    let write = async move |tx: &mut Tx| {
        let Some(meeting) = meeting::by_slug(tx, &slug).await?.filter(|one| one.state == meeting::State::Live) else {
            return Ok(None);
        };
        let added = group_meeting::add(tx, node, meeting.id, now).await?;
        if added {
            audit::append(tx, &chain, now, &me, "group_meeting.add", &slug).await?;
        }
        Ok(Some(added))
    };
    house.db.write(write).await?.ok_or_else(|| meetings_of_list::missing(name))
}

/// Takes that back. Sessions that were written down stay.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn let_go(house: &House, who: &Signed, node: Uuid, meeting: Uuid, now: Timestamp) -> Result<bool> {
    let (found, me) = enter(house, who, node, Action::Change).await?;
    let chain = organisation_chain(&found.path);
    let write = async move |tx: &mut Tx| {
        let removed = group_meeting::remove(tx, node, meeting).await?;
        if removed {
            audit::append(tx, &chain, now, &me, "group_meeting.remove", &meeting.simple().to_string()).await?;
        }
        Ok(removed)
    };
    Ok(house.db.write(write).await?)
}
