//! Changes by hand with which a feed came to disagree, or to agree.

use askama::Template;
use axum::response::Response;
use openseat_actions::keeping::{self, Disagreement};
use openseat_domain::amendment::Against;

use super::{edit::link, fields::called, said};
use crate::{frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/directory/overrides.html")]
pub(crate) struct OverridesPage<'a> {
    frame: Frame<'a>,
    meetings: Vec<Meeting<'a>>,
}

struct Meeting<'a> {
    name: String,
    href: String,
    source: String,
    gone: bool,
    lines: Vec<Line<'a>>,
}

struct Line<'a> {
    field: String,
    ours: String,
    heard: String,
    what: &'a str,
}

pub(crate) async fn show(person: Person) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match keeping::disagreements(house, &person.signed, now).await {
        Ok(all) => person.visit.show(&page(&person, &all)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, all: &[Disagreement]) -> OverridesPage<'a> {
    let frame = person.visit.frame();
    let meeting = |one: &Disagreement| {
        let line = |of: &keeping::Override| Line {
            field: called(&frame, of.word.field()).to_owned(),
            ours: said::word(&frame, &of.word),
            heard: said::word(&frame, &of.heard),
            what: frame.say.t(match of.against {
                Against::Same => "dir-against-same",
                Against::Moved => "dir-against-moved",
                Against::Known => "dir-against-known",
            }),
        };
        Meeting {
            name: one.name.clone(),
            href: link(one.id),
            source: frame.t1("dir-source-feed", "source", one.source.as_str()),
            gone: one.gone,
            lines: one.overrides.iter().map(line).collect(),
        }
    };
    let meetings = all.iter().map(meeting).collect();
    OverridesPage { meetings, frame: person.visit.frame() }
}

#[cfg(test)]
impl<'a> OverridesPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::samples::view();
        let one = |gone| Disagreement {
            id: view.id,
            name: view.laid.draft.name.clone(),
            source: view.source.clone(),
            gone,
            overrides: view.overrides.clone(),
        };
        page(person, &[one(false), one(true)])
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        page(person, &[])
    }
}
