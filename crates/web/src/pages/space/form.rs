//! Questions and worksheets: every form there is, asked, saved, shown, printed and taken away on the same few pages.

mod way;

pub(crate) mod ask;
pub(crate) mod back;
mod begin;
pub(crate) mod beside;
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

use openseat_content::form::FormInfo;
use openseat_domain::form::Offer;

use crate::{frame::Frame, person::Person, site::Site};

/// Whether a named person is on duty who would look after somebody whose answer means danger. Nobody can be named yet,
/// so nobody is.
const ON_DUTY: bool = false;

/// The form of an address, where it is offered.
enum Found<'a> {
    Form(&'a FormInfo),
    /// Another is offered in its place.
    Instead(String),
    None,
}

fn find<'a>(site: &'a Site, id: &str) -> Found<'a> {
    let Some(info) = site.content.forms().id(id) else { return Found::None };
    match info.form.offer(ON_DUTY) {
        Offer::Yes => Found::Form(info),
        Offer::Instead(other) => Found::Instead(format!("/space/forms/{other}")),
        Offer::No => Found::None,
    }
}

/// The form of an address; else the answer to send.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
fn offered<'a>(person: &'a Person, id: &str) -> Result<&'a FormInfo, axum::response::Response> {
    match find(&person.visit.site, id) {
        Found::Form(info) => Ok(info),
        Found::Instead(way) => Err(person.visit.go(&way)),
        Found::None => Err(super::super::missing::page_of(&person.visit)),
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
