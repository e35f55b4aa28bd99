//! Where someone reads: a node with the names and the standing of those above it.

use openseat_content::{Locale, consent::Text};
use openseat_domain::{
    organisation::{Path, Standing},
    policy::{self, Action, Kind, Thing},
    role::{Actor, Role},
};
use openseat_store::{Result, Tx, node};
use uuid::Uuid;

use crate::{ActionError, House, signed::Signed};

/// A node that is open, as are all above it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) path: Path,
    /// "Harbour Clinic, Elm Street".
    pub(super) name: String,
    pub(super) organisation: String,
    /// What the law says of it, or else of what stands above it.
    standing: Standing,
}

impl Place {
    /// `None` when there is none, or it is closed.
    pub(super) async fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Self>> {
        let Some(found) = node::by_id(tx, id).await? else { return Ok(None) };
        let way = node::way(tx, &found.path).await?;
        if way.len() < found.path.ids().len() || way.iter().any(|node| node.closed_at.is_some()) {
            return Ok(None);
        }
        let names: Vec<&str> = way.iter().map(|node| node.name.as_str()).collect();
        let standing = way.iter().rev().map(|node| node.standing).find(|one| *one != Standing::None);
        let organisation = names.first().copied().unwrap_or_default().to_owned();
        Ok(Some(Self {
            path: found.path,
            name: names.join(", "),
            organisation,
            standing: standing.unwrap_or_default(),
        }))
    }

    /// The notice for what is disclosed here: the regulation's statement for those whom it or HIPAA binds, and our own
    /// line for all others. In haste the regulation's short statement will do.
    pub(super) fn notice<'a>(&self, house: &'a House, haste: bool) -> Option<&'a Text> {
        let bound = self.standing != Standing::None;
        let id = if !bound {
            "plain"
        } else if haste {
            "part2_short"
        } else {
            "part2_full"
        };
        house.content.consents().notice(id)
    }
}

/// The place where `who` may see things of this kind, and in which role.
///
/// # Errors
/// `Denied`, for a place that is not there as for one that is not theirs.
pub(super) async fn allowed(house: &House, who: &Signed, node: Uuid, kind: Kind) -> crate::Result<(Place, Role)> {
    let denied = ActionError::Denied(kind.as_str());
    let place = house.db.read(async move |tx| Place::find(tx, node).await).await?.ok_or(denied)?;
    let thing = Thing::on(kind, place.path);
    who.may(Action::See, &thing)?;
    let alone = |role| Actor::Person { id: who.person, grants: vec![role] };
    let grant = who.grants.iter().find(|grant| policy::may(&alone(**grant), Action::See, &thing));
    Ok((place, grant.ok_or(ActionError::Denied(kind.as_str()))?.role))
}

/// A notice as it is shown. The English of a regulation stands; the other language helps to read it.
pub(super) fn said(notice: &Text, locale: Locale) -> String {
    let text = |locale| notice.paragraphs(locale).collect::<Vec<_>>().join("\n\n");
    if locale == Locale::En || notice.id == "plain" {
        return text(locale);
    }
    format!("{}\n\n{}", text(Locale::En), text(locale))
}
