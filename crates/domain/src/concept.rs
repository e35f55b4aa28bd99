//! What a meeting is like, across programmes.
//!
//! A type is kept as the source gave it, a code inside a programme's own namespace: `S` is Spanish in AA and
//! Speaker in ACA. Each known code maps to one [`Concept`], and search works on concepts only.

use serde::{Deserialize, Serialize};

use crate::fellowship::FellowshipId;

/// A type as a source gives it: a code that means something only inside `programme`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TypeCode {
    /// Whose namespace the code is in (`aa`, `aca`, `na` …).
    pub programme: FellowshipId,
    /// The code in upper case (`S`, `LGBTQ`, `BV-I`), or the words themselves when a source has no codes.
    pub code: String,
}

/// One cross-programme idea (`women`, `step-free`, `lang-es`): its place in `content/concepts.csv`.
///
/// The list is append-only, so a stored number keeps its meaning for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Concept(pub u8);

/// A set of up to 256 concepts, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ConceptSet(pub [u64; 4]);

impl ConceptSet {
    /// The empty set.
    pub const EMPTY: Self = Self([0; 4]);

    /// Adds `concept`.
    pub fn insert(&mut self, concept: Concept) {
        self.0[usize::from(concept.0 >> 6)] |= 1 << (concept.0 & 63);
    }

    /// Whether `concept` is in the set.
    pub fn contains(&self, concept: Concept) -> bool {
        self.0[usize::from(concept.0 >> 6)] >> (concept.0 & 63) & 1 == 1
    }

    /// Whether every concept of `asked` is in this set.
    pub fn contains_all(&self, asked: &Self) -> bool {
        self.0.iter().zip(asked.0).all(|(have, ask)| have & ask == ask)
    }

    /// Whether this set and `asked` share a concept.
    pub fn intersects(&self, asked: &Self) -> bool {
        self.0.iter().zip(asked.0).any(|(have, ask)| have & ask != 0)
    }

    /// What is in both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & other.0[word]))
    }

    /// What is in either.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] | other.0[word]))
    }

    /// What is in this set and not in `other`.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|word| self.0[word] & !other.0[word]))
    }

    /// Whether nothing is in the set.
    pub fn is_empty(&self) -> bool {
        self.0 == [0; 4]
    }

    /// The concepts in order of their number.
    pub fn iter(self) -> impl Iterator<Item = Concept> {
        self.0.into_iter().zip([0, 64, 128, 192_u8]).flat_map(|(mut word, first)| {
            std::iter::from_fn(move || {
                let lowest = (word != 0).then(|| word.trailing_zeros() as u8)?;
                word &= word - 1;
                Some(Concept(first + lowest))
            })
        })
    }
}

impl FromIterator<Concept> for ConceptSet {
    fn from_iter<I: IntoIterator<Item = Concept>>(concepts: I) -> Self {
        let mut set = Self::EMPTY;
        for concept in concepts {
            set.insert(concept);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_back_what_was_put_in_across_word_borders() {
        let set: ConceptSet = [Concept(0), Concept(63), Concept(64), Concept(255)].into_iter().collect();
        assert_eq!(set.iter().map(|c| c.0).collect::<Vec<_>>(), [0, 63, 64, 255]);
        assert!(set.contains_all(&[Concept(64)].into_iter().collect()));
        assert!(!set.contains_all(&[Concept(64), Concept(65)].into_iter().collect()));
        assert!(set.intersects(&[Concept(64), Concept(65)].into_iter().collect()));
    }
}
