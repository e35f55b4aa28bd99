//! Which meetings have a concept that is too rare for a bit of its own.

use openseat_domain::concept::{Concept, ConceptSet};

use crate::{facts::Fact, mask::Hot};

/// Meetings by rare concept, ascending. Common concepts have an empty list.
#[derive(Debug)]
pub(crate) struct Rare {
    /// Where each concept's list ends; one more than there are concepts.
    ends: Vec<u32>,
    meetings: Vec<u32>,
}

impl Rare {
    pub(crate) fn new(facts: &[Fact], sets: &[ConceptSet], hot: &Hot) -> Self {
        let cold: Vec<ConceptSet> = sets.iter().map(|set| hot.split(*set).1).collect();
        let cold_of = |fact: &Fact| cold[fact.set as usize];
        let mut ends = vec![0_u32; 257];
        for fact in facts.iter().filter(|fact| !cold_of(fact).is_empty()) {
            cold_of(fact).iter().for_each(|concept| ends[usize::from(concept.0) + 1] += 1);
        }
        (1..ends.len()).for_each(|at| ends[at] += ends[at - 1]);
        let mut next = ends.clone();
        let mut meetings = vec![0; ends[256] as usize];
        for (number, fact) in (0..).zip(facts).filter(|(_, fact)| !cold_of(fact).is_empty()) {
            for concept in cold_of(fact).iter() {
                let slot = &mut next[usize::from(concept.0)];
                meetings[*slot as usize] = number;
                *slot += 1;
            }
        }
        Self { ends, meetings }
    }

    pub(crate) fn meetings(&self, concept: Concept) -> &[u32] {
        let concept = usize::from(concept.0);
        &self.meetings[self.ends[concept] as usize..self.ends[concept + 1] as usize]
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        (self.ends.capacity() + self.meetings.capacity()) * 4
    }
}
