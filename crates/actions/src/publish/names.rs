//! By what a feed can be asked for: kinds, regions, groups and sources, each name kept once.

use std::collections::HashMap;

use openseat_domain::meeting::Draft;

use super::wanted::{Unknown, Wanted};

/// What is known of one record without unpacking it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    /// Bytes of its text.
    pub(crate) length: u32,
    kind: u32,
    source: u32,
    group: u32,
    /// Which of the sets of regions.
    regions: u32,
}

/// Names by number, each once, however it is written.
#[derive(Debug, Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    fn of(&mut self, name: &str) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(folded(name)).or_insert(next)
    }
}

#[derive(Debug, Default)]
pub(crate) struct Names {
    kinds: Numbers,
    sources: Numbers,
    groups: Numbers,
    regions: Numbers,
    set_numbers: HashMap<Vec<u32>, u32>,
    sets: Vec<Vec<u32>>,
}

impl Names {
    pub(crate) fn mark(&mut self, length: u32, source: &str, meeting: &Draft) -> Mark {
        let place = meeting.place.iter();
        let regions = place.flat_map(|place| place.regions.iter().chain(&place.city).chain(&place.state));
        let mut set: Vec<u32> = regions.map(|name| self.regions.of(name)).collect();
        set.sort_unstable();
        set.dedup();
        let next = u32::try_from(self.sets.len()).unwrap_or(u32::MAX);
        let regions = *self.set_numbers.entry(set.clone()).or_insert(next);
        if regions == next {
            self.sets.push(set);
        }
        Mark {
            length,
            kind: self.kinds.of(meeting.fellowship.as_str()),
            source: self.sources.of(source),
            group: self.groups.of(meeting.group.as_deref().unwrap_or_default()),
            regions,
        }
    }

    /// The numbers of what is wanted.
    pub(crate) fn find(&self, wanted: &Wanted) -> Result<Chosen, Unknown> {
        Ok(Chosen {
            kinds: numbers(&self.kinds, "kind", &wanted.kinds)?,
            sources: numbers(&self.sources, "source", &wanted.sources)?,
            groups: numbers(&self.groups, "group", &wanted.groups)?,
            regions: numbers(&self.regions, "region", &wanted.regions)?,
        })
    }
}

/// What is wanted, by number; an empty list takes all.
#[derive(Debug)]
pub(crate) struct Chosen {
    kinds: Vec<u32>,
    sources: Vec<u32>,
    groups: Vec<u32>,
    regions: Vec<u32>,
}

impl Chosen {
    pub(crate) fn has(&self, names: &Names, mark: &Mark) -> bool {
        let among = |chosen: &[u32], one: u32| chosen.is_empty() || chosen.contains(&one);
        let set = names.sets.get(mark.regions as usize).map_or(&[][..], Vec::as_slice);
        among(&self.kinds, mark.kind)
            && among(&self.sources, mark.source)
            && among(&self.groups, mark.group)
            && (self.regions.is_empty() || set.iter().any(|region| self.regions.contains(region)))
    }
}

fn numbers(known: &Numbers, parameter: &'static str, wanted: &[String]) -> Result<Vec<u32>, Unknown> {
    let number = |name: &String| {
        let found = known.0.get(&folded(name)).copied();
        found.ok_or_else(|| Unknown { parameter, name: name.clone() })
    };
    wanted.iter().map(number).collect()
}

/// As people mean it: no difference between large and small letters, and none in white space.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
