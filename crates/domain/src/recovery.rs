//! Recovery words: 128 secret bits as twelve words of a list, with a checksum that finds most slips of the pen (BIP 39).

use sha2::{Digest, Sha256};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// How many words stand for the secret.
pub const WORDS: usize = 12;
/// Bits of one word.
const BITS: usize = 11;

/// Why typed words are not the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misspelt {
    /// So many words instead of twelve.
    Count(usize),
    /// The word at this place (from 1) is on no list.
    Word { place: usize, word: String },
    /// All words are on the list, but not these twelve in this order.
    Checksum,
}

/// The words of a secret. `list` has 2,048.
pub fn words(secret: [u8; 16], list: &[&str]) -> Vec<String> {
    let bits = with_checksum(secret);
    let index = |n: usize| (0..BITS).fold(0, |index, bit| index << 1 | usize::from(at(&bits, n * BITS + bit)));
    (0..WORDS).filter_map(|n| list.get(index(n))).map(|word| (*word).to_owned()).collect()
}

/// The secret of typed words, which may be in any case, without accents, and with anything between them.
///
/// # Errors
/// [`Misspelt`], with the word that is not right where that can be told.
pub fn secret(typed: &str, list: &[&str]) -> Result<[u8; 16], Misspelt> {
    let typed = split(typed);
    let mut bits = [0_u8; 17];
    for (n, word) in typed.iter().enumerate() {
        let index = list.iter().position(|known| fold(known) == *word);
        let index = index.ok_or_else(|| Misspelt::Word { place: n + 1, word: word.clone() })?;
        if typed.len() == WORDS {
            for bit in (0..BITS).filter(|bit| index >> (BITS - 1 - bit) & 1 == 1) {
                bits[(n * BITS + bit) / 8] |= 0x80 >> ((n * BITS + bit) % 8);
            }
        }
    }
    if typed.len() != WORDS {
        return Err(Misspelt::Count(typed.len()));
    }
    let mut secret = [0; 16];
    secret.copy_from_slice(&bits[..16]);
    if with_checksum(secret) == bits { Ok(secret) } else { Err(Misspelt::Checksum) }
}

/// Words as they are compared: lower case, no accents, one space between.
pub fn normalise(typed: &str) -> String {
    split(typed).join(" ")
}

/// 128 bits, and 4 of their SHA-256 in the upper half of the last byte.
fn with_checksum(secret: [u8; 16]) -> [u8; 17] {
    let mut bits = [0; 17];
    bits[..16].copy_from_slice(&secret);
    bits[16] = Sha256::digest(secret)[0] & 0xf0;
    bits
}

fn at(bits: &[u8; 17], bit: usize) -> bool {
    bits[bit / 8] & (0x80 >> (bit % 8)) != 0
}

fn split(typed: &str) -> Vec<String> {
    let folded = fold(typed);
    folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list() -> Vec<String> {
        // Words of letters only, none another's beginning.
        let letter = |n: usize| char::from(b'a' + n as u8);
        (0..2_048).map(|n| [n / 676, n / 26 % 26, n % 26].map(letter).iter().collect()).collect()
    }

    proptest! {
        #[test]
        fn every_secret_comes_back_from_its_words(bits in any::<[u8; 16]>()) {
            let list = list();
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            let said = words(bits, &list);
            prop_assert_eq!(said.len(), WORDS);
            prop_assert_eq!(secret(&said.join(" "), &list), Ok(bits));
        }

        #[test]
        fn whatever_is_typed_is_answered(typed in any::<String>()) {
            drop(secret(&typed, &["abandon", "ability"]));
        }
    }
}
