//! What a person wants to be reminded of, when a message goes, and when it had better not.
//!
//! A reminder keeps civil time; the zone is the person's. [`round`] says what goes now. It is told the time and the starts of
//! meetings, so weeks can be played through in a moment.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    problem::Problem,
    schedule::{self, Compiled, Schedule, Weekday},
    search::Minute,
    word::words,
    zone::Zone,
};

mod number;
mod quiet;
mod round;

pub use number::{is_stop, number};
pub use quiet::Quiet;
pub use round::{Entry, Message, Round, coming, round};

/// Letters of the person's own words: a message to a phone holds about so many.
pub const LONGEST_WORDS: usize = 120;
/// Letters of what stands in the person's own list.
pub const LONGEST_LABEL: usize = 200;
/// How long before a meeting at most, in minutes.
pub const LONGEST_BEFORE: u16 = 2 * DAY as u16;
/// How long the way may take, in minutes.
pub const LONGEST_WAY: u16 = 10 * 60;
/// Messages of one day, if the person says nothing else.
pub const USUAL_A_DAY: u8 = 3;
/// The most that can be chosen.
pub const MOST_A_DAY: u8 = 12;

pub(crate) const DAY: i64 = 1440;
/// Of no use so long after its time, in minutes.
const LATE: u32 = 12 * 60;
/// A medicine has its time: somebody who is told late might take it twice.
const LATE_MEDICINE: u32 = 60;
/// Rules that need no first day are counted from here.
const ANCHOR: Date = Date::constant(2024, 1, 1);

words! {
    /// What it is about, for the person's own list and for what is left out when there is nothing to do.
    pub enum About {
        Plan = "plan",
        CheckIn = "check-in",
        Meeting = "meeting",
        Medicine = "medicine",
        Own = "own",
    }
}

words! {
    /// How a message reaches the person.
    pub enum By {
        Email = "email",
        Sms = "sms",
        Push = "push",
    }
}

/// When.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    Once {
        day: Date,
        /// Minutes after midnight on the wall clock.
        at: u16,
    },
    Daily {
        at: u16,
    },
    Weekly {
        days: Vec<Weekday>,
        at: u16,
    },
    /// Before each start of a meeting: so it recurs, pauses and changes with it.
    Before {
        minutes: u16,
        /// Time to get there, on top of that.
        way: u16,
        /// The address of the meeting's page; without it, the next one that the person plans to try.
        meeting: Option<String>,
    },
}

/// What the person set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    pub about: About,
    pub rule: Rule,
    /// The person's own words; empty for those of the house, which betray nothing.
    #[serde(default)]
    pub words: String,
    /// What it is called in their own list. Never sent.
    #[serde(default)]
    pub label: String,
    pub by: BTreeSet<By>,
    /// It comes in the quiet hours too.
    #[serde(default)]
    pub loud: bool,
}

/// How far it has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// When the person last said that they want it: made it, changed it, or tapped "go on".
    pub since: Minute,
    /// The last of its times that was sent or left out.
    pub taken: Minute,
    /// After weeks without a sign of life it asked whether to go on; until it is answered it rests.
    #[serde(default)]
    pub asked: bool,
    #[serde(default)]
    pub stopped: bool,
    /// Once more, at this moment: "an hour later".
    #[serde(default)]
    pub again: Option<Minute>,
}

/// What holds for all reminders of a person, and what was sent lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// IANA.
    pub zone: String,
    pub quiet: Option<Quiet>,
    pub most: u8,
    /// When messages of today and yesterday went.
    #[serde(default)]
    pub sent: Vec<Minute>,
    /// The last sign of life.
    #[serde(default)]
    pub seen: Minute,
    /// Messages that did not go out, until the person has read of it.
    #[serde(default)]
    pub unsent: u32,
    /// Messages that were left out of a day that was full, until the person has read of it.
    #[serde(default)]
    pub over: u32,
    /// Whether a calendar shows the person's own words.
    #[serde(default)]
    pub calendar_words: bool,
}

/// One time of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Time {
    pub(crate) at: Minute,
    /// Of no use after this.
    pub(crate) late: Minute,
}

impl Book {
    /// As it is before the person says anything.
    pub fn new(zone: &str) -> Self {
        Self {
            zone: zone.to_owned(),
            quiet: Some(Quiet { from: 22 * 60, until: 8 * 60 }),
            most: USUAL_A_DAY,
            sent: Vec::new(),
            seen: 0,
            unsent: 0,
            over: 0,
            calendar_words: false,
        }
    }

    /// The clocks of its zone around a moment; those of UTC when the zone is none.
    pub fn clocks(&self, now: Minute) -> Zone {
        let year = 1970 + i16::try_from(i64::from(now) / (365 * DAY)).unwrap_or(0);
        Zone::table(&self.zone, year - 1..=year + 2).unwrap_or(Zone::utc())
    }

    /// # Errors
    /// Each names its field in `at`.
    pub fn check(&self) -> Result<(), Vec<Problem>> {
        let mut wrong = Vec::new();
        if !crate::zone::is_known(&self.zone) {
            wrong.push(Problem::refused("zone", "no zone", "Choose one of the list."));
        }
        if !(1..=MOST_A_DAY).contains(&self.most) {
            wrong.push(Problem::refused("most", "out of range", "Choose a number of the list."));
        }
        if self.quiet.is_some_and(|quiet| !quiet.is_sound()) {
            wrong.push(Problem::refused("quiet", "out of range", "Choose a beginning and an end."));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl Reminder {
    /// Whether it comes more than once.
    pub fn repeats(&self) -> bool {
        !matches!(self.rule, Rule::Once { .. })
    }

    /// # Errors
    /// Each names its field in `at`.
    pub fn check(&self, book: &Book, now: Minute) -> Result<(), Vec<Problem>> {
        let mut wrong = Vec::new();
        let mut refuse = |at: &str, what: &str, fix: &str| wrong.push(Problem::refused(at, what, fix));
        let odd = |text: &str, longest| text.chars().count() > longest || text.chars().any(char::is_control);
        if odd(&self.words, LONGEST_WORDS) {
            refuse("words", "too long", "Make it shorter.");
        }
        if odd(&self.label, LONGEST_LABEL) {
            refuse("label", "too long", "Make it shorter.");
        }
        if (self.about == About::Meeting) != matches!(self.rule, Rule::Before { .. }) {
            refuse("about", "does not fit", "Choose once more.");
        }
        match &self.rule {
            Rule::Before { minutes, way, .. } if *minutes > LONGEST_BEFORE || *way > LONGEST_WAY => {
                refuse("minutes", "too long before", "Choose less.");
            }
            Rule::Once { at, .. } | Rule::Daily { at } | Rule::Weekly { at, .. } if i64::from(*at) >= DAY => {
                refuse("at", "no time", "Give a time of the day.");
            }
            Rule::Weekly { days, .. } if days.is_empty() => refuse("days", "no day", "Choose a day."),
            Rule::Once { .. } if self.times(&book.clocks(now), &|_| Vec::new(), (now, Minute::MAX)).is_empty() => {
                refuse("day", "gone", "Choose a time that is still to come.");
            }
            Rule::Once { at, .. } | Rule::Daily { at } | Rule::Weekly { at, .. }
                if self.about == About::Medicine && !self.loud && book.quiet.is_some_and(|quiet| quiet.holds(*at)) =>
            {
                refuse("loud", "in the quiet hours", "Tick the box, or choose another time.");
            }
            _ => {}
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// The times within `[from, until)`, ascending. `starts` gives those of a meeting.
    pub(crate) fn times(
        &self,
        zone: &Zone,
        starts: &dyn Fn(Option<&str>) -> Vec<Minute>,
        (from, until): (Minute, Minute),
    ) -> Vec<Time> {
        if let Rule::Before { minutes, way, meeting } = &self.rule {
            let (before, way) = (u32::from(*minutes), u32::from(*way));
            let time = |start: Minute| Time { at: start.saturating_sub(before + way), late: start.saturating_sub(way) };
            let mut times: Vec<Time> = starts(meeting.as_deref()).into_iter().map(time).collect();
            times.retain(|time| (from..until).contains(&time.at));
            times.sort_unstable_by_key(|time| time.at);
            return times;
        }
        let late = if self.about == About::Medicine { LATE_MEDICINE } else { LATE };
        let mut times = Vec::new();
        if let Some(compiled) = self.compiled() {
            compiled.starts(zone, from, until, &mut |at| times.push(Time { at, late: at.saturating_add(late) }));
        }
        times
    }

    /// Its schedule, as meetings have one; `None` for one that follows a meeting.
    pub fn schedule(&self, zone: &str) -> Option<Schedule> {
        let (rule, at) = match &self.rule {
            Rule::Once { day, at } => (schedule::Rule::Dates(vec![*day]), *at),
            Rule::Daily { at } => (schedule::Rule::Rrule("FREQ=DAILY".into()), *at),
            Rule::Weekly { days, at } => {
                let letters = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
                let days: BTreeSet<u8> = days.iter().map(|day| day.sunday_zero()).collect();
                let days: Vec<&str> = days.into_iter().map(|day| letters[usize::from(day)]).collect();
                (schedule::Rule::Rrule(format!("FREQ=WEEKLY;BYDAY={}", days.join(","))), *at)
            }
            Rule::Before { .. } => return None,
        };
        let weekly = Schedule::weekly(Weekday::Monday, at, 1, Some(zone));
        Some(Schedule { rule, from: self.repeats().then_some(ANCHOR), ..weekly })
    }

    fn compiled(&self) -> Option<Compiled> {
        self.schedule("UTC")?.compile().ok()
    }
}
