//! How many meetings there are behind each choice.

use crate::{
    bits::{Bits, ones},
    directory::Directory,
    search::Answers,
};

/// Counts of meetings (not of starts) that answer a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facets {
    /// All that answer.
    pub meetings: u32,
    /// By kind; the last is "other".
    pub kinds: [u32; 256],
    /// By concept.
    pub concepts: [u32; 256],
    /// At a place, hybrid included.
    pub in_person: u32,
    /// From afar, hybrid included.
    pub online: u32,
    pub hybrid: u32,
}

impl Default for Facets {
    fn default() -> Self {
        Self { meetings: 0, kinds: [0; 256], concepts: [0; 256], in_person: 0, online: 0, hybrid: 0 }
    }
}

/// Working memory for counting.
#[derive(Debug, Default)]
pub(crate) struct Counting {
    pub(crate) seen: Bits,
    facets: Facets,
}

/// Counts the meetings of the answers it takes.
pub(crate) struct Counter<'a> {
    directory: &'a Directory,
    counting: &'a mut Counting,
}

impl Counting {
    pub(crate) fn reset(&mut self, directory: &Directory) {
        self.seen.reset(directory.len());
        self.facets = Facets::default();
    }

    pub(crate) fn counter<'a>(&'a mut self, directory: &'a Directory) -> Counter<'a> {
        Counter { directory, counting: self }
    }

    pub(crate) fn finish(&mut self) -> Facets {
        std::mem::take(&mut self.facets)
    }
}

impl Answers for Counter<'_> {
    #[inline]
    fn take(&mut self, _start: u16, _chord2: f32, meeting: u32) {
        if !self.counting.seen.add(meeting) {
            return;
        }
        let fact = &self.directory.facts[meeting as usize];
        let (here, online) = (fact.attendance().in_person(), fact.attendance().online());
        let facets = &mut self.counting.facets;
        for (word, bits) in self.directory.sets[fact.set as usize].0.into_iter().enumerate() {
            ones(bits).for_each(|bit| facets.concepts[word * 64 + bit] += 1);
        }
        facets.meetings += 1;
        facets.kinds[usize::from(fact.kind)] += 1;
        facets.in_person += u32::from(here);
        facets.online += u32::from(online);
        facets.hybrid += u32::from(here && online);
    }

    fn wanted(&self) -> usize {
        usize::MAX
    }

    fn stop(&mut self) {}

    fn settle(&mut self) {}
}
