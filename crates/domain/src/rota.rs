//! Who leads which evening, how the load lies, and who has led for long without a rest.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan as _, civil::Date};
use uuid::Uuid;

/// Who led for more weeks running than this is asked how they are (research: programmes, 3.4).
pub const LONG_WEEKS: u32 = 8;

/// One evening of a group and who leads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    pub day: Date,
    /// `None` while nobody has said yes.
    pub lead: Option<Uuid>,
}

/// How an evening stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Open,
    Led(Uuid),
    /// The person still leads until somebody says yes.
    CoverAsked(Uuid),
}

/// What came of saying yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Took {
    /// It is theirs now.
    Theirs,
    /// Somebody was quicker.
    Somebody(Uuid),
    /// It is not asked any more.
    NotAsked,
}

impl Standing {
    /// Says yes. The first has it; whoever comes after is told who has.
    pub fn take(self, who: Uuid) -> (Self, Took) {
        match self {
            Self::Open => (Self::Led(who), Took::Theirs),
            // Who asked for cover and says yes keeps it.
            Self::CoverAsked(_) => (Self::Led(who), Took::Theirs),
            Self::Led(lead) if lead == who => (self, Took::Theirs),
            Self::Led(lead) => (self, Took::Somebody(lead)),
        }
    }

    /// Asks for cover; only who leads can.
    pub fn ask(self, who: Uuid) -> Option<Self> {
        matches!(self, Self::Led(lead) if lead == who).then_some(Self::CoverAsked(who))
    }
}

/// How many evenings each led, the most first.
pub fn load(turns: &[Turn]) -> Vec<(Uuid, u32)> {
    let mut count: BTreeMap<Uuid, u32> = BTreeMap::new();
    for lead in turns.iter().filter_map(|turn| turn.lead) {
        *count.entry(lead).or_default() += 1;
    }
    let mut all: Vec<(Uuid, u32)> = count.into_iter().collect();
    all.sort_by_key(|(who, led)| (std::cmp::Reverse(*led), *who));
    all
}

/// The share in a hundred of who led the most; `None` when nobody led.
pub fn top_share(turns: &[Turn]) -> Option<f64> {
    let load = load(turns);
    let all: u32 = load.iter().map(|(_, led)| led).sum();
    load.first().map(|(_, most)| f64::from(*most) * 100.0 / f64::from(all))
}

/// For how many weeks running, up to `today`, somebody led at least once in each. A week off ends the count, also one in
/// which the group did not meet: it was a rest.
pub fn weeks_running(turns: &[Turn], who: Uuid, today: Date) -> u32 {
    let led: BTreeSet<Date> =
        turns.iter().filter(|turn| turn.lead == Some(who) && turn.day <= today).map(|turn| monday(turn.day)).collect();
    // The week that runs now may still be led; it does not end the count.
    let mut week = monday(today);
    if !led.contains(&week) {
        week = before(week);
    }
    let mut weeks = 0;
    while led.contains(&week) {
        weeks += 1;
        week = before(week);
    }
    weeks
}

/// The Monday of the week of a day.
pub fn monday(day: Date) -> Date {
    day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
}

fn before(week: Date) -> Date {
    week.saturating_sub(7.days())
}
