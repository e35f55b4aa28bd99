//! What people picked out of their circles for a moderator, waiting: the oldest first. Nobody reads a circle here.

use askama::Template;
use axum::response::Response;
use openseat_actions::circle::{self, ReportView};

use super::super::space::{circle::why, said};
use crate::{
    frame::Frame,
    pages::{Way, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/directory/circles.html")]
pub(crate) struct CirclesPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    reports: Vec<Way>,
}

pub(crate) async fn show(person: Person) -> Response {
    match circle::desk(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(reports) => person.visit.show(&page(&person, &reports)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, reports: &[ReportView]) -> CirclesPage<'a> {
    let frame = person.visit.frame();
    let way = |one: &ReportView| {
        let words = [("day", said::day_of(&frame, one.at).into()), ("why", frame.say.t(why(one.picked.reason)).into())];
        Way { href: format!("/directory/circles/{}", one.id), label: frame.say.format("desk-circles-line", &words) }
    };
    CirclesPage {
        done: match person.visit.value("done").as_deref() {
            Some("done") => frame.t("desk-circles-done"),
            Some("late") => frame.t("desk-circles-late"),
            _ => "",
        },
        reports: reports.iter().map(way).collect(),
        frame,
    }
}

#[cfg(test)]
impl<'a> CirclesPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &[super::circle::sample_view()])
    }

    pub(crate) fn sample_empty(person: &'a Person) -> Self {
        page(person, &[])
    }
}
