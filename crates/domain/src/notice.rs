//! What the groups of an organisation tell each other: notices, questions of those who lead, visits, and reasons to be glad.

use jiff::civil::Date;

use crate::word::words;

/// Longest text, in characters.
pub const LONGEST: usize = 600;
/// A notice stands so many days at most.
pub const LONGEST_DAYS: i32 = 120;

words! {
    /// What is told.
    pub enum Kind {
        /// Something that all groups should know.
        Notice = "notice",
        /// A group asks another to come, or asks to come.
        Visit = "visit",
        /// A thing of a group to be glad of: a year, a new room. Never a person's days.
        Celebration = "celebration",
        /// Asked by those who lead, answered by those who lead.
        Question = "question",
        Answer = "answer",
    }
}

impl Kind {
    /// Only those who lead and run the programme see it.
    pub fn is_of_leaders(self) -> bool {
        matches!(self, Self::Question | Self::Answer)
    }
}

/// The last day of something that is to stand until `until`; `None` when that is no day for it.
pub fn last_day(today: Date, until: Date) -> Option<Date> {
    let days = today.until(until).ok()?.get_days();
    (0..=LONGEST_DAYS).contains(&days).then_some(until)
}

/// Words of time, and words by which people tell that they have not used; a text that has both tells of a person's days.
const TIMES: [&str; 15] = [
    "day", "days", "week", "weeks", "month", "months", "year", "years", "días", "dias", "semanas", "mes", "meses",
    "año", "años",
];
const STATES: [&str; 7] = ["sober", "sobriety", "abstinent", "sobrio", "sobria", "sobriedad", "abstinencia"];

/// Whether a text tells of a person's own count of days, which is nobody's to post.
pub fn counts_days(text: &str) -> bool {
    let text = text.to_lowercase();
    let has = |wanted: &[&str]| text.split(|c: char| !c.is_alphanumeric()).any(|word| wanted.contains(&word));
    has(&TIMES) && has(&STATES)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_notice_ends_within_four_months_and_not_before_today() {
        let today = date(2026, 11, 27);
        assert_eq!(last_day(today, today), Some(today));
        assert_eq!(last_day(today, date(2026, 11, 26)), None);
        assert_eq!(last_day(today, date(2027, 3, 27)), Some(date(2027, 3, 27)));
        assert_eq!(last_day(today, date(2027, 3, 28)), None);
    }

    #[test]
    fn a_groups_year_is_a_reason_to_be_glad_and_a_persons_count_is_not_posted() {
        assert!(!counts_days("Our group is three years old. Cake on Monday!"));
        assert!(counts_days("Ash is 90 days sober!"));
        assert!(counts_days("Ana lleva dos años sobria"));
    }
}
