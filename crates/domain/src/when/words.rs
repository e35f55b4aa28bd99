//! The words for time that people type, in English and Spanish.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{problem::Problem, schedule::Weekday};

use super::{Hours, On, When};

/// Around a single time ("18:00"): this many minutes before and after it.
const BEFORE: u16 = 30;
const AFTER: u16 = 60;

/// What has been understood so far.
#[derive(Default)]
struct Said {
    whole: Option<When>,
    on: Option<On>,
    hours: Option<Hours>,
    weekend: bool,
    next: bool,
}

pub(super) fn parse(text: &str) -> Result<When, Problem> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    let mut said = Said::default();
    let mut rest = &words[..];
    while let [word, after @ ..] = rest {
        let taken = phrase(&mut said, rest).or_else(|| clock(&mut said, rest)).or_else(|| date(&mut said, word));
        match taken {
            Some(taken) => rest = &rest[taken..],
            None if is_filler(word) => rest = after,
            None => return Err(unknown(text, word)),
        }
    }
    said.meant().ok_or_else(|| unknown(text, text.trim()))
}

impl Said {
    fn meant(self) -> Option<When> {
        match (self.whole, self.on, self.hours) {
            (Some(whole), None, None) if !self.weekend && !self.next => Some(whole),
            (None, None, hours) if self.weekend => Some(When::Weekend(hours.unwrap_or(Hours::WHOLE_DAY))),
            (None, Some(On::Weekday(day)), hours) if self.next => {
                Some(When::Day(On::NextWeekday(day), hours.unwrap_or(Hours::WHOLE_DAY)))
            }
            (Some(When::Week), None, None) if self.next && !self.weekend => Some(When::NextWeek),
            (None, None, None) if self.next => Some(When::Next),
            (None, Some(on), hours) if !self.next && !self.weekend => {
                Some(When::Day(on, hours.unwrap_or(Hours::WHOLE_DAY)))
            }
            (None, None, Some(hours)) if !self.next => Some(When::Day(On::Coming, hours)),
            _ => None,
        }
    }

    /// Takes `n` words that say when as a whole; not when something like it was said before.
    fn whole(&mut self, when: When, n: usize) -> Option<usize> {
        self.whole.is_none().then(|| self.whole = Some(when)).map(|()| n)
    }

    fn on(&mut self, on: On, n: usize) -> Option<usize> {
        self.on.is_none().then(|| self.on = Some(on)).map(|()| n)
    }

    fn hours(&mut self, hours: Hours, n: usize) -> Option<usize> {
        self.hours.is_none().then(|| self.hours = Some(hours)).map(|()| n)
    }
}

/// Lower case, no accents, one kind of dash.
fn fold(text: &str) -> String {
    let plain =
        text.nfd().filter(|c| !is_combining_mark(*c)).map(|c| if matches!(c, '–' | '—' | '−') { '-' } else { c });
    let mut text = plain.collect::<String>().to_lowercase();
    for (written, meant) in [(" - ", "-"), ("a.m.", "am"), ("p.m.", "pm"), (" am", "am"), (" pm", "pm")] {
        text = text.replace(written, meant);
    }
    text
}

fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "this"
            | "coming"
            | "on"
            | "at"
            | "in"
            | "the"
            | "of"
            | "el"
            | "la"
            | "los"
            | "las"
            | "a"
            | "por"
            | "de"
            | "del"
            | "en"
            | "este"
            | "esta"
            | "que"
            | "viene"
    )
}

/// Words and pairs of words. Gives how many were taken.
fn phrase(said: &mut Said, words: &[&str]) -> Option<usize> {
    use Hours as H;
    // "Mañana" is tomorrow, unless an article or "esta" before it makes it the morning.
    match words {
        ["pasado", "manana", ..] => return said.on(On::Ahead(2), 2),
        ["esta" | "la", "manana", ..] => return said.hours(H::MORNING, 2),
        ["esta", "noche", ..] => return said.on(On::Coming, 2).and_then(|n| said.hours(H::TONIGHT, n)),
        ["fin", "de", "semana", ..] => return weekend(said, 3),
        ["right", "now", ..] => return said.whole(When::Now, 2),
        ["day", "after", "tomorrow", ..] => return said.on(On::Ahead(2), 3),
        _ => {}
    }
    let word = words.first()?;
    match *word {
        "now" | "ahora" => said.whole(When::Now, 1),
        "next" | "proximo" | "proxima" | "siguiente" => (!said.next).then(|| said.next = true).map(|()| 1),
        "week" | "semana" => said.whole(When::Week, 1),
        "weekend" | "finde" => weekend(said, 1),
        "today" | "hoy" => said.on(On::Ahead(0), 1),
        "tomorrow" | "tmrw" | "manana" => said.on(On::Ahead(1), 1),
        "tonight" => said.on(On::Coming, 1).and_then(|n| said.hours(H::TONIGHT, n)),
        "morning" | "mornings" => said.hours(H::MORNING, 1),
        "midday" | "noon" | "lunchtime" | "mediodia" => said.hours(H::MIDDAY, 1),
        "afternoon" => said.hours(H::AFTERNOON, 1),
        // The Spanish "tarde" reaches into the evening.
        "tarde" => said.hours(H { from: H::AFTERNOON.from, until: H::EVENING.until }, 1),
        "evening" => said.hours(H::EVENING, 1),
        "night" | "noche" => said.hours(H::NIGHT, 1),
        _ => said.on(On::Weekday(weekday(word)?), 1),
    }
}

fn weekend(said: &mut Said, n: usize) -> Option<usize> {
    (!said.weekend).then(|| said.weekend = true).map(|()| n)
}

fn weekday(word: &str) -> Option<Weekday> {
    const NAMES: [[&str; 2]; 7] = [
        ["sunday", "domingo"],
        ["monday", "lunes"],
        ["tuesday", "martes"],
        ["wednesday", "miercoles"],
        ["thursday", "jueves"],
        ["friday", "viernes"],
        ["saturday", "sabado"],
    ];
    let word = word.trim_end_matches('.');
    let names = |name: &&str| *name == word || (word.len() >= 3 && name.starts_with(word));
    let plural = word.strip_suffix('s').unwrap_or(word);
    let place = NAMES.iter().position(|day| day.iter().any(names) || day.contains(&plural))?;
    Some(Weekday::ALL[place])
}

/// `2026-12-24`.
fn date(said: &mut Said, word: &str) -> Option<usize> {
    let date = word.parse().ok().filter(|_| word.len() == 10)?;
    said.on(On::Date(date), 1)
}

/// "18:00-21:00", "6-9pm", "after 6pm", "before noon", "from 18:00 to 21:00", "18:00".
fn clock(said: &mut Said, words: &[&str]) -> Option<usize> {
    let (hours, taken) = match words {
        ["after" | "despues", "de" | "las" | "la", rest @ ..] => (after(rest.first()?)?, 3),
        ["after" | "despues" | "desde", time, ..] if time_of(time).is_some() => match words.get(2..) {
            Some(["to" | "until" | "hasta" | "a", end, ..]) if time_of(end).is_some() => (between(time, end)?, 4),
            _ => (after(time)?, 2),
        },
        ["before" | "until" | "hasta", time, ..] => (Hours { from: 0, until: time_of(time)?.0 }, 2),
        ["from" | "between" | "entre", start, "to" | "until" | "and" | "y" | "a", end, ..] => (between(start, end)?, 4),
        ["from", time, ..] => (after(time)?, 2),
        [start, "to" | "until" | "a", end, ..] if time_of(start).is_some() => (between(start, end)?, 3),
        [word, ..] => match word.split_once('-') {
            Some((start, end)) => (between(start, end)?, 1),
            None => (around(word)?, 1),
        },
        [] => return None,
    };
    (hours.from < hours.until).then_some(())?;
    said.hours(hours, taken)
}

fn after(time: &str) -> Option<Hours> {
    Some(Hours { from: time_of(time)?.0, until: 1440 })
}

/// A bare number ("6") is no time on its own, so that a slip is not taken for one.
fn around(time: &str) -> Option<Hours> {
    let (minute, sure) = time_of(time)?;
    sure.then_some(Hours { from: minute.saturating_sub(BEFORE), until: minute + AFTER })
}

/// "6-9pm" borrows the half of the day; an end before the start is on the next day.
fn between(start: &str, end: &str) -> Option<Hours> {
    let (until, _) = time_of(end)?;
    let half = ["am", "pm"].into_iter().find(|half| end.ends_with(half)).filter(|_| !start.contains(['m', ':']));
    let (mut from, _) = time_of(start)?;
    if let Some(half) = half {
        let borrowed = time_of(&format!("{start}{half}"))?.0;
        from = if borrowed < until { borrowed } else { from };
    }
    Some(Hours { from, until: if until <= from { until + 1440 } else { until } })
}

/// Minutes after midnight, and whether it can only be a time. "18:30", "6pm", "6:30pm", "18h", "18", "noon".
fn time_of(word: &str) -> Option<(u16, bool)> {
    match word {
        "noon" | "midday" | "mediodia" => return Some((720, true)),
        "midnight" | "medianoche" => return Some((1440, true)),
        _ => {}
    }
    let (clock, half) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (word.strip_suffix('h').unwrap_or(word), None),
    };
    let (hour, minute) = clock.split_once([':', '.']).unwrap_or((clock, "0"));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u16>().ok()).flatten();
    let (hour, minute) = (digits(hour)?, digits(minute).filter(|minute| *minute < 60)?);
    let hour = match half {
        None if hour > 24 => return None,
        Some(half) => (1..=12).contains(&hour).then_some(hour % 12 + half)?,
        None => hour,
    };
    let total = hour * 60 + minute;
    (total <= 1440).then_some((total, half.is_some() || clock != word || clock.contains([':', '.'])))
}

fn unknown(text: &str, word: &str) -> Problem {
    Problem::refused(
        "when",
        format!("\"{}\" is not a time that is understood (in \"{}\").", clip(word), clip(text.trim())),
        "Say now, tonight, tomorrow evening, a weekday, a date such as 2026-12-24, or mon 18:00-21:00.",
    )
}

fn clip(text: &str) -> String {
    text.chars().take(60).collect()
}
