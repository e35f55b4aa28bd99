//! Clock times, lengths and instants as people write them.

use jiff::{Timestamp, civil, civil::Date, tz::TimeZone};

/// How long a meeting lasts whose source does not say, in minutes.
pub const USUAL_MINUTES: u16 = 60;

/// Minutes after midnight of a clock time: "19:30", "19:30:00", "7:30 PM", "7pm", "19h30", "noon", "midnight",
/// or a spreadsheet's fraction of a day ("0.8125"). 24:00 is midnight.
pub fn clock(text: &str) -> Option<u16> {
    let text = text.trim().to_ascii_lowercase();
    match text.as_str() {
        "noon" | "midday" | "12 noon" | "12noon" | "12n" | "12:00 noon" => return Some(720),
        "midnight" | "12 midnight" | "12midnight" | "12:00 midnight" => return Some(0),
        _ => {}
    }
    if let Some(fraction) = text.strip_prefix("0.").or_else(|| text.strip_prefix(".")).filter(|rest| rest.len() > 2) {
        return fraction_of_day(fraction);
    }
    let (digits, half) = halves(&text);
    let mut parts = digits.splitn(3, [':', '.', 'h']);
    let (hour, minute) = (parts.next()?.trim(), parts.next().unwrap_or("").trim());
    let seconds = parts.next().map(str::trim);
    if seconds.is_some_and(|rest| !rest.bytes().all(|b| b.is_ascii_digit() || b == b'.')) {
        return None;
    }
    let (hour, minute) = match (hour.len(), minute.len()) {
        (1 | 2, 1 | 2) => (number(hour)?, number(minute)?),
        (1 | 2, 0) if half.is_some() || digits.ends_with('h') => (number(hour)?, 0),
        // A letter of two bytes may stand where the cut would go, so the cut is asked for, not made.
        (3 | 4, 0) => hour.split_at_checked(hour.len() - 2).and_then(|(h, m)| Some((number(h)?, number(m)?)))?,
        _ => return None,
    };
    let hour = match half {
        Some(afternoon) if hour <= 12 && hour > 0 => hour % 12 + if afternoon { 12 } else { 0 },
        Some(true) | None => hour,
        Some(false) => return (hour == 0 && minute < 60).then_some(minute),
    };
    (minute < 60 && (hour < 24 || hour == 24 && minute == 0)).then_some(hour % 24 * 60 + minute)
}

/// Splits "am" or "pm" from the end; the second value is true for the afternoon.
fn halves(text: &str) -> (&str, Option<bool>) {
    for (ending, afternoon) in [
        ("a.m.", false),
        ("p.m.", true),
        ("a.m", false),
        ("p.m", true),
        ("am", false),
        ("pm", true),
        ("a", false),
        ("p", true),
    ] {
        if let Some(rest) = text.strip_suffix(ending) {
            return (rest.trim_end(), Some(afternoon));
        }
    }
    (text.strip_suffix("hrs").or_else(|| text.strip_suffix("uhr")).unwrap_or(text).trim_end(), None)
}

fn number(digits: &str) -> Option<u16> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn fraction_of_day(digits: &str) -> Option<u16> {
    let day: f64 = format!("0.{digits}").parse().ok()?;
    let minutes = (day * 1440.0).round();
    (minutes < 1440.0).then_some(minutes as u16)
}

/// Start and, when given, end of a cell such as "7:00 PM – 8:30 PM", "7-8:30pm" or "19:30".
pub fn span(text: &str) -> Option<(u16, Option<u16>)> {
    if let Some(start) = clock(text) {
        return Some((start, None));
    }
    let lower = text.to_lowercase();
    let (first, second) = ["–", "—", " to ", " until ", "-"].iter().find_map(|dash| lower.split_once(dash))?;
    let end = clock(second)?;
    // "7-8:30pm": the half of the day that the end names holds for the start too, unless it would come after.
    let (_, half) = halves(second.trim());
    let alone = clock(first);
    let with_half = half.and_then(|pm| clock(&format!("{}{}", first.trim(), if pm { "pm" } else { "am" })));
    let start = match (halves(first.trim()).1, with_half, alone) {
        (None, Some(start), _) if start < end => start,
        (None, Some(start), _) => {
            clock(&format!("{}{}", first.trim(), if half == Some(true) { "am" } else { "pm" })).unwrap_or(start)
        }
        (_, _, alone) => alone?,
    };
    Some((start, Some(end)))
}

/// A length in minutes: "90", "1:30", "01:30:00", "1 hour", "1.5 h", "1h 30m", "90 min". From 1 to 1440.
pub fn length(text: &str) -> Option<u16> {
    let text = text.trim().to_lowercase();
    let minutes = if let Ok(plain) = text.parse::<f64>() {
        // Nobody meets for fewer than 5 minutes, or 5 hours and more by the number of hours.
        if plain <= 4.0 && plain > 0.0 { plain * 60.0 } else { plain }
    } else if let Some((hours, rest)) = text.split_once(':') {
        let minutes = rest.split(':').next()?;
        f64::from(number(hours.trim())?) * 60.0 + f64::from(number(minutes.trim())?)
    } else {
        worded_length(&text)?
    };
    (1.0..=1440.0).contains(&minutes).then(|| minutes.round() as u16)
}

fn worded_length(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut digits = String::new();
    let mut unit = String::new();
    let mut close = |digits: &mut String, unit: &mut String| -> Option<()> {
        let amount: f64 = digits.parse().ok()?;
        total += match unit.chars().next()? {
            'h' => amount * 60.0,
            'm' => amount,
            _ => return None,
        };
        digits.clear();
        unit.clear();
        Some(())
    };
    for c in text.chars() {
        if c.is_ascii_digit() || c == '.' && unit.is_empty() {
            if !unit.is_empty() {
                close(&mut digits, &mut unit)?;
            }
            digits.push(c);
        } else if c.is_alphabetic() && !digits.is_empty() {
            unit.push(c);
        }
    }
    close(&mut digits, &mut unit)?;
    Some(total)
}

/// Minutes from `start` to `end`, over midnight if need be. `Err` says why the usual length was taken instead.
pub fn minutes_between(start: u16, end: u16) -> Result<u16, &'static str> {
    match (i32::from(end) - i32::from(start)).rem_euclid(1440) {
        0 => Err("The end is the same as the start."),
        long if end < start && long > 720 => Err("The end is before the start."),
        minutes => Ok(u16::try_from(minutes).unwrap_or(USUAL_MINUTES)),
    }
}

/// An instant: RFC 3339, "2022-12-31 19:00:00", "12/31/2022", "12/31/22 7:00 PM", "2022-12-31". Without a zone it is
/// UTC. In a date with slashes the month comes first, unless that cannot be.
pub fn instant(text: &str) -> Option<Timestamp> {
    instant_by(text, false)
}

/// The same, with the day before the month in dates with slashes, unless that cannot be.
pub fn instant_by(text: &str, day_first: bool) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(instant);
    }
    let (date, rest) = leading_date(text, day_first)?;
    let rest = rest.trim_start_matches(['T', 't', ' ', ',']).trim_end_matches(['Z', 'z']).trim();
    let minutes = if rest.is_empty() { Some(0) } else { clock(rest) }?;
    let seconds = rest.splitn(3, ':').nth(2).and_then(|s| s.get(..2)).and_then(|s| s.parse::<i8>().ok());
    let time = civil::time((minutes / 60) as i8, (minutes % 60) as i8, seconds.unwrap_or(0).clamp(0, 59), 0);
    date.to_datetime(time).to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// A day, written as [`instant`] allows; a time after it is passed over.
pub fn date(text: &str, day_first: bool) -> Option<Date> {
    leading_date(text.trim(), day_first).map(|(date, _)| date)
}

/// Whether a date with slashes can only have its day first (25/10/2026), or only its month (10/25/2026).
pub(crate) fn tells_day_first(text: &str) -> Option<bool> {
    let mut parts = text.trim().split('/').map(|part| part.parse::<u16>().ok());
    match (parts.next()??, parts.next()??) {
        (13..=31, 1..=12) => Some(true),
        (1..=12, 13..=31) => Some(false),
        _ => None,
    }
}

fn leading_date(text: &str, day_first: bool) -> Option<(Date, &str)> {
    if let Some(iso) = text.get(..10)
        && iso.as_bytes()[4] == b'-'
        && let Ok(date) = iso.parse::<Date>()
    {
        return Some((date, &text[10..]));
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '/' | '.' | '-')).unwrap_or(text.len());
    let (day, rest) = text.split_at(end);
    let parts: Vec<i16> = day.split(['/', '.', '-']).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let [first, second, year] = parts[..] else { return None };
    let year = if (0..100).contains(&year) { year + 2000 } else { year };
    let day_first = first > 12 || day.contains('.') || day_first && second <= 12;
    let (month, day) = if day_first { (second, first) } else { (first, second) };
    Some((Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_among_the_digits_are_no_time() {
        assert_eq!(clock("7ú0"), None, "a fuzzer found this one");
        assert_eq!(clock("é30"), None);
    }

    #[test]
    fn clock_times_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("07:00", 420),
            ("19:30:00", 1170),
            ("7:30 PM", 1170),
            ("7:30 p.m.", 1170),
            ("12:00 AM", 0),
            ("12:15 pm", 735),
            ("7pm", 1140),
            ("1930", 1170),
            ("19h30", 1170),
            ("19h", 1140),
            ("19.30", 1170),
            ("Noon", 720),
            ("midnight", 0),
            ("24:00", 0),
            ("0.8125", 1170),
            ("13:00 PM", 780),
        ] {
            assert_eq!(clock(text), Some(minutes), "{text}");
        }
        for text in ["", "25:00", "7", "19:60", "soon", "9:99 PM", "7:30:xx", "-1:00", "13 am", "0.999999", "::"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }

    #[test]
    fn a_span_lends_its_half_of_the_day_to_its_start() {
        assert_eq!(span("7-8:30pm"), Some((1140, Some(1230))));
        assert_eq!(span("11 – 12:30 pm"), Some((660, Some(750))));
        assert_eq!(span("19:00-20:30"), Some((1140, Some(1230))));
        assert_eq!(span("11pm to 12:30am"), Some((1380, Some(30))));
        assert_eq!(span("7pm"), Some((1140, None)));
        assert_eq!(span("evening"), None);
    }

    #[test]
    fn lengths_have_many_units() {
        for (text, minutes) in [("90", 90), ("1.5", 90), ("1:30", 90), ("1 hour", 60), ("1h 30m", 90), ("90 mins", 90)]
        {
            assert_eq!(length(text), Some(minutes), "{text}");
        }
        assert_eq!([length("0"), length("long"), length("9999"), length("")], [None; 4]);
    }

    #[test]
    fn an_end_past_midnight_counts_on_and_an_impossible_one_does_not() {
        assert_eq!(minutes_between(1380, 30), Ok(90));
        assert!(minutes_between(600, 600).is_err());
        assert!(minutes_between(1140, 1110).is_err());
    }

    #[test]
    fn instants_without_a_zone_are_utc_and_slashes_mean_month_first() {
        for (text, iso) in [
            ("2021-06-21 03:25:44", "2021-06-21T03:25:44Z"),
            ("8/29/2021", "2021-08-29T00:00:00Z"),
            ("29/8/2021", "2021-08-29T00:00:00Z"),
            ("12/22/18", "2018-12-22T00:00:00Z"),
            ("2020-04-0416:50:58", "2020-04-04T16:50:58Z"),
            ("2025-01-30T14:13:55.582Z", "2025-01-30T14:13:55.582Z"),
            ("2025-01-30T14:13:55+02:00", "2025-01-30T12:13:55Z"),
            ("12/31/2022 7:05 PM", "2022-12-31T19:05:00Z"),
        ] {
            assert_eq!(instant(text).map(|t| t.to_string()).as_deref(), Some(iso), "{text}");
        }
        assert_eq!([instant("yesterday"), instant("2021-13-01"), instant(""), instant("éééééé")], [None; 4]);
    }
}
