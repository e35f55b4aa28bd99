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

use std::ops::Deref;

use askama::Template;
use axum::{http::StatusCode, response::Response};
use openseat_actions::{
    questionnaire::{self, Offered},
    response,
};
use openseat_content::form::FormInfo;
use openseat_domain::form::Offer;

use super::super::{missing, problem};
use crate::{frame::Frame, person::Person, site::Site};

/// A form of the house, or one that an organisation asks.
pub(crate) enum Held<'a> {
    House(&'a FormInfo),
    Asked(Box<Offered>),
}

impl Deref for Held<'_> {
    type Target = FormInfo;

    fn deref(&self) -> &FormInfo {
        match self {
            Self::House(info) => info,
            Self::Asked(offered) => &offered.info,
        }
    }
}

impl Held<'_> {
    /// The organisation that asks it.
    pub(crate) fn asked_by(&self) -> Option<&str> {
        match self {
            Self::House(_) => None,
            Self::Asked(offered) => Some(&offered.by),
        }
    }

    /// Why nobody begins it at this moment; `None` where one can. `on_duty` says whether a named person is there.
    pub(crate) fn away(&self, on_duty: bool) -> Option<Away> {
        match self {
            Self::Asked(offered) if offered.ended => Some(Away::Ended),
            _ if self.form.offer(on_duty) == Offer::No => Some(Away::Unattended),
            _ => None,
        }
    }
}

/// Why a form is not begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Away {
    /// The organisation does not ask it any more.
    Ended,
    /// It is asked only while a named person is there to help.
    Unattended,
}

impl Away {
    /// What a page says of it.
    pub(crate) fn words<'w>(self, frame: &Frame<'w>) -> &'w str {
        match self {
            Self::Ended => frame.t("form-away-ended"),
            Self::Unattended => frame.t("form-away-unattended"),
        }
    }
}

#[derive(Template)]
#[template(path = "pages/space/form/away.html")]
pub(crate) struct AwayPage<'a> {
    frame: Frame<'a>,
    name: String,
    why: &'a str,
}

/// The form of an address, where it is offered.
enum Found<'a> {
    Form(Held<'a>),
    /// Another is offered in its place.
    Instead(&'a FormInfo, String),
    Away(Held<'a>, Away),
    None,
}

/// `on_duty` says whether a named person is there who would look after somebody whose answer means danger.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
async fn find<'a>(person: &'a Person, id: &str, on_duty: bool) -> Result<Found<'a>, Response> {
    let site: &'a Site = &person.visit.site;
    let held = match site.content.forms().id(id) {
        Some(info) => match info.form.offer(on_duty) {
            Offer::Instead(other) => return Ok(Found::Instead(info, format!("/space/forms/{other}"))),
            Offer::Yes | Offer::No => Held::House(info),
        },
        None => match questionnaire::find(&site.house, id).await {
            Ok(Some(offered)) => Held::Asked(Box::new(offered)),
            Ok(None) => return Ok(Found::None),
            Err(error) => return Err(problem::answer(&person.visit, error)),
        },
    };
    Ok(match held.away(on_duty) {
        None => Found::Form(held),
        Some(away) => Found::Away(held, away),
    })
}

/// The form of an address; else the answer to send.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
async fn offered<'a>(person: &'a Person, id: &str) -> Result<Held<'a>, Response> {
    offered_where(person, id, duty::is_on(&person.visit.site)).await
}

/// The same for what was asked a moment ago.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
async fn taken<'a>(person: &'a Person, id: &str) -> Result<Held<'a>, Response> {
    offered_where(person, id, duty::was_on(&person.visit.site)).await
}

#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
async fn offered_where<'a>(person: &'a Person, id: &str, on_duty: bool) -> Result<Held<'a>, Response> {
    match find(person, id, on_duty).await? {
        Found::Form(held) => Ok(held),
        Found::Instead(_, way) => Err(person.visit.go(&way)),
        Found::Away(held, away) => Err(away_answer(person, &held, away)),
        Found::None => Err(missing::page_of(&person.visit)),
    }
}

/// The form of an address where it is offered, and where the person kept something of it: what is theirs can be read at any
/// hour.
#[allow(clippy::result_large_err, reason = "the answer is sent as it is")]
async fn kept<'a>(person: &'a Person, id: &str) -> Result<Held<'a>, Response> {
    let site = &person.visit.site;
    let (held, instead) = match find(person, id, duty::is_on(site)).await? {
        Found::Form(held) => return Ok(held),
        Found::None => return Err(missing::page_of(&person.visit)),
        Found::Instead(info, way) => (Held::House(info), Ok(way)),
        Found::Away(held, away) => (held, Err(away)),
    };
    match response::latest(&site.house, &person.signed, &held.form.id, 1).await {
        Ok(all) if !all.is_empty() => Ok(held),
        Ok(_) => Err(match instead {
            Ok(way) => person.visit.go(&way),
            Err(away) => away_answer(person, &held, away),
        }),
        Err(error) => Err(problem::answer(&person.visit, error)),
    }
}

fn away_answer(person: &Person, held: &Held<'_>, away: Away) -> Response {
    person.visit.show_with(StatusCode::NOT_FOUND, &away_page(person, held.name(person.visit.locale), away))
}

fn away_page<'a>(person: &'a Person, name: &str, away: Away) -> AwayPage<'a> {
    let frame = person.visit.frame();
    AwayPage { name: name.to_owned(), why: away.words(&frame), frame }
}

#[cfg(test)]
impl<'a> AwayPage<'a> {
    pub(crate) fn sample(person: &'a Person, away: Away) -> Self {
        away_page(person, "How & <b>I</b> am", away)
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
