//! Whose hand changes the list, and which part of it they may change.

use std::sync::Arc;

use openseat_domain::{
    charge::{self, Charge},
    id::Ids,
    meeting::Draft,
    organisation::Path,
    policy::Action,
    role::Actor,
};
use openseat_store::{self as store, Tx, charge as charges, keeper};

use crate::{ActionError, House, Result, organisation::name_of, signed::Signed};

/// Who changes something, and all that is needed for it inside a transaction.
#[derive(Clone, Debug)]
pub(crate) struct Hand {
    pub(crate) actor: Actor,
    /// Their pseudonym.
    pub(crate) who: String,
    pub(crate) ids: Arc<Ids>,
    /// For meetings that name neither zone nor place.
    pub(super) home_zone: String,
    pub(super) home_country: String,
}

/// Which nodes look after which part of the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach {
    pub(crate) keepers: Vec<Path>,
    pub(crate) charges: Vec<Charge>,
}

/// What somebody who sits at the desk may do there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// They look after the whole list of an organisation that keeps it, so they see what is waiting for all of it.
    pub whole: bool,
    /// They may put meetings on the list.
    pub adds: bool,
}

pub(crate) async fn hand(house: &House, by: &Actor) -> Result<Hand> {
    Ok(Hand {
        actor: by.clone(),
        who: name_of(house, by).await?,
        ids: Arc::clone(&house.ids),
        home_zone: house.home_zone.clone(),
        home_country: house.home_country.clone(),
    })
}

/// Whether the person sits at the desk at all, and what they may do there. `None` for everybody else.
///
/// # Errors
/// When the database cannot be read.
pub async fn sits_here(house: &House, who: &Signed) -> Result<Option<Desk>> {
    let actor = who.actor();
    let reach = house.db.read(async |tx| Reach::read(tx).await).await?;
    Ok(reach.desk(&actor))
}

/// # Errors
/// `Denied`.
pub(crate) async fn seated(house: &House, by: &Actor) -> Result<Desk> {
    let reach = house.db.read(async |tx| Reach::read(tx).await).await?;
    reach.desk(by).ok_or(ActionError::Denied("listing"))
}

impl Reach {
    pub(crate) async fn read(tx: &mut Tx) -> store::Result<Self> {
        Ok(Self { keepers: keeper::all(tx).await?, charges: charges::all(tx).await? })
    }

    /// The node by which `actor` may do this to a meeting; the organisation itself if they may by that.
    pub(crate) fn by_which(&self, actor: &Actor, action: Action, draft: &Draft) -> Option<Path> {
        charge::by_which(actor, action, &self.keepers, &self.charges, draft)
    }

    /// What `actor` may do at the desk; `None` when nothing.
    fn desk(&self, actor: &Actor) -> Option<Desk> {
        let somewhere = |action| charge::somewhere(actor, action, &self.keepers, &self.charges);
        let desk = || Desk { whole: charge::whole(actor, &self.keepers), adds: somewhere(Action::Add) };
        somewhere(Action::Change).then(desk)
    }
}
