//! The name and the twelve words, shown once.

use askama::Template;
use axum::{http::HeaderMap, response::Response};
use openseat_actions::account::Started;

use super::enter;
use crate::{
    frame::Frame,
    person::{Person, form_token},
    visit::Visit,
};

#[derive(Template)]
#[template(path = "pages/account/words.html")]
pub(crate) struct WordsPage<'a> {
    frame: Frame<'a>,
    lead: &'a str,
    name: &'a str,
    words: Vec<&'a str>,
    next: String,
}

/// The words of a space that was just made.
pub(super) async fn started(visit: Visit, before: &HeaderMap, started: &Started, then: &str) -> Response {
    given(visit, before, started, then, "words-lead-new").await
}

/// New words in place of those that were just used.
pub(super) async fn recovered(visit: Visit, before: &HeaderMap, started: &Started, then: &str) -> Response {
    given(visit, before, started, then, "words-lead-used").await
}

/// New words that a signed-in person asked for.
pub(super) fn renewed(person: &Person, name: &str, recovery: &str) -> Response {
    person.visit.show(&page(&person.visit, "words-lead-renewed", name, recovery, "/account".to_owned()))
}

/// For who loads the page of the words anew: they are not shown twice, but new ones can be had.
pub(crate) async fn show(person: Person) -> Response {
    person.visit.go("/account/words")
}

async fn given(mut visit: Visit, before: &HeaderMap, started: &Started, then: &str, lead: &'static str) -> Response {
    let next = enter::next(&started.opened, then);
    if next.starts_with("/sign-in/code") {
        // Known by half: the page has no header of somebody who is signed in.
        visit.form = None;
    } else {
        visit.form = Some(form_token(&started.opened.token));
    }
    let response = visit.show(&page(&visit, lead, &started.name, &started.recovery, next));
    enter::with_cookie(&visit, before, &started.opened, response).await
}

fn page<'a>(visit: &'a Visit, lead: &'static str, name: &'a str, recovery: &'a str, next: String) -> WordsPage<'a> {
    WordsPage { lead: visit.say().t(lead), name, words: recovery.split(' ').collect(), next, frame: visit.frame() }
}

#[cfg(test)]
impl<'a> WordsPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        let words = "amber otter lantern river stone window garden paper silver morning yellow bridge";
        page(visit, "words-lead-new", "cedar lamp harbour", words, "/space".to_owned())
    }
}
