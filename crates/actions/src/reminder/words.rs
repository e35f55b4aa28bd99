//! The words of a message. They betray nothing: no name of a group, no condition, no link that says what it is for.

use jiff::{Timestamp, civil::Time, tz::TimeZoneDatabase};
use openseat_content::Locale;
use openseat_domain::{
    reminder::{By, Reminder},
    search::Minute,
};

use crate::{House, freshness::language};

/// How a message looks before it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Who it seems to be from, or its subject.
    pub title: String,
    pub text: String,
}

/// How a message of a reminder will look on a locked screen.
pub fn look(house: &House, locale: Locale, set: &Reminder, by: By, at: Minute, zone: &str) -> Look {
    let title = match by {
        By::Email => house.content.words().get(locale, "reminder-subject").to_owned(),
        By::Sms | By::Push => house.name.clone(),
    };
    Look { title, text: line(house, locale, set, at, zone) }
}

/// A message that is ready to go by one way.
pub(super) struct Written {
    pub(super) subject: String,
    pub(super) text: String,
}

/// Writes a message of these reminders, each with its time and whether it asks to go on.
pub(super) fn written(
    house: &House,
    locale: Locale,
    by: By,
    entries: &[(&Reminder, Minute, bool)],
    zone: &str,
    link: &str,
) -> Written {
    let words = house.content.words();
    let mut lines: Vec<String> = Vec::new();
    for (set, at, _) in entries {
        // Of all that say the same, one line: the earliest.
        let line = line(house, locale, set, *at, zone);
        let said = set.words.is_empty() && entries.iter().any(|(one, when, _)| one.words.is_empty() && when < at);
        if !said && !lines.contains(&line) {
            lines.push(line);
        }
    }
    if entries.iter().any(|(_, _, ask)| *ask) {
        lines.push(words.get(locale, "reminder-ask").to_owned());
    }
    let address = house.address().unwrap_or_default();
    let href = format!("{address}/reminder/{link}{}", language(locale));
    let look = |key: &str| words.format(locale, key, &[("link", href.as_str().into())]);
    let (subject, text) = match by {
        By::Email => (
            words.get(locale, "reminder-subject").to_owned(),
            format!("{}\n\n{}\n", lines.join("\n"), look("reminder-letter-end")),
        ),
        By::Sms => {
            let replies = house.sms.as_ref().is_some_and(|way| way.replies.is_some());
            let end = look(if replies { "reminder-sms-end-stop" } else { "reminder-sms-end" });
            (String::new(), format!("{} {end}", lines.join(" ")))
        }
        By::Push => (house.name.clone(), lines.join("\n")),
    };
    Written { subject, text }
}

/// The person's own words, or "You asked to be reminded at 6pm."
fn line(house: &House, locale: Locale, set: &Reminder, at: Minute, zone: &str) -> String {
    if !set.words.is_empty() {
        return set.words.clone();
    }
    let zone = TimeZoneDatabase::bundled().get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let moment = Timestamp::from_second(i64::from(at) * 60).unwrap_or(Timestamp::UNIX_EPOCH);
    let time = clock(house, locale, moment.to_zoned(zone).time());
    house.content.words().format(locale, "reminder-line", &[("time", time.into())])
}

/// "6pm", "6:30pm", "midday" in English; "18:00" in Spanish.
fn clock(house: &House, locale: Locale, time: Time) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    let words = house.content.words();
    match (locale, hour, minute) {
        (Locale::Es, ..) => format!("{hour}:{minute:02}"),
        (Locale::En, 0, 0) => words.get(locale, "time-midnight").to_owned(),
        (Locale::En, 12, 0) => words.get(locale, "time-midday").to_owned(),
        (Locale::En, ..) => {
            let half = if hour < 12 { "am" } else { "pm" };
            let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
            if minute == 0 { format!("{hour}{half}") } else { format!("{hour}:{minute:02}{half}") }
        }
    }
}
