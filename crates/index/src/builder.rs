//! Putting a directory together.

use std::cmp::Reverse;

use openseat_domain::{
    fellowship::FellowshipId,
    search::{Minute, Window},
};

use crate::{
    calendar::Calendar,
    card::CardsBuilder,
    directory::Directory,
    entry::Entry,
    facts::{ConceptSets, Fact},
    slugs::Slugs,
};

/// Takes meetings one by one and gives a [`Directory`].
#[derive(Debug)]
pub struct Builder {
    kinds: Vec<FellowshipId>,
    zones: Vec<String>,
    calendar: Calendar,
    sets: ConceptSets,
    facts: Vec<Fact>,
    ids: Vec<u128>,
    cards: Option<CardsBuilder>,
}

impl Builder {
    /// A directory of the starts within `window` (at most 45 days; a longer one is cut).
    ///
    /// `kinds` and `zones` are what the numbers in an [`Entry`] point into: at most 255 kinds and 65,535 zones.
    pub fn new(window: Window, kinds: &[FellowshipId], zones: &[impl AsRef<str>]) -> Self {
        Self {
            kinds: kinds.to_vec(),
            zones: zones.iter().map(|zone| zone.as_ref().to_owned()).collect(),
            calendar: Calendar::new(window),
            sets: ConceptSets::default(),
            facts: Vec::new(),
            ids: Vec::new(),
            cards: Some(CardsBuilder::default()),
        }
    }

    /// Leaves out names, places and text search: cards come without words, and a question with text finds nothing.
    pub fn without_words(mut self) -> Self {
        self.cards = None;
        self
    }

    /// Adds a meeting and its starts (any order; doubles and those outside the window are left out).
    ///
    /// A meeting without starts still has a card.
    pub fn push(&mut self, entry: &Entry, starts: impl IntoIterator<Item = Minute>) {
        self.facts.push(Fact::new(entry, self.sets.number(entry.concepts)));
        self.ids.push(u128::from_be_bytes(entry.id));
        self.calendar.push(starts);
        if let Some(cards) = &mut self.cards {
            cards.push(entry);
        }
    }

    /// The snapshot of all that was pushed. Does not depend on the order of pushing, if ids differ.
    pub fn finish(self) -> Directory {
        let order = self.order();
        let facts: Vec<Fact> = order.iter().map(|&came| self.facts[came as usize]).collect();
        let cards = self.cards.map(|cards| cards.finish(&order)).unwrap_or_default();
        let slugs = if cards.is_empty() { Slugs::default() } else { Slugs::new(&cards, facts.len()) };
        Directory {
            kinds: self.kinds,
            zones: self.zones,
            calendar: self.calendar.reordered(&order),
            sets: self.sets.sets,
            facts,
            cards,
            slugs,
        }
    }

    /// Numbers by (checked latest, id): so the last steps of the order of answers are the number itself.
    fn order(&self) -> Vec<u32> {
        let keys = self.facts.iter().zip(&self.ids).zip(0..);
        let mut keys: Vec<(Reverse<u32>, u128, u32)> =
            keys.map(|((fact, id), came)| (Reverse(fact.checked), *id, came)).collect();
        keys.sort_unstable();
        keys.into_iter().map(|(_, _, came)| came).collect()
    }
}
