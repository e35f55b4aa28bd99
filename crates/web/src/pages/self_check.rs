//! See how things are: a few questions without an account, what they come to, what may help, and a plan to take along.
//!
//! Nothing is kept here. What is answered comes with the form and goes back with the page; it is never in an address.

pub(crate) mod ask;
pub(crate) mod outcome;
pub(crate) mod plan;

use askama::Template;
use axum::{body::Bytes, extract::rejection::BytesRejection, response::Response};
use openseat_content::self_check::{Topic, Whom};

use super::problem::{self, Trouble};
use crate::{form::Fields, frame::Frame, visit::Visit};

#[derive(Template)]
#[template(path = "pages/self_check.html")]
pub(crate) struct StartPage<'a> {
    frame: Frame<'a>,
    own: Vec<Line<'a>>,
    loved: Vec<Line<'a>>,
}

struct Line<'a> {
    href: String,
    name: &'a str,
    says: &'a str,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&page(visit.frame()))
}

fn page(frame: Frame<'_>) -> StartPage<'_> {
    let topics = frame.site.content.self_checks().topics();
    let locale = frame.say.locale;
    let line = |topic: &'_ Topic| format!("/check/{}", topic.id);
    let of = |whom: Whom| {
        let those = topics.iter().filter(move |topic| topic.whom == whom);
        those.map(|topic| Line { href: line(topic), name: topic.name(locale), says: topic.says(locale) }).collect()
    };
    StartPage { own: of(Whom::Own), loved: of(Whom::Loved), frame }
}

/// What was sent from one of these pages; else the answer to send.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
fn sent(visit: &Visit, body: Result<Bytes, BytesRejection>) -> Result<Fields, Response> {
    match body {
        Ok(body) if visit.own_form => Ok(Fields::read(&body)),
        Ok(_) => Err(problem::show(visit, Trouble::Refused)),
        Err(_) => Err(problem::show(visit, Trouble::Large)),
    }
}

#[cfg(test)]
impl<'a> StartPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        page(frame)
    }
}
