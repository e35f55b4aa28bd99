//! How guessing is made slow, and why nobody can be locked out by it.
//!
//! A few wrong tries are free. After them each one doubles the wait before the next, up to a limit. A try that comes
//! too early is not looked at and does not count, so that waiting always ends.

use jiff::{SignedDuration, Timestamp};

/// After this long without a try all is forgotten.
pub const FORGOTTEN_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// What was tried in one place (an account, a network, an account from a network).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries {
    /// Tries that were not right, or are still being looked at.
    pub wrong: u32,
    pub last_at: Timestamp,
    /// From when on the next is looked at.
    pub free_at: Timestamp,
}

/// How patient a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// So many wrong tries cost nothing.
    pub free: u32,
    /// The longest wait.
    pub longest: SignedDuration,
}

impl Limit {
    /// Counts one try as wrong until [`Tries::right`] says otherwise, so that a thousand at once gain nothing.
    ///
    /// # Errors
    /// When it comes too early: from when on the next is looked at.
    pub fn take(self, before: Option<Tries>, now: Timestamp) -> Result<Tries, Timestamp> {
        let before = before.filter(|tries| tries.last_at.duration_until(now) < FORGOTTEN_AFTER);
        if let Some(early) = before.filter(|tries| tries.free_at > now) {
            return Err(early.free_at);
        }
        let wrong = before.map_or(0, |tries| tries.wrong).saturating_add(1);
        let free_at = now.checked_add(self.wait(wrong)).unwrap_or(now);
        Ok(Tries { wrong, last_at: now, free_at })
    }

    /// The wait after so many wrong tries.
    pub fn wait(self, wrong: u32) -> SignedDuration {
        match wrong.saturating_sub(self.free) {
            0 => SignedDuration::ZERO,
            over => SignedDuration::from_secs(1 << (over - 1).min(30)).min(self.longest),
        }
    }
}

impl Tries {
    /// Takes one try back that proved right.
    pub fn right(self) -> Self {
        Self { wrong: self.wrong.saturating_sub(1), free_at: self.last_at, ..self }
    }
}
