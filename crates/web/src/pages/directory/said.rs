//! What a field of a meeting says, in words; and who changed it, when and why.

use jiff::civil::{Date, Time};
use openseat_actions::keeping::{By, Past};
use openseat_domain::{
    amendment::{Origin, Word},
    fellowship::FellowshipId,
    meeting::{Attendance, Closure, Seen},
    schedule::{Rule, Schedule},
};

use super::{super::space::said, fields::called};
use crate::{frame::Frame, repeats, times};

/// Days of a rule that are written out.
const MOST_DAYS: usize = 12;

/// What a field says; "Nothing" when it says nothing.
pub(crate) fn word(frame: &Frame<'_>, word: &Word) -> String {
    let content = &frame.site.content;
    let text = match word {
        Word::Name(name) => name.clone(),
        Word::Fellowship(id) => kind(frame, id),
        Word::When(schedule) => schedule.as_ref().map(|schedule| when(frame, schedule)).unwrap_or_default(),
        Word::Attendance(way) => attendance(frame, *way).to_owned(),
        Word::Address(address) => {
            let point = address.point.map(|point| format!("({}, {})", point.lat, point.lon));
            let parts = [Some(address.line()).filter(|line| !line.is_empty()), point];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        Word::Regions(regions) => regions.join(", "),
        Word::Types(types) => {
            let labels: Vec<&str> = types.iter().map(|code| content.type_label(code, frame.say.locale)).collect();
            labels.join(", ")
        }
        Word::Giving(giving) => {
            let ways = [&giving.venmo, &giving.square, &giving.paypal, &giving.homegroup_online];
            ways.into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
        }
        Word::Seen(seen) => frame.t(seen_words(*seen)).to_owned(),
        Word::Pauses(pauses) => pauses.iter().map(|one| pause(frame, one)).collect::<Vec<_>>().join(" "),
        Word::Closed(true) => frame.t("dir-is-closed").to_owned(),
        Word::Closed(false) => frame.t("dir-is-open").to_owned(),
        Word::Contact(text) => {
            text.as_deref().map(|text| text.trim_start_matches("mailto:").to_owned()).unwrap_or_default()
        }
        Word::Group(text)
        | Word::PlaceName(text)
        | Word::GettingIn(text)
        | Word::Link(text)
        | Word::LinkNotes(text)
        | Word::Phone(text)
        | Word::PhoneNotes(text)
        | Word::Notes(text)
        | Word::GroupNotes(text)
        | Word::Website(text) => text.clone().unwrap_or_default(),
    };
    if text.is_empty() { frame.t("dir-nothing").to_owned() } else { text }
}

/// "Every Monday, 7pm, 1 hour 30 minutes. Time zone: Europe/London."
pub(crate) fn when(frame: &Frame<'_>, schedule: &Schedule) -> String {
    let say = frame.say;
    let clock = Time::new((schedule.start / 60) as i8, (schedule.start % 60) as i8, 0, 0).unwrap_or_default();
    let often = match &schedule.rule {
        Rule::Dates(dates) => days(frame, dates),
        _ => repeats::words(say, schedule),
    };
    let mut said = format!("{often}, {}, {}.", times::clock(say, clock), repeats::length(say, schedule.minutes));
    if let Some(zone) = &schedule.zone {
        said.push_str(&format!(" {}", frame.t1("dir-said-zone", "zone", zone.as_str())));
    }
    let day = |key: &str, day: Date| format!(" {}", frame.t1(key, "day", said::day(frame, day)));
    said.extend(schedule.from.map(|from| day("dir-said-first", from)));
    said.extend(schedule.until.map(|until| day("dir-said-last", until)));
    if !schedule.except.is_empty() {
        said.push_str(&format!(" {}", frame.t1("dir-said-without", "days", days(frame, &schedule.except))));
    }
    said
}

pub(crate) fn attendance<'a>(frame: &Frame<'a>, way: Attendance) -> &'a str {
    frame.t(match way {
        Attendance::InPerson => "dir-in-person",
        Attendance::Online => "dir-online",
        Attendance::Hybrid => "dir-hybrid",
        Attendance::Paused => "dir-paused",
    })
}

/// The message for when the way in is shown.
pub(crate) fn seen_words(seen: Seen) -> &'static str {
    match seen {
        Seen::Always => "dir-seen-always",
        Seen::NearStart => "dir-seen-near",
        Seen::OnRequest => "dir-seen-request",
    }
}

/// The name of a fellowship; empty when none is named.
pub(crate) fn kind(frame: &Frame<'_>, id: &FellowshipId) -> String {
    let known = frame.site.content.fellowship(id);
    known.map_or_else(|| id.as_str().to_owned(), |one| one.name.clone())
}

fn pause(frame: &Frame<'_>, one: &Closure) -> String {
    let day = |date: Option<Date>| date.map(|date| said::day(frame, date));
    let stretch = match (day(one.from), day(one.until)) {
        (Some(from), Some(until)) => {
            frame.say.format("dir-pause-both", &[("from", from.into()), ("until", until.into())])
        }
        (Some(from), None) => frame.t1("dir-pause-from", "from", from),
        (None, Some(until)) => frame.t1("dir-pause-until", "until", until),
        (None, None) => frame.t("dir-pause-open").to_owned(),
    };
    match &one.reason {
        Some(reason) => format!("{stretch} {reason}"),
        None => stretch,
    }
}

fn days(frame: &Frame<'_>, dates: &[Date]) -> String {
    let mut said: Vec<String> = dates.iter().take(MOST_DAYS).map(|day| said::day(frame, *day)).collect();
    if dates.len() > MOST_DAYS {
        said.push("…".to_owned());
    }
    said.join(", ")
}

/// One change in a history.
pub(crate) struct PastLine {
    pub(crate) field: String,
    pub(crate) was: String,
    pub(crate) is: String,
    pub(crate) by: String,
    pub(crate) why: String,
    /// That it was taken back, or takes one back.
    pub(crate) note: String,
    /// The change that a button takes back.
    pub(crate) undo: Option<String>,
}

pub(crate) fn past(frame: &Frame<'_>, one: &Past) -> PastLine {
    let by = match &one.by {
        By::You => frame.t("dir-by-you").to_owned(),
        By::Other(code) => frame.t1("dir-by-other", "code", code.as_str()),
    };
    let origin = match one.origin {
        Origin::Hand => "",
        Origin::Suggestion => frame.t("dir-origin-suggestion"),
        Origin::Group => frame.t("dir-origin-group"),
        Origin::Added => frame.t("dir-origin-added"),
    };
    let moment = said::moment(frame, one.made_at);
    let by = frame.say.format("dir-by-when", &[("who", by.into()), ("when", moment.into())]);
    let from = one.from.map(|day| frame.t1("dir-from-day", "day", said::day(frame, day))).unwrap_or_default();
    let note = match (one.undone, one.undoes) {
        (true, _) => frame.t("dir-undone").to_owned(),
        (false, true) => frame.t("dir-undoes").to_owned(),
        (false, false) => from,
    };
    PastLine {
        field: called(frame, one.field).to_owned(),
        was: word(frame, &one.was),
        is: one.word.as_ref().map_or_else(|| as_source(frame, one.undoes), |said| word(frame, said)),
        by: format!("{by} {origin}").trim_end().to_owned(),
        why: one.why.clone(),
        note,
        undo: one.undoable.then(|| one.id.to_string()),
    }
}

fn as_source(frame: &Frame<'_>, undoes: bool) -> String {
    frame.t(if undoes { "dir-as-before" } else { "dir-as-source" }).to_owned()
}
