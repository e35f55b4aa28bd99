//! Signs for codes that people write down: they cannot be mistaken for each other, and spell nothing.

use openseat_store::Secrets;

/// No vowels, so that no word comes out; one at most of 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
pub(crate) const SIGNS: &[u8; 24] = b"23456789CDFGHJKMNPQRTWXY";

/// A new code, every one as likely as the next.
pub(crate) fn draw(secrets: &Secrets, length: usize) -> String {
    let mut code = String::with_capacity(length);
    while code.len() < length {
        let [byte] = secrets.bytes::<1>();
        // 240 is ten times 24: what lies above would make the first six signs likelier.
        if byte < 240 {
            code.push(char::from(SIGNS[usize::from(byte) % SIGNS.len()]));
        }
    }
    code
}

/// As it is kept, from what someone typed: small letters, blanks and dashes do not matter. One sign too many stays, so
/// that a longer text is not cut to fit.
pub(crate) fn typed(text: &str, length: usize) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).take(length + 1).collect()
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
}
