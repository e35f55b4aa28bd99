//! Trouble on demand, so that tests meet what production meets once a month.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

use super::{Error, Kind, Result};

/// How often which fault happens. All off unless a test turns them on; the cost is one relaxed load a statement.
#[derive(Debug, Default)]
pub struct Faults {
    state: AtomicU64,
    statements: AtomicU64,
    commits: AtomicU64,
    broken: AtomicBool,
}

impl Faults {
    /// From now on one statement and one commit in `one_in` (at random from `seed`) fails as a serialization failure
    /// does: nothing was changed, and the body is run again. 0 turns it off.
    pub fn conflict(&self, seed: u64, one_in: u64) {
        self.state.store(seed, Relaxed);
        self.statements.store(one_in, Relaxed);
        self.commits.store(one_in, Relaxed);
    }

    /// From now on every commit fails for good, as on a disk that is full.
    pub fn break_commits(&self, broken: bool) {
        self.broken.store(broken, Relaxed);
    }

    pub(super) fn before_statement(&self, sql: &str) -> Result<()> {
        self.maybe_conflict(&self.statements, sql)
    }

    pub(super) fn before_commit(&self) -> Result<()> {
        if self.broken.load(Relaxed) {
            return Err(Error::refused(Kind::Full, "no space left on the disk (made for a test)", "COMMIT"));
        }
        self.maybe_conflict(&self.commits, "COMMIT")
    }

    fn maybe_conflict(&self, one_in: &AtomicU64, sql: &str) -> Result<()> {
        let one_in = one_in.load(Relaxed);
        if one_in > 0 && mix(self.state.fetch_add(1, Relaxed)).is_multiple_of(one_in) {
            return Err(Error::refused(Kind::Again, "could not serialize access (made for a test)", sql));
        }
        Ok(())
    }
}

/// SplitMix64's output step (Steele, Lea, Flood 2014): a counter in, well mixed bits out.
pub(super) fn mix(counter: u64) -> u64 {
    let mut z = counter.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
