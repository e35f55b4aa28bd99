//! Passphrases that people who guess try first: `content/passphrases/*.txt`.

use std::sync::OnceLock;

use openseat_domain::passphrase::Known;

use crate::secret_words::lines;

static WHOLE: &str = include_str!("../../../content/passphrases/known.txt");
static PIECES: &str = include_str!("../../../content/passphrases/pieces.txt");

/// The list, read once.
pub fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| Known::new(lines(WHOLE), lines(PIECES)))
}

#[cfg(test)]
mod tests {
    use openseat_domain::passphrase::{SHORTEST, Weak, check, normalise};

    use super::*;

    #[test]
    fn the_list_holds_more_than_three_thousand_that_are_long_enough() {
        // OWASP ASVS 5.0, 6.2.4.
        assert!(lines(WHOLE).filter(|line| line.chars().count() >= SHORTEST).count() > 3_000);
        assert_eq!(lines(PIECES).count(), 2_000);
    }

    #[test]
    fn every_passphrase_of_the_list_is_refused() {
        for line in lines(WHOLE) {
            assert!(check(&normalise(line), known(), &[]).is_err(), "{line}");
        }
    }

    #[test]
    fn what_people_make_of_common_ones_is_refused_and_what_they_think_up_is_taken() {
        for weak in [
            "iloveyou12345678",
            "Password12345678!",
            "MailCreated5240!!",
            "football baseball",
            "dragon monkey 2024",
            "Password Standard 7",
        ] {
            assert_eq!(check(&normalise(weak), known(), &[]), Err(Weak::Known), "{weak}");
        }
        for good in [
            "the bus was late on tuesday",
            "mi perro come pan con miel",
            "blue kettle seven gardens",
            "ñandú 雨傘 kömür ветер да",
            "dragon monkey football summer shadow",
            "tqxvbrmzkwplhgfa",
        ] {
            assert_eq!(check(&normalise(good), known(), &["Leeds meetings", "amber otter lantern"]), Ok(()), "{good}");
        }
    }
}
