//! Questions and worksheets: every form there is, asked, saved, shown, printed and taken away on the same few pages.

mod way;

pub(crate) mod ask;
pub(crate) mod back;
mod begin;
pub(crate) mod beside;
pub(crate) mod duty;
pub(crate) mod field;
pub(crate) mod front;
pub(crate) mod help;
pub(crate) mod list;
pub(crate) mod paper;
pub(crate) mod read;
pub(crate) mod said;
pub(crate) mod show;
pub(crate) mod summary;
pub(crate) mod urge;

use axum::response::Response;
use openseat_actions::response;
use openseat_content::form::FormInfo;
use openseat_domain::form::Offer;

use super::super::{missing, problem};
use crate::{frame::Frame, person::Person, site::Site};

/// The form of an address, where it is offered.
enum Found<'a> {
    Form(&'a FormInfo),
    /// Another is offered in its place.
    Instead(&'a FormInfo, String),
    None,
}

/// `on_duty` says whether a named person is there who would look after somebody whose answer means danger.
fn find<'a>(site: &'a Site, id: &str, on_duty: bool) -> Found<'a> {
    let Some(info) = site.content.forms().id(id) else { return Found::None };
    match info.form.offer(on_duty) {
        Offer::Yes => Found::Form(info),
        Offer::Instead(other) => Found::Instead(info, format!("/space/forms/{other}")),
        Offer::No => Found::None,
    }
}

/// The form of an address; else the answer to send.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
fn offered<'a>(person: &'a Person, id: &str) -> Result<&'a FormInfo, Response> {
    offered_where(person, id, duty::is_on(&person.visit.site))
}

/// The same for what was asked a moment ago.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
fn taken<'a>(person: &'a Person, id: &str) -> Result<&'a FormInfo, Response> {
    offered_where(person, id, duty::was_on(&person.visit.site))
}

#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
fn offered_where<'a>(person: &'a Person, id: &str, on_duty: bool) -> Result<&'a FormInfo, Response> {
    match find(&person.visit.site, id, on_duty) {
        Found::Form(info) => Ok(info),
        Found::Instead(_, way) => Err(person.visit.go(&way)),
        Found::None => Err(missing::page_of(&person.visit)),
    }
}

/// The form of an address where it is offered, and where the person kept something of it: what is theirs can be read at any
/// hour.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
async fn kept<'a>(person: &'a Person, id: &str) -> Result<&'a FormInfo, Response> {
    let site = &person.visit.site;
    match find(site, id, duty::is_on(site)) {
        Found::Form(info) => Ok(info),
        Found::Instead(info, way) => match response::latest(&site.house, &person.signed, &info.form.id, 1).await {
            Ok(all) if !all.is_empty() => Ok(info),
            Ok(_) => Err(person.visit.go(&way)),
            Err(error) => Err(problem::answer(&person.visit, error)),
        },
        Found::None => Err(missing::page_of(&person.visit)),
    }
}

/// Words of a form, with the language that they are in when it is not that of the page.
#[derive(Clone, Default)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) lang: &'static str,
}

impl Words {
    pub(crate) fn of(frame: &Frame<'_>, said: openseat_content::form::Said<'_>) -> Self {
        let lang = if said.locale == frame.say.locale { "" } else { said.locale.code() };
        Self { text: said.text.to_owned(), lang }
    }
}
