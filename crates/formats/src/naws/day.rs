//! Days of the week and dates as the spreadsheet writes them.

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use openseat_domain::schedule::Weekday;

use crate::bmlt::meeting::{Notes, short};

/// A weekday by its English name or the beginning of it ("Sunday", "sun").
pub(super) fn weekday(text: &str) -> Option<Weekday> {
    const NAMES: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    let text = text.trim_end_matches('.').to_ascii_lowercase();
    let place = NAMES.iter().position(|name| text.len() >= 3 && name.starts_with(&text))?;
    Some(Weekday::ALL[place])
}

/// The beginning of the day in UTC of "12/22/18", "2/23/2019" (month first) or "2019-02-23".
pub(super) fn updated(text: &str, notes: &mut Notes<'_>) -> Option<Timestamp> {
    if text.is_empty() {
        return None;
    }
    let instant = date(text).and_then(|date| TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok());
    if instant.is_none() {
        notes.warn("LastChanged", format!("“{}” is not a date.", short(text)), "Write it as 12/31/2026.");
    }
    instant
}

fn date(text: &str) -> Option<Date> {
    if let Some(day) = text.get(..10).and_then(|day| day.parse().ok()) {
        return Some(day);
    }
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = year.parse().ok().filter(|_| matches!(year.len(), 2 | 4) && parts.next().is_none())?;
    let year = if year < 100 { year + 2000 } else { year };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_month_first() {
        let days = ["12/22/18", "2/3/2019", "2019-02-23", "2019-02-23 10:00:00", "22/12/18", "soon"].map(date);
        let day = |y, m, d| Some(Date::constant(y, m, d));
        assert_eq!(days, [day(2018, 12, 22), day(2019, 2, 3), day(2019, 2, 23), day(2019, 2, 23), None, None]);
    }

    #[test]
    fn days_have_english_names() {
        assert_eq!(weekday("Sunday"), Some(Weekday::Sunday));
        assert_eq!(weekday("THUR."), Some(Weekday::Thursday));
        assert!(["", "s", "Sonntag", "8"].iter().all(|text| weekday(text).is_none()));
    }
}
