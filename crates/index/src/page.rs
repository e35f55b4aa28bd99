//! The answers of one page while they are gathered.

use openseat_domain::search::{Ask, Hit, Minute};

use crate::{
    search::{Answers, Found},
    sphere::km_of_chord2,
};

/// One start that answers. Its order within a stretch is the order of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate {
    /// Start in the upper half, the bits of the squared chord in the lower: neither is negative, so bits sort right.
    key: u64,
    meeting: u32,
}

impl Candidate {
    #[inline]
    fn new(start: u16, chord2: f32, meeting: u32) -> Self {
        Self { key: u64::from(start) << 32 | u64::from(chord2.to_bits()), meeting }
    }

    fn start(self) -> u16 {
        (self.key >> 32) as u16
    }

    fn chord2(self) -> f32 {
        f32::from_bits(self.key as u32)
    }
}

/// Collects answers stretch by stretch, and never keeps more than the page and one needs.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    found: &'a mut Vec<Candidate>,
    /// Where the present stretch begins.
    base: usize,
    /// The page, what it passes over, and one more to know whether there is more.
    need: usize,
    /// How many answered before they were cut to what is needed.
    seen: usize,
    /// Whether a strategy stopped before it had seen all.
    stopped: bool,
}

impl<'a> Page<'a> {
    pub(crate) fn new(ask: &Ask, found: &'a mut Vec<Candidate>) -> Self {
        found.clear();
        let need = ask.skip.saturating_add(ask.limit).saturating_add(1);
        Self { found, base: 0, need, seen: 0, stopped: false }
    }

    /// The page itself. `from` is the beginning of the directory's window.
    pub(crate) fn finish(self, ask: &Ask, from: Minute, with_distance: bool) -> Found {
        let hit = |candidate: &Candidate| Hit {
            meeting: candidate.meeting,
            start: from + Minute::from(candidate.start()),
            km: with_distance.then(|| km_of_chord2(candidate.chord2())),
        };
        let hits: Vec<Hit> = self.found.iter().skip(ask.skip).take(ask.limit).map(hit).collect();
        Found { hits, more: self.found.len() >= self.need, total: (!self.stopped).then_some(self.seen as u32) }
    }
}

impl Answers for Page<'_> {
    #[inline]
    fn take(&mut self, start: u16, chord2: f32, meeting: u32) {
        self.found.push(Candidate::new(start, chord2, meeting));
    }

    #[inline]
    fn wanted(&self) -> usize {
        self.need.saturating_sub(self.found.len())
    }

    fn stop(&mut self) {
        self.stopped = true;
    }

    /// Puts the answers of the stretch in order and drops those beyond need.
    fn settle(&mut self) {
        let fresh = &mut self.found[self.base..];
        self.seen += fresh.len();
        let wanted = self.need - self.base;
        if fresh.len() > wanted {
            fresh.select_nth_unstable(wanted);
            self.found.truncate(self.need);
        }
        self.found[self.base..].sort_unstable();
        self.base = self.found.len();
    }
}
