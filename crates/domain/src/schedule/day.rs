//! Days as numbers: 0 is 1970-01-01, in the proleptic Gregorian calendar.
//!
//! Own arithmetic because expanding a rule asks millions of times. The method counts years from 1 March, so that the
//! leap day is the last day of a year, in cycles of 400 years.

use jiff::civil::Date;

/// Days since 1970-01-01.
pub(crate) type Day = i32;

const DAYS_TO_1970: i32 = 719_468;
const CYCLE: i32 = 146_097;

/// The number of a civil date. `month` is 1 to 12.
pub(crate) fn number(year: i32, month: i32, day: i32) -> Day {
    let year = if month <= 2 { year - 1 } else { year };
    let of_cycle = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    year.div_euclid(400) * CYCLE + of_cycle * 365 + of_cycle / 4 - of_cycle / 100 + of_year - DAYS_TO_1970
}

/// Year, month and day of the month of a day's number.
pub(crate) fn civil(day: Day) -> (i32, i32, i32) {
    let shifted = day + DAYS_TO_1970;
    let of_cycle = shifted.rem_euclid(CYCLE);
    let year_of_cycle = (of_cycle - of_cycle / 1460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_cycle + shifted.div_euclid(CYCLE) * 400 + i32::from(month <= 2);
    (year, month, of_year - (153 * shifted_month + 2) / 5 + 1)
}

/// Day of the week, 0 for Sunday to 6 for Saturday.
pub(crate) fn weekday(day: Day) -> i32 {
    (day + 4).rem_euclid(7)
}

/// The number of a date.
pub(crate) fn of(date: Date) -> Day {
    number(i32::from(date.year()), i32::from(date.month()), i32::from(date.day()))
}

/// First day of the month that is `months` after January of the year 0.
pub(crate) fn month_start(months: i32) -> Day {
    number(months.div_euclid(12), months.rem_euclid(12) + 1, 1)
}

/// The nth `weekday` (0 is Sunday) of the days from `first` until before `end`; −1 is the last.
pub(crate) fn nth_weekday(first: Day, end: Day, nth: i32, wanted: i32) -> Option<Day> {
    let found = if nth > 0 {
        first + (wanted - weekday(first)).rem_euclid(7) + 7 * (nth - 1)
    } else {
        end - 1 - (weekday(end - 1) - wanted).rem_euclid(7) + 7 * (nth + 1)
    };
    (nth != 0 && (first..end).contains(&found)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_a_thousand_years_agrees_with_jiff() {
        let mut date = Date::constant(1600, 1, 1);
        for day in of(date)..=of(Date::constant(2600, 12, 31)) {
            assert_eq!(of(date), day);
            assert_eq!(civil(day), (i32::from(date.year()), i32::from(date.month()), i32::from(date.day())));
            assert_eq!(weekday(day), i32::from(date.weekday().to_sunday_zero_offset()));
            date = date.tomorrow().expect("the span is far from the end of the calendar");
        }
    }

    #[test]
    fn the_fifth_tuesday_is_there_only_in_long_months() {
        let march = (number(2026, 3, 1), number(2026, 4, 1));
        assert_eq!(nth_weekday(march.0, march.1, 5, 2).map(civil), Some((2026, 3, 31)));
        assert_eq!(nth_weekday(march.0, march.1, -1, 2).map(civil), Some((2026, 3, 31)));
        assert_eq!(nth_weekday(march.0, march.1, -5, 2).map(civil), Some((2026, 3, 3)));
        assert_eq!(nth_weekday(march.0, march.1, 5, 3), None);
    }
}
