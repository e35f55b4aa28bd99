//! Putting a directory together.

use std::cmp::Reverse;

use openseat_domain::{
    concept::ConceptSet,
    fellowship::FellowshipId,
    search::{Minute, Window},
};

use crate::{
    afar::Afar,
    calendar::Calendar,
    card::CardsBuilder,
    directory::Directory,
    entry::{Entry, OTHER_KIND},
    facts::{ConceptSets, Fact},
    filter::Shares,
    mask::Masks,
    nearby::Nearby,
    rare::Rare,
    slugs::Slugs,
    timeline::Timeline,
    words::WordsBuilder,
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
    words: Option<(CardsBuilder, WordsBuilder)>,
    usual: Vec<ConceptSet>,
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
            words: Some(Default::default()),
            usual: Vec::new(),
        }
    }

    /// Leaves out names, places and text search: cards come without words, and a question with text finds nothing.
    pub fn without_words(mut self) -> Self {
        self.words = None;
        self
    }

    /// Says which languages are usual in each zone, in the order of the zones; empty where none is clearly so.
    pub fn with_usual_languages(mut self, of_zones: Vec<ConceptSet>) -> Self {
        self.usual = of_zones;
        self
    }

    /// Adds a meeting and its starts (any order; doubles and those outside the window are left out).
    ///
    /// A meeting without starts still has a card.
    pub fn push(&mut self, entry: &Entry, starts: impl IntoIterator<Item = Minute>) {
        self.facts.push(Fact::new(entry, self.sets.number(entry.concepts)));
        self.ids.push(u128::from_be_bytes(entry.id));
        self.calendar.push(starts);
        if let Some((cards, words)) = &mut self.words {
            cards.push(entry);
            words.push(entry);
        }
    }

    /// The snapshot of all that was pushed. Does not depend on the order of pushing, if ids differ.
    pub fn finish(self) -> Directory {
        let order = self.order();
        let facts: Vec<Fact> = order.iter().map(|&came| self.facts[came as usize]).collect();
        let calendar = self.calendar.reordered(&order);
        let sets = self.sets.into_sets();
        let (cards, words) = match self.words {
            Some((cards, words)) => (cards.finish(&order), Some(words.finish(&order))),
            None => Default::default(),
        };
        let masks = Masks::new(&facts, &sets);
        let rare = Rare::new(&facts, &sets, &masks.hot);
        let timeline = Timeline::new(&calendar, &facts, |fact| masks.of(fact));
        Directory {
            kinds_by_name: by_name(&self.kinds),
            kinds: self.kinds,
            zones: self.zones,
            shares: Shares::new(timeline.mask.iter().copied().zip(timeline.kind.iter().copied())),
            nearby: Nearby::new(&timeline, &facts),
            afar: Afar::new(&calendar, &facts, &self.usual),
            slugs: if words.is_some() { Slugs::new(&cards, facts.len()) } else { Slugs::default() },
            calendar,
            sets,
            facts,
            cards,
            words,
            masks,
            rare,
            timeline,
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

/// Kinds with their numbers, in order of the alphabet.
fn by_name(kinds: &[FellowshipId]) -> Vec<(FellowshipId, u8)> {
    let mut by_name: Vec<(FellowshipId, u8)> = kinds.iter().cloned().zip(0..OTHER_KIND).collect();
    by_name.sort();
    by_name
}
