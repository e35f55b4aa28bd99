//! A circle: two to eight people who asked each other in, and who of them sees what.
//!
//! There is no list of circles and no search for people. What anybody in one sees is decided in [`sees`] and the few
//! functions beside it; the rest of the program asks them.

mod call;
mod said;

use jiff::{SignedDuration, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    call::{Answer, Called, Hours, number},
    said::{Face, Kindness, Level, Said, Told, Word, sees},
};

/// People in one circle.
pub const MOST: usize = 8;
/// Circles that one person is in.
pub const MOST_CIRCLES: usize = 5;
/// Letters of a name to be called by.
pub const LONGEST_NAME: usize = 40;
/// Letters of the sentence of a day.
pub const LONGEST_SENTENCE: usize = 140;
/// Letters of what goes with a report.
pub const LONGEST_NOTE: usize = 500;
/// Days for which a link to join works.
pub const INVITED_DAYS: i64 = 7;
/// Days for which what was said is kept, and for which a circle that ended says why.
pub const KEPT_DAYS: i64 = 30;
/// Days for which a kind sentence stands there.
pub const KIND_DAYS: i64 = 7;
/// Days without a word after which the keeper may ask after somebody.
pub const QUIET_DAYS: i32 = 3;
/// So long a call for somebody holds.
pub const ASKED_FOR: SignedDuration = SignedDuration::from_hours(2);
/// Calls of one person in one circle within that time: each may send letters.
pub const MOST_ASKED: usize = 4;
/// Reports of one person in one circle that wait.
pub const MOST_REPORTS: i64 = 3;
/// Days after which somebody who said that they are under 18 is asked again.
pub const YOUNG_DAYS: i32 = 30;

/// What somebody in a circle set for themself there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// What the others call them.
    pub name: String,
    pub level: Level,
    /// How they can be called on when an urge is high; `None`: not at all.
    pub called: Option<Called>,
    /// Whether the keeper may ask after them when they are quiet.
    pub ask_after: bool,
}

/// How old somebody said that they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    Adult,
    /// Under 18.
    Young,
}

impl Age {
    pub const ALL: [Self; 2] = [Self::Adult, Self::Young];

    /// The word in forms and where it is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Adult => "adult",
            Self::Young => "young",
        }
    }

    /// The age of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|age| age.as_str() == word)
    }

    /// Whether they may be in a circle of that age: an adult and somebody under 18 never are in one, and people under
    /// 18 only where a named adult is on duty who looks after their circles.
    pub fn may_be_in(self, circle: Self, on_duty: bool) -> bool {
        self == circle && (self == Self::Adult || on_duty)
    }

    /// Whether what was said on `said` still counts. Somebody under 18 is asked again, since they grow older and may have
    /// pressed the wrong thing; not at once, so that nobody is led to say what opens a door.
    pub fn holds(self, said: Date, today: Date) -> bool {
        self == Self::Adult || days(said, today) < YOUNG_DAYS
    }
}

/// Why somebody reports another, and why a moderator does something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// It hurts or threatens.
    Hurts,
    /// They want to meet, or more, though somebody does not want that.
    Presses,
    /// They told others who somebody is, or what was said here.
    Tells,
    /// They tell people what to do with a medicine, or where to get something.
    Advice,
    /// They sell something or ask for money.
    Sells,
    /// Somebody may be under 18.
    Young,
}

impl Reason {
    pub const ALL: [Self; 6] = [Self::Hurts, Self::Presses, Self::Tells, Self::Advice, Self::Sells, Self::Young];

    /// The word in forms and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hurts => "hurts",
            Self::Presses => "presses",
            Self::Tells => "tells",
            Self::Advice => "advice",
            Self::Sells => "sells",
            Self::Young => "young",
        }
    }

    /// The reason of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

/// Who keeps the circle when its keeper is gone: who has been in it longest. `members` are those who stay, the longest
/// first.
pub fn next_keeper(keeper: Uuid, members: &[Uuid]) -> Option<Uuid> {
    if members.contains(&keeper) { Some(keeper) } else { members.first().copied() }
}

/// Whether `viewer` learns that `member` has been quiet. `last` is the day of their last word, of the last kind sentence to
/// them, or on which they joined. Nobody but the keeper does, and of nobody who did not agree.
pub fn shows_quiet(viewer: Uuid, keeper: Uuid, member: Uuid, seat: &Seat, last: Date, today: Date) -> bool {
    viewer == keeper && member != keeper && seat.ask_after && days(last, today) >= QUIET_DAYS
}

/// Whether what was told of a day is for somebody who joined on `joined`: what was told before was told to fewer.
pub fn told_to(joined: Date, day: Date) -> bool {
    day >= joined
}

/// Whether a call reaches somebody at this hour of their day (0 to 23).
pub fn is_reached(seat: &Seat, hour: i8) -> bool {
    seat.called.as_ref().is_some_and(|called| called.hours.hold(hour))
}

fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_adult_and_somebody_under_18_are_never_in_one_circle() {
        for on_duty in [false, true] {
            assert!(!Age::Adult.may_be_in(Age::Young, on_duty) && !Age::Young.may_be_in(Age::Adult, on_duty));
            assert!(Age::Adult.may_be_in(Age::Adult, on_duty));
            assert_eq!(Age::Young.may_be_in(Age::Young, on_duty), on_duty);
        }
    }

    #[test]
    fn who_said_under_18_is_asked_again_after_a_month_and_an_adult_is_not() {
        let said = date(2026, 11, 1);
        assert!(Age::Young.holds(said, date(2026, 11, 30)) && !Age::Young.holds(said, date(2026, 12, 1)));
        assert!(Age::Adult.holds(said, date(2036, 11, 1)));
    }

    #[test]
    fn the_longest_member_keeps_it_when_the_keeper_is_gone() {
        let [a, b, c] = [1, 2, 3].map(Uuid::from_u128);
        assert_eq!(next_keeper(b, &[a, b, c]), Some(b));
        assert_eq!(next_keeper(b, &[a, c]), Some(a));
        assert_eq!(next_keeper(b, &[]), None);
    }
}
