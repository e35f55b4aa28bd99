//! Times as a person says them: "Today at 7:30pm", "mañana, martes, 7:00".

use jiff::{
    Timestamp, Zoned,
    civil::{Date, Time},
    tz::TimeZone,
};
use openseat_content::Locale;
use openseat_domain::search::{JOINABLE_MINUTES, Minute};

use crate::{
    say::{Say, write_whole},
    wall::{Shown, Wall},
};

/// The minute that `now` is in.
pub(crate) fn minute_of(now: Timestamp) -> Minute {
    Minute::try_from(now.as_second().div_euclid(60)).unwrap_or(0)
}

/// The moment at which `minute` begins.
pub(crate) fn moment_of(minute: Minute) -> Timestamp {
    Timestamp::from_second(i64::from(minute) * 60).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The zone with this IANA name, if it is one.
pub(crate) fn zone_named(name: &str) -> Option<TimeZone> {
    jiff::tz::TimeZoneDatabase::bundled().get(name).ok()
}

/// The part of a zone's name that people know: "London", "New York".
pub(crate) fn zone_city(name: &str) -> String {
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// A wall-clock time: "7pm", "7:30pm", "midday" in English; "19:00" in Spanish.
pub(crate) fn clock(say: &Say, time: Time) -> String {
    let mut text = String::with_capacity(8);
    write_clock(&mut text, say, time.hour() as u32, time.minute() as u32);
    text
}

fn write_clock(out: &mut String, say: &Say, hour: u32, minute: u32) {
    let minutes = |out: &mut String| {
        out.push_str(if minute < 10 { ":0" } else { ":" });
        write_whole(out, minute);
    };
    if say.locale == Locale::Es {
        write_whole(out, hour);
        return minutes(out);
    }
    match (hour, minute) {
        (0, 0) => out.push_str(say.t("time-midnight")),
        (12, 0) => out.push_str(say.t("time-midday")),
        _ => {
            write_whole(out, if hour.is_multiple_of(12) { 12 } else { hour % 12 });
            if minute > 0 {
                minutes(out);
            }
            out.push_str(if hour < 12 { "am" } else { "pm" });
        }
    }
}

/// When something starts, seen from `here` (the clock on the wall): the first line of a card.
pub(crate) fn when(say: &Say, start: Minute, here: &Zoned) -> String {
    let mut text = String::with_capacity(48);
    write_when(&mut text, say, start, &Wall::new(minute_of(here.timestamp()), here.time_zone()));
    text
}

/// As [`when`], at the end of `out`.
pub(crate) fn write_when(out: &mut String, say: &Say, start: Minute, wall: &Wall) {
    if start <= wall.now && wall.now - start <= JOINABLE_MINUTES {
        return match wall.now - start {
            0 => out.push_str(say.t("when-now")),
            ago => say.started.write(out, f64::from(ago)),
        };
    }
    write_at(out, say, wall.shows(start), wall.today);
}

/// A day and time, seen from `now`: "Today at 7pm", "Tomorrow, Tuesday, 7am", "Friday 4 December, 7pm".
pub(crate) fn at(say: &Say, start: &Zoned, now: &Zoned) -> String {
    let mut text = String::with_capacity(48);
    write_at(&mut text, say, Shown::on(start), Shown::on(now).day);
    text
}

fn write_at(out: &mut String, say: &Say, start: Shown, today: i32) {
    let (hour, minute) = (start.minute / 60, start.minute % 60);
    if start.day == today {
        say.today.write(out, |_, out| write_clock(out, say, hour, minute));
    } else if start.day == today + 1 && start.minute == 0 {
        out.push_str(say.t("when-tonight-midnight"));
    } else if start.day == today + 1 {
        say.tomorrow.write(out, |argument, out| match argument {
            0 => out.push_str(weekday_named(say, start.weekday())),
            _ => write_clock(out, say, hour, minute),
        });
    } else {
        let date = start.date();
        say.date.write(out, |argument, out| match argument {
            0 => out.push_str(weekday_named(say, start.weekday())),
            1 => write_whole(out, date.day() as u32),
            2 => out.push_str(month(say, date.month())),
            _ => write_clock(out, say, hour, minute),
        });
    }
}

/// "starts in 18 minutes", "starts in about 3 hours"; empty when it is more than a day away or has begun.
pub(crate) fn until(say: &Say, start: Minute, now: Minute) -> Option<String> {
    let minutes = start.checked_sub(now).filter(|minutes| (1..1440).contains(minutes))?;
    if minutes < 60 {
        return Some(say.format("when-in-minutes", &[("n", minutes.into())]));
    }
    Some(say.format("when-in-hours", &[("n", ((minutes + 30) / 60).into())]))
}

/// The name of a day of the week.
pub(crate) fn weekday<'a>(say: &'a Say, day: &Zoned) -> &'a str {
    weekday_named(say, day.date().weekday().to_sunday_zero_offset() as u8)
}

/// The name of a day of the week; Sunday is 0.
pub(crate) fn weekday_named(say: &Say, day: u8) -> &str {
    say.t(match day {
        0 => "day-sunday",
        1 => "day-monday",
        2 => "day-tuesday",
        3 => "day-wednesday",
        4 => "day-thursday",
        5 => "day-friday",
        _ => "day-saturday",
    })
}

/// The name of a month, 1 to 12.
pub(crate) fn month(say: &Say, month: i8) -> &str {
    say.t(match month {
        1 => "month-1",
        2 => "month-2",
        3 => "month-3",
        4 => "month-4",
        5 => "month-5",
        6 => "month-6",
        7 => "month-7",
        8 => "month-8",
        9 => "month-9",
        10 => "month-10",
        11 => "month-11",
        _ => "month-12",
    })
}

/// "19 November", "19 November 2024" when it is another year than `now`'s.
pub(crate) fn day_and_month(say: &Say, day: Date, now: Date) -> String {
    let (number, name) = (day.day(), month(say, day.month()));
    match (say.locale, day.year() == now.year()) {
        (Locale::En, true) => format!("{number} {name}"),
        (Locale::En, false) => format!("{number} {name} {}", day.year()),
        (Locale::Es, true) => format!("{number} de {name}"),
        (Locale::Es, false) => format!("{number} de {name} de {}", day.year()),
    }
}

/// "Thursday 19 November 2026".
pub(crate) fn whole_day(say: &Say, day: Date) -> String {
    let (week, number, name) =
        (weekday_named(say, day.weekday().to_sunday_zero_offset() as u8), day.day(), month(say, day.month()));
    match say.locale {
        Locale::En => format!("{week} {number} {name} {}", day.year()),
        Locale::Es => format!("{week} {number} de {name} de {}", day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::tests::{english, spanish};

    fn zoned(text: &str) -> Zoned {
        text.parse().expect("a time in a test is well written")
    }

    #[test]
    fn english_says_midday_midnight_and_twelve_hours() {
        let say = english();
        let said = |h, m| clock(&say, Time::constant(h, m, 0, 0));
        assert_eq!([said(0, 0), said(0, 30), said(7, 0), said(12, 0)], ["midnight", "12:30am", "7am", "midday"]);
        assert_eq!([said(12, 5), said(19, 30), said(23, 59)], ["12:05pm", "7:30pm", "11:59pm"]);
    }

    #[test]
    fn a_whole_day_has_its_weekday_and_its_year_in_both_languages() {
        let day = jiff::civil::date(2026, 11, 27);
        assert_eq!(whole_day(&english(), day), "Friday 27 November 2026");
        assert_eq!(whole_day(&spanish(), day), "viernes 27 de noviembre de 2026");
    }

    #[test]
    fn spanish_says_twenty_four_hours() {
        assert_eq!(clock(&spanish(), Time::constant(19, 5, 0, 0)), "19:05");
        assert_eq!(clock(&spanish(), Time::constant(0, 0, 0, 0)), "0:00");
    }

    #[test]
    fn a_day_is_named_as_it_is_seen_from_today() {
        let (say, now) = (english(), zoned("2026-11-23T18:42[Europe/London]"));
        let said = |text| at(&say, &zoned(text), &now);
        assert_eq!(said("2026-11-23T19:00[Europe/London]"), "Today at 7pm");
        assert_eq!(said("2026-11-24T00:00[Europe/London]"), "Tonight at midnight");
        assert_eq!(said("2026-11-24T07:00[Europe/London]"), "Tomorrow, Tuesday, 7am");
        assert_eq!(said("2026-12-04T19:00[Europe/London]"), "Friday 4 December, 7pm");
    }

    #[test]
    fn what_began_ten_minutes_ago_can_be_joined_and_eleven_not() {
        let say = english();
        let said = |start, now| when(&say, start, &moment_of(now).to_zoned(TimeZone::UTC));
        assert_eq!(said(1000, 1000), "Starting now – you can join");
        assert_eq!(said(1000, 1001), "Started 1 minute ago – you can still join");
        assert_eq!(said(1000, 1010), "Started 10 minutes ago – you can still join");
        assert_eq!(said(1000, 1011), "Today at 4:40pm");
    }

    #[test]
    fn the_wait_is_said_in_minutes_then_in_hours() {
        let say = english();
        assert_eq!(until(&say, 118, 100).as_deref(), Some("starts in 18 minutes"));
        assert_eq!(until(&say, 101, 100).as_deref(), Some("starts in 1 minute"));
        assert_eq!(until(&say, 289, 100).as_deref(), Some("starts in about 3 hours"));
        assert_eq!(until(&say, 100, 100), None);
        assert_eq!(until(&say, 1540, 100), None);
    }

    #[test]
    fn a_zone_is_called_by_its_city() {
        assert_eq!(zone_city("America/Argentina/Buenos_Aires"), "Buenos Aires");
        assert_eq!(zone_city("UTC"), "UTC");
    }
}
