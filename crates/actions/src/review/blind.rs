//! What keeps a review and its writer apart: ids without a time, tokens that fit to nothing, codes on paper.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_store::PersonKey;
use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use crate::{House, signs};

/// Signs of a code: 20 of 24 are more than 91 bits.
const CODE: usize = 20;
const GROUP: usize = 4;

/// Where it is written down that something was told. It is a chain of its own, with days in the place of moments, so that
/// no neighbour tells when it was.
pub(super) const CHAIN: &str = "reviews";

/// The mark that this person told of this meeting. It can be made with their key alone.
pub(super) fn token(key: &PersonKey, meeting: Uuid) -> [u8; 32] {
    key.blind("review token", meeting)
}

/// An id that holds no time.
pub(super) fn id(house: &House) -> Uuid {
    Builder::from_random_bytes(house.vault.secrets().bytes()).into_uuid()
}

/// A new code, as it is shown: `7KQM-…`, five groups.
pub(super) fn code(house: &House) -> String {
    grouped(&signs::draw(house.vault.secrets(), CODE))
}

/// The hash by which a code is found, from what someone typed; `None` for what is no code.
pub(super) fn hash(typed: &str) -> Option<[u8; 32]> {
    let code = signs::typed(typed, CODE);
    (code.len() == CODE).then(|| Sha256::new().chain_update(b"review code").chain_update(code).finalize().into())
}

/// A keyed hash of words, so that the same words are found again. The same under each spelling.
pub(super) fn alike(house: &House, sentence: &str) -> [u8; 32] {
    house.vault.index("review words", &openseat_domain::review::normalised(sentence))
}

/// The first moment of a day, for rows of [`CHAIN`].
pub(super) fn of_day(today: Date) -> Timestamp {
    today.to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp())
}

fn grouped(code: &str) -> String {
    let groups: Vec<&str> = (0..code.len()).step_by(GROUP).map(|at| &code[at..at + GROUP]).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed_and_nothing_else_is_a_code() {
        let secrets = openseat_store::Secrets::new([3; 32]);
        for _ in 0..200 {
            let code = grouped(&signs::draw(&secrets, CODE));
            assert_eq!(code.len(), 24);
            let typed = code.to_lowercase().replace('-', " ");
            assert!(hash(&code).is_some() && hash(&typed) == hash(&code));
            assert_eq!(hash(&code[1..]), None);
            assert_eq!(hash(&format!("{code}2")), None);
        }
    }
}
