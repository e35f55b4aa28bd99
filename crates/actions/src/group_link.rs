//! Links in letters to groups: who has one speaks for the group. Only a hash of it is kept.

use sha2::{Digest as _, Sha256};

use crate::{House, signs};

/// Signs of a link: 24 of 24 are 110 bits.
const LENGTH: usize = 24;

/// A new link: what stands in the letter, and what is kept.
pub(crate) struct Link {
    pub(crate) shown: String,
    pub(crate) hash: [u8; 32],
}

/// Draws a link.
pub(crate) fn draw(house: &House) -> Link {
    let shown = signs::draw(house.vault.secrets(), LENGTH);
    let hash = hashed(&shown);
    Link { shown, hash }
}

/// The hash by which a link is found; `None` for what is no link.
pub(crate) fn hash(shown: &str) -> Option<[u8; 32]> {
    let signs = signs::typed(shown, LENGTH);
    (signs.len() == LENGTH).then(|| hashed(&signs))
}

fn hashed(signs: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"group link").chain_update(signs).finalize().into()
}
