//! The questions of one topic, on one sheet.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    body::Bytes,
    extract::{Path, rejection::BytesRejection},
    http::StatusCode,
    response::Response,
};
use openseat_content::{form::FormInfo, self_check::Topic};
use openseat_domain::form::{Answers, Item};

use super::{outcome, sent};
use crate::{
    frame::Frame,
    pages::{
        missing,
        space::form::{
            field::{Field, Filled, Kind, Making},
            read::{self, WrongField},
        },
    },
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/self_check/ask.html")]
pub(crate) struct AskPage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    /// The name of what asks, and who made it.
    form: &'a str,
    source: &'a str,
    about: &'a str,
    /// The questions are in English only.
    english: bool,
    action: String,
    fields: Vec<Field>,
    shown: Vec<String>,
    single: bool,
    errors: Vec<WrongField>,
}

pub(crate) async fn show(visit: Visit, Path(topic): Path<String>) -> Response {
    match find(&visit, &topic) {
        Some((topic, info)) => {
            let (nothing, right) = (Answers::default(), BTreeMap::new());
            visit.show(&page(&visit, topic, info, Filled::Kept(&nothing), &nothing, &right))
        }
        None => missing::page_of(&visit),
    }
}

pub(crate) async fn send(visit: Visit, Path(topic): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let fields = match sent(&visit, body) {
        Ok(fields) => fields,
        Err(answer) => return answer,
    };
    let Some((topic, info)) = find(&visit, &topic) else { return missing::page_of(&visit) };
    let items: Vec<&Item> = info.form.items.iter().collect();
    let sent = read::read(&visit.frame(), &fields, &items);
    if !sent.wrong.is_empty() {
        let page = page(&visit, topic, info, Filled::Sent(&fields), &sent.given, &sent.wrong);
        return visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    visit.show(&outcome::page(&visit, topic, info, &sent.given))
}

/// A topic and the form that asks about it.
pub(super) fn find<'v>(visit: &'v Visit, topic: &str) -> Option<(&'v Topic, &'v FormInfo)> {
    let content = &visit.site.content;
    let topic = content.self_checks().topic(topic)?;
    Some((topic, topic.screen(content)?))
}

fn page<'a>(
    visit: &'a Visit,
    topic: &'a Topic,
    info: &'a FormInfo,
    filled: Filled<'_>,
    live: &Answers,
    wrong: &BTreeMap<String, String>,
) -> AskPage<'a> {
    let frame = visit.frame();
    let locale = frame.say.locale;
    let items: Vec<&Item> = info.form.items.iter().collect();
    let fields = Making { frame: &frame, info, filled, live, wrong }.all(&items);
    let asked = info.form.every().into_iter().filter(|item| item.is_question());
    AskPage {
        name: topic.name(locale),
        form: info.name(locale),
        source: &info.source.text,
        about: topic.says(locale),
        english: !info.is_in(locale),
        action: format!("/check/{}", topic.id),
        shown: asked.map(|item| item.link.clone()).collect(),
        fields,
        single: false,
        errors: WrongField::all(wrong),
        frame: Frame { error: !wrong.is_empty(), ..frame },
    }
}

#[cfg(test)]
impl<'a> AskPage<'a> {
    pub(crate) fn sample(visit: &'a Visit, topic: &str) -> Self {
        let (topic, info) = find(visit, topic).expect("the topic is there");
        let nothing = Answers::default();
        page(visit, topic, info, Filled::Kept(&nothing), &nothing, &BTreeMap::new())
    }

    pub(crate) fn sample_error(visit: &'a Visit) -> Self {
        let (topic, info) = find(visit, "drinking").expect("the topic is there");
        let items: Vec<&Item> = info.form.items.iter().collect();
        let fields = crate::form::Fields::read(b"shown=q1&q1=often");
        let sent = read::read(&visit.frame(), &fields, &items);
        page(visit, topic, info, Filled::Sent(&fields), &sent.given, &sent.wrong)
    }
}
