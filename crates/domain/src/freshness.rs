//! Whether what a list says of a meeting can still be believed: who looked last, whom to ask, when a link is too old.

use jiff::{SignedDuration, Timestamp};

/// A group is asked when nobody has looked for so long. Half of [`STALE_DAYS`], so that there is time for an answer and for
/// a second question.
pub const ASK_AFTER_DAYS: i64 = 90;
/// A group that does not answer is not asked again before.
pub const ASK_AGAIN_DAYS: i64 = 30;
/// From here on a meeting is in the keepers' queue. Months, since groups of the field are mostly checked twice a year.
pub const STALE_DAYS: i64 = 180;
/// A link in a letter works for so long.
pub const LINK_DAYS: i64 = 60;

/// Who said that all is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// The group itself, by the link that was sent to it.
    Group,
    /// Somebody who keeps the list.
    Keeper,
}

impl By {
    /// The word in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Keeper => "keeper",
        }
    }

    /// The reverse of [`By::as_str`].
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Group, Self::Keeper].into_iter().find(|by| by.as_str() == word)
    }
}

/// Whether so much time has passed since `last` (or nobody ever looked) that a person should look.
pub fn is_stale(last: Option<Timestamp>, now: Timestamp) -> bool {
    older(last, STALE_DAYS, now)
}

/// Whether a group is to be asked now: nobody looked lately, and it was not asked lately.
pub fn is_due(last: Option<Timestamp>, asked: Option<Timestamp>, now: Timestamp) -> bool {
    older(last, ASK_AFTER_DAYS, now) && older(asked, ASK_AGAIN_DAYS, now)
}

/// Whether a link that was sent at `sent` still works.
pub fn link_holds(sent: Timestamp, now: Timestamp) -> bool {
    !older(Some(sent), LINK_DAYS, now)
}

fn older(than: Option<Timestamp>, days: i64, now: Timestamp) -> bool {
    than.is_none_or(|at| now.duration_since(at) >= SignedDuration::from_hours(24 * days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i64) -> Timestamp {
        Timestamp::from_second(n * 86_400).expect("a moment")
    }

    #[test]
    fn a_group_is_asked_in_time_for_two_questions_before_its_meeting_is_stale() {
        let mut asked = None;
        let asks: Vec<i64> = (0..=STALE_DAYS)
            .filter(|n| {
                let due = is_due(Some(day(0)), asked, day(*n));
                if due {
                    asked = Some(day(*n));
                }
                due
            })
            .collect();
        assert_eq!(asks, [90, 120, 150, 180]);
        assert!(!is_stale(Some(day(0)), day(STALE_DAYS - 1)));
        assert!(is_stale(Some(day(0)), day(STALE_DAYS)));
        assert!(is_stale(None, day(0)), "what nobody ever looked at");
    }

    #[test]
    fn a_group_that_answered_is_left_alone() {
        assert!(!is_due(Some(day(89)), None, day(90)));
        assert!(link_holds(day(0), day(59)) && !link_holds(day(0), day(60)));
    }
}
