//! When a meeting happens: the inputs for it, and what they mean.

use jiff::civil::Date;
use openseat_domain::{
    schedule::{Often, Repeats, Rule, Schedule, Weekday},
    zone,
};
use openseat_formats::time;

use super::{Choice, Control, Typed, read::Wrong};
use crate::{frame::Frame, times};

/// The longest list of days, and the furthest that weeks lie apart.
const MOST_DAYS: usize = 400;
const MOST_WEEKS: i32 = 12;

/// The nth of a month: value of the box, number, key of its word.
const NTH: [(&str, i8, &str); 6] = [
    ("1", 1, "ordinal-1"),
    ("2", 2, "ordinal-2"),
    ("3", 3, "ordinal-3"),
    ("4", 4, "ordinal-4"),
    ("5", 5, "ordinal-5"),
    ("last", -1, "ordinal-last"),
];

pub(super) fn control(frame: &Frame<'_>, name: &str, typed: &Typed) -> Control {
    let choice =
        |value: &str, label: &str, chosen: bool| Choice { value: value.to_owned(), label: label.to_owned(), chosen };
    match name {
        "rule" => {
            let mut all = vec![
                ("week", "dir-rule-week"),
                ("weeks", "dir-rule-weeks"),
                ("month", "dir-rule-month"),
                ("days", "dir-rule-days"),
                ("none", "dir-rule-none"),
            ];
            if typed.text("rule").starts_with("keep") {
                all.push((typed.text("rule"), "dir-rule-keep"));
            }
            let chosen = |value: &str| value == typed.text("rule");
            Control::One(all.into_iter().map(|(value, key)| choice(value, frame.t(key), chosen(value))).collect())
        }
        "day" => {
            let none = choice("", frame.t("dir-day-none"), typed.text("day").is_empty());
            let days = Weekday::ALL.into_iter().map(|day| {
                let label = times::weekday_named(frame.say, day.sunday_zero());
                choice(day.as_str(), label, day.as_str() == typed.text("day"))
            });
            Control::Select(std::iter::once(none).chain(days).collect())
        }
        _ => {
            let chosen = |value: &str| typed.all("nth").iter().any(|one| one == value);
            let boxes = NTH.map(|(value, _, key)| choice(value, frame.t(key), chosen(value)));
            Control::Boxes(vec![(String::new(), true, boxes.into())])
        }
    }
}

impl Typed {
    pub(super) fn say_when(&mut self, schedule: Option<&Schedule>) {
        let Some(schedule) = schedule else { return self.set("rule", Some("none".into())) };
        let (mut day, mut nth, mut rule) = (None, Vec::new(), "keep".to_owned());
        match (schedule.repeats(), &schedule.rule) {
            (Repeats::Weekdays { often: Often(1), days }, _) if days.len() == 1 => {
                (day, rule) = (days.first().copied(), "week".into());
            }
            (Repeats::Weekdays { often: Often(weeks), days }, _) if days.len() == 1 => {
                (day, rule) = (days.first().copied(), "weeks".into());
                self.set("weeks", Some(weeks.to_string()));
            }
            (Repeats::NthOfMonth { often: Often(1), nth: all, day: of }, _) => {
                let known = all.iter().filter_map(|nth| NTH.iter().find(|(_, number, _)| number == nth));
                nth = known.map(|(value, ..)| (*value).to_owned()).collect();
                (day, rule) = (Some(of), "month".into());
            }
            (_, Rule::Dates(dates)) => {
                self.set("days", Some(lines(dates)));
                rule = "days".into();
            }
            (_, Rule::Rrule(text)) => rule = format!("keep {text}"),
            _ => {}
        }
        self.set("rule", Some(rule));
        self.set("day", day.map(|day| day.as_str().to_owned()));
        self.0.insert("nth", nth);
        self.set("first", schedule.from.map(|day| day.to_string()));
        self.set("last", schedule.until.map(|day| day.to_string()));
        self.set("start", Some(format!("{:02}:{:02}", schedule.start / 60, schedule.start % 60)));
        self.set("length", Some(schedule.minutes.to_string()));
        self.set("zone", schedule.zone.clone());
        self.set("without", Some(lines(&schedule.except)));
    }

    /// The times that were typed. `before` keeps what no input tells.
    pub(super) fn schedule(&self, before: Option<&Schedule>) -> Result<Option<Schedule>, Vec<Wrong>> {
        let rule = self.text("rule");
        if rule == "none" {
            return Ok(None);
        }
        let mut wrong = Vec::new();
        let first = note(&mut wrong, self.a_day("first"));
        let until = note(&mut wrong, self.a_day("last"));
        let except = note(&mut wrong, self.days("without")).unwrap_or_default();
        let read = note(&mut wrong, self.rule(rule, first.flatten()));
        let start = note(&mut wrong, time::clock(self.text("start")).ok_or(("start", "dir-start-wrong")));
        let length = self.text("length");
        let minutes = if length.is_empty() { Some(time::USUAL_MINUTES) } else { time::length(length) };
        let minutes = note(&mut wrong, minutes.ok_or(("length", "dir-length-wrong")));
        let name = self.text("zone");
        let known = name.is_empty() || zone::is_known(name);
        note(&mut wrong, known.then_some(()).ok_or(("zone", "dir-zone-wrong")));
        let (Some(rule), Some(start), Some(minutes), true) = (read, start, minutes, wrong.is_empty()) else {
            return Err(wrong);
        };
        let schedule = Schedule {
            rule,
            start,
            minutes,
            zone: Some(name.to_owned()).filter(|name| !name.is_empty()),
            from: first.flatten(),
            until: until.flatten(),
            except,
            extra: before.map(|before| before.extra.clone()).unwrap_or_default(),
        };
        match schedule.compile() {
            Ok(_) => Ok(Some(schedule)),
            Err(_) => Err(vec![("rule", "dir-rule-wrong")]),
        }
    }

    fn rule(&self, rule: &str, first: Option<Date>) -> Result<Rule, Wrong> {
        let day = || Weekday::parse(self.text("day")).ok_or(("day", "dir-day-missing"));
        let letters = |day: Weekday| day.as_str()[..2].to_uppercase();
        match rule {
            "week" => Ok(Rule::Weekly(day()?)),
            "weeks" => {
                let weeks = self.text("weeks").parse::<i32>().ok().filter(|weeks| (2..=MOST_WEEKS).contains(weeks));
                let weeks = weeks.ok_or(("weeks", "dir-weeks-wrong"))?;
                first.ok_or(("first", "dir-first-missing"))?;
                Ok(Rule::Rrule(format!("FREQ=WEEKLY;INTERVAL={weeks};BYDAY={}", letters(day()?))))
            }
            "month" => {
                let chosen = NTH.iter().filter(|(value, ..)| self.all("nth").iter().any(|one| one == value));
                let nth: Vec<i8> = chosen.map(|(_, number, _)| *number).collect();
                match nth.as_slice() {
                    [] => Err(("nth", "dir-nth-missing")),
                    [one] => Ok(Rule::Monthly { nth: *one, day: day()? }),
                    all => {
                        let letters = letters(day()?);
                        let days: Vec<String> = all.iter().map(|nth| format!("{nth}{letters}")).collect();
                        Ok(Rule::Rrule(format!("FREQ=MONTHLY;BYDAY={}", days.join(","))))
                    }
                }
            }
            "days" => match self.days("days")?.as_slice() {
                [] => Err(("days", "dir-days-missing")),
                days => Ok(Rule::Dates(days.to_vec())),
            },
            _ => match rule.strip_prefix("keep ") {
                Some(text) => Ok(Rule::Rrule(text.to_owned())),
                None => Err(("rule", "dir-rule-missing")),
            },
        }
    }

    fn a_day(&self, name: &'static str) -> Result<Option<Date>, Wrong> {
        match self.text(name) {
            "" => Ok(None),
            text => date(text).map(Some).ok_or((name, "dir-day-wrong")),
        }
    }

    fn days(&self, name: &'static str) -> Result<Vec<Date>, Wrong> {
        let words = self.text(name).split([',', ';', '\n', '\r']).map(str::trim).filter(|word| !word.is_empty());
        let days: Option<Vec<Date>> = words.take(MOST_DAYS).map(date).collect();
        let mut days = days.ok_or((name, "dir-day-wrong"))?;
        days.sort_unstable();
        days.dedup();
        Ok(days)
    }
}

/// A day as we write it into inputs, with the year first: no other order is read alike everywhere.
pub(crate) fn date(text: &str) -> Option<Date> {
    text.trim().replace(['.', '/'], "-").parse().ok().filter(|date: &Date| (1900..3000).contains(&date.year()))
}

fn lines(days: &[Date]) -> String {
    days.iter().map(Date::to_string).collect::<Vec<_>>().join("\n")
}

fn note<T>(wrong: &mut Vec<Wrong>, read: Result<T, Wrong>) -> Option<T> {
    read.map_err(|one| wrong.push(one)).ok()
}
