//! The lasting key of each row inside its file.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
};

use crate::{header::Field, record::Record};

/// Keys given out so far. A key that comes again gets `-1`, `-2` … in the order of the file.
#[derive(Default)]
pub(crate) struct Keys(HashMap<u64, u32>);

impl Keys {
    /// `key`, or the first free one after it.
    pub(crate) fn unique(&mut self, key: String) -> String {
        let mut next = match self.0.get(&hash(&key)) {
            None => {
                self.0.insert(hash(&key), 0);
                return key;
            }
            Some(last) => last + 1,
        };
        loop {
            let candidate = format!("{key}-{next}");
            if !self.0.contains_key(&hash(&candidate)) {
                self.0.insert(hash(&candidate), 0);
                self.0.insert(hash(&key), next);
                return candidate;
            }
            next += 1;
        }
    }
}

pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The key that a row brings, as given: its slug, else its id. A row without either gets one made of its name (or
/// group, or place), day and time, so that it stays the same when rows are moved about.
pub(crate) fn of(record: &Record) -> String {
    let given = [Field::Slug, Field::Id].into_iter().find_map(|field| record.line(field));
    given.unwrap_or_else(|| {
        let name = [Field::Name, Field::Group, Field::Location].into_iter().find_map(|field| record.line(field));
        let parts = [name, record.line(Field::Day), record.line(Field::Frequency), record.line(Field::Time)];
        slug(&parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    })
}

/// Small letters, digits and single hyphens, at most 96 characters.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() && c != '\'' && c != '’' {
            slug.push('-');
        }
    }
    slug.chars().take(96).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_comes_again_is_counted_on_past_keys_that_are_taken() {
        let mut keys = Keys::default();
        let given = ["a", "a-1", "a", "a", "b"].map(|key| keys.unique(key.to_owned()));
        assert_eq!(given, ["a", "a-1", "a-2", "a-3", "b"]);
    }
}
