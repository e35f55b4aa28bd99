//! The snapshot.

use openseat_domain::{
    concept::ConceptSet,
    fellowship::FellowshipId,
    search::{Ask, Minute, Window},
};

use crate::{
    afar::{Afar, Alike},
    calendar::Calendar,
    card::{Card, Cards},
    entry::OTHER_KIND,
    every::Met,
    facets::Facets,
    facts::Fact,
    filter::Shares,
    mask::Masks,
    nearby::Nearby,
    rare::Rare,
    search::{self, Found, Scratch},
    slugs::Slugs,
    timeline::Timeline,
    words::Words,
};

/// All meetings and their starts within a window. Immutable; share it behind an `Arc` and swap it whole.
#[derive(Debug)]
pub struct Directory {
    pub(crate) kinds: Vec<FellowshipId>,
    pub(crate) zones: Vec<String>,
    pub(crate) calendar: Calendar,
    pub(crate) sets: Vec<ConceptSet>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) cards: Cards,
    pub(crate) slugs: Slugs,
    pub(crate) masks: Masks,
    pub(crate) shares: Shares,
    pub(crate) rare: Rare,
    pub(crate) timeline: Timeline,
    pub(crate) nearby: Nearby,
    pub(crate) afar: Afar,
    pub(crate) words: Option<Words>,
    /// Kinds and their numbers in order of the alphabet.
    pub(crate) kinds_by_name: Vec<(FellowshipId, u8)>,
}

impl Directory {
    /// The starts that answer `ask`, in order (see the crate's first page), seen from `now`.
    ///
    /// `scratch` is working memory: keep one per thread and pass it again.
    pub fn search(&self, ask: &Ask, now: Minute, scratch: &mut Scratch) -> Found {
        search::search(self, ask, now, scratch, None)
    }

    /// As [`Directory::search`], by a given way where it is possible: for tests and measurements.
    #[cfg(any(test, feature = "synthetic"))]
    pub fn search_by(&self, plan: crate::Plan, ask: &Ask, now: Minute, scratch: &mut Scratch) -> Found {
        search::search(self, ask, now, scratch, Some(plan))
    }

    /// How many meetings answer `ask`, by kind, concept and way; its `limit` and `skip` do not matter.
    ///
    /// To count the choices beside a filter that is set, ask again without that filter.
    pub fn facets(&self, ask: &Ask, scratch: &mut Scratch) -> Facets {
        search::facets(self, ask, scratch)
    }

    /// Hands `each` every meeting that answers `ask`, once, in no order; its `limit` and `skip` do not matter.
    ///
    /// All of them are looked at, so this takes as long as [`Directory::facets`]. Nothing is allocated for a meeting.
    pub fn for_each(&self, ask: &Ask, scratch: &mut Scratch, each: impl FnMut(&Met)) {
        search::for_each(self, ask, scratch, each);
    }

    /// Hands `each` every meeting that fits `ask`, whenever it starts, once, in no order; also those without a start in the
    /// window of this directory. Windows, `limit` and `skip` do not matter.
    ///
    /// Every meeting is looked at: for lists to keep, not for pages.
    pub fn for_all(&self, ask: &Ask, scratch: &mut Scratch, each: impl FnMut(&Met)) {
        search::for_all(self, ask, scratch, each);
    }

    /// Everything that can be joined from afar, alike ones together, in no order that means anything.
    pub fn afar(&self) -> impl Iterator<Item = Alike<'_>> {
        self.afar.groups(self)
    }

    /// What a list shows of a meeting; `None` if the number is not from this snapshot.
    pub fn get(&self, meeting: u32) -> Option<Card<'_>> {
        self.facts.get(meeting as usize).map(|fact| self.cards.card(self, meeting, fact))
    }

    /// What a list shows of a meeting found in this snapshot.
    ///
    /// # Panics
    /// If `meeting` is not below [`Directory::len`]: it came from another snapshot.
    pub fn card(&self, meeting: u32) -> Card<'_> {
        self.get(meeting).expect("a hit is shown with the directory that gave it")
    }

    /// The meeting with this address.
    pub fn by_slug(&self, slug: &str) -> Option<u32> {
        self.slugs.find(&self.cards, slug)
    }

    /// When a meeting starts within the window, ascending. Empty for a number that is not from this snapshot.
    pub fn starts_of(&self, meeting: u32) -> impl Iterator<Item = Minute> + '_ {
        let known = (meeting as usize) < self.facts.len();
        let offsets = if known { self.calendar.offsets(meeting) } else { &[] };
        offsets.iter().map(|offset| self.calendar.window.from + Minute::from(*offset))
    }

    /// The window that the starts are known for: rebuild well before `now` comes near its end.
    pub fn window(&self) -> Window {
        self.calendar.window
    }

    /// How many meetings there are. Their numbers are below it.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there is no meeting.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// How many starts there are in the window.
    pub fn starts(&self) -> usize {
        self.calendar.len()
    }

    /// The fellowship behind a kind's number; `None` for "other".
    pub fn kind(&self, number: u8) -> Option<&FellowshipId> {
        self.kinds.get(usize::from(number))
    }

    /// The number of a fellowship; `other` and no other unknown name has [`OTHER_KIND`].
    pub fn kind_number(&self, kind: &FellowshipId) -> Option<u8> {
        let place = self.kinds_by_name.binary_search_by(|(known, _)| known.cmp(kind));
        place.ok().map(|place| self.kinds_by_name[place].1).or_else(|| (kind.as_str() == "other").then_some(OTHER_KIND))
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        self.calendar.bytes()
            + self.sets.capacity() * size_of::<ConceptSet>()
            + self.facts.capacity() * size_of::<Fact>()
            + self.masks.bytes()
            + self.rare.bytes()
            + self.timeline.bytes()
            + self.nearby.bytes()
            + self.afar.bytes()
            + self.cards.bytes()
            + self.slugs.bytes()
            + self.words.as_ref().map_or(0, Words::bytes)
    }

    pub(crate) fn concepts(&self, meeting: u32) -> ConceptSet {
        self.sets[self.facts[meeting as usize].set as usize]
    }

    pub(crate) fn zone(&self, number: u16) -> &str {
        self.zones.get(usize::from(number)).map_or("", String::as_str)
    }
}
