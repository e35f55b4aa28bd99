//! Listings that may be one meeting or two.

use askama::Template;
use axum::response::Response;
use openseat_actions::keeping::{self, Doubt, Side};

use super::{
    said,
    undo::{Done, done},
};
use crate::{frame::Frame, pages::problem, person::Person};

/// Pairs on the page; the least sure stand first.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "pages/directory/duplicates.html")]
pub(crate) struct DuplicatesPage<'a> {
    frame: Frame<'a>,
    done: Option<Done<'a>>,
    count: String,
    pairs: Vec<Pair<'a>>,
}

struct Pair<'a> {
    href: String,
    one: String,
    other: String,
    one_what: String,
    other_what: String,
    how: &'a str,
}

pub(crate) async fn show(person: Person) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match keeping::doubts(house, &person.signed, now).await {
        Ok(all) => person.visit.show(&page(&person, &all)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a pair.
pub(super) fn link(one: &Side, other: &Side) -> String {
    format!("/directory/duplicates/{}/{}", one.listing, other.listing)
}

fn page<'a>(person: &'a Person, all: &[Doubt]) -> DuplicatesPage<'a> {
    let frame = person.visit.frame();
    let what = |side: &Side| {
        let when = side.draft.schedule.as_ref().map(|schedule| said::when(&frame, schedule)).unwrap_or_default();
        format!("{} {when}", frame.t1("dir-source-feed", "source", side.source.as_str()))
    };
    let pair = |doubt: &Doubt| Pair {
        href: link(&doubt.one, &doubt.other),
        one: doubt.one.draft.name.clone(),
        other: doubt.other.draft.name.clone(),
        one_what: what(&doubt.one),
        other_what: what(&doubt.other),
        how: frame.say.t(if doubt.joined { "dir-joined-unsure" } else { "dir-apart-unsure" }),
    };
    DuplicatesPage {
        done: done(person),
        count: frame.t1("dir-pairs", "n", all.len() as u64),
        pairs: all.iter().take(MOST).map(pair).collect(),
        frame: person.visit.frame(),
    }
}

#[cfg(test)]
impl<'a> DuplicatesPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &[super::samples::doubt(false), super::samples::doubt(true)])
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        page(person, &[])
    }
}
