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
    /// Starts in the coming week that fit, beside those of `meetings`: in person and near …
    pub more_near: u32,
    /// … and farther away or online.
    pub more_far: u32,
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

impl Meeting {
    /// Whether the person can go to it: it has a room, and that is within reach.
    pub fn is_in_person(&self) -> bool {
        self.km.is_some() && self.attendance.in_person()
    }
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

impl Visitors {
    /// Whether it is known, and not only feared, that one hears something against medication there: at least `from`
    /// visitors told, and even the low end of the 95 % Wilson interval is more than half of all visits.
    pub fn are_clearly_against(self, from: u32) -> bool {
        self.told >= from.max(1) && self.least_share_against() > 0.5
    }

    /// The low end of the 95 % Wilson score interval of the share that heard something against it.
    fn least_share_against(self) -> f64 {
        const Z: f64 = 1.959_963_984_540_054;
        let n = f64::from(self.told.max(1));
        let share = f64::from(self.heard_against.min(self.told)) / n;
        let middle = share + Z * Z / (2.0 * n);
        let half = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        (middle - half) / (1.0 + Z * Z / n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe 1998, table I, method 3: 81 of 263 is 0.2553; 15 of 148 is 0.0624; 0 of 20 is 0.
    #[test]
    fn the_low_end_of_the_interval_is_that_of_published_tables() {
        for (against, told, low) in [(81, 263, 0.2553), (15, 148, 0.0624), (0, 20, 0.0), (1, 29, 0.0061)] {
            let found = Visitors { told, heard_against: against }.least_share_against();
            assert!((found - low).abs() < 5e-5, "{against} of {told}: {found}");
        }
    }

    #[test]
    fn a_few_reports_never_close_a_door() {
        for told in 0..5 {
            assert!(!Visitors { told, heard_against: told }.are_clearly_against(5), "{told}");
        }
        assert!(Visitors { told: 5, heard_against: 5 }.are_clearly_against(5));
        assert!(!Visitors { told: 6, heard_against: 5 }.are_clearly_against(5));
        assert!(Visitors { told: 20, heard_against: 18 }.are_clearly_against(5));
    }

    #[test]
    fn a_night_belongs_to_the_day_on_which_it_began() {
        let start = |day, hour: u16| Start { in_minutes: 0, day, minute: hour * 60 };
        let (friday, saturday) = (Weekday::Friday, Weekday::Saturday);
        assert!(start(saturday, 1).fits(&[friday], &[Part::Night]), "one o'clock after Friday night");
        assert!(!start(saturday, 1).fits(&[saturday], &[Part::Night]));
        assert!(start(saturday, 23).fits(&[saturday], &[Part::Night]));
        assert!(start(saturday, 1).fits(&[saturday], &[]), "a whole day is by the calendar");
        assert!(!start(saturday, 10).fits(&[], &[Part::Evening, Part::Night]));
    }
}
