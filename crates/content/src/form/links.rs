//! What questions are called.
//!
//! A `linkId` of somebody else may hold anything ("H1/T1/Q9"). Ours stand in addresses and in the names of fields, so
//! such a one is called by the signs of it that can stand there. The same file always gives the same names.

use std::collections::BTreeMap;

use super::check::TAKEN;

/// Longest name.
const LONGEST: usize = 64;

/// The names so far.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// By what stands in the file.
    named: BTreeMap<String, String>,
    /// What stands in the file, by our names.
    used: BTreeMap<String, String>,
    /// The next number for a name that comes again, so that many alike take no longer than others.
    next: BTreeMap<String, usize>,
    foreign: bool,
}

impl Links {
    pub(super) fn new(foreign: bool) -> Self {
        Self { foreign, ..Self::default() }
    }

    /// What a `linkId` is called here.
    pub(super) fn name(&mut self, theirs: &str) -> String {
        if !self.foreign {
            return theirs.to_owned();
        }
        if let Some(ours) = self.named.get(theirs) {
            return ours.clone();
        }
        let plain: String =
            theirs.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
        let plain: String = plain.trim_matches('-').chars().take(LONGEST).collect();
        let base = if plain.is_empty() { "item".to_owned() } else { plain };
        let mut ours = base.clone();
        while TAKEN.contains(&ours.as_str()) || self.used.contains_key(&ours) {
            let number = self.next.entry(base.clone()).or_insert(1);
            *number += 1;
            ours = format!("{base}-{number}");
        }
        self.used.insert(ours.clone(), theirs.to_owned());
        self.named.insert(theirs.to_owned(), ours.clone());
        ours
    }

    /// What stands in the file for a name of ours.
    pub(super) fn theirs<'a>(&'a self, ours: &'a str) -> &'a str {
        self.used.get(ours).map_or(ours, String::as_str)
    }

    /// An expression of ours as the file would write it.
    pub(super) fn as_theirs(&self, expression: &str) -> String {
        // In the order of their places, so that no name is taken for the beginning of another: each stands within quotes.
        let mut out = String::with_capacity(expression.len());
        for (n, part) in expression.split('\'').enumerate() {
            if n > 0 {
                out.push('\'');
            }
            out.push_str(if n % 2 == 1 { self.theirs(part) } else { part });
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_can_stand_in_an_address_and_tells_two_questions_apart() {
        let mut links = Links::new(true);
        let names: Vec<String> = ["H1/T1/Q9", "H1.T1.Q9", "/", "help", "H1/T1/Q9"].map(|link| links.name(link)).into();
        assert_eq!(names, ["H1-T1-Q9", "H1-T1-Q9-2", "item", "help-2", "H1-T1-Q9"]);
        assert_eq!(links.theirs("H1-T1-Q9-2"), "H1.T1.Q9");
        assert_eq!(links.as_theirs("a('H1-T1-Q9' | 'help-2')"), "a('H1/T1/Q9' | 'help')");
        assert_eq!(Links::new(false).name("H1/T1"), "H1/T1");
    }

    proptest! {
        #[test]
        fn no_two_links_are_called_alike(all in prop::collection::btree_set("[a/.é-]{0,4}", 1..30)) {
            let mut links = Links::new(true);
            let names: BTreeSet<String> = all.iter().map(|link| links.name(link)).collect();
            prop_assert_eq!(names.len(), all.len());
            for link in &all {
                let ours = links.name(link);
                prop_assert_eq!(links.theirs(&ours), link);
            }
        }
    }
}
