//! From a meeting's address to its number.

use crate::card::Cards;

/// An open-addressing table of meeting numbers, keyed by slug. The slugs themselves stay on the cards.
#[derive(Debug, Default)]
pub(crate) struct Slugs(Vec<u32>);

const FREE: u32 = u32::MAX;

impl Slugs {
    pub(crate) fn new(cards: &Cards, meetings: usize) -> Self {
        let mut slots = vec![FREE; (meetings * 3 / 2 + 1).next_power_of_two()];
        for meeting in 0..meetings as u32 {
            let slug = cards.slug(meeting);
            let mut slot = first_slot(slug, slots.len());
            while slots[slot] != FREE && cards.slug(slots[slot]) != slug {
                slot = (slot + 1) % slots.len();
            }
            if slots[slot] == FREE && !slug.is_empty() {
                slots[slot] = meeting;
            }
        }
        Self(slots)
    }

    pub(crate) fn find(&self, cards: &Cards, slug: &str) -> Option<u32> {
        let mut slot = first_slot(slug, self.0.len());
        while *self.0.get(slot)? != FREE {
            if cards.slug(self.0[slot]) == slug {
                return Some(self.0[slot]);
            }
            slot = (slot + 1) % self.0.len();
        }
        None
    }

    /// Bytes on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.0.capacity() * 4
    }
}

/// FNV-1a, folded: slugs are short and come from our own database, so no keyed hash is needed.
fn first_slot(slug: &str, slots: usize) -> usize {
    let hash = slug
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ (hash >> 32)) as usize & slots.saturating_sub(1)
}
