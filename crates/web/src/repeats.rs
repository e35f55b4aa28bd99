//! How often a meeting comes, in words.

use openseat_domain::schedule::{Often, Repeats, Schedule, Weekday};

use crate::{say::Say, times};

/// "Every Monday", "The first and third Tuesday of each month".
pub(crate) fn words(say: &Say, schedule: &Schedule) -> String {
    match schedule.repeats() {
        Repeats::EveryDay => say.t("meeting-daily").to_owned(),
        Repeats::Weekdays { often: Often(1), days } => {
            say.format("meeting-weekly", &[("day", day_list(say, &days).into())])
        }
        Repeats::Weekdays { often: Often(weeks), days } => {
            say.format("meeting-every-weeks", &[("n", weeks.into()), ("day", day_list(say, &days).into())])
        }
        Repeats::NthOfMonth { often: Often(1), nth, day } => nth_of_month(say, &nth, day),
        Repeats::OnDates(dates) if dates.len() == 1 => say.t("meeting-once").to_owned(),
        _ => say.t("meeting-rule").to_owned(),
    }
}

/// Whether the words alone tell when it comes next.
pub(crate) fn is_simple(schedule: &Schedule) -> bool {
    match schedule.repeats() {
        Repeats::EveryDay | Repeats::Weekdays { often: Often(1), .. } => schedule.extra.is_empty(),
        Repeats::OnDates(dates) => dates.len() == 1,
        _ => false,
    }
}

/// "45 minutes", "1 hour", "1 hour 30 minutes".
pub(crate) fn length(say: &Say, minutes: u16) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let whole = || say.format("meeting-hour", &[("n", hours.into())]);
    match (hours, rest) {
        (0, _) => say.format("meeting-minutes", &[("n", minutes.into())]),
        (_, 0) => whole(),
        _ => say.format("meeting-hour-minutes", &[("hours", whole().into()), ("minutes", rest.into())]),
    }
}

fn nth_of_month(say: &Say, nth: &[i8], day: Weekday) -> String {
    let ordinals: Option<Vec<&str>> = nth.iter().map(|nth| ordinal(say, *nth)).collect();
    let Some(ordinals) = ordinals else { return say.t("meeting-rule").to_owned() };
    let day = times::weekday_named(say, day.sunday_zero());
    say.format("meeting-monthly", &[("nth", list(say, &ordinals).into()), ("day", day.into())])
}

fn ordinal(say: &Say, nth: i8) -> Option<&str> {
    Some(say.t(match nth {
        1 => "ordinal-1",
        2 => "ordinal-2",
        3 => "ordinal-3",
        4 => "ordinal-4",
        5 => "ordinal-5",
        -1 => "ordinal-last",
        _ => return None,
    }))
}

fn day_list(say: &Say, days: &[Weekday]) -> String {
    let names: Vec<&str> = days.iter().map(|day| times::weekday_named(say, day.sunday_zero())).collect();
    list(say, &names)
}

/// "Monday, Tuesday and Friday".
fn list(say: &Say, words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => say.format("list-and", &[("first", first.join(", ").into()), ("last", (*last).into())]),
    }
}

#[cfg(test)]
mod tests {
    use openseat_domain::schedule::Rule;

    use super::*;
    use crate::say::tests::{english, spanish};

    fn schedule(rule: Rule) -> Schedule {
        Schedule { rule, ..Schedule::weekly(Weekday::Monday, 1140, 60, Some("Europe/London")) }
    }

    #[test]
    fn rules_are_said_as_people_say_them() {
        let said = |rule| words(&english(), &schedule(rule));
        assert_eq!(said(Rule::Weekly(Weekday::Monday)), "Every Monday");
        assert_eq!(said(Rule::Monthly { nth: -1, day: Weekday::Friday }), "The last Friday of each month");
        assert_eq!(said(Rule::Rrule("FREQ=WEEKLY;BYDAY=MO,WE,FR".into())), "Every Monday, Wednesday and Friday");
        assert_eq!(said(Rule::Rrule("FREQ=MONTHLY;BYDAY=1TU,3TU".into())), "The first and third Tuesday of each month");
        assert_eq!(said(Rule::Dates(vec![jiff::civil::date(2026, 12, 1)])), "Once only");
    }

    #[test]
    fn spanish_says_the_same() {
        assert_eq!(words(&spanish(), &schedule(Rule::Weekly(Weekday::Monday))), "Todas las semanas: lunes");
    }

    #[test]
    fn lengths_are_said_in_hours_and_minutes() {
        let said = |minutes| length(&english(), minutes);
        assert_eq!([said(45), said(60), said(90), said(120)], ["45 minutes", "1 hour", "1 hour 30 minutes", "2 hours"]);
    }
}
