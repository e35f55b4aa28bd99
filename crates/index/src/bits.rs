//! A set of meetings as one bit each.

/// The places of the ones in a word, ascending.
#[inline]
pub(crate) fn ones(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (word != 0).then(|| word.trailing_zeros() as usize)?;
        word &= word - 1;
        Some(place)
    })
}

/// Grows to the largest number that it may hold, and keeps its memory between searches.
#[derive(Debug, Default)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// Empties the set and makes room for numbers below `below`.
    pub(crate) fn reset(&mut self, below: usize) {
        self.0.clear();
        self.0.resize(below.div_ceil(64), 0);
    }

    #[inline]
    pub(crate) fn insert(&mut self, number: u32) {
        self.0[number as usize >> 6] |= 1 << (number & 63);
    }

    /// Adds `number`; true if it was not in the set before.
    #[inline]
    pub(crate) fn add(&mut self, number: u32) -> bool {
        let word = &mut self.0[number as usize >> 6];
        let bit = 1 << (number & 63);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Numbers beyond the room are not in the set.
    #[inline]
    pub(crate) fn contains(&self, number: u32) -> bool {
        self.0.get(number as usize >> 6).is_some_and(|word| word >> (number & 63) & 1 == 1)
    }

    /// Keeps only what is in `other` as well.
    pub(crate) fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, theirs)| *mine &= theirs);
    }

    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().zip(0..).flat_map(|(word, at)| ones(*word).map(move |bit| at * 64 + bit as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out_in_order() {
        let (mut set, mut other) = (Bits::default(), Bits::default());
        set.reset(200);
        other.reset(200);
        [199, 0, 63, 64, 64].into_iter().for_each(|n| set.insert(n));
        [64, 199, 7].into_iter().for_each(|n| other.insert(n));
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 63, 64, 199]);
        set.keep(&other);
        assert_eq!((set.count(), set.contains(64), set.contains(0)), (2, true, false));
        assert!(set.add(1) && !set.add(1));
    }
}
