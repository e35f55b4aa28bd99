//! Which addresses are taken, while many are given at once.

use std::collections::{HashMap, HashSet};

use openseat_domain::slug;

/// The taken slugs, and where counting goes on for each wish.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    taken: HashSet<String>,
    next: HashMap<String, u64>,
}

impl Slugs {
    pub(crate) fn taken(slugs: Vec<String>) -> Self {
        Self { taken: slugs.into_iter().collect(), next: HashMap::new() }
    }

    /// The wish, or the wish with the first free number; it is taken from now on.
    pub(crate) fn take(&mut self, wish: &str) -> String {
        let slug = match self.next.get(wish) {
            // A thousand meetings called "AA meeting" must not count from 2 each time.
            Some(next) => slug::free_from(wish, *next, |s| self.taken.contains(s)),
            None => slug::free(wish, |s| self.taken.contains(s)),
        };
        if let Some(number) =
            slug.strip_prefix(wish).and_then(|rest| rest.strip_prefix('-')).and_then(|n| n.parse::<u64>().ok())
        {
            self.next.insert(wish.to_owned(), number + 1);
        }
        self.taken.insert(slug.clone());
        slug
    }
}
