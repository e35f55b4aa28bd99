//! The words that names of spaces and recovery words are made of: `content/secret-words/<locale>.txt`.

use std::sync::OnceLock;

use crate::Locale;

static EN: &str = include_str!("../../../content/secret-words/en.txt");
static ES: &str = include_str!("../../../content/secret-words/es.txt");

/// The 2,048 words of a language, in the order of BIP 39.
pub fn secret_words(locale: Locale) -> &'static [&'static str] {
    static LISTS: [OnceLock<Vec<&'static str>>; 2] = [OnceLock::new(), OnceLock::new()];
    let text = match locale {
        Locale::En => EN,
        Locale::Es => ES,
    };
    LISTS[locale as usize].get_or_init(|| lines(text).collect())
}

/// The lines of a list, without those that tell where it is from.
pub(crate) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let list = text.split_once("\n\n").map_or(text, |(_, list)| list);
    list.lines().filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use openseat_domain::recovery::{Misspelt, normalise, secret, words};

    use super::*;

    #[test]
    fn each_language_has_words_that_cannot_be_taken_for_each_other() {
        for locale in Locale::ALL {
            let list = secret_words(locale);
            assert_eq!(list.len(), 2_048);
            let beginnings: HashSet<String> =
                list.iter().map(|word| normalise(word).chars().take(4).collect()).collect();
            assert_eq!(beginnings.len(), 2_048, "no two begin with the same four letters");
        }
    }

    #[test]
    fn recovery_words_are_those_of_the_standard() {
        // The vectors that are published with BIP 39 (trezor/python-mnemonic, vectors.json), those of 128 bits.
        let vectors = [
            (
                [0x00; 16],
                "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about",
            ),
            ([0x7f; 16], "legal winner thank year wave sausage worth useful legal winner thank yellow"),
            ([0x80; 16], "letter advice cage absurd amount doctor acoustic avoid letter advice cage above"),
            ([0xff; 16], "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong"),
        ];
        for (bits, said) in vectors {
            assert_eq!(words(bits, secret_words(Locale::En)).join(" "), said);
            assert_eq!(secret(said, secret_words(Locale::En)), Ok(bits));
        }
    }

    #[test]
    fn spanish_words_are_those_of_another_program() {
        // Made with python-mnemonic 0.21.
        let vectors = [
            ([0x00; 16], "ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco ábaco abierto"),
            ([0x7f; 16], "ligero vista talar yogur venta queso yacer trozo ligero vista talar zafiro"),
            ([0xa5; 16], "orgullo cazo hábil embudo fingir sapo museo pirata orgullo cazo hábil elipse"),
        ];
        for (bits, said) in vectors {
            assert_eq!(words(bits, secret_words(Locale::Es)).join(" "), said);
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_found_and_named() {
        let list = secret_words(Locale::En);
        let said = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        let wrong = said.replace("sausage", "sossage");
        assert_eq!(secret(&wrong, list), Err(Misspelt::Word { place: 6, word: "sossage".into() }));
        assert_eq!(secret(&said.replace("wave sausage", "sausage wave"), list), Err(Misspelt::Checksum));
        assert_eq!(secret("legal winner thank", list), Err(Misspelt::Count(3)));
        assert_eq!(
            secret(" LEGAL-winner, thank year\nwave sausage worth useful legal winner thank yellow.", list),
            Ok([0x7f; 16])
        );
    }

    #[test]
    fn accents_may_be_left_out() {
        let list = secret_words(Locale::Es);
        for seed in 0..=255 {
            let said = words([seed; 16], list).join(" ");
            assert_eq!(secret(&normalise(&said).to_uppercase(), list), Ok([seed; 16]));
        }
    }
}
