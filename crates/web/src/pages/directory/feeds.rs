//! How each feed does.

use askama::Template;
use axum::response::Response;
use openseat_actions::{
    feed::FeedView,
    keeping::{self, needs_a_look},
};

use super::{
    super::space::said as dates,
    undo::{Done, done},
};
use crate::{frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/directory/feeds.html")]
pub(crate) struct FeedsPage<'a> {
    frame: Frame<'a>,
    done: Option<Done<'a>>,
    feeds: Vec<Line<'a>>,
}

struct Line<'a> {
    name: String,
    href: String,
    state: &'a str,
    bad: bool,
    meetings: String,
    good: String,
    last: String,
}

pub(crate) async fn show(person: Person) -> Response {
    match keeping::feeds(&person.visit.site.house, &person.signed).await {
        Ok(all) => person.visit.show(&page(&person, &all)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// How a feed does, in a few words.
pub(super) fn state<'a>(frame: &Frame<'a>, view: &FeedView) -> &'a str {
    let health = &view.source.health;
    frame.t(match () {
        () if health.held => "dir-feed-held",
        () if health.trouble.is_some() => "dir-feed-trouble",
        () if health.released.is_some() => "dir-feed-released",
        () if health.kept.is_some() => "dir-feed-kept",
        () if view.last.is_none() => "dir-feed-new",
        () => "dir-feed-well",
    })
}

/// When it was last read well.
pub(super) fn good(frame: &Frame<'_>, view: &FeedView) -> String {
    let at = view.source.health.last_good.or(view.last.as_ref().map(|(at, _)| *at));
    match at {
        Some(at) => frame.t1("dir-feed-good", "when", dates::moment(frame, at)),
        None => frame.t("dir-feed-never").to_owned(),
    }
}

/// What a reading changed: "3 new, 1 changed …".
pub(super) fn sums(frame: &Frame<'_>, reading: &openseat_domain::source::Reading) -> String {
    let arguments = [
        ("new", reading.new.into()),
        ("changed", reading.changed.into()),
        ("same", reading.same.into()),
        ("gone", reading.retired.into()),
        ("refused", reading.refused.into()),
    ];
    frame.say.format("dir-feed-sums", &arguments)
}

fn page<'a>(person: &'a Person, all: &[FeedView]) -> FeedsPage<'a> {
    let frame = person.visit.frame();
    let line = |view: &FeedView| Line {
        name: view.source.name.clone(),
        href: format!("/directory/feeds/{}", view.source.name),
        state: state(&frame, view),
        bad: needs_a_look(view),
        meetings: frame.t1("dir-feed-meetings", "n", view.counts[0]),
        good: good(&frame, view),
        last: view.last.as_ref().map(|(_, reading)| sums(&frame, reading)).unwrap_or_default(),
    };
    // What needs a person stands first.
    let mut feeds: Vec<Line<'a>> = all.iter().map(line).collect();
    feeds.sort_by_key(|line| !line.bad);
    FeedsPage { done: done(person), feeds, frame: person.visit.frame() }
}

#[cfg(test)]
impl<'a> FeedsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &[super::samples::feed(false), super::samples::feed(true)])
    }
}
