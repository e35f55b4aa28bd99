//! Help now: danger to life, and someone to talk to. Every number comes from the deployment's settings.

use askama::Template;
use axum::response::Response;

use crate::{
    frame::Frame,
    site::{HelpLine, dial},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/help.html")]
pub(crate) struct HelpPage<'a> {
    frame: Frame<'a>,
    lines: Vec<Line<'a>>,
    /// What the deployment has not set, in words.
    missing: Vec<&'a str>,
}

/// A number as the page shows it.
struct Line<'a> {
    name: &'a str,
    note: &'a str,
    source: String,
    call: String,
    dial: String,
    text: String,
    text_dial: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&page(visit.frame()))
}

fn page(frame: Frame<'_>) -> HelpPage<'_> {
    let say = frame.say;
    let missing = [("help-missing-danger", frame.danger()), ("help-missing-talk", frame.talk())];
    let missing = missing.into_iter().filter(|(_, line)| line.is_none()).map(|(key, _)| say.t(key)).collect();
    let listed = frame.help().into_iter().flat_map(|help| help.talk.iter().chain(&help.more));
    let lines = listed.map(|one| line(&frame, one)).collect();
    HelpPage { lines, missing, frame }
}

fn line<'a>(frame: &Frame<'a>, line: &'a HelpLine) -> Line<'a> {
    let text = line.text.as_deref();
    Line {
        name: &line.name,
        note: &line.note,
        source: source(frame, line),
        call: frame.t1("help-lines-call", "number", line.number.as_str()),
        dial: line.dial(),
        text: text.map(|number| frame.t1("help-lines-text", "number", number)).unwrap_or_default(),
        text_dial: text.map(dial).unwrap_or_default(),
    }
}

fn source(frame: &Frame<'_>, line: &HelpLine) -> String {
    if line.source.is_empty() {
        return String::new();
    }
    let arguments = [("source", line.source.as_str().into()), ("date", line.checked.as_str().into())];
    frame.say.format("help-lines-source", &arguments)
}

#[cfg(test)]
impl<'a> HelpPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame)
    }
}
