//! What a page says about how often a meeting comes. The words themselves live with the other words of the pages.

use jiff::civil::Date;

use super::{
    Rule, Schedule, Weekday, day,
    rule::{DayRule, Freq},
};

/// How a schedule repeats, in a shape that every language can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repeats {
    EveryDay,
    /// Weekdays in order, Sunday first; one or more.
    Weekdays {
        often: Often,
        days: Vec<Weekday>,
    },
    /// The nth such weekdays of a month, 1 to 5 and −5 to −1 (−1 is the last).
    NthOfMonth {
        often: Often,
        nth: Vec<i8>,
        day: Weekday,
    },
    /// Days of the month, 1 to 31 and −31 to −1 (−1 is the last day).
    DaysOfMonth {
        often: Often,
        days: Vec<i8>,
    },
    /// Only on these days, ascending.
    OnDates(Vec<Date>),
    /// Something else: show the next dates.
    Other,
}

/// How many weeks or months lie between: 1 is each, 2 every other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Often(pub u16);

impl Schedule {
    /// How it repeats. A rule that cannot be read is [`Repeats::Other`].
    pub fn repeats(&self) -> Repeats {
        match &self.rule {
            Rule::Weekly(day) => Repeats::Weekdays { often: Often(1), days: vec![*day] },
            Rule::Monthly { nth, day } => Repeats::NthOfMonth { often: Often(1), nth: vec![*nth], day: *day },
            Rule::Rrule(text) => {
                DayRule::parse(text, self.from.map(day::of)).map_or(Repeats::Other, |rule| of_rule(&rule))
            }
            Rule::Dates(dates) => {
                let mut dates = dates.clone();
                dates.sort_unstable();
                dates.dedup();
                Repeats::OnDates(dates)
            }
        }
    }
}

fn of_rule(rule: &DayRule) -> Repeats {
    let often = Often(u16::try_from(rule.interval).unwrap_or(u16::MAX));
    let plain = rule.months == 0 && rule.by_set_pos.is_empty();
    let ordinals = rule.by_day.iter().any(|(nth, _)| *nth != 0);
    match rule.freq {
        Freq::Daily if plain && rule.by_month_day.is_empty() && often == Often(1) => match weekdays(rule) {
            days if days.is_empty() => Repeats::EveryDay,
            days => Repeats::Weekdays { often, days },
        },
        Freq::Weekly if plain && often == Often(1) && weekdays(rule).len() == 7 => Repeats::EveryDay,
        Freq::Weekly if plain => Repeats::Weekdays { often, days: weekdays(rule) },
        Freq::Monthly if plain && rule.by_day.is_empty() => {
            Repeats::DaysOfMonth { often, days: small(rule.by_month_day.iter().copied()) }
        }
        Freq::Monthly if rule.months == 0 && rule.by_month_day.is_empty() => nth_of_month(rule, often, ordinals),
        _ => Repeats::Other,
    }
}

/// "First and third Monday": by ordinals, or by one weekday chosen with `BYSETPOS`.
fn nth_of_month(rule: &DayRule, often: Often, ordinals: bool) -> Repeats {
    let days = weekdays(rule);
    let [day] = days[..] else { return Repeats::Other };
    let nth = match (ordinals, rule.by_set_pos.is_empty()) {
        (true, true) => small(rule.by_day.iter().map(|(nth, _)| *nth)),
        (false, false) => small(rule.by_set_pos.iter().copied()),
        _ => return Repeats::Other,
    };
    // An ordinal of 0 beside others means every such day.
    if nth.iter().any(|nth| !(1..=5).contains(&nth.unsigned_abs())) {
        return Repeats::Other;
    }
    Repeats::NthOfMonth { often, nth, day }
}

fn weekdays(rule: &DayRule) -> Vec<Weekday> {
    let named = |day: &Weekday| rule.by_day.iter().any(|(_, named)| *named == i32::from(day.sunday_zero()));
    Weekday::ALL.into_iter().filter(named).collect()
}

/// Numbers that fit, ascending with those from the end last, no doubles.
fn small(numbers: impl Iterator<Item = i32>) -> Vec<i8> {
    let mut numbers: Vec<i8> = numbers.filter_map(|n| i8::try_from(n).ok()).collect();
    numbers.sort_unstable_by_key(|n| (*n < 0, *n));
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeats(rule: &str) -> Repeats {
        let from = Some(Date::constant(2026, 1, 5));
        Schedule { rule: Rule::Rrule(rule.into()), from, ..Schedule::weekly(Weekday::Monday, 600, 60, None) }.repeats()
    }

    #[test]
    fn common_rules_have_plain_descriptions() {
        use Weekday::{Friday, Monday, Tuesday};
        let weekdays = |often, days| Repeats::Weekdays { often: Often(often), days };
        let nth = |nth, day| Repeats::NthOfMonth { often: Often(1), nth, day };
        for (rule, expected) in [
            ("FREQ=DAILY", Repeats::EveryDay),
            ("FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA", Repeats::EveryDay),
            ("FREQ=WEEKLY", weekdays(1, vec![Monday])),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,TU", weekdays(2, vec![Tuesday, Friday])),
            ("FREQ=MONTHLY;BYDAY=3MO,1MO", nth(vec![1, 3], Monday)),
            ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", nth(vec![-1], Friday)),
            ("FREQ=MONTHLY;BYMONTHDAY=-1,15", Repeats::DaysOfMonth { often: Often(1), days: vec![15, -1] }),
            ("FREQ=MONTHLY;BYDAY=1SU,2MO", Repeats::Other),
            ("FREQ=MONTHLY;BYDAY=SU,1SU", Repeats::Other),
            ("FREQ=YEARLY", Repeats::Other),
            ("FREQ=HOURLY", Repeats::Other),
        ] {
            assert_eq!(repeats(rule), expected, "{rule}");
        }
    }
}
