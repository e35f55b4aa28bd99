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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIMIT: Limit = Limit { free: 5, longest: SignedDuration::from_secs(900) };

    proptest! {
        #[test]
        fn waiting_always_ends_and_early_tries_do_not_make_it_longer(pauses in prop::collection::vec(0..2_000_i64, 1..80)) {
            let (mut now, mut tries) = (Timestamp::UNIX_EPOCH, None);
            for pause in pauses {
                now += SignedDuration::from_secs(pause);
                match LIMIT.take(tries, now) {
                    Ok(counted) => {
                        prop_assert!(now.duration_until(counted.free_at) <= LIMIT.longest);
                        tries = Some(counted);
                    }
                    Err(until) => prop_assert!(now < until && LIMIT.take(tries, until).is_ok()),
                }
            }
        }
    }

    #[test]
    fn five_are_free_then_the_wait_doubles_up_to_the_limit() {
        let waits: Vec<i64> = (1..=17).map(|wrong| LIMIT.wait(wrong).as_secs()).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
        assert_eq!(LIMIT.wait(u32::MAX).as_secs(), 900);
    }

    #[test]
    fn after_a_day_all_is_forgotten_and_a_right_try_counts_for_nothing() {
        let long_ago = Tries { wrong: 40, last_at: Timestamp::UNIX_EPOCH, free_at: Timestamp::UNIX_EPOCH };
        let now = Timestamp::UNIX_EPOCH + FORGOTTEN_AFTER;
        assert_eq!(LIMIT.take(Some(long_ago), now).map(|tries| tries.wrong), Ok(1));
        assert_eq!(LIMIT.take(None, now).map(|tries| tries.right().wrong), Ok(0));
    }
}
