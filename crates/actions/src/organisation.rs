//! The programme tree: organisations, their sites and groups, and who has which role there.

use jiff::Timestamp;
use openseat_domain::{
    organisation::{Level, Path, Standing},
    role::{Actor, Role},
};
use uuid::Uuid;

use crate::{House, Result, signed::Signed};

/// A node to look at.
#[derive(Clone, Debug)]
pub struct NodeView {
    pub path: Path,
    pub level: Level,
    pub name: String,
    /// The names from the root to it, for the way back.
    pub way: Vec<(Uuid, String)>,
    pub standing: Standing,
    /// Its staff need two proofs of who they are.
    pub two_proofs: bool,
    pub closed: bool,
    pub below: Vec<(Path, String)>,
}

/// One who has a role, as the manager sees them.
#[derive(Clone, Debug)]
pub struct GrantView {
    pub person: Uuid,
    pub id: Uuid,
    /// A short mark, since an account has no name; the person's own first name only if they share it.
    pub mark: String,
    pub role: Role,
    pub on: Path,
    pub on_name: String,
    pub made_at: Timestamp,
    pub until: Option<Timestamp>,
}

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

/// Makes an organisation; the operator only. Gives its path.
pub async fn make(_house: &House, _by: &Actor, _name: &str, _standing: Standing, _now: Timestamp) -> Result<Path> {
    Err(crate::signed::not_yet())
}

/// Makes a site below an organisation or a group below a site.
pub async fn make_below(_house: &House, _by: &Actor, _above: Uuid, _name: &str, _now: Timestamp) -> Result<Path> {
    Err(crate::signed::not_yet())
}

/// Renames it, says how the law sees it, and whether its staff need two proofs.
pub async fn change(
    _house: &House,
    _by: &Actor,
    _node: Uuid,
    _name: &str,
    _standing: Standing,
    _two_proofs: bool,
    _now: Timestamp,
) -> Result<()> {
    Err(crate::signed::not_yet())
}

/// A node, for those who belong to it.
pub async fn view(_house: &House, _by: &Actor, _node: Uuid) -> Result<NodeView> {
    Err(crate::signed::not_yet())
}

/// The nodes that the person has a role on, with that role.
pub async fn mine(_house: &House, _who: &Signed) -> Result<Vec<(NodeView, Role)>> {
    Err(crate::signed::not_yet())
}

/// Organisations that a person can share with, by a part of the name; all open ones when it is empty.
pub async fn find(_house: &House, _words: &str) -> Result<Vec<(Path, String)>> {
    Err(crate::signed::not_yet())
}

/// Who has a role on the node or below.
pub async fn people(_house: &House, _by: &Actor, _node: Uuid, _now: Timestamp) -> Result<Vec<GrantView>> {
    Err(crate::signed::not_yet())
}

/// Ends a role. The last manager of an organisation stays: `Refused`.
pub async fn end_grant(_house: &House, _by: &Actor, _person: Uuid, _grant: Uuid, _now: Timestamp) -> Result<()> {
    Err(crate::signed::not_yet())
}

/// Makes a link that gives `role` once, within `days`. Gives the secret part of the link, shown once.
pub async fn invite(
    _house: &House,
    _by: &Actor,
    _node: Uuid,
    _role: Role,
    _days: u16,
    _now: Timestamp,
) -> Result<String> {
    Err(crate::signed::not_yet())
}

/// Links that wait to be used.
pub async fn invitations(_house: &House, _by: &Actor, _node: Uuid, _now: Timestamp) -> Result<Vec<InvitationView>> {
    Err(crate::signed::not_yet())
}

/// Takes a link back. False when there is none or it was used.
pub async fn take_back(_house: &House, _by: &Actor, _node: Uuid, _invitation: Uuid, _now: Timestamp) -> Result<bool> {
    Err(crate::signed::not_yet())
}

/// What a link offers; `None` when it never was, was used, taken back or is over: all alike.
pub async fn offer(_house: &House, _token: &str, _now: Timestamp) -> Result<Option<OfferView>> {
    Err(crate::signed::not_yet())
}

/// Takes the role that a link gives.
pub async fn accept(_house: &House, _who: &Signed, _token: &str, _now: Timestamp) -> Result<OfferView> {
    Err(crate::signed::not_yet())
}
