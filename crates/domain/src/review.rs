//! What people tell of a group they went to: facts of the setting, and one sentence if they like.
//!
//! Nobody keeps who told it. What is kept for [`ONCE_IN_DAYS`] is a mark that says "somebody told of this group"; so two
//! answers of one person lie that far apart, and the answers within so many days are of as many people.

mod facts;
mod figures;
mod medication;
mod sentence;

use jiff::{ToSpan as _, civil::Date};

pub use self::{
    facts::{Access, Band, Facts, Format, Found, Medication, Medicine, Newcomer, Welcome},
    figures::{Figures, Share, Usual, figures, people_at_least},
    medication::MedicationLine,
    sentence::{Concern, Cues, concerns, normalised},
};

/// A person tells of the same group once in so many days.
pub const ONCE_IN_DAYS: i32 = 90;
/// Figures are of so many days.
pub const FIGURES_DAYS: i32 = 365;
/// What was told is forgotten after so many days.
pub const KEPT_DAYS: i32 = 730;
/// Letters of a sentence.
pub const LONGEST_SENTENCE: usize = 200;
/// A space younger than this counts as if nobody had signed in: spaces cost nothing, so new ones prove nothing.
pub const YOUNG_DAYS: i32 = 7;
/// For so many weeks back one can say which week it was, and steadiness is told.
pub const WEEKS: u8 = 12;

/// So many in seven days are looked at by a person before they count, when they are more than `BURST_TIMES` what came
/// in a week before.
pub const BURST: u32 = 8;
const BURST_TIMES: u32 = 4;

/// A week, by its Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week(Date);

impl Week {
    /// The week that `day` is in.
    pub fn of(day: Date) -> Self {
        let since = day.weekday().to_monday_zero_offset();
        Self(day.saturating_sub(i32::from(since).days()))
    }

    pub fn monday(self) -> Date {
        self.0
    }

    /// So many weeks before this one.
    pub fn before(self, weeks: u8) -> Self {
        Self(self.0.saturating_sub(i32::from(weeks).weeks()))
    }

    /// The weeks that one can tell of on `today`, the latest first.
    pub fn tellable(today: Date) -> [Self; WEEKS as usize] {
        let this = Self::of(today);
        std::array::from_fn(|back| this.before(back as u8))
    }
}

/// What was told once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The day it came to us; no figure shows it.
    pub day: Date,
    /// The week of the visit, if they remember.
    pub week: Option<Week>,
    pub facts: Facts,
}

/// How much is known of who told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// Signed in: nobody told twice within [`ONCE_IN_DAYS`].
    SignedIn,
    /// Not signed in: each stands for itself, and may be anybody's.
    SignedOut,
}

/// Where a sentence, or a group's answer to one, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// A person has still to read it.
    Waiting,
    Shown,
    /// It was not shown, and its words are gone.
    Refused,
    /// It was shown, and its words are gone.
    TakenDown,
}

impl Standing {
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Shown, Self::Refused, Self::TakenDown];

    /// The word in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Refused => "refused",
            Self::TakenDown => "taken_down",
        }
    }

    /// The standing of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == word)
    }
}

/// Why a sentence is not shown; also why somebody reports one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It names or describes somebody.
    Names,
    /// It tells what somebody said in the room.
    Shares,
    /// It tells people what to do with a medicine.
    Advice,
    /// It hurts.
    Unkind,
    /// It is not about the setting.
    OffTopic,
    /// The same words came for many groups, or it sells something.
    Copied,
}

impl Reason {
    pub const ALL: [Self; 6] = [Self::Names, Self::Shares, Self::Advice, Self::Unkind, Self::OffTopic, Self::Copied];

    /// The word in forms and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Shares => "shares",
            Self::Advice => "advice",
            Self::Unkind => "unkind",
            Self::OffTopic => "off_topic",
            Self::Copied => "copied",
        }
    }

    /// The reason of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == word)
    }
}

/// Whether so much came so suddenly that a person should look before it counts. `days` are those on which the answers
/// that count came; those until `looked_on` a person has looked at, so they are only what is usual.
pub fn is_burst(days: &[Date], looked_on: Option<Date>, today: Date) -> bool {
    let ago = |days: i32| today.saturating_sub(days.days());
    let is_new = |day: &Date| *day > ago(7) && looked_on.is_none_or(|looked| *day > looked);
    let week = days.iter().filter(|day| is_new(day)).count() as u32;
    let weeks_before = u32::from(WEEKS);
    let oldest = burst_since(today);
    let before = days.iter().filter(|day| !is_new(day) && **day >= oldest).count() as u32;
    week >= BURST && week * weeks_before > BURST_TIMES * before
}

/// The first day that [`is_burst`] looks at.
pub fn burst_since(today: Date) -> Date {
    today.saturating_sub((7 * (1 + i32::from(WEEKS)) - 1).days())
}

/// The first day of the seven in which a burst came.
pub fn burst_began(today: Date) -> Date {
    today.saturating_sub(6.days())
}

/// The first day on which somebody may tell again of a group that they told of on `day`.
pub fn again_on(day: Date) -> Date {
    day.saturating_add(ONCE_IN_DAYS.days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_week_begins_on_monday_also_across_years() {
        assert_eq!(Week::of(date(2026, 11, 26)).monday(), date(2026, 11, 23));
        assert_eq!(Week::of(date(2026, 11, 23)).monday(), date(2026, 11, 23));
        assert_eq!(Week::of(date(2027, 1, 3)).monday(), date(2026, 12, 28));
        let weeks = Week::tellable(date(2026, 11, 26));
        assert_eq!((weeks[0].monday(), weeks[11].monday()), (date(2026, 11, 23), date(2026, 9, 7)));
    }

    #[test]
    fn a_sudden_crowd_is_looked_at_and_a_lively_group_is_not() {
        let today = date(2026, 11, 26);
        let ago = |days: i32| today.saturating_sub(days.days());
        assert!(!is_burst(&[today; 7], None, today), "seven friends");
        assert!(is_burst(&[today; 8], None, today));
        assert!(!is_burst(&[ago(7); 8], None, today), "a week ago, and nobody since");
        // Six a week for twelve weeks, then eight, then twenty-five.
        let usual: Vec<Date> = (1..=12).flat_map(|week| [ago(7 * week); 6]).collect();
        assert!(!is_burst(&[usual.clone(), vec![today; 24]].concat(), None, today));
        assert!(is_burst(&[usual, vec![today; 25]].concat(), None, today));
        // A person looked yesterday at nine; one more is no crowd, but eight more than nine in twelve weeks are.
        let looked_at = [ago(1); 9];
        assert!(!is_burst(&[looked_at.to_vec(), vec![today]].concat(), Some(ago(1)), today));
        assert!(is_burst(&[looked_at.to_vec(), vec![today; 8]].concat(), Some(ago(1)), today));
    }
}
