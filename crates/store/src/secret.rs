//! Secret bytes: nonces, keys, session tokens. Seeded once by the program; nothing here asks the machine for randomness.

use std::sync::{Arc, Mutex, PoisonError};

use rand_chacha::{
    ChaCha20Rng,
    rand_core::{Rng as _, SeedableRng as _},
};

/// A source of bytes that cannot be guessed (ChaCha20). Copies draw from the same stream.
#[derive(Clone)]
pub struct Secrets(Arc<Mutex<ChaCha20Rng>>);

impl Secrets {
    /// A source from 32 random bytes. A test that gives the same seed gets the same bytes.
    pub fn new(seed: [u8; 32]) -> Self {
        Self(Arc::new(Mutex::new(ChaCha20Rng::from_seed(seed))))
    }

    /// The next `N` bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        // Nothing can be left half done in the generator by a thread that broke.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets")
    }
}
