//! Proof of attendance: a letter that a person asks for, a group confirms, and anybody can check.
//!
//! The letter is a text of fixed lines, so that what was signed is what can be read. It holds what the person chose and
//! no more; what it does not prove stands on the page around it.

use jiff::{SignedDuration, Timestamp, civil};

/// The first line of every letter. A number, since what a line means must never change under an old letter.
pub const HEAD: &str = "Openseat attendance letter 1";

/// What stands in the place of a group's name unless the person wants the name.
pub const ANY_MEETING: &str = "a recovery support meeting";

/// Longest name of a person, in characters.
pub const LONGEST_NAME: usize = 60;

/// Longest name of a group, in characters; a longer one is cut.
pub const LONGEST_GROUP: usize = 80;

/// A letter can be asked for from so long before the start …
pub const ASKED_BEFORE: SignedDuration = SignedDuration::from_mins(15);

/// … until so long after the end.
pub const ASKED_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// The code of a session holds from so long before its end until so long after.
pub const CODE_AROUND_END: SignedDuration = SignedDuration::from_mins(15);

/// So often a code can be typed wrong; then only the facilitator confirms.
pub const MOST_TRIES: i64 = 5;

/// A request is forgotten after so long, whatever came of it …
pub const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// … and so long after its letter was first opened: a phone may have lost the page.
pub const KEPT_WHEN_FETCHED: SignedDuration = SignedDuration::from_hours(1);

/// Whether a meeting gives letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Offered {
    #[default]
    No,
    /// A facilitator confirms each.
    OnRequest,
    /// A facilitator confirms, or the code that they show at the end.
    Yes,
}

impl Offered {
    pub const ALL: [Self; 3] = [Self::Yes, Self::OnRequest, Self::No];

    /// The word in forms and in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::OnRequest => "on_request",
            Self::Yes => "yes",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// How the person was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    InPerson,
    Online,
}

impl Mode {
    pub const ALL: [Self; 2] = [Self::InPerson, Self::Online];

    /// As it stands in the letter, and in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InPerson => "in person",
            Self::Online => "online",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// Who or what confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    Facilitator,
    /// The code that was shown in the last minutes.
    Code,
}

impl By {
    pub const ALL: [Self; 2] = [Self::Facilitator, Self::Code];

    /// As it stands in the letter.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator of the group",
            Self::Code => "code shown at the end of the meeting",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// At least so many minutes, in steps; 0 is "for part of it".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Present(u16);

impl Present {
    const BANDS: [u16; 8] = [120, 90, 75, 60, 45, 30, 15, 0];

    /// The band of a number of minutes.
    pub fn of(minutes: i64) -> Self {
        let band = Self::BANDS.into_iter().find(|band| i64::from(*band) <= minutes);
        Self(band.unwrap_or(0))
    }

    /// What can be known of somebody who asked at one moment and typed the code at another: how much of the session lies
    /// between.
    pub fn between(start: Timestamp, end: Timestamp, asked: Timestamp, typed: Timestamp) -> Self {
        let (from, until) = (asked.max(start), typed.min(end));
        Self::of(from.duration_until(until).as_secs() / 60)
    }

    /// The bands of a session, the longest first: what its facilitator can say.
    pub fn choices(minutes: u16) -> Vec<Self> {
        let most = Self::of(minutes.into()).0;
        Self::BANDS.into_iter().filter(|band| *band <= most).map(Self).collect()
    }

    pub fn minutes(self) -> u16 {
        self.0
    }

    fn text(self) -> String {
        if self.0 == 0 { "part of it".to_owned() } else { format!("{} minutes or more", self.0) }
    }

    fn read(text: &str) -> Option<Self> {
        Self::BANDS.into_iter().map(Self).find(|band| band.text() == text)
    }
}

/// What a letter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// As the person wants to be named in it.
    pub name: String,
    /// The group, when the person wants it named.
    pub group: Option<String>,
    pub date: civil::Date,
    pub start: civil::Time,
    /// Of the place of the meeting, in minutes from UTC.
    pub offset: i32,
    pub present: Present,
    pub mode: Mode,
    pub by: By,
    pub issued: civil::Date,
    /// The address of the service, where its keys are.
    pub service: String,
    /// By which key it is signed.
    pub key: String,
}

impl Letter {
    /// The text that is signed: fixed lines, each with its name, without a line break at the end.
    pub fn text(&self) -> String {
        let sign = if self.offset < 0 { '-' } else { '+' };
        let (hours, minutes) = (self.offset.abs() / 60, self.offset.abs() % 60);
        let lines = [
            HEAD.to_owned(),
            format!("Name: {}", self.name),
            format!("Meeting: {}", self.group.as_deref().unwrap_or(ANY_MEETING)),
            format!("Date: {}", self.date),
            format!("Start: {}{sign}{hours:02}:{minutes:02}", self.start.strftime("%H:%M")),
            format!("Present: {}", self.present.text()),
            format!("How: {}", self.mode.as_str()),
            format!("Confirmed by: {}", self.by.as_str()),
            format!("Issued: {}", self.issued),
            format!("Service: {}", self.service),
            format!("Key: {}", self.key),
        ];
        lines.join("\n")
    }

    /// Reads [`Letter::text`]; `None` for a text that is not written exactly so.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        (lines.next()? == HEAD).then_some(())?;
        let mut line = |name: &str| lines.next()?.strip_prefix(name)?.strip_prefix(": ");
        let (name, group) = (line("Name")?, line("Meeting")?);
        let (date, start, present) = (line("Date")?, line("Start")?, line("Present")?);
        let (mode, by, issued) = (line("How")?, line("Confirmed by")?, line("Issued")?);
        let (service, key) = (line("Service")?, line("Key")?);
        let (time, offset) = (start.get(..5)?, start.get(5..)?);
        let sign = if offset.starts_with('-') { -1 } else { 1 };
        let (hours, minutes) = offset.get(1..)?.split_once(':')?;
        let letter = Self {
            name: name.to_owned(),
            group: (group != ANY_MEETING).then(|| group.to_owned()),
            date: date.parse().ok()?,
            start: civil::Time::strptime("%H:%M", time).ok()?,
            offset: sign * (hours.parse::<u16>().ok()? as i32 * 60 + minutes.parse::<u16>().ok()? as i32),
            present: Present::read(present)?,
            mode: Mode::parse(mode)?,
            by: By::parse(by)?,
            issued: issued.parse().ok()?,
            service: service.to_owned(),
            key: key.to_owned(),
        };
        // Only one text says one thing: what reads alike and is written otherwise is no letter.
        (letter.text() == text).then_some(letter)
    }
}

/// A name as it can stand in a letter: one line, single spaces; `None` when it is empty or too long.
pub fn a_name(typed: &str) -> Option<String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let name = words.join(" ");
    let fits = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.chars().any(is_unseen);
    fits.then_some(name)
}

/// The name of a group as it can stand in a letter; `None` when nothing is left of it.
pub fn a_group(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let name: String = words.join(" ").chars().filter(|c| !is_unseen(*c)).take(LONGEST_GROUP).collect();
    let name = name.trim_end();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Signs that are not seen, or that turn a line around: a name would read otherwise than it is written.
fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a letter can be asked for.
pub fn may_ask(start: Timestamp, end: Timestamp, now: Timestamp) -> bool {
    start.duration_until(now) >= -ASKED_BEFORE && end.duration_until(now) <= ASKED_AFTER
}

/// Whether the code of a session is shown, and taken.
pub fn code_holds(end: Timestamp, now: Timestamp) -> bool {
    end.duration_until(now).abs() <= CODE_AROUND_END
}

/// Six digits of a mark that only the house can make.
pub fn code(mark: [u8; 32]) -> String {
    let [a, b, c, d, e, f, g, h, ..] = mark;
    // The remainder of 2^64 by a million favours no code by more than one in ten thousand billions.
    format!("{:06}", u64::from_be_bytes([a, b, c, d, e, f, g, h]) % 1_000_000)
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan as _, civil::date};
    use proptest::prelude::*;

    use super::*;

    fn letter(name: &str, group: Option<&str>, minutes: i64, offset: i32) -> Letter {
        Letter {
            name: name.to_owned(),
            group: group.map(str::to_owned),
            date: date(2026, 11, 27),
            start: civil::time(19, 30, 0, 0),
            offset,
            present: Present::of(minutes),
            mode: Mode::InPerson,
            by: By::Facilitator,
            issued: date(2026, 11, 28),
            service: "https://meetings.example.org".to_owned(),
            key: "3f9a1c0b".to_owned(),
        }
    }

    #[test]
    fn a_letter_says_no_group_unless_the_person_wants_it() {
        let text = letter("Sam R.", None, 65, 0).text();
        assert_eq!(
            text,
            "Openseat attendance letter 1\nName: Sam R.\nMeeting: a recovery support meeting\nDate: 2026-11-27\n\
             Start: 19:30+00:00\nPresent: 60 minutes or more\nHow: in person\nConfirmed by: facilitator of the group\n\
             Issued: 2026-11-28\nService: https://meetings.example.org\nKey: 3f9a1c0b"
        );
        assert!(letter("Sam R.", Some("New Start"), 65, -330).text().contains("Meeting: New Start\n"));
    }

    proptest! {
        #[test]
        fn a_letter_is_read_as_it_was_written_and_in_one_way_only(
            name in "[\\p{L} .'-]{1,40}", group in prop::option::of("[\\p{L}0-9]{1,30}"), minutes in 0_i64..300,
            offset in -840_i32..840, at in any::<prop::sample::Index>(), byte in any::<u8>(),
        ) {
            let name = a_name(&name).unwrap_or_else(|| "Sam".to_owned());
            let letter = letter(&name, group.as_deref(), minutes, offset);
            let text = letter.text();
            prop_assert_eq!(Letter::read(&text), Some(letter.clone()));
            let mut other = text.clone().into_bytes();
            let at = at.index(other.len());
            other[at] = byte;
            if let Ok(other) = String::from_utf8(other) {
                // Another text is another letter, or none.
                prop_assert!(other == text || Letter::read(&other).as_ref() != Some(&letter));
            }
        }

        #[test]
        fn nobody_gets_more_minutes_than_they_were_seen_for(asked in -200_i64..400, typed in -200_i64..400, length in 15_i64..180) {
            let at = |minutes: i64| Timestamp::UNIX_EPOCH + minutes.minutes();
            let present = Present::between(at(0), at(length), at(asked), at(typed));
            let seen = (typed.min(length) - asked.max(0)).max(0);
            prop_assert!(i64::from(present.minutes()) <= seen && seen <= length);
        }
    }

    #[test]
    fn a_facilitator_can_say_no_more_than_the_meeting_lasts() {
        let minutes = |choices: Vec<Present>| choices.into_iter().map(Present::minutes).collect::<Vec<_>>();
        assert_eq!(minutes(Present::choices(60)), [60, 45, 30, 15, 0]);
        assert_eq!(minutes(Present::choices(80)), [75, 60, 45, 30, 15, 0]);
    }

    #[test]
    fn the_code_holds_around_the_end_and_a_letter_can_be_asked_for_a_day() {
        let (start, end) = (Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH + 60.minutes());
        assert!(!code_holds(end, end - 16.minutes()) && code_holds(end, end - 15.minutes()));
        assert!(code_holds(end, end + 15.minutes()) && !code_holds(end, end + 16.minutes()));
        assert!(!may_ask(start, end, start - 16.minutes()) && may_ask(start, end, start - 15.minutes()));
        assert!(may_ask(start, end, end + 24.hours()) && !may_ask(start, end, end + 24.hours() + 1.minutes()));
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(a_name("  Sam \n R. "), Some("Sam R.".to_owned()));
        assert_eq!(a_name(" \t"), None);
        assert_eq!(a_name(&"a".repeat(LONGEST_NAME + 1)), None);
        assert_eq!([a_name("Sam\u{7}"), a_name("Sam\u{202e}")], [None, None]);
    }
}
