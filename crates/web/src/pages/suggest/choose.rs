//! What is different? The first of two short pages.

use askama::Template;
use openseat_actions::meeting::MeetingView;

use super::WHAT;
use crate::{frame::Frame, pages::meeting::name};

#[derive(Template)]
#[template(path = "pages/suggest/choose.html")]
pub(crate) struct ChoosePage<'a> {
    frame: Frame<'a>,
    name: String,
    meeting: String,
    action: String,
    closed: String,
    link: String,
    choices: Vec<(&'static str, &'a str)>,
}

pub(super) fn page<'a>(frame: Frame<'a>, view: &MeetingView, link: &str) -> ChoosePage<'a> {
    let action = format!("/meeting/{}/suggest", view.slug);
    let from = if link.is_empty() { String::new() } else { format!("&from={}", query(link)) };
    ChoosePage {
        name: name(&frame, &view.draft).to_owned(),
        meeting: format!("/meeting/{}", view.slug),
        closed: format!("{action}?what=closed{from}"),
        action,
        link: link.to_owned(),
        choices: WHAT.iter().map(|(word, key, _)| (*word, frame.t(key))).collect(),
        frame,
    }
}

fn query(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
impl<'a> ChoosePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>, view: &MeetingView) -> Self {
        page(frame, view, "")
    }
}
