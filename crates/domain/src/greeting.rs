//! Going with someone: a greeter of a group waits at the door for a person who has never been.
//!
//! A person asks for it without a name, an account or a way to be reached. All that happens to what they ask is in
//! [`State::after`]; whoever is not named there can do nothing.

mod code;
mod plain;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    code::{Code, WORDS, read, words},
    plain::{Detail, Fault, fault, fault_of_name},
};

/// Questions that one greeter has open at a time, over all their meetings.
pub const MOST_OPEN: usize = 6;
/// Meetings that one person greets at.
pub const MOST_OFFERS: usize = 6;
/// So long after a meeting has ended all of it is forgotten.
pub const KEPT_AFTER: SignedDuration = SignedDuration::from_hours(48);
/// Nobody is asked for a day that is further ahead.
pub const FURTHEST: SignedDuration = SignedDuration::from_hours(14 * 24);
/// So long a report waits for a steward. After that it is forgotten, since it holds what two people wrote.
pub const REPORT_KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Figures of fewer people are not shown.
pub const FEWEST: i64 = 5;

/// Letters of a name to be called by.
pub const LONGEST_NAME: usize = 40;
/// Letters of how somebody is recognised, and of where they wait.
pub const LONGEST_SIGN: usize = 200;
/// Letters of the line that a guest may add.
pub const LONGEST_LINE: usize = 140;
/// Letters of what goes with a report.
pub const LONGEST_REPORT: usize = 500;

/// Whom a greeter would rather greet. It is shown before anybody asks; nobody is asked who they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rather {
    #[default]
    Anyone,
    Women,
    Men,
}

impl Rather {
    pub const ALL: [Self; 3] = [Self::Anyone, Self::Women, Self::Men];

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Anyone => "anyone",
            Self::Women => "women",
            Self::Men => "men",
        }
    }

    /// The wish of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rather| rather.as_str() == word)
    }
}

/// How an offer to greet stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Offer {
    /// It waits to be confirmed and shows nowhere.
    #[default]
    Waiting,
    /// People can ask, while it is not paused.
    Confirmed,
    /// It was not confirmed, or was stopped by a steward. The greeter sees that, until they take it away.
    Refused,
}

impl Offer {
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Confirmed, Self::Refused];
}

/// How what a guest asked stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The greeter has not answered.
    #[default]
    Asked,
    /// The greeter comes.
    Accepted,
    /// The greeter cannot that day.
    Cannot,
    /// The guest took it back.
    TakenBack,
    /// One of the two ended it, with a report or without.
    Ended,
    /// The greeter greets no more.
    GreeterLeft,
}

/// Who does something to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Who asked, known by their code alone.
    Guest,
    Greeter,
}

impl Side {
    pub const ALL: [Self; 2] = [Self::Guest, Self::Greeter];
}

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    Accept,
    SayNo,
    TakeBack,
    /// At once and without a reason: "block".
    End,
    /// As [`Deed::End`], and a steward reads what was written.
    Report,
    /// The greeter stops to greet, or is erased, or is stopped by a steward.
    Leave,
}

impl Deed {
    pub const ALL: [Self; 6] = [Self::Accept, Self::SayNo, Self::TakeBack, Self::End, Self::Report, Self::Leave];
}

impl State {
    pub const ALL: [Self; 6] =
        [Self::Asked, Self::Accepted, Self::Cannot, Self::TakenBack, Self::Ended, Self::GreeterLeft];

    /// What becomes of it; `None` for what that side cannot do now. What is over stays over.
    pub fn after(self, side: Side, deed: Deed) -> Option<Self> {
        match (self, side, deed) {
            (Self::Asked, Side::Greeter, Deed::Accept) => Some(Self::Accepted),
            (Self::Asked | Self::Accepted, Side::Greeter, Deed::SayNo) => Some(Self::Cannot),
            (Self::Asked | Self::Accepted, Side::Guest, Deed::TakeBack) => Some(Self::TakenBack),
            (Self::Asked | Self::Accepted, _, Deed::End | Deed::Report) => Some(Self::Ended),
            (Self::Asked | Self::Accepted, Side::Greeter, Deed::Leave) => Some(Self::GreeterLeft),
            _ => None,
        }
    }

    /// Whether the two can still read what the other wrote. What is over is read by nobody.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Asked | Self::Accepted)
    }
}

/// Whether the two met, as the guest tells it. Only counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Met {
    Yes,
    No,
    /// The guest did not go.
    DidNotGo,
}

impl Met {
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::DidNotGo];

    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::DidNotGo => "did_not_go",
        }
    }

    /// The answer of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|met| met.as_str() == word)
    }
}

/// A step from a wish to a first meeting. Of each only a number is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    Asked,
    Accepted,
    Met,
    NotMet,
    DidNotGo,
}

impl Step {
    pub const ALL: [Self; 5] = [Self::Asked, Self::Accepted, Self::Met, Self::NotMet, Self::DidNotGo];

    /// The word in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::DidNotGo => "did_not_go",
        }
    }

    /// The step of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == word)
    }
}

impl From<Met> for Step {
    fn from(met: Met) -> Self {
        match met {
            Met::Yes => Self::Met,
            Met::No => Self::NotMet,
            Met::DidNotGo => Self::DidNotGo,
        }
    }
}

/// The meetings at which somebody can be met: for the search and the matcher.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Introductions(BTreeSet<Uuid>);

impl Introductions {
    /// Whether an introduction is available at this meeting.
    pub fn at(&self, meeting: Uuid) -> bool {
        self.0.contains(&meeting)
    }

    /// How many meetings there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Uuid> for Introductions {
    fn from_iter<T: IntoIterator<Item = Uuid>>(meetings: T) -> Self {
        Self(meetings.into_iter().collect())
    }
}

/// When all of it is forgotten: two days after a meeting of so many minutes that starts at `start`.
pub fn ends_at(start: Timestamp, minutes: u16) -> Timestamp {
    let over = start.saturating_add(SignedDuration::from_mins(i64::from(minutes)));
    over.and_then(|over| over.saturating_add(KEPT_AFTER)).unwrap_or(start)
}

/// A figure as it may be shown: `None` while it tells of fewer than [`FEWEST`] people.
pub fn shown(figure: i64) -> Option<i64> {
    (figure >= FEWEST).then_some(figure)
}

/// Whether a meeting is for people under 18, or may be: nobody is met there by a stranger.
///
/// `teens` says that its types say so; `age_rule` is what is known of its kind ("teens (about 13-18)"); `names` are
/// those of the meeting and its group.
pub fn is_for_minors(teens: bool, age_rule: Option<&str>, names: &[&str]) -> bool {
    const WORDS: [&str; 8] =
        ["alateen", "alateens", "narateen", "teen", "teens", "teenagers", "adolescentes", "adolescente"];
    let young = |rule: &str| {
        let digits: String =
            rule.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        digits.parse::<u8>().is_ok_and(|age| age < 18)
    };
    let says_so = |name: &&str| {
        let lower = name.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
    };
    teens || age_rule.is_some_and(young) || names.iter().any(says_so)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_state() -> impl Strategy<Value = State> {
        prop::sample::select(State::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn what_is_over_stays_over_and_an_answer_is_the_greeters(
            state in any_state(), side in prop::sample::select(Side::ALL.to_vec()),
            deed in prop::sample::select(Deed::ALL.to_vec()),
        ) {
            let after = state.after(side, deed);
            prop_assert!(state.is_open() || after.is_none());
            prop_assert!(after != Some(state), "nothing happens twice");
            prop_assert!(after != Some(State::Accepted) || side == Side::Greeter);
            // Whatever was said before, either side can end it at once.
            for deed in [Deed::End, Deed::Report] {
                prop_assert_eq!(state.after(side, deed).is_some(), state.is_open());
            }
        }

        #[test]
        fn nobody_learns_a_number_of_fewer_than_five(figure in 0_i64..100) {
            prop_assert_eq!(shown(figure).is_some(), figure >= 5);
        }
    }

    #[test]
    fn all_is_forgotten_two_days_after_the_last_minute() {
        let start: Timestamp = "2026-11-23T19:30:00Z".parse().expect("a moment");
        assert_eq!(ends_at(start, 90).to_string(), "2026-11-25T21:00:00Z");
    }

    #[test]
    fn meetings_of_teenagers_are_known_by_their_kind_their_types_and_their_names() {
        assert!(is_for_minors(true, None, &[]));
        for rule in ["teens (about 13-18)", "about 12-25"] {
            assert!(is_for_minors(false, Some(rule), &[]), "{rule}");
        }
        for name in ["Narateen on Friday", "Elm Street Teens", "Grupo de adolescentes", "ALATEEN"] {
            assert!(is_for_minors(false, None, &["Monday", name]), "{name}");
        }
        for rule in ["adults", "18+", "none (young people's meetings exist)", "adults; Narateen"] {
            assert!(!is_for_minors(false, Some(rule), &["The Canteen", "Nineteen Steps", "Thirteen"]), "{rule}");
        }
    }
}
