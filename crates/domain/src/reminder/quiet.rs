//! Hours in which no message comes, on the person's own clock.

use serde::{Deserialize, Serialize};

use super::DAY;
use crate::{search::Minute, zone::Zone};

/// From when until when, in minutes after midnight. It may go over midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    pub from: u16,
    pub until: u16,
}

impl Quiet {
    pub(super) fn is_sound(self) -> bool {
        i64::from(self.from) < DAY && i64::from(self.until) < DAY && self.from != self.until
    }

    /// Whether this minute of the day is one of them.
    pub fn holds(self, at: u16) -> bool {
        if self.from < self.until { (self.from..self.until).contains(&at) } else { at >= self.from || at < self.until }
    }

    /// When what falls on `at` can come: then, or at the end of the quiet hours.
    pub fn after(self, zone: &Zone, at: Minute) -> Minute {
        let local = i64::from(at) + zone.offset_at(i64::from(at));
        let of_day = local.rem_euclid(DAY);
        if !self.holds(u16::try_from(of_day).unwrap_or(0)) {
            return at;
        }
        let until = i64::from(self.until);
        let end = local - of_day + until + if of_day < until { 0 } else { DAY };
        // When the clocks go back within these hours, their end comes twice; never before what waits for it.
        Minute::try_from(zone.to_utc(end)).unwrap_or(at).max(at)
    }
}
