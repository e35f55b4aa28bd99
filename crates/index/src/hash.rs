//! A quick hash for the tables that are filled while a directory is built.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Makes [`Quick`] hashes under a key of its own, so that nobody can write a feed whose words all collide.
#[derive(Clone, Debug)]
pub(crate) struct Keyed(u64);

/// Multiplies eight bytes at a time into 128 bits and folds the halves. Good enough for tables, for nothing else.
#[derive(Debug)]
pub(crate) struct Quick(u64);

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

impl Default for Keyed {
    fn default() -> Self {
        Self(RandomState::new().hash_one(MIX))
    }
}

impl BuildHasher for Keyed {
    type Hasher = Quick;

    fn build_hasher(&self) -> Quick {
        Quick(self.0)
    }
}

impl Hasher for Quick {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.write_u64(u64::from_le_bytes(chunk.try_into().expect("a chunk has eight bytes")));
        }
        let rest = chunks.remainder().iter().fold(bytes.len() as u64, |word, byte| word << 8 | u64::from(*byte));
        self.write_u64(rest);
    }

    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * u128::from(MIX ^ self.0.rotate_left(32));
        self.0 = product as u64 ^ (product >> 64) as u64;
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn words_that_differ_in_one_letter_or_in_length_do_not_collide() {
        let keyed = Keyed::default();
        let words = (0..100_000_u32).map(|n| format!("word-{n:x}"));
        let hashes: HashSet<u64> = words.map(|word| keyed.hash_one(word.as_str())).collect();
        assert_eq!(hashes.len(), 100_000);
        assert_ne!(keyed.hash_one("a"), keyed.hash_one("a\0"));
    }
}
