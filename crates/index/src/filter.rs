//! A question made ready to be put to hundreds of thousands of starts.

use openseat_domain::{
    concept::ConceptSet,
    search::{Ask, Way},
};

use crate::{
    bits::{Bits, ones},
    directory::Directory,
    mask::{IN_PERSON, ONLINE, RARE_KINDS},
    narrow::Narrow,
};

/// What a start must be, beside when and where.
#[derive(Debug)]
pub(crate) struct Filter<'a> {
    /// All of these bits.
    need: u64,
    /// One of these bits; all of them set when it does not matter.
    any: u64,
    /// One of these bits of kinds; all of them set when the kind does not matter.
    kind_bits: u64,
    /// One of these kinds, for those that share a bit.
    kinds: [u64; 4],
    /// These meetings pass without a bit of `any`.
    or: Option<&'a Bits>,
    /// Only these meetings.
    among: Option<&'a Bits>,
    /// About which share of all starts passes, for choosing how to search. Not exact.
    pub share: f32,
}

/// The concepts of a question that have no bit: they are looked up in lists.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cold {
    /// All of these.
    pub all: ConceptSet,
    /// One of these.
    pub one_of: ConceptSet,
    /// One of these does as well as one of the common ones.
    pub or: ConceptSet,
}

impl Cold {
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty() && self.one_of.is_empty() && self.or.is_empty()
    }
}

impl<'a> Filter<'a> {
    /// `None` when nothing can pass: every kind asked for is unknown.
    pub(crate) fn new(directory: &Directory, ask: &Ask) -> Option<(Self, Cold)> {
        let (concepts, all) = directory.masks.hot.split(ask.concepts);
        let (any, rare) = directory.masks.hot.split(ask.any_of);
        let (one_of, or) = if any == 0 { (rare, ConceptSet::EMPTY) } else { (ConceptSet::EMPTY, rare) };
        let any = if any == 0 { u64::MAX } else { any };
        let need = concepts | way_needed(ask);
        let kinds = kinds_asked(directory, ask);
        let kind_bits = match kinds {
            ALL_KINDS => u64::MAX,
            kinds => every(&kinds).fold(0, |bits, kind| bits | directory.masks.hot.kind(kind)),
        };
        let share = directory.shares.of(need, any, &kinds);
        let filter = Self { need, any, kind_bits, kinds, or: None, among: None, share };
        (kinds != [0; 4]).then_some((filter, Cold { all, one_of, or }))
    }

    /// Adds what was looked up in lists. `listed` is how many of all `meetings` were left, if anything narrowed.
    pub(crate) fn look_up(&mut self, narrow: &'a Narrow, listed: Option<usize>, meetings: usize) {
        self.or = (self.any != u64::MAX).then_some(&narrow.or);
        if let Some(listed) = listed {
            self.among = Some(&narrow.left);
            self.share *= listed as f32 / meetings.max(1) as f32;
        }
    }

    /// The first and cheapest question; most are refused here.
    #[inline]
    pub(crate) fn may_accept(&self, mask: u64) -> bool {
        (mask & self.need == self.need) & (mask & self.kind_bits != 0)
    }

    /// The rest of the question, for what was not refused.
    #[inline]
    pub(crate) fn accepts(&self, mask: u64, kind: u8, meeting: u32) -> bool {
        (mask & self.any != 0 || self.or.is_some_and(|or| or.contains(meeting)))
            && (mask & RARE_KINDS == 0 || self.kinds[usize::from(kind >> 6)] >> (kind & 63) & 1 == 1)
            && self.among.is_none_or(|among| among.contains(meeting))
    }
}

fn way_needed(ask: &Ask) -> u64 {
    match ask.way {
        Way::Any if ask.near.is_some() => IN_PERSON,
        Way::Any => 0,
        Way::InPerson => IN_PERSON,
        Way::Online => ONLINE,
        Way::Hybrid => IN_PERSON | ONLINE,
    }
}

/// No kind is asked for.
const ALL_KINDS: [u64; 4] = [u64::MAX; 4];

/// The kinds of a set, ascending.
fn every(kinds: &[u64; 4]) -> impl Iterator<Item = u8> + '_ {
    kinds.iter().zip(0..).flat_map(|(word, at)| ones(*word).map(move |bit| at * 64 + bit as u8))
}

fn kinds_asked(directory: &Directory, ask: &Ask) -> [u64; 4] {
    if ask.kinds.is_empty() {
        return ALL_KINDS;
    }
    let mut kinds = [0; 4];
    for number in ask.kinds.iter().filter_map(|kind| directory.kind_number(kind)) {
        kinds[usize::from(number >> 6)] |= 1 << (number & 63);
    }
    kinds
}

/// How common each bit and each kind is among the starts.
#[derive(Debug)]
pub(crate) struct Shares {
    bits: [f32; 64],
    kinds: [f32; 256],
}

impl Shares {
    pub(crate) fn new(starts: impl Iterator<Item = (u64, u8)>) -> Self {
        let (mut bits, mut kinds, mut all) = ([0_u32; 64], [0_u32; 256], 0_u32);
        for (mask, kind) in starts {
            all += 1;
            kinds[usize::from(kind)] += 1;
            ones(mask).for_each(|bit| bits[bit] += 1);
        }
        let share = |count: u32| count as f32 / all.max(1) as f32;
        Self { bits: bits.map(share), kinds: kinds.map(share) }
    }

    /// The share of starts that pass, as if bits and kinds had nothing to do with each other.
    fn of(&self, need: u64, any: u64, kinds: &[u64; 4]) -> f32 {
        let mut share = ones(need).map(|bit| self.bits[bit]).product::<f32>();
        if any != u64::MAX {
            share *= ones(any).map(|bit| self.bits[bit]).sum::<f32>().min(1.0);
        }
        if *kinds != ALL_KINDS {
            share *= every(kinds).map(|kind| self.kinds[usize::from(kind)]).sum::<f32>();
        }
        share
    }
}
