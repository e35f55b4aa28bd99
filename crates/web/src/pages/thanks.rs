//! Thank you; and one question that can be skipped.

use askama::Template;
use axum::{http::StatusCode, response::Response};

use openseat_actions::meeting::{Kind, LONGEST_REPORT, MeetingView};

use super::{FieldError, meeting::name, wrong::Answer};
use crate::{frame::Frame, visit::Visit};

/// What the person told us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    On,
    Off,
    Detail,
}

/// What is to be mended in a detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Nothing,
    TooLong(usize),
}

#[derive(Template)]
#[template(path = "pages/thanks.html")]
pub(crate) struct ThanksPage<'a> {
    frame: Frame<'a>,
    said: &'a str,
    ask_more: bool,
    action: String,
    suggest: String,
    meeting: String,
    name: String,
    choices: Vec<Choice<'a>>,
    detail: String,
    errors: Vec<FieldError>,
}

struct Choice<'a> {
    value: &'static str,
    label: &'a str,
    chosen: bool,
}

impl Said {
    pub(crate) fn read(text: &str) -> Option<Self> {
        [Self::On, Self::Off, Self::Detail].into_iter().find(|said| said.written() == text)
    }

    pub(crate) fn written(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Off => "off",
            Self::Detail => "detail",
        }
    }
}

pub(crate) fn show(visit: &Visit, view: &MeetingView, said: Said) -> Response {
    visit.show(&page(visit.frame(), view, said, &Answer::default()))
}

/// The question once more, with what was written and what to mend.
pub(crate) fn again(visit: &Visit, view: &MeetingView, answer: &Answer, fault: Fault) -> Response {
    let page = with_error(page(visit.frame(), view, Said::Off, answer), fault);
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// What is to be mended in an answer, if anything.
pub(crate) fn fault(answer: &Answer) -> Option<Fault> {
    let letters = answer.detail.trim().chars().count();
    if letters > LONGEST_REPORT {
        return Some(Fault::TooLong(letters));
    }
    (letters == 0 && answer.what.is_empty()).then_some(Fault::Nothing)
}

/// The kind of a report.
pub(crate) fn kind(what: &str) -> Kind {
    match what {
        "time" => Kind::Time,
        "place" => Kind::Moved,
        "link" => Kind::Link,
        "closed" => Kind::Closed,
        _ => Kind::Other,
    }
}

fn page<'a>(frame: Frame<'a>, view: &MeetingView, said: Said, answer: &Answer) -> ThanksPage<'a> {
    let thanks = match said {
        Said::On => "wrong-thanks-on",
        Said::Off => "wrong-thanks-off",
        Said::Detail => "wrong-thanks-detail",
    };
    ThanksPage {
        said: frame.t(thanks),
        ask_more: said == Said::Off,
        action: format!("/meeting/{}/wrong", view.slug),
        suggest: format!("/meeting/{}/suggest", view.slug),
        meeting: format!("/meeting/{}", view.slug),
        name: name(&frame, &view.draft).to_owned(),
        choices: choices(&frame, &answer.what),
        detail: answer.detail.clone(),
        errors: Vec::new(),
        frame,
    }
}

fn choices<'a>(frame: &Frame<'a>, what: &str) -> Vec<Choice<'a>> {
    let all = [
        ("closed", "wrong-question-closed"),
        ("time", "wrong-question-time"),
        ("place", "wrong-question-place"),
        ("link", "wrong-question-link"),
        ("other", "wrong-question-other"),
    ];
    all.into_iter().map(|(value, key)| Choice { value, label: frame.t(key), chosen: value == what }).collect()
}

fn with_error(page: ThanksPage<'_>, fault: Fault) -> ThanksPage<'_> {
    let error = match fault {
        Fault::Nothing => FieldError { field: "what", text: page.frame.t("wrong-say-something").to_owned() },
        Fault::TooLong(letters) => {
            let arguments = [("max", LONGEST_REPORT.into()), ("n", letters.into())];
            FieldError { field: "detail", text: page.frame.say.format("wrong-too-long", &arguments) }
        }
    };
    ThanksPage { errors: vec![error], frame: Frame { error: true, ..page.frame }, ..page }
}

#[cfg(test)]
impl<'a> ThanksPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView, said: Said) -> Self {
        page(frame, view, said, &Answer::default())
    }

    pub(crate) fn sample_error(frame: Frame<'a>, view: &MeetingView) -> Self {
        let answer = Answer { detail: "Some <b>words</b>".to_owned(), ..Answer::default() };
        with_error(page(frame, view, Said::Off, &answer), Fault::TooLong(1_200))
    }
}
