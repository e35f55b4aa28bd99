//! From a meeting's address to its number.

use std::hash::BuildHasher;

use crate::{card::Cards, hash::Keyed};

/// An open-addressing table of meeting numbers, keyed by slug. The slugs themselves stay on the cards.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    slots: Vec<u32>,
    /// Slugs come from feeds, so the hash is keyed: nobody can make them all fall into one slot.
    hash: Keyed,
}

const FREE: u32 = u32::MAX;

impl Slugs {
    pub(crate) fn new(cards: &Cards, meetings: usize) -> Self {
        let hash = Keyed::default();
        let mut slots = vec![FREE; (meetings * 3 / 2 + 1).next_power_of_two()];
        for meeting in 0..meetings as u32 {
            let slug = cards.slug(meeting);
            let mut slot = (hash.hash_one(slug) as usize) % slots.len();
            while slots[slot] != FREE && cards.slug(slots[slot]) != slug {
                slot = (slot + 1) % slots.len();
            }
            if slots[slot] == FREE && !slug.is_empty() {
                slots[slot] = meeting;
            }
        }
        Self { slots, hash }
    }

    pub(crate) fn find(&self, cards: &Cards, slug: &str) -> Option<u32> {
        let slots = &self.slots;
        let mut slot = (self.hash.hash_one(slug) as usize).checked_rem(slots.len())?;
        while slots[slot] != FREE {
            if cards.slug(slots[slot]) == slug {
                return Some(slots[slot]);
            }
            slot = (slot + 1) % slots.len();
        }
        None
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.slots.capacity() * 4
    }
}
