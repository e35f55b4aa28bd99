//! The codes by which recipients know people: six signs that cannot be mistaken for each other, and spell nothing.

use openseat_store::Secrets;

/// No vowels, so that no word comes out; one at most of 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
const SIGNS: &[u8; 24] = b"23456789CDFGHJKMNPQRTWXY";
const LENGTH: usize = 6;

/// A new code, every one as likely as the next.
pub(super) fn draw(secrets: &Secrets) -> String {
    let mut code = String::with_capacity(LENGTH);
    while code.len() < LENGTH {
        let [byte] = secrets.bytes::<1>();
        // 240 is ten times 24: what lies above would make the first six signs likelier.
        if byte < 240 {
            code.push(char::from(SIGNS[usize::from(byte) % SIGNS.len()]));
        }
    }
    code
}

/// As people see it: `7KQ-2MD`.
pub(super) fn shown(code: &str) -> String {
    code.split_at_checked(LENGTH / 2).map_or_else(|| code.to_owned(), |(first, last)| format!("{first}-{last}"))
}

/// As it is kept, from what someone typed: small letters, blanks and dashes do not matter. What is no code is no code
/// of anybody's.
pub(super) fn typed(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).take(LENGTH + 1).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_hold_no_signs_that_look_alike_and_no_vowels() {
        let signs: BTreeSet<u8> = SIGNS.iter().copied().collect();
        assert_eq!(signs.len(), SIGNS.len(), "each sign once");
        assert!(!SIGNS.iter().any(|sign| b"0O1ILAEUVSZB".contains(sign)));
    }

    #[test]
    fn a_code_is_read_back_however_it_is_typed() {
        let secrets = Secrets::new([3; 32]);
        let mut seen = BTreeSet::new();
        for _ in 0..5_000 {
            let code = draw(&secrets);
            assert_eq!(typed(&shown(&code)), code);
            assert_eq!(typed(&format!(" {} ", shown(&code).to_lowercase().replace('-', " "))), code);
            seen.extend(code.bytes());
        }
        assert_eq!(seen.len(), SIGNS.len(), "every sign is drawn");
        assert_eq!(shown("7KQ2MD"), "7KQ-2MD");
        assert_ne!(typed("7KQ-2MDX"), "7KQ2MD", "a longer text is not cut to fit");
    }
}
