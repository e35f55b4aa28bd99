//! The calendar of a recovery centre: rooms, what happens in them, and that no two things are in one room at once.

use jiff::civil::Date;

use crate::{
    problem::Problem,
    schedule::{Rule, Schedule, Weekday},
    search::Minute,
    word::words,
    zone::Zone,
};

/// Longest name of a room or an activity, in characters.
pub const LONGEST_NAME: usize = 80;
/// Longest note, in characters.
pub const LONGEST_NOTE: usize = 300;
/// The most that can be counted at one activity.
pub const MOST_COUNTED: i64 = 2_000;
/// Clashes are looked for so far ahead: a year and a bit, for what comes once a year.
pub const AHEAD: Minute = 400 * 1440;

words! {
    /// What an activity is.
    pub enum Kind {
        Meeting = "meeting",
        Wellness = "wellness",
        /// Help to find work, or to keep it.
        Work = "work",
        Learning = "learning",
        Social = "social",
        Other = "other",
    }
}

/// How often it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Often {
    Once,
    /// Every week on the day of the first, until a last day if there is one.
    Weekly(Option<Date>),
}

/// The schedule of an activity that begins on `first`.
pub fn schedule(first: Date, start: u16, minutes: u16, often: Often, zone: &str) -> Schedule {
    let weekday = Weekday::from_sunday_zero(first.weekday().to_sunday_zero_offset() as u8).unwrap_or(Weekday::Sunday);
    let weekly = Schedule::weekly(weekday, start, minutes, Some(zone));
    match often {
        Often::Once => Schedule { rule: Rule::Dates(vec![first]), ..weekly },
        Often::Weekly(until) => Schedule { from: Some(first), until, ..weekly },
    }
}

/// The first start of `one`, from `from` on, that falls together with `other`; both in UTC minutes.
///
/// # Errors
/// When a schedule cannot be.
pub fn clash(
    (one, one_zone): (&Schedule, &Zone),
    (other, other_zone): (&Schedule, &Zone),
    from: Minute,
) -> Result<Option<Minute>, Problem> {
    let starts = |schedule: &Schedule, zone: &Zone| -> Result<Vec<Minute>, Problem> {
        let mut starts = Vec::new();
        // What began before and is still on is in the room too.
        let early = from.saturating_sub(schedule.minutes.into());
        schedule.compile()?.starts(zone, early, from + AHEAD, &mut |start| starts.push(start));
        Ok(starts)
    };
    let (ones, others) = (starts(one, one_zone)?, starts(other, other_zone)?);
    let (mut at, minutes) = (0, (Minute::from(one.minutes), Minute::from(other.minutes)));
    for start in ones {
        while at < others.len() && others[at] + minutes.1 <= start {
            at += 1;
        }
        if at < others.len() && others[at] < start + minutes.0 {
            return Ok(Some(start));
        }
    }
    Ok(None)
}

/// What was counted at activities of one kind in one month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How often something was counted.
    pub times: u32,
    pub came: u32,
    pub first: u32,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn london() -> Zone {
        Zone::table("Europe/London", 2026..=2028).expect("London is a zone")
    }

    /// 1 November 2026 in minutes.
    fn from() -> Minute {
        date(2026, 11, 1).at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).expect("a moment").timestamp().as_second()
            as Minute
            / 60
    }

    #[test]
    fn two_things_in_one_room_at_once_clash_and_one_after_the_other_do_not() {
        let zone = london();
        let yoga = schedule(date(2026, 11, 30), 10 * 60, 60, Often::Weekly(None), "Europe/London");
        let find = |first: Date, start: u16, minutes: u16, often: Often| {
            let other = schedule(first, start, minutes, often, "Europe/London");
            clash((&other, &zone), (&yoga, &zone), from()).expect("both can be").is_some()
        };
        assert!(!find(date(2026, 12, 7), 9 * 60, 60, Often::Once), "it ends when yoga begins");
        assert!(!find(date(2026, 12, 7), 11 * 60, 60, Often::Once), "it begins when yoga ends");
        assert!(find(date(2026, 12, 7), 10 * 60 + 59, 60, Often::Once));
        assert!(find(date(2026, 12, 7), 8 * 60, 240, Often::Once), "around it");
        assert!(!find(date(2026, 11, 23), 10 * 60, 60, Often::Once), "before the first time");
        assert!(
            !find(date(2026, 11, 2), 10 * 60, 60, Often::Weekly(Some(date(2026, 11, 23)))),
            "over before it begins"
        );
        assert!(
            find(date(2026, 11, 2), 10 * 60, 60, Often::Weekly(Some(date(2026, 11, 30)))),
            "the last meets the first"
        );
    }

    proptest! {
        #[test]
        fn a_clash_is_what_counting_every_minute_finds(
            a in (0_i8..14, 0_u16..1440, 1_u16..300, any::<bool>()), b in (0_i8..14, 0_u16..1440, 1_u16..300, any::<bool>()),
        ) {
            let zone = london();
            let make = |(day, start, minutes, weekly): (i8, u16, u16, bool)| {
                let first = date(2026, 11, 2 + day);
                let often = if weekly { Often::Weekly(Some(date(2026, 12, 20))) } else { Often::Once };
                schedule(first, start, minutes, often, "Europe/London")
            };
            let (a, b) = (make(a), make(b));
            let busy = |schedule: &Schedule| {
                let mut busy = std::collections::BTreeSet::new();
                let compiled = schedule.compile().expect("it can be");
                compiled.starts(&zone, from(), from() + 60 * 1440, &mut |start| {
                    busy.extend(start..start + Minute::from(schedule.minutes));
                });
                busy
            };
            let found = clash((&a, &zone), (&b, &zone), from()).expect("both can be");
            prop_assert_eq!(found.is_some(), busy(&a).intersection(&busy(&b)).next().is_some());
            let back = clash((&b, &zone), (&a, &zone), from()).expect("both can be");
            prop_assert_eq!(found.is_some(), back.is_some());
        }
    }
}
