//! One feed: its last readings, what went wrong, and what a person decides when too much was gone.

use askama::Template;
use axum::{extract::Path, response::Response};
use jiff::Timestamp;
use openseat_actions::{
    feed::FeedView,
    keeping::{self, Held},
};
use openseat_domain::source::Reading;

use super::{
    super::space::said as dates,
    feeds::{good, state, sums},
    undo::{Done, done},
};
use crate::{form::PersonForm, frame::Frame, pages::problem, person::Person};

/// Problems of the last reading that are shown.
const MOST_PROBLEMS: usize = 50;

#[derive(Template)]
#[template(path = "pages/directory/feed.html")]
pub(crate) struct FeedPage<'a> {
    frame: Frame<'a>,
    done: Option<Done<'a>>,
    name: String,
    address: String,
    state: &'a str,
    good: String,
    meetings: String,
    /// In the words of the machine, which name what to do.
    trouble: String,
    /// How much is gone, when a person is to decide.
    held: Option<String>,
    /// It is read by itself; a file is read when somebody brings it.
    read_again: bool,
    readings: Vec<Line>,
    problems: Vec<(String, String, String)>,
    action: String,
}

struct Line {
    when: String,
    sums: String,
    held: bool,
}

pub(crate) async fn show(person: Person, Path(feed): Path<String>) -> Response {
    match keeping::feed(&person.visit.site.house, &person.signed, &feed).await {
        Ok((view, readings)) => person.visit.show(&page(&person, &view, &readings)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn decide(Path(feed): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (decision, key) = match fields.text("do") {
        "take" => (Held::Take, "taken"),
        "keep" => (Held::Keep, "kept"),
        _ => return person.visit.go("/directory/feeds"),
    };
    match keeping::decide(house, who, &feed, decision, now).await {
        Ok(true) => person.visit.go(&format!("/directory/feeds?done={key}")),
        Ok(false) => person.visit.go("/directory/feeds?done=late"),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &FeedView, readings: &[(Timestamp, Reading)]) -> FeedPage<'a> {
    let frame = person.visit.frame();
    let line = |(at, reading): &(Timestamp, Reading)| Line {
        when: dates::moment(&frame, *at),
        sums: sums(&frame, reading),
        held: reading.held.is_some(),
    };
    let problems = readings.first().map(|(_, reading)| reading.problems.as_slice()).unwrap_or_default();
    let problem = |one: &openseat_domain::problem::Problem| (one.at.clone(), one.what.clone(), one.fix.clone());
    let gone = readings.first().map(|(_, reading)| reading.retired).unwrap_or_default();
    let held = view
        .source
        .health
        .held
        .then(|| frame.say.format("dir-held-lead", &[("gone", gone.into()), ("all", view.counts[0].into())]));
    FeedPage {
        done: done(person),
        name: view.source.name.clone(),
        address: view.source.address.clone(),
        state: state(&frame, view),
        good: good(&frame, view),
        meetings: frame.t1("dir-feed-meetings", "n", view.counts[0]),
        trouble: view.source.health.trouble.clone().unwrap_or_default(),
        held,
        read_again: view.source.every_minutes.is_some(),
        readings: readings.iter().map(line).collect(),
        problems: problems.iter().take(MOST_PROBLEMS).map(problem).collect(),
        action: format!("/directory/feeds/{}", view.source.name),
        frame: person.visit.frame(),
    }
}

#[cfg(test)]
impl<'a> FeedPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::samples::feed(true);
        let readings = vec![view.last.clone().expect("a sample was read")];
        page(person, &view, &readings)
    }
}
