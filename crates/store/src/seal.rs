//! Sealing: AES-256-GCM-SIV (RFC 8452) with the place of the value as associated data, so that a sealed value opens
//! only in the row and column it was written for.
//!
//! Form of a sealed value: one byte of version (1), 12 of nonce, then ciphertext with its 16 bytes of tag.

use aes_gcm_siv::{
    Aes256GcmSiv, Nonce,
    aead::{Aead as _, KeyInit as _, Payload},
};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{Error, Result, secret::Secrets};

const VERSION: u8 = 1;
const NONCE: usize = 12;

/// The place of one value. It is bound into the sealed bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub table: &'static str,
    pub column: &'static str,
    /// The row's own id (with the person's id, which is always bound too, its primary key).
    pub row: Uuid,
}

/// 256 secret bits that seal, open and make pseudonyms. Wiped from memory when dropped.
#[derive(Clone)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A new key.
    pub fn draw(secrets: &Secrets) -> Self {
        Self::new(secrets.bytes())
    }

    /// Seals `plain` for `place`.
    pub fn seal(&self, secrets: &Secrets, place: &[u8], plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = secrets.bytes();
        let cipher = Aes256GcmSiv::new((&*self.0).into());
        let sealed = cipher
            .encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: place })
            .expect("a value of our size is far below the limit of the cipher");
        let mut out = Vec::with_capacity(1 + NONCE + sealed.len());
        out.push(VERSION);
        out.extend_from_slice(&nonce);
        out.extend_from_slice(&sealed);
        out
    }

    /// Opens what [`Key::seal`] made for the same place.
    ///
    /// # Errors
    /// [`Error::Sealed`] when it was made with another key, for another place, or was changed.
    pub fn open(&self, place: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let rest = sealed.strip_prefix(&[VERSION]).ok_or(Error::Sealed)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(Error::Sealed)?;
        let cipher = Aes256GcmSiv::new((&*self.0).into());
        let opened = cipher.decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: place });
        opened.map(Zeroizing::new).map_err(|_| Error::Sealed)
    }

    /// HMAC-SHA256 of `what` under this key, for `purpose`: a blind index, or a pseudonym.
    pub fn mark(&self, purpose: &str, what: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*self.0).expect("HMAC takes a key of any length");
        for part in [purpose.as_bytes(), what] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}
