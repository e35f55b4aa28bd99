//! How much each topic counts, visible and movable.

use crate::word::words;

/// The highest weight. 0 means that a topic does not count.
pub const MOST: u8 = 4;

words! {
    /// What fits or does not. A topic of which the person said nothing counts the same for every kind, but for those
    /// that come from the directory itself: see [`Topic::is_always_on`].
    pub enum Topic {
        /// It is about what I named.
        About = "about",
        Goal = "goal",
        Belief = "belief",
        Medication = "medication",
        /// Who else is in the room.
        Company = "company",
        Age = "age",
        /// Mental health, grief and the like.
        Concerns = "concerns",
        /// Tools or sharing.
        Style = "style",
        Size = "size",
        /// What would make a first time easier.
        Nerves = "nerves",
        /// Access that I would like but can do without.
        Access = "access",
        /// Most people around me drink or use.
        Circle = "circle",
        /// The same skills as my treatment.
        Learned = "learned",
        /// How far it is.
        Travel = "travel",
        /// How often one can take part: meetings a week, near ones for more.
        TakingPart = "taking_part",
        /// In a room with others.
        InPerson = "in_person",
        /// Somebody there will meet a new person.
        Introduction = "introduction",
        /// Where I am treated.
        OnSite = "on_site",
        /// Good for newcomers.
        Newcomers = "newcomers",
        /// How lately the listing was checked.
        Fresh = "fresh",
    }
}

impl Topic {
    /// Whether it counts without a wish: what the directory knows, and the few things that studies support for anyone.
    pub fn is_always_on(self) -> bool {
        self >= Self::Travel
    }
}

/// A weight from 0 to [`MOST`] for each topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Weights([u8; Topic::ALL.len()]);

impl Weights {
    /// The same weight for every topic, at most [`MOST`].
    pub fn all(weight: u8) -> Self {
        Self([weight.min(MOST); Topic::ALL.len()])
    }

    pub fn get(self, topic: Topic) -> u8 {
        self.0[topic as usize]
    }

    /// The same with another weight for one topic, at most [`MOST`].
    #[must_use]
    pub fn with(mut self, topic: Topic, weight: u8) -> Self {
        self.0[topic as usize] = weight.min(MOST);
        self
    }

    /// Every topic with its weight, in the order in which forms show them.
    pub fn iter(self) -> impl Iterator<Item = (Topic, u8)> {
        Topic::ALL.iter().map(move |topic| (*topic, self.get(*topic)))
    }
}
