//! Days as the tables keep them: a number, counted from 1 January 1970.

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};

const FIRST: Date = date(1970, 1, 1);

/// The number of a day.
pub(crate) fn number(day: Date) -> i64 {
    FIRST.until(day).map_or(0, |span| i64::from(span.get_days()))
}

/// The day of a number.
pub(crate) fn day(number: i64) -> Date {
    i32::try_from(number).ok().and_then(|days| FIRST.checked_add(days.days()).ok()).unwrap_or(FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_comes_back_from_its_number() {
        for day_number in [-400, 0, 1, 20_783, 2_000_000] {
            assert_eq!(number(day(day_number)), day_number);
        }
        assert_eq!(number(date(2026, 11, 26)), 20_783);
    }
}
