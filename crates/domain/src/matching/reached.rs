//! What the directory found of one kind within reach.

use crate::{
    concept::ConceptSet,
    fellowship::FellowshipId,
    matching::{Part, Why},
    meeting::Attendance,
    schedule::Weekday,
};

/// One kind, with some of its meetings. Kinds without a meeting in reach need no entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    pub kind: FellowshipId,
    /// Meetings to show and to judge by, in no order. Those that do not fit are left out again by [`super::answer`], so
    /// that nothing unfit can come through.
    pub meetings: Vec<Meeting>,
    /// How many starts in the coming week fit, beside those of `meetings`.
    pub more_a_week: u32,
    /// Meetings that were left out before they came here, by reason.
    pub left_out: Vec<(Why, u32)>,
}

/// One meeting within reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// Its number in the snapshot.
    pub meeting: u32,
    /// Kilometres from where the person is; `None` for one that is joined from afar.
    pub km: Option<f32>,
    pub attendance: Attendance,
    pub concepts: ConceptSet,
    /// Its starts in the coming week, ascending, the next one first.
    pub starts: Vec<Start>,
    /// How many days ago the listing was checked; `None` when nobody knows.
    pub checked_days: Option<u32>,
    /// What the group itself says of medication.
    pub group_says: Option<GroupSays>,
    /// What visitors told of medication in the last twelve months.
    pub visitors: Option<Visitors>,
    /// Somebody there meets a new person at the door.
    pub introduction: bool,
    /// It is where the person is treated.
    pub on_site: bool,
}

/// One start, seen from where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    /// Minutes from now; below zero for one that has begun and can still be joined.
    pub in_minutes: i32,
    /// The day and the minute of the day on the person's clock.
    pub day: Weekday,
    pub minute: u16,
}

impl Start {
    /// Whether it lies on one of `days` and in one of `parts`; empty means any. The hours after midnight of a night
    /// belong to the day on which the night began.
    pub fn fits(self, days: &[Weekday], parts: &[Part]) -> bool {
        let on = |day: Weekday| days.is_empty() || days.contains(&day);
        if parts.is_empty() {
            return on(self.day);
        }
        parts.iter().map(|part| part.hours()).any(|hours| {
            let minute = self.minute;
            let today = (hours.from..hours.until).contains(&minute) && on(self.day);
            let begun_yesterday = (hours.from..hours.until).contains(&(minute + 1440));
            today || begun_yesterday && on(self.day.before())
        })
    }
}

/// The group's own statement on medication taken as prescribed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GroupSays {
    Welcome,
    NotWelcome,
}

/// How many visitors told what was said of medication, and how many of them heard something against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Visitors {
    pub told: u32,
    pub heard_against: u32,
}
