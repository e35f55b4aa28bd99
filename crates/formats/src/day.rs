//! Which days a meeting falls on, in the words of a list's keeper.

use jiff::civil::Date;
use openseat_domain::schedule::{Rule, Weekday};

/// What a cell such as "1st and 3rd Monday" or "Mon–Fri" says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// Ascending, Sunday first, no doubles.
    pub days: Vec<Weekday>,
    /// Which ones of the month; −1 is the last.
    pub nths: Vec<i8>,
    /// Every so many weeks.
    pub every: u8,
    /// "Monthly", without saying which week.
    pub monthly: bool,
}

/// Why days that were understood still make no rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// "Every other Tuesday" needs a first Tuesday to count from.
    FirstDay,
    /// No day of the week was named.
    Weekday,
}

/// Reads the words. `None` when there is a word that is not understood, so that nothing is half understood.
///
/// Numbers alone are days of the week, 0 or 7 for Sunday; beside a day's name they are weeks of the month.
/// "Every second Tuesday" is every other one unless the month is named; "every third Tuesday" is the month's third.
pub fn read(text: &str) -> Option<Days> {
    let words = words(text);
    let named = words.iter().any(|word| weekday(word).is_some() || many(word).is_some());
    let monthly = words.iter().any(|word| matches!(word.as_str(), "month" | "monthly" | "months" | "mo."));
    let mut found = Days { every: 1, monthly, ..Days::default() };
    let (mut range, mut every) = (None, false);
    for (at, word) in words.iter().enumerate() {
        let before_week = words.get(at + 1).is_some_and(|next| next.starts_with("week"));
        if let Some(day) = weekday(word).or_else(|| if named { None } else { numbered(word) }) {
            match range.take() {
                Some(from) => found.days.extend(from_to(from, day)),
                None => found.days.push(day),
            }
        } else if let Some(days) = many(word) {
            found.days.extend(days);
        } else if every && !monthly && before_week && nth(word).is_some_and(|n| n > 1) {
            found.every = nth(word)?.unsigned_abs();
        } else if word == "other"
            || word.starts_with("alternat")
            || every && !monthly && word == "second"
            || fortnightly(word)
        {
            found.every = 2;
        } else if let Some(nth) = nth(word) {
            found.nths.push(nth);
        } else if matches!(word.as_str(), "-" | "to" | "through" | "thru" | "till" | "until") {
            range = found.days.last().copied();
        } else if !filler(word) {
            return None;
        }
        every = matches!(word.as_str(), "every" | "each");
    }
    if every_day(&words) {
        found.days = Weekday::ALL.to_vec();
    }
    found.days.sort_unstable();
    found.days.dedup();
    found.nths.sort_unstable_by_key(|nth| if *nth < 0 { 10 } else { *nth });
    found.nths.dedup();
    Some(found)
}

impl Days {
    /// The rules, one for each slot: a weekday, or one of the month's weekdays. `first` is a day on which the meeting
    /// is held, for rules that count from one.
    pub fn rules(&self, first: Option<Date>) -> Result<Vec<Rule>, Missing> {
        let from_first: Vec<Weekday>;
        let days = match (&self.days[..], first) {
            ([], Some(date)) if self.every > 1 || self.monthly => {
                from_first = vec![weekday_of(date)];
                &from_first
            }
            ([], _) => return Err(Missing::Weekday),
            (days, _) => days,
        };
        if !self.nths.is_empty() {
            let each =
                |day: &Weekday| self.nths.iter().map(|nth| Rule::Monthly { nth: *nth, day: *day }).collect::<Vec<_>>();
            return Ok(days.iter().flat_map(each).collect());
        }
        if self.every > 1 {
            first.ok_or(Missing::FirstDay)?;
            let rule = |day: &Weekday| format!("FREQ=WEEKLY;INTERVAL={};BYDAY={}", self.every, short(*day));
            return Ok(days.iter().map(|day| Rule::Rrule(rule(day))).collect());
        }
        if self.monthly {
            let nth = (first.ok_or(Missing::FirstDay)?.day() - 1) / 7 + 1;
            return Ok(days.iter().map(|day| Rule::Monthly { nth, day: *day }).collect());
        }
        Ok(days.iter().map(|day| Rule::Weekly(*day)).collect())
    }
}

/// What tells one slot of a row from its others, to go behind the row's key: "1", "2-3", "5-last".
pub(crate) fn suffix(rule: &Rule) -> String {
    match rule {
        Rule::Weekly(day) => day.sunday_zero().to_string(),
        Rule::Monthly { nth, day } if *nth < 0 => format!("{}-last", day.sunday_zero()),
        Rule::Monthly { nth, day } => format!("{}-{nth}", day.sunday_zero()),
        Rule::Rrule(rule) => rule.rsplit('=').next().unwrap_or_default().to_lowercase(),
        Rule::Dates(_) => "dates".to_owned(),
    }
}

fn weekday_of(date: Date) -> Weekday {
    Weekday::ALL[date.weekday().to_sunday_zero_offset().unsigned_abs() as usize % 7]
}

fn short(day: Weekday) -> &'static str {
    ["SU", "MO", "TU", "WE", "TH", "FR", "SA"][usize::from(day.sunday_zero())]
}

/// Lower-case words and numbers; a dash that stands for "to" is a word.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace("bi-", "bi").replace(['–', '—'], "-");
    let mut words = vec![String::new()];
    for c in lower.chars() {
        if c == '-' {
            words.extend(["-".to_owned(), String::new()]);
        } else if c.is_alphanumeric() {
            words.last_mut().expect("it starts with one word and only grows").push(c);
        } else {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [(&str, usize); 7] = [
        ("sunday", 2),
        ("monday", 2),
        ("tuesday", 2),
        ("wednesday", 2),
        ("thursday", 2),
        ("friday", 2),
        ("saturday", 2),
    ];
    let single = match word {
        "m" => Some(1),
        "t" => Some(2),
        "w" => Some(3),
        "f" => Some(5),
        "weds" => Some(3),
        "thurs" | "thur" => Some(4),
        "tues" => Some(2),
        _ => None,
    };
    let word = word.strip_suffix('s').filter(|stem| stem.ends_with("day")).unwrap_or(word);
    let named = || NAMES.iter().position(|(name, least)| word.len() >= *least && name.starts_with(word));
    Weekday::ALL.get(single.or_else(named)?).copied()
}

fn numbered(word: &str) -> Option<Weekday> {
    if word.len() > 1 { None } else { Weekday::from_sunday_zero(word.parse().ok()?) }
}

fn many(word: &str) -> Option<&'static [Weekday]> {
    const ENDS: [Weekday; 2] = [Weekday::Sunday, Weekday::Saturday];
    match word {
        "daily" | "everyday" => Some(&Weekday::ALL),
        "weekdays" => Some(&Weekday::ALL[1..6]),
        "weekends" | "weekend" => Some(&ENDS),
        _ => None,
    }
}

fn every_day(words: &[String]) -> bool {
    words.windows(2).any(|pair| pair[0] == "every" && pair[1] == "day" || pair[0] == "7" && pair[1] == "days")
}

fn fortnightly(word: &str) -> bool {
    matches!(word, "biweekly" | "fortnightly" | "fortnight")
}

fn nth(word: &str) -> Option<i8> {
    Some(match word {
        "1st" | "first" | "1" => 1,
        "2nd" | "second" | "2" => 2,
        "3rd" | "third" | "3" => 3,
        "4th" | "fourth" | "forth" | "4" => 4,
        "5th" | "fifth" | "5" => 5,
        "last" | "final" => -1,
        _ => return None,
    })
}

fn filler(word: &str) -> bool {
    const WORDS: [&str; 24] = [
        "every", "each", "of", "the", "in", "a", "and", "on", "month", "monthly", "months", "week", "weekly", "weeks",
        "day", "days", "only", "at", "or", "7", "wk", "per", "also", "meets",
    ];
    WORDS.contains(&word)
}

fn from_to(from: Weekday, to: Weekday) -> impl Iterator<Item = Weekday> {
    let (from, to) = (usize::from(from.sunday_zero()), usize::from(to.sunday_zero()));
    let steps = (to + 7 - from) % 7;
    (0..=steps).map(move |step| Weekday::ALL[(from + step) % 7])
}

#[cfg(test)]
mod tests {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    use jiff::civil::date;

    use super::*;

    fn rules(text: &str) -> Option<Vec<Rule>> {
        read(text)?.rules(None).ok()
    }

    fn weekly(days: &[Weekday]) -> Option<Vec<Rule>> {
        Some(days.iter().copied().map(Rule::Weekly).collect())
    }

    #[test]
    fn weekly_days_are_read_in_many_ways() {
        assert_eq!(rules("Monday"), weekly(&[Monday]));
        assert_eq!(rules("Tuesdays"), weekly(&[Tuesday]));
        assert_eq!(rules("7"), weekly(&[Sunday]));
        assert_eq!(rules("1, 3,5"), weekly(&[Monday, Wednesday, Friday]));
        assert_eq!(rules("M/W/F"), weekly(&[Monday, Wednesday, Friday]));
        assert_eq!(rules("Tue & Thurs"), weekly(&[Tuesday, Thursday]));
        assert_eq!(rules("Mon–Fri"), weekly(&Weekday::ALL[1..6]));
        assert_eq!(rules("Friday to Sunday"), weekly(&[Sunday, Friday, Saturday]));
        assert_eq!(rules("Every day"), weekly(&Weekday::ALL));
        assert_eq!(rules("Daily"), weekly(&Weekday::ALL));
        assert_eq!(rules("Weekdays"), weekly(&Weekday::ALL[1..6]));
    }

    #[test]
    fn weeks_of_the_month_are_one_rule_each() {
        let nth = |nth, day| Rule::Monthly { nth, day };
        assert_eq!(rules("1st and 3rd Monday"), Some(vec![nth(1, Monday), nth(3, Monday)]));
        assert_eq!(rules("last Friday of the month"), Some(vec![nth(-1, Friday)]));
        assert_eq!(rules("Every second Tuesday of the month"), Some(vec![nth(2, Tuesday)]));
        assert_eq!(rules("Every third Tuesday"), Some(vec![nth(3, Tuesday)]));
        assert_eq!(rules("Saturday 2, 4 monthly"), Some(vec![nth(2, Saturday), nth(4, Saturday)]));
    }

    #[test]
    fn every_other_week_needs_a_first_day() {
        for text in [
            "Every other Tuesday",
            "every second Tuesday",
            "Tuesday, fortnightly",
            "Tuesday every 2 weeks",
            "bi-weekly Tuesday",
        ] {
            let days = read(text).expect(text);
            assert_eq!(days.rules(None), Err(Missing::FirstDay), "{text}");
            let rule = days.rules(Some(date(2026, 11, 3)));
            assert_eq!(rule, Ok(vec![Rule::Rrule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU".into())]), "{text}");
        }
        let monthly = read("Monthly").expect("a known word");
        assert_eq!(monthly.rules(Some(date(2026, 11, 17))), Ok(vec![Rule::Monthly { nth: 3, day: Tuesday }]));
        assert_eq!(monthly.rules(None), Err(Missing::Weekday));
    }

    #[test]
    fn what_is_not_wholly_understood_is_not_guessed() {
        for text in ["Funday", "Monday unless it rains", "8", "see website"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("").map(|days| days.rules(None)), Some(Err(Missing::Weekday)));
    }
}
