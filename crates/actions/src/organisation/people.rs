//! Who has a role on a node, and ending it.

use jiff::Timestamp;
use openseat_domain::{
    organisation::Path,
    policy::{Action, Kind, Thing},
    role::{Actor, Role},
};
use openseat_store::{Tx, audit, grant};
use uuid::Uuid;

use super::{allow, find_node, name_of, refused};
use crate::{ActionError, House, Result, audit::organisation_chain};

/// One who has a role, as the manager sees them.
#[derive(Clone, Debug)]
pub struct GrantView {
    pub person: Uuid,
    pub id: Uuid,
    /// A short mark, since an account has no name. Each organisation knows the same person by another one.
    pub mark: String,
    pub role: Role,
    pub on: Path,
    pub on_name: String,
    pub made_at: Timestamp,
    pub until: Option<Timestamp>,
}

/// Letters of a mark: digits and capitals that are not taken for one another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Who has a role on the node or below: those of the node first, each group in the order they came.
///
/// # Errors
/// `Denied`; `Missing`.
pub async fn people(house: &House, by: &Actor, node: Uuid, now: Timestamp) -> Result<Vec<GrantView>> {
    let found = find_node(house, node).await?;
    allow(by, Action::See, &Thing::on(Kind::Grant, found.path))?;
    let held = house.db.read(async move |tx| {
        let mut held = grant::on_node(tx, node, now).await?;
        held.extend(grant::below_node(tx, node, now).await?);
        Ok(held)
    });
    let view = |held: grant::Held| GrantView {
        person: held.person,
        id: held.id,
        mark: mark(house, held.grant.on.organisation(), held.person),
        role: held.grant.role,
        on: held.grant.on,
        on_name: held.on_name,
        made_at: held.made_at,
        until: held.until,
    };
    Ok(held.await?.into_iter().map(view).collect())
}

/// Ends a role. A person may always give up their own; the last manager of an organisation stays.
///
/// # Errors
/// `Refused` at `grant` for the last manager; `Denied`; `Missing`.
pub async fn end_grant(house: &House, by: &Actor, person: Uuid, id: Uuid, now: Timestamp) -> Result<()> {
    let held = house.db.read(async move |tx| grant::of_person(tx, person, now).await).await?;
    let held = held.into_iter().find(|held| held.id == id).ok_or_else(missing)?;
    let own = matches!(by, Actor::Person { id, .. } if *id == person);
    if !own {
        allow(by, Action::Remove, &Thing::on(Kind::Grant, held.grant.on))?;
    }
    let who = name_of(house, by).await?;
    let whose = house.vault.person(person).await?.map_or_else(|| "erased".to_owned(), |key| key.pseudonym());
    let (chain, what) = (organisation_chain(&held.grant.on), format!("grant.end {}", held.grant.role.as_str()));
    let done = house.db.write(async move |tx| {
        if is_last_manager(tx, &held, now).await? {
            return Ok(Done::LastManager);
        }
        if !grant::end(tx, person, id, now).await? {
            return Ok(Done::Gone);
        }
        audit::append(tx, &chain, now, &who, &what, &whose).await?;
        Ok(Done::Ended)
    });
    match done.await? {
        Done::Ended => Ok(()),
        Done::Gone => Err(missing()),
        Done::LastManager => {
            let fix = "Give another person the role first.";
            Err(refused("grant", "An organisation needs a manager, and this is the last one.", fix))
        }
    }
}

enum Done {
    Ended,
    Gone,
    LastManager,
}

/// Whether an organisation would be without a manager if this role ended.
pub(crate) async fn is_last_manager(tx: &mut Tx, held: &grant::Held, now: Timestamp) -> openseat_store::Result<bool> {
    let root = Path::root(held.grant.on.organisation());
    if held.grant.role != Role::Manager || held.grant.on != root {
        return Ok(false);
    }
    let others = grant::on_node(tx, root.node(), now).await?;
    Ok(!others.iter().any(|other| other.grant.role == Role::Manager && other.person != held.person))
}

/// Six letters that stand for a person within one organisation. They tell nothing without the house's key, and two
/// organisations cannot find out by them that they know the same person.
pub(crate) fn mark(house: &House, organisation: Uuid, person: Uuid) -> String {
    let hash = house.vault.index("mark of staff", &format!("{organisation} {person}"));
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    let (front, back): (String, String) =
        (hash[..3].iter().map(letter).collect(), hash[3..6].iter().map(letter).collect());
    format!("{front}-{back}")
}

fn missing() -> ActionError {
    ActionError::Missing { what: "role", name: String::new(), fix: "Look again who has a role here." }
}
