//! Which part of the list a node of the programme tree looks after: regions, groups, or what one source lists.
//!
//! An organisation that keeps the list looks after all of it. Below it, a site or a group has a charge, and a role on that
//! node reaches the meetings of the charge and no others.

use uuid::Uuid;

use crate::{
    meeting::Draft,
    organisation::Path,
    policy::{self, Action, Kind, Thing},
    role::Actor,
};

/// What a charge names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Of {
    /// A region as sources write it, a town or a state.
    Region,
    /// A group by its name.
    Group,
    /// A fellowship, by its id.
    Fellowship,
}

impl Of {
    pub const ALL: [Self; 3] = [Self::Region, Self::Group, Self::Fellowship];

    /// The word in forms and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Region => "region",
            Self::Group => "group",
            Self::Fellowship => "fellowship",
        }
    }

    /// What that word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|of| of.as_str() == word)
    }
}

/// One charge of one node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    pub id: Uuid,
    pub node: Path,
    pub of: Of,
    /// The name, as a person typed it.
    pub name: String,
}

impl Charge {
    /// Whether the meeting is part of it. Case and spaces around make no difference.
    pub fn covers(&self, draft: &Draft) -> bool {
        let named = |text: &str| text.trim().to_lowercase() == self.name.trim().to_lowercase();
        match self.of {
            Of::Region => draft.place.as_ref().is_some_and(|place| {
                let town = [place.city.as_deref(), place.state.as_deref()];
                place.regions.iter().map(String::as_str).chain(town.into_iter().flatten()).any(named)
            }),
            Of::Group => draft.group.as_deref().is_some_and(named),
            Of::Fellowship => named(draft.fellowship.as_str()),
        }
    }
}

/// The node by which `actor` may do this to a meeting of the list; `None` when they may not.
///
/// Whoever may add to the list of an organisation that keeps it looks after all of it. Below it, so does whoever may add at
/// a node with a charge, for the meetings of that charge. A group's own people, who add nothing, may do to its meetings what
/// their role lets them do to a listing.
pub fn by_which(actor: &Actor, action: Action, keepers: &[Path], charges: &[Charge], draft: &Draft) -> Option<Path> {
    let whole = keepers.iter().copied().find(|keeper| adds(actor, keeper) && may(actor, action, keeper));
    whole.or_else(|| {
        let covering = under(keepers, charges).filter(|charge| charge.covers(draft));
        covering.filter(|charge| charge.lets(actor, action)).map(|charge| charge.node).next()
    })
}

/// Whether `actor` may do this to some meeting of the list.
pub fn somewhere(actor: &Actor, action: Action, keepers: &[Path], charges: &[Charge]) -> bool {
    keepers.iter().any(|keeper| adds(actor, keeper) && may(actor, action, keeper))
        || under(keepers, charges).any(|charge| charge.lets(actor, action))
}

/// Whether `actor` looks after the whole list of an organisation that keeps it.
pub fn whole(actor: &Actor, keepers: &[Path]) -> bool {
    keepers.iter().any(|keeper| adds(actor, keeper) && may(actor, Action::Change, keeper))
}

impl Charge {
    fn lets(&self, actor: &Actor, action: Action) -> bool {
        may(actor, action, &self.node) && (self.of == Of::Group || adds(actor, &self.node))
    }
}

/// The charges of nodes below an organisation that keeps the list.
fn under<'a>(keepers: &'a [Path], charges: &'a [Charge]) -> impl Iterator<Item = &'a Charge> {
    charges.iter().filter(|charge| keepers.iter().any(|keeper| keeper.reaches(&charge.node)))
}

fn adds(actor: &Actor, node: &Path) -> bool {
    may(actor, Action::Add, node)
}

fn may(actor: &Actor, action: Action, node: &Path) -> bool {
    policy::may(actor, action, &Thing::on(Kind::Listing, *node))
}
