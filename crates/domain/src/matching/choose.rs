//! Which kinds are suggested, and in which order.

use std::cmp::Reverse;

use crate::{
    fellowship::FellowshipId,
    matching::{
        judge::{Judged, approaches},
        screen::Screen,
    },
};

/// The places in `judged` of what is suggested. The same for everybody with the same answers.
///
/// The highest scores. Where a few more fit as well as the last one, they are shown too; where there are many, first
/// those of an approach that is not there yet, then by a lot that is the same for all and falls anew every week.
/// Whatever the scores, there are two approaches if there are two in reach, and a secular way where someone was told to
/// go.
pub(crate) fn choose(screen: &Screen, judged: &[Judged]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..judged.len()).collect();
    left.sort_by_key(|&at| (rank(screen, &judged[at]), draw(screen.rules.lot, &judged[at].kind.id)));
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < screen.rules.suggested.max(1) && !left.is_empty() {
        let best = rank(screen, &judged[left[0]]);
        let equals = left.iter().take_while(|&&at| rank(screen, &judged[at]) == best);
        let is_new = |at: &usize| !chosen.iter().any(|&one| judged[one].kind.approach == judged[*at].kind.approach);
        let next = equals.copied().position(|at| is_new(&at)).unwrap_or(0);
        chosen.push(left.remove(next));
    }
    if let Some(&last) = chosen.last() {
        let equals = left.iter().filter(|&&at| rank(screen, &judged[at]) == rank(screen, &judged[last])).count();
        chosen.extend(left.drain(..if equals <= screen.rules.room_for_equals { equals } else { 0 }));
    }
    if approaches(chosen.iter().map(|&at| &judged[at])).len() < 2 {
        let first = chosen.first().map(|&at| judged[at].kind.approach);
        chosen.extend(left.iter().find(|&&at| Some(judged[at].kind.approach) != first));
    }
    let is_secular = |at: &&usize| judged[**at].is_secular(screen.rules);
    if screen.must_offer_secular() && !chosen.iter().any(|at| is_secular(&at)) {
        chosen.extend(left.iter().find(is_secular));
    }
    chosen
}

/// All of `judged` in the order in which they are shown.
pub(crate) fn order(screen: &Screen, judged: &[Judged], seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..judged.len()).collect();
    order.sort_by_key(|&at| (rank(screen, &judged[at]), draw(seed, &judged[at].kind.id)));
    order
}

/// Smallest first: for a minor what is made for teenagers, then by score.
fn rank(screen: &Screen, judged: &Judged) -> (bool, Reverse<u32>) {
    let teens = screen.is_for_teens(&judged.meetings[0]) || screen.is_teen_kind(judged.kind);
    (!teens, Reverse(judged.score))
}

/// A number drawn for a kind: it looks random, and is the same from the same seed (FNV-1a, then SplitMix64).
fn draw(seed: u64, kind: &FellowshipId) -> u64 {
    let folded = kind
        .as_str()
        .bytes()
        .fold(seed ^ 0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    let mixed = folded.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
