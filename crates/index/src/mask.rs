//! One word of bits per start, so that most candidates are refused without looking anything up.

use openseat_domain::{
    concept::{Concept, ConceptSet},
    meeting::Attendance,
};

use crate::{bits::ones, facts::Fact};

/// How many concepts have a bit of their own, from the lowest bit up.
const HOT_CONCEPTS: usize = 46;
/// How many kinds have one, above the concepts.
const HOT_KINDS: usize = 15;
/// Every kind without a bit of its own.
pub(crate) const RARE_KINDS: u64 = 1 << (HOT_CONCEPTS + HOT_KINDS);
pub(crate) const IN_PERSON: u64 = 1 << 62;
pub(crate) const ONLINE: u64 = 1 << 63;

/// Which concepts and kinds have a bit: the most common ones of this directory.
#[derive(Debug)]
pub(crate) struct Hot {
    concepts: [u64; 256],
    kinds: [u64; 256],
}

impl Hot {
    /// The most common ones, given how many meetings have each concept and how many are of each kind.
    pub(crate) fn new(concepts: &[u32; 256], kinds: &[u32; 256]) -> Self {
        Self { concepts: bits(concepts, 0, HOT_CONCEPTS, 0), kinds: bits(kinds, HOT_CONCEPTS, HOT_KINDS, RARE_KINDS) }
    }

    /// The bit of a kind; rare ones share [`RARE_KINDS`].
    pub(crate) fn kind(&self, kind: u8) -> u64 {
        self.kinds[usize::from(kind)]
    }

    /// The bits of the common concepts in `set`, and those concepts that have none.
    pub(crate) fn split(&self, set: ConceptSet) -> (u64, ConceptSet) {
        let (mut mask, mut cold) = (0, ConceptSet::EMPTY);
        for (word, bits) in set.0.into_iter().enumerate() {
            for bit in ones(bits) {
                let concept = word * 64 + bit;
                match self.concepts[concept] {
                    0 => cold.insert(Concept(concept as u8)),
                    bit => mask |= bit,
                }
            }
        }
        (mask, cold)
    }
}

/// A bit for each of the `many` most common, from bit `first` up; `other` for the rest.
fn bits(counts: &[u32; 256], first: usize, many: usize, other: u64) -> [u64; 256] {
    let mut order: Vec<usize> = (0..256).collect();
    order.sort_by_key(|&number| std::cmp::Reverse(counts[number]));
    let mut bits = [other; 256];
    order.into_iter().take(many).zip(first..).for_each(|(number, bit)| bits[number] = 1 << bit);
    bits
}

/// The bits of every meeting.
#[derive(Debug)]
pub(crate) struct Masks {
    pub hot: Hot,
    /// For each of the distinct sets of concepts.
    sets: Vec<u64>,
}

impl Masks {
    pub(crate) fn new(facts: &[Fact], sets: &[ConceptSet]) -> Self {
        let mut uses = vec![0_u32; sets.len()];
        facts.iter().for_each(|fact| uses[fact.set as usize] += 1);
        let (mut concepts, mut kinds) = ([0; 256], [0; 256]);
        for (set, uses) in sets.iter().zip(uses) {
            set.iter().for_each(|concept| concepts[usize::from(concept.0)] += uses);
        }
        facts.iter().for_each(|fact| kinds[usize::from(fact.kind)] += 1);
        let hot = Hot::new(&concepts, &kinds);
        let sets = sets.iter().map(|set| hot.split(*set).0).collect();
        Self { hot, sets }
    }

    /// The bits of one meeting; 0 when it is paused.
    #[inline]
    pub(crate) fn of(&self, fact: &Fact) -> u64 {
        match way_bits(fact.attendance()) {
            0 => 0,
            way => way | self.sets[fact.set as usize] | self.hot.kind(fact.kind),
        }
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.sets.capacity() * 8
    }
}

/// The bits for how one can take part; none when paused.
pub(crate) fn way_bits(attendance: Attendance) -> u64 {
    let here = if attendance.in_person() { IN_PERSON } else { 0 };
    here | if attendance.online() { ONLINE } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_concepts_get_bits_and_the_rest_stay_themselves() {
        let mut counts = [0; 256];
        (0..100).for_each(|concept| counts[concept] = concept as u32 + 1);
        let hot = Hot::new(&counts, &counts);
        let asked: ConceptSet = [Concept(99), Concept(98), Concept(53)].into_iter().collect();
        let (mask, cold) = hot.split(asked);
        assert_eq!(mask, 0b11);
        assert_eq!(cold.iter().collect::<Vec<_>>(), [Concept(53)]);
        assert_eq!(hot.split((54..100).map(Concept).collect()), ((1 << 46) - 1, ConceptSet::EMPTY));
        let kinds = (0..100).map(|kind| hot.kind(kind));
        assert_eq!(kinds.fold(0, |all, bit| all | bit), ((1 << 62) - 1) ^ ((1 << 46) - 1));
        assert_eq!((hot.kind(84), hot.kind(99), hot.kind(255)), (RARE_KINDS, 1 << 46, RARE_KINDS));
    }

    #[test]
    fn a_paused_meeting_has_no_way_in() {
        assert_eq!(way_bits(Attendance::Paused), 0);
        assert_eq!(way_bits(Attendance::Hybrid), IN_PERSON | ONLINE);
    }
}
