//! How long groups last: the share still meeting after so many months, where some have not ended yet (Kaplan and Meier 1958).
//! Around it lies the stretch that chance leaves open (Greenwood 1926, on the scale of log-log, so that it stays between 0
//! and 1; Kalbfleisch and Prentice 1980).

use crate::statistic::Z95;

/// No curve is drawn of fewer groups than this, and it ends where fewer are left.
pub const FEWEST: usize = 5;

/// One group: for how long it was seen (days), and whether it ended then.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Life {
    pub days: u32,
    pub ended: bool,
}

/// A moment at which at least one group ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drop {
    pub days: u32,
    /// Groups that were seen until then.
    pub at_risk: usize,
    pub ended: usize,
    /// The share still meeting after it.
    pub share: f64,
    pub low: f64,
    pub high: f64,
}

/// The curve: every moment at which a group ended, the earliest first.
pub fn curve(lives: &[Life]) -> Vec<Drop> {
    let mut moments: Vec<u32> = lives.iter().filter(|life| life.ended).map(|life| life.days).collect();
    moments.sort_unstable();
    moments.dedup();
    let (mut share, mut spread) = (1.0, 0.0);
    let drop = |days: u32| {
        let at_risk = at_risk(lives, days);
        let ended = lives.iter().filter(|life| life.ended && life.days == days).count();
        let (n, d) = (at_risk as f64, ended as f64);
        share *= 1.0 - d / n;
        if at_risk > ended {
            spread += d / (n * (n - d));
        }
        let (low, high) = bounds(share, spread);
        Drop { days, at_risk, ended, share, low, high }
    };
    moments.into_iter().map(drop).collect()
}

/// How many groups were seen for at least so long.
pub fn at_risk(lives: &[Life], days: u32) -> usize {
    lives.iter().filter(|life| life.days >= days).count()
}

/// What may be shown: the part of the curve that rests on [`FEWEST`] groups and more; `None` when all of them are fewer.
pub fn shown(lives: &[Life]) -> Option<Vec<Drop>> {
    (lives.len() >= FEWEST).then(|| curve(lives).into_iter().filter(|drop| drop.at_risk >= FEWEST).collect())
}

/// The share that a curve tells for a moment.
pub fn at(curve: &[Drop], days: u32) -> f64 {
    curve.iter().take_while(|drop| drop.days <= days).last().map_or(1.0, |drop| drop.share)
}

fn bounds(share: f64, spread: f64) -> (f64, f64) {
    if share <= 0.0 || share >= 1.0 {
        return (share, share);
    }
    let middle = (-share.ln()).ln();
    let reach = Z95 * spread.sqrt() / share.ln().abs();
    ((-(middle + reach).exp()).exp(), (-(middle - reach).exp()).exp())
}
