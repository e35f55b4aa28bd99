//! The place question: which of several, or one that we do not know.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use openseat_content::gazetteer::Match;

use super::{FieldError, Way};
use crate::{frame::Frame, query::Query, visit::Visit};

/// Places to choose from, at most.
const MOST: usize = 10;

#[derive(Template)]
#[template(path = "pages/which.html")]
pub(crate) struct WhichPage<'a> {
    frame: Frame<'a>,
    title: &'a str,
    place: String,
    places: Vec<Way>,
    errors: Vec<FieldError>,
}

/// Several places have this name.
pub(crate) fn show(visit: &Visit, query: &Query, path: &str, found: &[Match]) -> Response {
    let frame = visit.frame();
    let page = WhichPage {
        title: frame.t("place-which"),
        place: query.place.clone(),
        places: ways(visit, query, path, found),
        errors: Vec::new(),
        frame,
    };
    visit.show(&page)
}

/// The question alone, for a person who comes without a place.
pub(crate) fn ask(visit: &Visit) -> Response {
    let frame = visit.frame();
    let title = frame.t("place-label");
    visit.show(&WhichPage { frame, title, place: String::new(), places: Vec::new(), errors: Vec::new() })
}

/// No place has this name, or none was typed.
pub(crate) fn unknown(visit: &Visit, query: &Query, path: &str, alike: &[Match]) -> Response {
    let page = unknown_page(visit.frame(), &query.place, ways(visit, query, path, alike));
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

fn unknown_page<'a>(frame: Frame<'a>, place: &str, places: Vec<Way>) -> WhichPage<'a> {
    let text = match place {
        "" => frame.t("place-empty").to_owned(),
        place => format!("{}. {}", frame.t1("place-none", "place", place), frame.t("place-none-fix")),
    };
    WhichPage {
        title: frame.t("place-label"),
        place: place.to_owned(),
        places,
        errors: vec![FieldError { field: "place", text }],
        frame: Frame { error: true, ..frame },
    }
}

fn ways(visit: &Visit, query: &Query, path: &str, found: &[Match]) -> Vec<Way> {
    let way = |one: &Match| {
        let chosen = Query { place: one.name.to_string(), point: Some(one.point), ..query.clone() };
        Way { href: chosen.to(path, &visit.site.content), label: one.label() }
    };
    found.iter().take(MOST).map(way).collect()
}

#[cfg(test)]
impl<'a> WhichPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        let place =
            |label: &str| Way { href: "/near?place=Springfield&lat=39.8&lon=-89.65".into(), label: label.into() };
        Self {
            title: frame.t("place-which"),
            place: "Springfield".into(),
            places: vec![place("Springfield, Illinois, United States"), place("Springfield, Missouri, United States")],
            errors: Vec::new(),
            frame,
        }
    }

    pub(crate) fn sample_unknown(frame: Frame<'a>) -> Self {
        unknown_page(frame, "Lleeds <b>", Vec::new())
    }
}
