//! Many listings of several sources, put together into meetings.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    features::Features,
    score::{Verdict, compare},
};

/// A block of more candidates than this is looked at only where starts are equal: it is a shared name or a town's middle.
const WIDE_BLOCK: usize = 400;

/// One listing to be put together with others.
#[derive(Clone, Debug)]
pub struct Entry {
    pub listing: Uuid,
    pub source: Uuid,
    pub features: Features,
}

/// What a steward has said of two listings. It wins over any score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decision {
    Same,
    Different,
}

/// Listings that are one meeting; every listing is in exactly one cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Ascending, one or more.
    pub listings: Vec<Uuid>,
    /// Why they are together, strongest first; none where a steward said so.
    pub links: Vec<Link>,
}

/// Two listings that were joined, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub a: Uuid,
    pub b: Uuid,
    pub verdict: Verdict,
}

/// Puts listings together: what stewards said first, then pairs from different sources, best score first.
///
/// A source lists each meeting once, so a cluster never takes two listings of one source unless a steward said so.
/// The answer does not depend on the order of `entries`. To add new listings to many old ones, give only those that
/// share a block ([`Features::blocks`]) with a new one.
pub fn cluster(entries: &[Entry], decisions: &[(Uuid, Uuid, Decision)]) -> Vec<Cluster> {
    let place: HashMap<Uuid, usize> = entries.iter().enumerate().map(|(at, entry)| (entry.listing, at)).collect();
    let decided: Vec<(usize, usize, Decision)> = decisions
        .iter()
        .filter_map(|(a, b, decision)| Some((*place.get(a)?, *place.get(b)?, *decision)))
        .filter(|(a, b, _)| a != b)
        .collect();
    let mut groups = Groups::new(entries, &decided);
    for (a, b, _) in decided.iter().filter(|(_, _, decision)| *decision == Decision::Same) {
        groups.unite(*a, *b);
    }
    let mut links: HashMap<usize, Vec<Link>> = HashMap::new();
    let mut joined = Vec::new();
    for pair in ranked(entries) {
        if groups.may_unite(pair.a, pair.b) {
            groups.unite(pair.a, pair.b);
            joined.push(pair);
        }
    }
    for Pair { a, b, .. } in joined {
        let (first, second) = (&entries[a], &entries[b]);
        let verdict = compare(&first.features, &second.features);
        links.entry(groups.find(a)).or_default().push(Link { a: first.listing, b: second.listing, verdict });
    }
    gather(entries, &mut groups, links)
}

/// Two candidates whose score says "same".
struct Pair {
    a: usize,
    b: usize,
    score: f64,
}

/// All pairs that are held to be the same, best first, ties by listing.
fn ranked(entries: &[Entry]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    candidates(entries, &mut |a, b| {
        if entries[a].source == entries[b].source {
            return;
        }
        let (a, b) = if entries[a].listing < entries[b].listing { (a, b) } else { (b, a) };
        let verdict = compare(&entries[a].features, &entries[b].features);
        if verdict.same {
            pairs.push(Pair { a, b, score: verdict.score });
        }
    });
    pairs.sort_by(|x, y| {
        let ids = |pair: &Pair| (entries[pair.a].listing, entries[pair.b].listing);
        y.score.total_cmp(&x.score).then_with(|| ids(x).cmp(&ids(y)))
    });
    pairs.dedup_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// Calls `f` for each two entries that share a block; a pair comes as often as it shares one.
fn candidates(entries: &[Entry], f: &mut impl FnMut(usize, usize)) {
    let mut blocks: Vec<(u64, u16, u32)> = Vec::with_capacity(entries.len() * 5);
    for (at, entry) in entries.iter().enumerate() {
        let start = entry.features.time.map_or(0, |slot| slot.start);
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        blocks.extend(entry.features.blocks().into_iter().map(|block| (block, start, at)));
    }
    blocks.sort_unstable();
    for block in blocks.chunk_by(|x, y| x.0 == y.0) {
        let wide = block.len() > WIDE_BLOCK;
        for (nth, (_, start, a)) in block.iter().enumerate() {
            // Listings in other zones stand at other clock times; only wide blocks are cut down by the clock.
            let near = block[nth + 1..].iter().take_while(|(_, other, _)| !wide || other == start);
            near.for_each(|(_, _, b)| f(*a as usize, *b as usize));
        }
    }
}

fn gather(entries: &[Entry], groups: &mut Groups, mut links: HashMap<usize, Vec<Link>>) -> Vec<Cluster> {
    let mut members: HashMap<usize, Vec<Uuid>> = HashMap::new();
    for (at, entry) in entries.iter().enumerate() {
        members.entry(groups.find(at)).or_default().push(entry.listing);
    }
    let mut clusters: Vec<Cluster> = members
        .into_iter()
        .map(|(root, mut listings)| {
            listings.sort_unstable();
            Cluster { listings, links: links.remove(&root).unwrap_or_default() }
        })
        .collect();
    clusters.sort_unstable_by(|x, y| x.listings.cmp(&y.listings));
    clusters
}

/// Disjoint sets of entries that know which sources they hold and whom they must not meet.
struct Groups {
    parent: Vec<usize>,
    /// Of a root: the sources in it.
    sources: Vec<Vec<Uuid>>,
    /// Of a root: entries that a steward keeps out.
    apart: HashMap<usize, Vec<usize>>,
}

impl Groups {
    fn new(entries: &[Entry], decided: &[(usize, usize, Decision)]) -> Self {
        let mut apart: HashMap<usize, Vec<usize>> = HashMap::new();
        for (a, b, _) in decided.iter().filter(|(_, _, decision)| *decision == Decision::Different) {
            apart.entry(*a).or_default().push(*b);
            apart.entry(*b).or_default().push(*a);
        }
        let sources = entries.iter().map(|entry| vec![entry.source]).collect();
        Self { parent: (0..entries.len()).collect(), sources, apart }
    }

    fn find(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    fn may_unite(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        if a == b || self.sources[a].iter().any(|source| self.sources[b].contains(source)) {
            return false;
        }
        let enemies = self.apart.get(&a).cloned().unwrap_or_default();
        enemies.into_iter().all(|enemy| self.find(enemy) != b)
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return;
        }
        // The lower root stays, so that the outcome does not depend on who asked.
        let (stays, goes) = (a.min(b), a.max(b));
        self.parent[goes] = stays;
        let sources = std::mem::take(&mut self.sources[goes]);
        self.sources[stays].extend(sources);
        if let Some(enemies) = self.apart.remove(&goes) {
            self.apart.entry(stays).or_default().extend(enemies);
        }
    }
}
