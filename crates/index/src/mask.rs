//! One word of bits per start, so that most candidates are refused without looking anything up.

use openseat_domain::{
    concept::{Concept, ConceptSet},
    meeting::Attendance,
};

use crate::{bits::ones, facts::Fact};

/// How many concepts have a bit of their own; the two bits above them say how one can take part.
const HOT: usize = 62;
pub(crate) const IN_PERSON: u64 = 1 << 62;
pub(crate) const ONLINE: u64 = 1 << 63;

/// Which concepts have a bit: the most common ones of this directory.
#[derive(Debug)]
pub(crate) struct Hot {
    bits: [u8; 256],
}

/// Stands for a concept without a bit.
const COLD: u8 = u8::MAX;

impl Hot {
    /// The most common concepts, given how many meetings have each.
    pub(crate) fn new(meetings: &[u32; 256]) -> Self {
        let mut order: Vec<usize> = (0..256).collect();
        order.sort_by_key(|&concept| std::cmp::Reverse(meetings[concept]));
        let mut bits = [COLD; 256];
        for (bit, concept) in order.into_iter().take(HOT).enumerate() {
            bits[concept] = bit as u8;
        }
        Self { bits }
    }

    /// The bits of the common concepts in `set`, and those concepts that have none.
    pub(crate) fn split(&self, set: ConceptSet) -> (u64, ConceptSet) {
        let (mut mask, mut cold) = (0, ConceptSet::EMPTY);
        for (word, bits) in set.0.into_iter().enumerate() {
            for bit in ones(bits) {
                let concept = word * 64 + bit;
                match self.bits[concept] {
                    COLD => cold.insert(Concept(concept as u8)),
                    bit => mask |= 1 << bit,
                }
            }
        }
        (mask, cold)
    }
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
        let mut meetings = [0; 256];
        for (set, uses) in sets.iter().zip(uses) {
            set.iter().for_each(|concept| meetings[usize::from(concept.0)] += uses);
        }
        let hot = Hot::new(&meetings);
        let sets = sets.iter().map(|set| hot.split(*set).0).collect();
        Self { hot, sets }
    }

    /// The bits of one meeting; 0 when it is paused.
    #[inline]
    pub(crate) fn of(&self, fact: &Fact) -> u64 {
        match way_bits(fact.attendance()) {
            0 => 0,
            way => way | self.sets[fact.set as usize],
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
        let hot = Hot::new(&counts);
        let asked: ConceptSet = [Concept(99), Concept(98), Concept(37)].into_iter().collect();
        let (mask, cold) = hot.split(asked);
        assert_eq!(mask, 0b11);
        assert_eq!(cold.iter().collect::<Vec<_>>(), [Concept(37)]);
        assert_eq!(hot.split((38..100).map(Concept).collect()), ((1 << 62) - 1, ConceptSet::EMPTY));
    }

    #[test]
    fn a_paused_meeting_has_no_way_in() {
        assert_eq!(way_bits(Attendance::Paused), 0);
        assert_eq!(way_bits(Attendance::Hybrid), IN_PERSON | ONLINE);
    }
}
