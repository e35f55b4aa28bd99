//! The questions about a visit, each of which may be skipped.

use openseat_actions::review::{Facts, Week};
use openseat_domain::review::{Access, Band, Format, Found, Medication, Medicine, Newcomer, Welcome};

use crate::{form::Fields, frame::Frame, pages::space::said, times};

/// One question with its answers.
pub(crate) struct Question<'a> {
    pub(crate) name: &'static str,
    pub(crate) legend: &'a str,
    /// May be empty.
    pub(crate) hint: &'a str,
    pub(crate) choices: Vec<Choice>,
}

/// One answer.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// All questions, with what was answered.
pub(crate) fn questions<'a>(frame: &Frame<'a>, facts: &Facts) -> Vec<Question<'a>> {
    let ask = |name, legend: &'static str, choices| Question { name, legend: frame.t(legend), hint: "", choices };
    vec![
        ask("found", "tell-found", choices(frame, Found::ALL, Found::as_str, found, facts.found)),
        ask("welcome", "tell-welcome", choices(frame, Welcome::ALL, Welcome::as_str, welcome, facts.welcome)),
        ask("newcomer", "tell-newcomer", choices(frame, Newcomer::ALL, Newcomer::as_str, newcomer, facts.newcomer)),
        ask("size", "tell-size", choices(frame, Band::ALL, Band::as_str, band, facts.size)),
        ask("format", "tell-format", choices(frame, Format::ALL, Format::as_str, format, facts.format)),
        ask("access", "tell-access", choices(frame, Access::ALL, Access::as_str, access, facts.access)),
        Question {
            hint: frame.t("tell-medication-hint"),
            ..ask(
                "medication",
                "tell-medication",
                choices(frame, Medication::ALL, Medication::as_str, medication, facts.medication),
            )
        },
        ask("medicine", "tell-medicine", choices(frame, Medicine::ALL, Medicine::as_str, medicine, facts.medicine)),
    ]
}

/// The weeks that one can tell of, and that one does not remember.
pub(crate) fn weeks(frame: &Frame<'_>, chosen: Option<Week>) -> Vec<Choice> {
    let label = |back: usize, week: Week| match back {
        0 => frame.t("tell-week-this").to_owned(),
        1 => frame.t("tell-week-last").to_owned(),
        _ => frame.t1("tell-week-of", "date", said::day(frame, week.monday())),
    };
    let unknown =
        Choice { value: String::new(), label: frame.t("tell-week-unknown").to_owned(), chosen: chosen.is_none() };
    let weeks = Week::tellable(said::today(frame)).into_iter().enumerate().map(|(back, week)| Choice {
        value: week.monday().to_string(),
        label: label(back, week),
        chosen: chosen == Some(week),
    });
    std::iter::once(unknown).chain(weeks).collect()
}

/// What was answered; what is no answer is none.
pub(crate) fn read(fields: &Fields) -> Facts {
    Facts {
        found: Found::parse(fields.text("found")),
        welcome: Welcome::parse(fields.text("welcome")),
        format: Format::parse(fields.text("format")),
        size: Band::parse(fields.text("size")),
        access: Access::parse(fields.text("access")),
        newcomer: Newcomer::parse(fields.text("newcomer")),
        medication: Medication::parse(fields.text("medication")),
        medicine: Medicine::parse(fields.text("medicine")),
    }
}

/// The week with a day in it.
pub(crate) fn week(text: &str) -> Option<Week> {
    text.parse().ok().map(Week::of)
}

/// "10 to 19 people".
pub(crate) fn band(band: Band) -> &'static str {
    match band {
        Band::UpTo4 => "known-size-1-4",
        Band::UpTo9 => "known-size-5-9",
        Band::UpTo19 => "known-size-10-19",
        Band::From20 => "known-size-20",
    }
}

/// "November 2026".
pub(crate) fn month(frame: &Frame<'_>, year: i16, month: i8) -> String {
    let said = [("month", times::month(frame.say, month).into()), ("year", year.to_string().into())];
    frame.say.format("known-month", &said)
}

fn choices<T: Copy + PartialEq>(
    frame: &Frame<'_>,
    all: &[T],
    word: fn(T) -> &'static str,
    key: fn(T) -> &'static str,
    chosen: Option<T>,
) -> Vec<Choice> {
    let choice = |one: &T| Choice {
        value: word(*one).to_owned(),
        label: frame.say.t(key(*one)).to_owned(),
        chosen: chosen == Some(*one),
    };
    all.iter().map(choice).collect()
}

fn found(one: Found) -> &'static str {
    match one {
        Found::Yes => "tell-found-yes",
        Found::Hard => "tell-found-hard",
        Found::NotThere => "tell-found-not-there",
    }
}

fn welcome(one: Welcome) -> &'static str {
    match one {
        Welcome::Yes => "tell-welcome-yes",
        Welcome::Partly => "tell-welcome-partly",
        Welcome::No => "tell-welcome-no",
    }
}

fn format(one: Format) -> &'static str {
    match one {
        Format::Yes => "tell-format-yes",
        Format::No => "tell-format-no",
    }
}

fn access(one: Access) -> &'static str {
    match one {
        Access::Yes => "tell-access-yes",
        Access::No => "tell-access-no",
        Access::NotNeeded => "tell-access-not-needed",
    }
}

fn newcomer(one: Newcomer) -> &'static str {
    match one {
        Newcomer::Yes => "tell-newcomer-yes",
        Newcomer::No => "tell-newcomer-no",
        Newcomer::NotSeen => "tell-newcomer-not-seen",
    }
}

fn medication(one: Medication) -> &'static str {
    match one {
        Medication::Supportive => "tell-medication-supportive",
        Medication::Neutral => "tell-medication-neutral",
        Medication::Against => "tell-medication-against",
        Medication::Nothing => "tell-medication-nothing",
    }
}

fn medicine(one: Medicine) -> &'static str {
    match one {
        Medicine::Psychiatric => "tell-medicine-psychiatric",
        Medicine::Opioid => "tell-medicine-opioid",
    }
}
