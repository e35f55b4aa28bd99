//! How close an evening came to the way its programme is meant to go. It is there to find one thing to try next time; a low
//! figure is no bad group, and no two groups are ever laid side by side.

use serde::{Deserialize, Serialize};

use crate::word::words;

words! {
    /// What an item is to its programme.
    pub enum Key {
        /// Counts toward the figure.
        Core = "core",
        /// May be done in other ways.
        Adaptable = "adaptable",
        /// The group's own.
        Local = "local",
    }
}

words! {
    /// Who looked.
    pub enum Rater {
        Own = "self",
        CoFacilitator = "co-facilitator",
        Visitor = "visitor",
        /// People who came, each with three questions and no name.
        Members = "members",
    }
}

/// What was seen of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mark {
    #[serde(rename = "0")]
    No,
    #[serde(rename = "1")]
    Partly,
    #[serde(rename = "2")]
    Yes,
    /// It did not apply.
    #[serde(rename = "na")]
    NotHere,
}

impl Mark {
    pub const ALL: [Self; 4] = [Self::No, Self::Partly, Self::Yes, Self::NotHere];

    /// The word in forms and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::No => "0",
            Self::Partly => "1",
            Self::Yes => "2",
            Self::NotHere => "na",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.as_str() == word)
    }

    fn points(self) -> Option<u32> {
        match self {
            Self::No => Some(0),
            Self::Partly => Some(1),
            Self::Yes => Some(2),
            Self::NotHere => None,
        }
    }
}

/// Points earned of those that could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    pub earned: u32,
    pub possible: u32,
}

impl Score {
    /// Over the core items that applied; `None` when there were none.
    pub fn of(marks: impl IntoIterator<Item = (Key, Mark)>) -> Option<Self> {
        let points = marks.into_iter().filter(|(key, _)| *key == Key::Core).filter_map(|(_, mark)| mark.points());
        let score = points.fold(Self { earned: 0, possible: 0 }, |sum, points| Self {
            earned: sum.earned + points,
            possible: sum.possible + 2,
        });
        (score.possible > 0).then_some(score)
    }

    /// In a hundred, rounded.
    pub fn percent(self) -> u32 {
        (self.earned * 100 + self.possible / 2) / self.possible
    }
}

/// The one thing to try next time: the first core item that was not done, else the first that was done partly.
pub fn to_try<'i, I>(marks: impl IntoIterator<Item = (&'i I, Key, Mark)> + Clone) -> Option<&'i I> {
    let first = |wanted: Mark| {
        marks.clone().into_iter().find(|(_, key, mark)| *key == Key::Core && *mark == wanted).map(|(item, ..)| item)
    };
    first(Mark::No).or_else(|| first(Mark::Partly))
}
