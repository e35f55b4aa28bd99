//! Which passphrases are taken (NIST SP 800-63B-4 §3.1.1): long ones, of any letters, that nobody guesses first.
//!
//! No rule asks for digits or signs, and none ends a passphrase after a while: both make people choose worse.

use std::collections::HashSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The fewest letters of a passphrase that is the only proof.
pub const SHORTEST: usize = 15;
/// The most letters; nobody types more, and hashing must have an end.
pub const LONGEST: usize = 256;
/// So many letters must be left when all that is easily guessed is taken away.
const OWN: usize = 8;
/// What one more piece of a list of 2,000 adds to guessing, in bits.
const PIECE: usize = 11;
/// What one more letter adds, in bits: less than log2(26), since people do not draw letters.
const LETTER: usize = 4;
/// So many bits must remain: four known pieces, or three and two letters.
const ENOUGH: usize = 41;

/// Why a passphrase is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weak {
    /// Fewer letters than [`SHORTEST`].
    Short,
    /// More letters than [`LONGEST`].
    Long,
    /// One of those that people who guess try first, or put together from such.
    Known,
    /// One letter, a short piece over and over, or letters in a row.
    Repeats,
    /// Hardly more than the name of the site, or of the space.
    Context,
}

impl Weak {
    pub const ALL: [Self; 5] = [Self::Short, Self::Long, Self::Known, Self::Repeats, Self::Context];

    /// The word by which pages find what to say.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Long => "long",
            Self::Known => "known",
            Self::Repeats => "repeats",
            Self::Context => "context",
        }
    }

    /// The refusal of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|weak| weak.as_str() == word)
    }
}

/// What people who guess try first.
#[derive(Clone, Debug, Default)]
pub struct Known {
    whole: HashSet<String>,
    pieces: HashSet<String>,
    longest_piece: usize,
}

impl Known {
    /// From whole passphrases, and from short ones that people put together.
    pub fn new<'a>(whole: impl Iterator<Item = &'a str>, pieces: impl Iterator<Item = &'a str>) -> Self {
        let pieces: HashSet<String> = pieces.map(plain).collect();
        let mut listed = HashSet::new();
        for line in whole.map(plain) {
            let bare = line.trim_end_matches(|c: char| !c.is_alphabetic());
            if bare.chars().count() >= OWN {
                listed.insert(bare.to_owned());
            }
            listed.insert(line);
        }
        let longest_piece = pieces.iter().map(|piece| piece.chars().count()).max().unwrap_or(0);
        Self { whole: listed, pieces, longest_piece }
    }

    /// Whether it is one of the list, also with digits or signs put at its end.
    fn has(&self, plain: &str) -> bool {
        let ends = plain.char_indices().rev().take_while(|(_, c)| !c.is_alphabetic()).map(|(at, _)| at);
        let bare = ends.chain([plain.len()]).map(|end| &plain[..end]);
        bare.into_iter().any(|bare| self.whole.contains(bare) || self.pieces.contains(bare))
    }

    /// How hard it is to guess by putting known pieces together, in bits, for the cut that makes it easiest.
    fn effort(&self, letters: &[char]) -> usize {
        let mut effort = vec![0; letters.len() + 1];
        for end in 1..=letters.len() {
            effort[end] = effort[end - 1] + LETTER;
            for start in end.saturating_sub(self.longest_piece)..end.saturating_sub(3) {
                let piece = || letters[start..end].iter().collect::<String>();
                if effort[start] + PIECE < effort[end] && self.pieces.contains(&piece()) {
                    effort[end] = effort[start] + PIECE;
                }
            }
        }
        effort[letters.len()]
    }
}

/// As it is hashed: NFKC, without spaces around it, so that another keyboard types the same.
pub fn normalise(typed: &str) -> String {
    typed.trim().nfkc().collect::<String>().trim().to_owned()
}

/// Judges a passphrase that [`normalise`] gave. `context` are names that someone near would try: the site's, the
/// space's.
///
/// # Errors
/// The first reason not to take it.
pub fn check(passphrase: &str, known: &Known, context: &[&str]) -> Result<(), Weak> {
    let length = passphrase.chars().count();
    if length < SHORTEST {
        return Err(Weak::Short);
    }
    if length > LONGEST {
        return Err(Weak::Long);
    }
    let plain = plain(passphrase);
    let letters: Vec<char> = plain.chars().collect();
    if own_letters(&letters) < OWN {
        return Err(Weak::Repeats);
    }
    let bare: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
    if known.has(&plain) || known.has(&bare) {
        return Err(Weak::Known);
    }
    if without(&plain, context).chars().filter(|c| c.is_alphanumeric()).count() < OWN {
        return Err(Weak::Context);
    }
    if known.effort(&bare.chars().collect::<Vec<_>>()) < ENOUGH {
        return Err(Weak::Known);
    }
    Ok(())
}

/// Lower case, no accents, no spaces: what is the same to someone who guesses.
fn plain(text: &str) -> String {
    let bare = text.nfkd().filter(|c| !is_combining_mark(*c) && !c.is_whitespace());
    bare.flat_map(char::to_lowercase).collect()
}

/// `plain` without every word of the names.
fn without(plain_text: &str, names: &[&str]) -> String {
    let mut rest = plain_text.to_owned();
    for name in names {
        let words = name.split(|c: char| !c.is_alphanumeric()).map(plain).filter(|word| word.chars().count() >= 3);
        for word in words {
            rest = rest.replace(&word, " ");
        }
    }
    rest
}

/// How many letters remain when a piece that comes again counts once, and letters in a row count as two.
fn own_letters(letters: &[char]) -> usize {
    let piece = (1..=letters.len()).find(|length| letters[*length..].iter().zip(letters).all(|(a, b)| a == b));
    let letters = &letters[..piece.unwrap_or(letters.len())];
    let different: HashSet<char> = letters.iter().copied().collect();
    let mut own = 0;
    let mut row = (0, 0);
    for (at, letter) in letters.iter().enumerate() {
        let ways = at.checked_sub(1).map_or(0, |before| ways(letters[before], *letter));
        row = match row.0 & ways {
            0 => (ways, u32::from(ways != 0)),
            same => (same, row.1 + 1),
        };
        // The third letter of a row and all after it say nothing new.
        own += usize::from(row.1 < 2);
    }
    own.min(different.len() * 2)
}

/// All the ways in which one letter follows on another, a bit each: over the alphabet, along a row of keys, back again,
/// or the same once more. Two letters may be neighbours in the alphabet and on the keys, so one way is not enough.
fn ways(from: char, to: char) -> u16 {
    const ROWS: [&str; 5] = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz"];
    let mut ways = u16::from(from == to);
    for (number, row) in ROWS.iter().enumerate() {
        if let (Some(from), Some(to)) = (row.find(from), row.find(to)) {
            ways |= u16::from(to == from + 1) << (2 * number + 1);
            ways |= u16::from(from == to + 1) << (2 * number + 2);
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known() -> Known {
        Known::new(["correcthorsebattery", "Contraseña segura 1"].into_iter(), ["dragon", "monkey", "1234"].into_iter())
    }

    fn judge(passphrase: &str) -> Result<(), Weak> {
        check(&normalise(passphrase), &known(), &["Leeds meetings", "amber otter lantern"])
    }

    #[test]
    fn what_is_easily_guessed_is_refused_with_the_reason() {
        let cases = [
            ("fourteen chars", Weak::Short),
            ("   fourteen chars   ", Weak::Short),
            ("correct horse battery", Weak::Known),
            ("Correct-Horse-Battery", Weak::Known),
            ("CORRECT HORSE BATTERY 1999!", Weak::Known),
            ("contrasena segura", Weak::Known),
            ("dragonmonkey1234", Weak::Known),
            ("aaaaaaaaaaaaaaaaaaaaaaaa", Weak::Repeats),
            ("abcabcabcabcabcabcabc", Weak::Repeats),
            ("abcdefghijklmnopqrstuvwxyz", Weak::Repeats),
            ("qwertyuiop1234567890", Weak::Repeats),
            ("Amber Otter Lantern 7", Weak::Context),
            ("lantern amber otter leeds", Weak::Context),
        ];
        for (passphrase, reason) in cases {
            assert_eq!(judge(passphrase), Err(reason), "{passphrase}");
        }
        assert_eq!(judge(&"x1 ".repeat(100)), Err(Weak::Long));
    }

    #[test]
    fn no_kind_of_letter_is_asked_for_or_refused() {
        for good in [
            "the bus was late today",
            "el autobús llegó tarde",
            "🐈 sat on 🪑 with 🐕 all ☀",
            "0192837465 5647382910 8",
        ] {
            assert_eq!(judge(good), Ok(()), "{good}");
        }
    }

    #[test]
    fn another_keyboard_types_the_same() {
        assert_eq!(normalise("cafe\u{301} con leche"), normalise("caf\u{e9} con leche"));
        assert_eq!(normalise("ﬁne\u{a0}words\u{3000}here"), "fine words here");
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in any::<String>()) {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once.clone());
            let _ = judge(&once);
        }

        #[test]
        fn what_a_generator_draws_is_taken(text in "[a-z0-9]{20,64}") {
            prop_assert_eq!(judge(&text), Ok(()));
        }

        #[test]
        fn a_known_one_stays_known_with_digits_after_it(digits in "[0-9!?. ]{0,12}") {
            prop_assert_eq!(judge(&format!("correct horse battery{digits}")), Err(Weak::Known));
        }
    }
}
