//! Hashing of passphrases: slow on purpose, so it has threads of its own and never keeps a search waiting.

/// A bounded pool that hashes and checks passphrases (argon2id at OWASP's setting).
pub struct Hashing {}

impl Hashing {
    pub(crate) fn new() -> Self {
        Self {}
    }
}
