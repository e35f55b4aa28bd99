//! Names, recovery words and passphrases: drawn, read as people type them, and hashed.

use openseat_content::{Locale, passphrase::known, secret_words};
use openseat_domain::{passphrase, recovery};
use openseat_store::person::Person;
use uuid::Uuid;
use zeroize::{Zeroize as _, Zeroizing};

use super::Refusal;
use crate::{House, Result, hashing::Secret};

/// What someone near would try besides the name.
const CONTEXT: &[&str] = &["openseat", "open seat", "meeting", "recovery", "passphrase", "contraseña"];
/// Words of a name.
const NAME: usize = 3;

/// New recovery words.
pub(super) struct Words {
    pub(super) said: String,
    pub(super) hash: [u8; 32],
}

impl Words {
    pub(super) fn draw(house: &House, person: Uuid, locale: Locale) -> Self {
        let secret = house.vault.secrets().bytes();
        let said = recovery::words(secret, secret_words(locale)).join(" ");
        Self { said, hash: recovery_hash(house, person, secret) }
    }
}

/// Three words of the language's list.
pub(super) fn draw_name(house: &House, locale: Locale) -> String {
    let list = secret_words(locale);
    let drawn: [u8; 2 * NAME] = house.vault.secrets().bytes();
    // 65,536 is a multiple of 2,048: each word is as likely.
    let words = drawn.chunks(2).map(|two| list[usize::from(u16::from_be_bytes([two[0], two[1]]) % 2_048)]);
    words.collect::<Vec<_>>().join(" ")
}

/// What a normalised name is found by.
pub(super) fn name_index(house: &House, name: &str) -> [u8; 32] {
    house.vault.index("space name", name)
}

/// What is kept of recovery words: 128 random bits under the house's key need no slow hash.
pub(super) fn recovery_hash(house: &House, person: Uuid, secret: [u8; 16]) -> [u8; 32] {
    let words = Zeroizing::new(format!("{} {:032x}", person.simple(), u128::from_be_bytes(secret)));
    house.vault.index("recovery words", &words)
}

/// The secret of typed recovery words, in whichever language they are.
pub(super) fn recovery_secret(typed: &str) -> Result<[u8; 16]> {
    let read = |locale| recovery::secret(typed, secret_words(locale));
    let tries = Locale::ALL.map(read);
    if let Some(Ok(secret)) = tries.iter().find(|read| read.is_ok()) {
        return Ok(*secret);
    }
    // The language in which most is right says best what is wrong.
    let place = |misspelt: &recovery::Misspelt| match misspelt {
        recovery::Misspelt::Word { place, .. } => *place,
        recovery::Misspelt::Count(_) | recovery::Misspelt::Checksum => usize::MAX,
    };
    let nearest = tries.iter().filter_map(|read| read.as_ref().err()).max_by_key(|misspelt| place(misspelt));
    Err(nearest.map_or(Refusal::Slip, Refusal::from).at("recovery"))
}

/// A passphrase as it is hashed.
pub(super) fn typed(mut passphrase: String) -> Secret {
    // What is far too long is not worth reading, and cannot be right.
    let normal =
        if passphrase.len() > 8 * passphrase::LONGEST { String::new() } else { passphrase::normalise(&passphrase) };
    passphrase.zeroize();
    Zeroizing::new(normal)
}

/// A new passphrase, if it is good enough.
pub(super) fn accepted(passphrase: String, names: &[&str]) -> Result<Secret> {
    if passphrase.len() > 8 * passphrase::LONGEST {
        return Err(Refusal::Weak(passphrase::Weak::Long).at("passphrase"));
    }
    let passphrase = typed(passphrase);
    passphrase::check(&passphrase, known(), &[CONTEXT, names].concat())
        .map_err(|weak| Refusal::Weak(weak).at("passphrase"))?;
    Ok(passphrase)
}

/// The language that a person chose.
pub(super) fn locale_of(person: Option<&Person>) -> Locale {
    let code = person.map_or("", |person| person.locale.as_str());
    Locale::ALL.into_iter().find(|locale| locale.code() == code).unwrap_or_default()
}
