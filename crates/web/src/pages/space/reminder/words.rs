//! Reminders in words.

use jiff::{SignedDuration, civil::Time, tz::TimeZone};
use openseat_domain::{
    reminder::{About, Book, By, Reminder, Rule},
    schedule::Weekday,
    search::Minute,
};

use crate::{frame::Frame, pages::space::said, times};

/// What it is about: "Check in", or the meeting's name.
pub(super) fn about(frame: &Frame<'_>, set: &Reminder) -> String {
    let plain = frame.t(about_key(set.about)).to_owned();
    let own = if set.label.is_empty() { &set.words } else { &set.label };
    if own.is_empty() {
        return plain;
    }
    frame.say.format("remind-about", &[("about", plain.into()), ("what", own.as_str().into())])
}

pub(super) fn about_key(about: About) -> &'static str {
    match about {
        About::Plan => "remind-plan",
        About::CheckIn => "remind-check-in",
        About::Meeting => "remind-meeting",
        About::Medicine => "remind-medicine",
        About::Own => "remind-own",
    }
}

pub(super) fn by_key(by: By) -> &'static str {
    match by {
        By::Email => "remind-by-email",
        By::Sms => "remind-by-sms",
        By::Push => "remind-by-push",
    }
}

/// "Every day at 6pm".
pub(super) fn rule(frame: &Frame<'_>, set: &Reminder) -> String {
    let at = |minutes: u16| clock(frame, minutes);
    match &set.rule {
        Rule::Once { day, at: minutes } => {
            frame.say.format("remind-once", &[("day", said::day(frame, *day).into()), ("time", at(*minutes).into())])
        }
        Rule::Daily { at: minutes } => frame.t1("remind-daily", "time", at(*minutes)),
        Rule::Weekly { days, at: minutes } => {
            let name = |day: &Weekday| times::weekday_named(frame.say, day.sunday_zero()).to_owned();
            let days = days.iter().map(name).collect::<Vec<_>>().join(", ");
            frame.say.format("remind-weekly", &[("days", days.into()), ("time", at(*minutes).into())])
        }
        Rule::Before { minutes, way, .. } => {
            let before = length(frame, *minutes);
            match way {
                0 => frame.t1("remind-before", "before", before),
                way => {
                    let words = [("before", before.into()), ("way", length(frame, *way).into())];
                    frame.say.format("remind-before-way", &words)
                }
            }
        }
    }
}

/// "30 minutes", "2 hours", "1 day".
pub(super) fn length(frame: &Frame<'_>, minutes: u16) -> String {
    match minutes {
        1440.. => frame.t1("remind-days", "n", minutes / 1440),
        60.. if minutes % 60 == 0 => frame.t1("remind-hours", "n", minutes / 60),
        _ => frame.t1("remind-minutes", "n", minutes),
    }
}

/// A time of the day.
pub(super) fn clock(frame: &Frame<'_>, minutes: u16) -> String {
    times::clock(frame.say, Time::midnight() + SignedDuration::from_mins(i64::from(minutes)))
}

/// "Tomorrow, Tuesday, 6pm", on the person's clock.
pub(super) fn moment(frame: &Frame<'_>, book: &Book, minute: Minute) -> String {
    let zone = times::zone_named(&book.zone).unwrap_or(TimeZone::UTC);
    let now = frame.site.now().to_zoned(zone.clone());
    times::at(frame.say, &times::moment_of(minute).to_zoned(zone), &now)
}
