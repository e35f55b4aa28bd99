//! The code of a private page: 88 random bits as eight words, which can be written down and read out.

use crate::recovery::normalise;

/// How many words stand for a code.
pub const WORDS: usize = 8;
/// Bits of one word: its list has 2,048.
const BITS: usize = 11;

/// What the words stand for, whichever list they are of.
pub type Code = [u8; WORDS * BITS / 8];

/// The words of a code, as they stand in the address of its page: small letters of ASCII, with a stroke between.
/// `list` has 2,048.
pub fn words(code: Code, list: &[&str]) -> String {
    let bit = |n: usize| usize::from(code[n / 8] >> (7 - n % 8) & 1);
    let index = |word: usize| (0..BITS).fold(0, |index, n| index << 1 | bit(word * BITS + n));
    let words = (0..WORDS).filter_map(|word| list.get(index(word)));
    words.map(|word| normalise(word)).collect::<Vec<_>>().join("-")
}

/// The code of typed words, in any case, without accents, and with anything between them. `None` when they are not
/// eight words of this list.
pub fn read(typed: &str, list: &[&str]) -> Option<Code> {
    let typed = normalise(typed);
    let typed: Vec<&str> = typed.split(' ').collect();
    if typed.len() != WORDS {
        return None;
    }
    let mut code = [0; WORDS * BITS / 8];
    for (word, said) in typed.iter().enumerate() {
        let index = list.iter().position(|known| normalise(known) == *said)?;
        for n in (0..BITS).filter(|n| index >> (BITS - 1 - n) & 1 == 1) {
            code[(word * BITS + n) / 8] |= 0x80 >> ((word * BITS + n) % 8);
        }
    }
    Some(code)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list() -> Vec<String> {
        let letter = |n: usize| char::from(b'a' + n as u8);
        (0..2_048).map(|n| [n / 676, n / 26 % 26, n % 26].map(letter).iter().collect()).collect()
    }

    proptest! {
        #[test]
        fn every_code_comes_back_from_its_words_however_they_are_typed(code in any::<Code>(), between in "[ ,.\n-]{1,3}") {
            let list = list();
            let list: Vec<&str> = list.iter().map(String::as_str).collect();
            let said = words(code, &list);
            prop_assert_eq!(said.split('-').count(), WORDS);
            prop_assert_eq!(read(&said, &list), Some(code));
            prop_assert_eq!(read(&said.replace('-', &between).to_uppercase(), &list), Some(code));
        }

        #[test]
        fn whatever_is_typed_is_answered(typed in any::<String>()) {
            let _ = read(&typed, &["abandon", "ability"]);
        }
    }

    #[test]
    fn a_word_too_few_or_one_of_no_list_is_no_code() {
        let list = list();
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        let said = words([7; 11], &list);
        assert_eq!(read(&said[4..], &list), None);
        assert_eq!(read(&said.replacen(&said[..3], "zzz", 1), &list), None);
        assert_eq!(std::mem::size_of::<Code>() * 8, 88);
    }
}
