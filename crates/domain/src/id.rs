//! Identifiers: UUIDv7 (RFC 9562 §5.7), made from a given time and a given seed.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// Makes identifiers. One for the whole program, seeded once with 32 random bytes.
///
/// The random part is SHA-256 of the seed and a counter, so ids do not repeat within a run, cannot be guessed from
/// each other without the seed, and are the same in every run of a test.
#[derive(Debug)]
pub struct Ids {
    seed: [u8; 32],
    made: AtomicU64,
}

impl Ids {
    /// A maker of ids from `seed`.
    pub fn new(seed: [u8; 32]) -> Self {
        Self { seed, made: AtomicU64::new(0) }
    }

    /// The next id, stamped with `now` (milliseconds; a time before 1970 counts as 1970).
    pub fn next(&self, now: Timestamp) -> Uuid {
        let turn = self.made.fetch_add(1, Ordering::Relaxed);
        let hash = Sha256::new().chain_update(self.seed).chain_update(turn.to_le_bytes()).finalize();
        let mut random = [0; 10];
        random.copy_from_slice(&hash[..10]);
        Builder::from_unix_timestamp_millis(u64::try_from(now.as_millisecond()).unwrap_or(0), &random).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_carry_their_time_and_do_not_repeat() {
        let ids = Ids::new([7; 32]);
        let now = Timestamp::from_millisecond(1_700_000_000_123).expect("a time");
        let (one, two) = (ids.next(now), ids.next(now));
        assert_ne!(one, two);
        assert_eq!(one.get_version_num(), 7);
        assert_eq!(one.get_timestamp().expect("version 7 has one").to_unix(), (1_700_000_000, 123_000_000));
        assert_eq!(one, Ids::new([7; 32]).next(now), "the same seed gives the same ids");
    }
}
