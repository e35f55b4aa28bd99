//! What people tell each other in a circle, in the words of a page.

use jiff::{Timestamp, civil::Time};
use openseat_domain::{
    circle::{Answer, Face, Kindness, LONGEST_NAME, Level, Reason, Told, Word},
    greeting::Fault,
};

use crate::{frame::Frame, pages::FieldError, times};

/// One choice among several.
pub(crate) struct Choice<'a> {
    pub(crate) value: &'static str,
    pub(crate) label: &'a str,
    pub(crate) chosen: bool,
}

/// What somebody told, as it is shown.
pub(crate) struct Shown {
    /// The mouth of its face; empty when it has none.
    pub(crate) face: &'static str,
    pub(crate) text: String,
}

pub(crate) fn told(frame: &Frame<'_>, told: &Told) -> Shown {
    match told {
        Told::Word(one) => Shown { face: "", text: frame.t(word(*one)).to_owned() },
        Told::Face(one) => Shown { face: mouth(*one), text: frame.t(face(*one)).to_owned() },
        Told::Sentence(text) => Shown { face: "", text: text.clone() },
    }
}

pub(crate) fn word(word: Word) -> &'static str {
    match word {
        Word::Calm => "circle-word-calm",
        Word::Hopeful => "circle-word-hopeful",
        Word::Steady => "circle-word-steady",
        Word::Glad => "circle-word-glad",
        Word::Proud => "circle-word-proud",
        Word::Tired => "circle-word-tired",
        Word::Worried => "circle-word-worried",
        Word::Shaky => "circle-word-shaky",
        Word::Sad => "circle-word-sad",
        Word::Angry => "circle-word-angry",
        Word::Lonely => "circle-word-lonely",
        Word::Mixed => "circle-word-mixed",
    }
}

pub(crate) fn face(face: Face) -> &'static str {
    match face {
        Face::VeryHard => "circle-face-1",
        Face::Hard => "circle-face-2",
        Face::Between => "circle-face-3",
        Face::Good => "circle-face-4",
        Face::VeryGood => "circle-face-5",
    }
}

/// A mouth, as `parts/face.html` draws it.
pub(crate) fn mouth(face: Face) -> &'static str {
    match face {
        Face::VeryHard => "M7.5 17.5q4.5-5.5 9 0",
        Face::Hard => "M8 16.5q4-2.5 8 0",
        Face::Between => "M8 15.5h8",
        Face::Good => "M8 14.5q4 3 8 0",
        Face::VeryGood => "M7 13.5q5 6.5 10 0",
    }
}

pub(crate) fn level(level: Level) -> &'static str {
    match level {
        Level::Word => "circle-level-word",
        Level::Face => "circle-level-face",
        Level::Sentence => "circle-level-sentence",
    }
}

pub(crate) fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Here => "circle-answer-here",
        Answer::Soon => "circle-answer-soon",
        Answer::NotNow => "circle-answer-not-now",
    }
}

pub(crate) fn kindness(which: Kindness) -> &'static str {
    match which {
        Kindness::Thinking => "circle-kind-thinking",
        Kindness::NoAnswer => "circle-kind-no-answer",
        Kindness::Here => "circle-kind-here",
    }
}

/// Why somebody reports, in words.
pub(crate) fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Hurts => "circle-why-hurts",
        Reason::Presses => "circle-why-presses",
        Reason::Tells => "circle-why-tells",
        Reason::Advice => "circle-why-advice",
        Reason::Sells => "circle-why-sells",
        Reason::Young => "circle-why-young",
    }
}

/// Why a moderator did something, as those are told whom it is about.
pub(crate) fn why_told(reason: Reason) -> &'static str {
    match reason {
        Reason::Hurts => "circle-told-hurts",
        Reason::Presses => "circle-told-presses",
        Reason::Tells => "circle-told-tells",
        Reason::Advice => "circle-told-advice",
        Reason::Sells => "circle-told-sells",
        Reason::Young => "circle-told-young",
    }
}

/// The reasons, to choose from.
pub(crate) fn reasons<'a>(
    frame: &Frame<'a>,
    chosen: Option<Reason>,
    words: fn(Reason) -> &'static str,
) -> Vec<Choice<'a>> {
    let choice = |one: Reason| Choice { value: one.as_str(), label: frame.t(words(one)), chosen: chosen == Some(one) };
    Reason::ALL.into_iter().map(choice).collect()
}

/// What is wrong with a name.
pub(crate) fn name_error(frame: &Frame<'_>, fault: Fault) -> FieldError {
    let text = match fault {
        Fault::Missing => frame.t("circle-name-missing").to_owned(),
        Fault::Long(_) => frame.t1("circle-name-long", "n", LONGEST_NAME),
        Fault::Unreadable => frame.t("circle-name-odd").to_owned(),
        Fault::Detail(_) => frame.t("circle-name-detail").to_owned(),
    };
    FieldError { field: "name", text }
}

/// What an action refused, at the field that is to be mended.
pub(crate) fn refusal(frame: &Frame<'_>, at: &str) -> FieldError {
    let (field, key) = match at {
        "age" => ("age", "circle-age-choose"),
        "taken" => ("name", "circle-name-taken"),
        "many" => ("name", "circle-many"),
        "full" => ("name", "circle-join-full"),
        "phone" => ("phone", "circle-set-phone-wrong"),
        "letter" => ("letter", "circle-set-letter-wrong"),
        _ => ("name", "circle-name-odd"),
    };
    FieldError { field, text: frame.t(key).to_owned() }
}

/// "6:42pm", where the service is.
pub(crate) fn clock(frame: &Frame<'_>, at: Timestamp) -> String {
    times::clock(frame.say, at.to_zoned(frame.site.zone.clone()).time())
}

/// "6pm": the hour of a day (0 to 23).
pub(crate) fn hour(frame: &Frame<'_>, hour: i8) -> String {
    times::clock(frame.say, Time::new(hour, 0, 0, 0).unwrap_or_default())
}
