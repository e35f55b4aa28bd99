//! What stands after a town's name: "ME", "Oregon, USA", "North Yorkshire".

use super::{fold::fold, names::edits, towns::Towns};
use std::collections::HashMap;

/// A part of the world that a word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Index of the country.
    Country(u16),
    /// Country, and the first line of the region table with this state's name.
    State(u16, u16),
    /// A line of the region table.
    County(u16),
}

/// Words for countries, states and counties.
pub(crate) struct Qualifiers {
    scopes: HashMap<Box<str>, Vec<Scope>>,
    /// For each line of the region table the first line of the same state.
    state_of: Vec<u16>,
    longest: usize,
}

impl Qualifiers {
    pub(crate) fn of(towns: &Towns) -> Self {
        let mut all = Self { scopes: HashMap::new(), state_of: Vec::new(), longest: 1 };
        for (index, country) in towns.countries.iter().enumerate() {
            for name in [&country.code, &country.name].into_iter().chain(&country.also) {
                all.add(name, Scope::Country(index as u16));
            }
        }
        let mut states: HashMap<(u16, &str), u16> = HashMap::new();
        for (index, region) in towns.regions.iter().enumerate() {
            let state = *states.entry((region.country, &region.name)).or_insert(index as u16);
            all.state_of.push(state);
            if state == index as u16 {
                all.add(&region.name, Scope::State(region.country, state));
                all.add(&region.short, Scope::State(region.country, state));
            }
            for name in [&region.county].into_iter().chain(&region.also) {
                all.add(name, Scope::County(index as u16));
            }
            if let Some(plain) = region.name.strip_suffix(" Province") {
                all.add(plain, Scope::State(region.country, state));
            }
        }
        all
    }

    fn add(&mut self, name: &str, scope: Scope) {
        let folded = fold(name);
        if !folded.is_empty() {
            self.longest = self.longest.max(folded.split(' ').count());
            self.scopes.entry(folded.into()).or_default().push(scope);
        }
    }

    /// The parts of the world that all of `words` name, one list of meanings for each part. `None` if a word is not known.
    pub(crate) fn read(&self, words: &[&str]) -> Option<Vec<&[Scope]>> {
        if words.is_empty() {
            return Some(Vec::new());
        }
        for take in (1..=words.len().min(self.longest)).rev() {
            let phrase = words[..take].join(" ");
            let Some(meanings) = self.scopes.get(phrase.as_str()) else { continue };
            if let Some(mut rest) = self.read(&words[take..]) {
                rest.insert(0, meanings);
                return Some(rest);
            }
        }
        None
    }

    /// The parts of the world whose name is one typing error away, or two in a long name.
    pub(crate) fn mend(&self, phrase: &str) -> Option<&[Scope]> {
        let letters = phrase.chars().count();
        let most = if letters < 5 { return None } else { 1 + u32::from(letters >= 9) };
        // Hardly anybody mistypes the first letter, and so few names are left to compare.
        let first = phrase.as_bytes().first();
        let close = self.scopes.iter().filter(|(name, _)| {
            name.as_bytes().first() == first && name.len() > 3 && name.len().abs_diff(phrase.len()) <= most as usize
        });
        let errors = close.map(|(name, meanings)| (edits(phrase, name), name, meanings));
        let best = errors.filter(|(errors, ..)| *errors <= most).min_by_key(|(errors, name, _)| (*errors, *name))?;
        Some(best.2)
    }

    /// The parts of the world that this folded name stands for.
    pub(crate) fn meanings(&self, name: &str) -> &[Scope] {
        self.scopes.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether a town lies in all of these parts of the world.
    pub(crate) fn holds(&self, wanted: &[&[Scope]], towns: &Towns, town: u32) -> bool {
        let line = towns.region_id(town);
        wanted.iter().all(|meanings| meanings.iter().any(|scope| self.contains(towns, *scope, line)))
    }

    /// Whether a line of the region table is in a part of the world.
    pub(crate) fn contains(&self, towns: &Towns, scope: Scope, line: usize) -> bool {
        match scope {
            Scope::Country(country) => towns.regions[line].country == country,
            Scope::State(_, state) => self.state_of[line] == state,
            Scope::County(county) => county as usize == line,
        }
    }
}
