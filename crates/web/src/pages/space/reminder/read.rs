//! What was typed on the page of a reminder.

use std::collections::BTreeSet;

use openseat_domain::{
    reminder::{About, By, Reminder, Rule},
    schedule::Weekday,
};

use crate::{form::Fields, frame::Frame, pages::space::day::DayFields};

/// As it was typed, so that the page can show it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) about: Option<About>,
    /// `daily`, `weekly` or `once`.
    pub(super) often: String,
    pub(super) at: String,
    pub(super) days: Vec<Weekday>,
    pub(super) day: DayFields,
    pub(super) meeting: String,
    pub(super) minutes: u16,
    pub(super) way: u16,
    pub(super) words: String,
    pub(super) label: String,
    pub(super) by: BTreeSet<By>,
    pub(super) loud: bool,
}

impl Typed {
    pub(super) fn read(fields: &Fields) -> Self {
        let text = |name| fields.text(name).chars().take(400).collect::<String>();
        Self {
            about: About::parse(fields.text("about")),
            often: text("often"),
            at: text("at"),
            days: Weekday::ALL.into_iter().filter(|day| fields.all("days").any(|one| one == day.as_str())).collect(),
            day: DayFields::read(fields),
            meeting: text("meeting"),
            minutes: fields.text("minutes").parse().unwrap_or(0),
            way: fields.text("way").parse().unwrap_or(0),
            words: text("words"),
            label: text("label"),
            by: fields.all("by").filter_map(By::parse).collect(),
            loud: fields.text("loud") == "yes",
        }
    }

    /// As a reminder that stands is shown.
    pub(super) fn of(set: &Reminder) -> Self {
        let mut typed = Self {
            about: Some(set.about),
            often: "daily".into(),
            minutes: 60,
            words: set.words.clone(),
            label: set.label.clone(),
            by: set.by.clone(),
            loud: set.loud,
            ..Self::default()
        };
        let at = |at: u16| format!("{:02}:{:02}", at / 60, at % 60);
        match &set.rule {
            Rule::Daily { at: minutes } => typed.at = at(*minutes),
            Rule::Weekly { days, at: minutes } => {
                (typed.often, typed.at, typed.days) = ("weekly".into(), at(*minutes), days.clone());
            }
            Rule::Once { day, at: minutes } => {
                (typed.often, typed.at, typed.day) = ("once".into(), at(*minutes), DayFields::of(*day));
            }
            Rule::Before { minutes, way, meeting } => {
                (typed.minutes, typed.way, typed.meeting) = (*minutes, *way, meeting.clone().unwrap_or_default());
            }
        }
        typed
    }

    /// The reminder that is meant; else the fields to mend, each with the message that says why.
    pub(super) fn reminder(&self, frame: &Frame<'_>) -> Result<Reminder, Vec<(&'static str, &'static str)>> {
        let mut wrong = Vec::new();
        let about = self.about.unwrap_or(About::Own);
        let at = minutes_of(&self.at);
        if about != About::Meeting && at.is_none() {
            wrong.push(("at", "remind-wrong-at"));
        }
        let day = self.day.date(frame);
        if about != About::Meeting && self.often == "once" && day.is_none() {
            wrong.push(("day", "remind-wrong-day"));
        }
        let at = at.unwrap_or(0);
        let rule = match (about, self.often.as_str(), day) {
            (About::Meeting, ..) => Rule::Before {
                minutes: self.minutes,
                way: self.way,
                meeting: Some(self.meeting.clone()).filter(|slug| !slug.is_empty()),
            },
            (_, "once", Some(day)) => Rule::Once { day, at },
            (_, "weekly", _) => Rule::Weekly { days: self.days.clone(), at },
            _ => Rule::Daily { at },
        };
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let (words, label) = (self.words.clone(), self.label.clone());
        Ok(Reminder { about, rule, words, label, by: self.by.clone(), loud: self.loud })
    }
}

/// A time of the day as people write it: "18:00", "6pm", "6.30 pm", "1830"; in minutes.
pub(super) fn minutes_of(text: &str) -> Option<u16> {
    let text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let (text, half) = match (text.strip_suffix("pm"), text.strip_suffix("am")) {
        (Some(rest), _) => (rest.to_owned(), Some(12)),
        (_, Some(rest)) => (rest.to_owned(), Some(0)),
        _ => (text, None),
    };
    let (hour, minute) = match text.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (hour.to_owned(), minute.to_owned()),
        None if text.len() == 4 => (text[..2].to_owned(), text[2..].to_owned()),
        None => (text, String::new()),
    };
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit()) && part.len() <= 2;
    if hour.is_empty() || !digits(&hour) || !digits(&minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().unwrap_or(0));
    let hour = match half {
        None => hour,
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
    };
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_understood_however_it_is_written() {
        for (text, meant) in [
            ("18:00", Some(1080)),
            ("6pm", Some(1080)),
            (" 6.30 PM ", Some(1110)),
            ("1830", Some(1110)),
            ("7", Some(420)),
            ("7h15", Some(435)),
            ("12am", Some(0)),
            ("12pm", Some(720)),
            ("24:00", None),
            ("13pm", None),
            ("soon", None),
            ("", None),
            ("6:75", None),
            ("ééé", None),
        ] {
            assert_eq!(minutes_of(text), meant, "{text}");
        }
    }
}
