//! The programme tree: an organisation has sites, a site has groups. Roles are given on one of its nodes and hold for
//! everything below it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a node of the tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A treatment service, a fellowship office, a recovery centre.
    Organisation,
    /// One of its places.
    Site,
    /// A group that stands over years.
    Group,
}

impl Level {
    pub const ALL: [Self; 3] = [Self::Organisation, Self::Site, Self::Group];

    /// The word in forms and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Site => "site",
            Self::Group => "group",
        }
    }

    /// The level of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == word)
    }
}

/// How the law on records of substance use treatment sees an organisation. It decides this for itself; we only hold to
/// it (42 CFR 2.11 and 2.12; 45 CFR 160.103).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Neither HIPAA nor Part 2 reaches it: a mutual-help group, a directory.
    #[default]
    None,
    /// A HIPAA covered entity or its business associate.
    CoveredEntity,
    /// A Part 2 programme.
    Part2,
    /// Holds records that came from one.
    LawfulHolder,
}

impl Standing {
    pub const ALL: [Self; 4] = [Self::None, Self::CoveredEntity, Self::Part2, Self::LawfulHolder];

    /// The word in forms and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::CoveredEntity => "covered_entity",
            Self::Part2 => "part2",
            Self::LawfulHolder => "lawful_holder",
        }
    }

    /// The standing of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == word)
    }
}

/// The way from the root of the tree to a node: organisation, site, group; one to three ids, the root first.
///
/// Held in the node itself, so that asking whether a role reaches a thing needs no look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    ids: [Uuid; 3],
    len: u8,
}

impl Path {
    /// The path of an organisation.
    pub fn root(organisation: Uuid) -> Self {
        Self { ids: [organisation, Uuid::nil(), Uuid::nil()], len: 1 }
    }

    /// The path of a node directly below this one; `None` below a group.
    pub fn below(mut self, id: Uuid) -> Option<Self> {
        *self.ids.get_mut(usize::from(self.len))? = id;
        self.len += 1;
        Some(self)
    }

    /// The ids, the root first.
    pub fn ids(&self) -> &[Uuid] {
        &self.ids[..usize::from(self.len)]
    }

    /// The organisation at the root.
    pub fn organisation(&self) -> Uuid {
        self.ids[0]
    }

    /// The node itself.
    pub fn node(&self) -> Uuid {
        self.ids[usize::from(self.len) - 1]
    }

    /// Whether `other` is this node or stands below it.
    pub fn reaches(&self, other: &Self) -> bool {
        other.ids().starts_with(self.ids())
    }

    /// What stands at its end.
    pub fn level(&self) -> Level {
        Level::ALL[usize::from(self.len) - 1]
    }

    /// The ids with dots between, as the table keeps it.
    pub fn text(&self) -> String {
        let ids: Vec<String> = self.ids().iter().map(|id| id.simple().to_string()).collect();
        ids.join(".")
    }

    /// Reads [`Path::text`].
    pub fn parse(text: &str) -> Option<Self> {
        let mut ids = text.split('.').map(|id| Uuid::parse_str(id).ok());
        let root = Self::root(ids.next()??);
        ids.try_fold(root, |path, id| path.below(id?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_reaches_itself_and_what_is_below_and_nothing_beside() {
        let id = Uuid::from_u128;
        let clinic = Path::root(id(1));
        let site = clinic.below(id(2)).expect("below an organisation");
        let group = site.below(id(3)).expect("below a site");
        assert!(clinic.reaches(&group) && clinic.reaches(&clinic) && site.reaches(&group));
        assert!(!group.reaches(&site) && !site.reaches(&clinic.below(id(4)).expect("below")));
        assert!(group.below(id(5)).is_none());
        assert_eq!(Path::parse(&group.text()), Some(group));
        assert_eq!((group.level(), group.node(), group.organisation()), (Level::Group, id(3), id(1)));
        assert_eq!(Path::parse("nonsense"), None);
    }
}
