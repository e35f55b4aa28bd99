//! The clock on a wall, read many times for one page.

use jiff::{
    Zoned,
    civil::{Date, date},
    tz::TimeZone,
};
use openseat_domain::search::Minute;

use crate::{say::write_whole, times::moment_of};

const DAY_SECONDS: i64 = 86_400;

/// The clock of a zone, seen at one moment. How far it is from UTC is looked up once and holds until it changes.
pub(crate) struct Wall {
    /// The moment it is looked at.
    pub(crate) now: Minute,
    /// The day that it shows then, counted from 1970-01-01.
    pub(crate) today: i32,
    zone: TimeZone,
    /// Seconds to add to UTC from `now` on.
    offset: i64,
    /// The first minute at which that may be another.
    changes: Minute,
}

/// What the clock shows at some minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The day, counted from 1970-01-01.
    pub(crate) day: i32,
    /// The minute of the day.
    pub(crate) minute: u32,
}

impl Wall {
    pub(crate) fn new(now: Minute, zone: &TimeZone) -> Self {
        let moment = moment_of(now);
        let offset = i64::from(zone.to_offset(moment).seconds());
        let next = zone.following(moment).next().map(|change| change.timestamp().as_second().div_euclid(60));
        let changes = next.map_or(Minute::MAX, |minute| Minute::try_from(minute).unwrap_or(Minute::MAX));
        Self { now, today: shown(now, offset).day, zone: zone.clone(), offset, changes }
    }

    /// What it shows at `minute`.
    pub(crate) fn shows(&self, minute: Minute) -> Shown {
        shown(minute, self.offset_at(minute))
    }

    /// What it shows at `minute`, as RFC 3339 writes it: `2026-11-23T19:30:00+00:00`.
    pub(crate) fn written(&self, minute: Minute) -> String {
        let offset = self.offset_at(minute);
        let shown = shown(minute, offset);
        let date = shown.date();
        let mut text = String::with_capacity(25);
        write_whole(&mut text, date.year() as u32);
        let (hours, minutes) = (offset.unsigned_abs() as u32 / 3600, offset.unsigned_abs() as u32 / 60 % 60);
        for (sign, number) in [
            ('-', date.month() as u32),
            ('-', date.day() as u32),
            ('T', shown.minute / 60),
            (':', shown.minute % 60),
            (':', 0),
            (if offset < 0 { '-' } else { '+' }, hours),
            (':', minutes),
        ] {
            text.push(sign);
            if number < 10 {
                text.push('0');
            }
            write_whole(&mut text, number);
        }
        text
    }

    fn offset_at(&self, minute: Minute) -> i64 {
        if (self.now..self.changes).contains(&minute) {
            return self.offset;
        }
        i64::from(self.zone.to_offset(moment_of(minute)).seconds())
    }
}

impl Shown {
    /// What a clock shows.
    pub(crate) fn on(clock: &Zoned) -> Self {
        let seconds = clock.timestamp().as_second() + i64::from(clock.offset().seconds());
        of_seconds(seconds)
    }

    /// The date of the day.
    pub(crate) fn date(self) -> Date {
        date_of(self.day)
    }

    /// The day of the week; Sunday is 0.
    pub(crate) fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        (self.day + 4).rem_euclid(7) as u8
    }
}

/// The date that is so many days after 1970-01-01.
pub(crate) fn date_of(day: i32) -> Date {
    let epoch = date(1970, 1, 1);
    jiff::Span::new().try_days(day).and_then(|span| epoch.checked_add(span)).unwrap_or(epoch)
}

fn shown(minute: Minute, offset: i64) -> Shown {
    of_seconds(i64::from(minute) * 60 + offset)
}

fn of_seconds(seconds: i64) -> Shown {
    let minute = seconds.rem_euclid(DAY_SECONDS) / 60;
    Shown { day: seconds.div_euclid(DAY_SECONDS) as i32, minute: minute as u32 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::times::zone_named;

    const ZONES: [&str; 6] =
        ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca", "UTC"];

    proptest! {
        #[test]
        fn it_shows_what_the_zone_database_shows(
            now in 29_400_000_u32..30_900_000, ahead in -20_i32..1_000_000, zone in prop::sample::select(ZONES.to_vec()),
        ) {
            let zone = zone_named(zone).expect("these are zones");
            let minute = now.saturating_add_signed(ahead);
            let sure = moment_of(minute).to_zoned(zone.clone());
            let shown = Wall::new(now, &zone).shows(minute);
            prop_assert_eq!(shown, Shown::on(&sure));
            prop_assert_eq!(shown.date(), sure.date());
            prop_assert_eq!(shown.minute, sure.hour() as u32 * 60 + sure.minute() as u32);
            prop_assert_eq!(shown.weekday(), sure.weekday().to_sunday_zero_offset() as u8);
            prop_assert_eq!(Wall::new(now, &zone).written(minute), sure.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string());
            prop_assert_eq!(date_of(Wall::new(now, &zone).today), moment_of(now).to_zoned(zone).date());
        }
    }
}
