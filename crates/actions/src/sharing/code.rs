//! The codes by which recipients know people: six signs.

use openseat_store::Secrets;

use crate::signs;

const LENGTH: usize = 6;

/// A new code, every one as likely as the next.
pub(super) fn draw(secrets: &Secrets) -> String {
    signs::draw(secrets, LENGTH)
}

/// As people see it: `7KQ-2MD`.
pub(super) fn shown(code: &str) -> String {
    code.split_at_checked(LENGTH / 2).map_or_else(|| code.to_owned(), |(first, last)| format!("{first}-{last}"))
}

/// As it is kept, from what someone typed: small letters, blanks and dashes do not matter. What is no code is no code
/// of anybody's.
pub(super) fn typed(text: &str) -> String {
    signs::typed(text, LENGTH)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::signs::SIGNS;

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
