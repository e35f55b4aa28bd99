//! What the directory found of one kind within reach.

use crate::{
    concept::ConceptSet,
    fellowship::FellowshipId,
    matching::{Part, Why},
    meeting::Attendance,
    review::MedicationLine,
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
    /// The languages that are usual where it is, if that may be elsewhere than where the person is. They count when its
    /// concepts name no language; when these are empty too, it is taken to be held in what is usual for the person.
    pub usual_languages: ConceptSet,
    /// Its starts in the coming week, ascending, the next one first.
    pub starts: Vec<Start>,
    /// How many days ago the listing was checked; `None` when nobody knows.
    pub checked_days: Option<u32>,
    /// What the group itself says of medication.
    pub group_says: Option<GroupSays>,
    /// What visitors told of medication in the last twelve months.
    pub visitors: Option<MedicationLine>,
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

    /// Whether going there is the only way.
    pub fn is_only_in_a_room(&self) -> bool {
        self.is_in_person() && !self.attendance.online()
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

/// Whether it is known, and not only feared, that one hears something against medication at a meeting: at least `from`
/// visitors told, and even the low end of the interval is more than half of all visits.
pub(crate) fn is_clearly_against(line: MedicationLine, from: u32) -> bool {
    line.n >= from && line.against_interval.low > 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Medication;

    #[test]
    fn a_few_reports_never_close_a_door() {
        let line = |told: usize, against: usize| {
            let said = |at| if at < against { Medication::Against } else { Medication::Nothing };
            MedicationLine::of(told as u32, (0..told).map(said))
        };
        let closes = |told, against| line(told, against).is_some_and(|line| is_clearly_against(line, 5));
        assert!((0..5).all(|told| !closes(told, told)));
        assert!(closes(5, 5) && closes(20, 18));
        assert!(!closes(6, 5) && !closes(20, 11));
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
