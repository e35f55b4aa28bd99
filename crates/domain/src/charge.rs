//! Which part of the list a node of the programme tree looks after: regions, groups, or what one source lists.
//!
//! An organisation that keeps the list looks after all of it. Below it, a site or a group has a charge, and a role on that
//! node reaches the meetings of the charge and no others.

use uuid::Uuid;

use crate::{meeting::Draft, organisation::Path};

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

/// The nodes on which a meeting hangs, to the policy: each organisation that keeps the list, and below it each node that has
/// a charge that covers the meeting.
pub fn nodes(keepers: &[Path], charges: &[Charge], draft: &Draft) -> Vec<Path> {
    let below = |charge: &&Charge| keepers.iter().any(|keeper| keeper.reaches(&charge.node));
    let covering = charges.iter().filter(below).filter(|charge| charge.covers(draft)).map(|charge| charge.node);
    let mut nodes: Vec<Path> = keepers.iter().copied().chain(covering).collect();
    nodes.dedup();
    nodes
}
