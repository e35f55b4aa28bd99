//! People who lead, as those see them who look after them: who is how far, and what is due. No list is in order of merit.

use axum::{extract::Path, response::Response};
use openseat_actions::facilitator::{self, FacilitatorView};

use super::{
    id, link,
    sheet::{Line, Section, Sheet},
    words,
};
use crate::{
    frame::Frame,
    pages::{Way, organisation::home, problem, space::said},
    person::Person,
};

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let (house, now, id) = (&person.visit.site.house, person.visit.site.now(), id(&node));
    match facilitator::people(house, &person.signed, id, now).await {
        Ok(all) => person.visit.show(&page(&person, id, &all)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, node: uuid::Uuid, all: &[FacilitatorView]) -> Sheet<'a> {
    let frame = person.visit.frame();
    let today = said::today(&frame);
    let mut sections: Vec<Section> = Vec::new();
    for one in all {
        if sections.last().is_none_or(|last| last.heading != one.group) {
            sections.push(Section { heading: one.group.clone(), ..Section::default() });
        }
        let soon = one.due.soon(today);
        if let Some(section) = sections.last_mut() {
            section.lines.push(line(&frame, one, soon));
        }
    }
    if sections.is_empty() {
        sections.push(Section { none: frame.t("facilitators-none").to_owned(), ..Section::default() });
    }
    Sheet {
        title: frame.t("facilitators-title").to_owned(),
        heading: frame.t("facilitators-title").to_owned(),
        back: vec![Way { href: home::link(node), label: frame.t("facilitators-back").to_owned() }],
        done: String::new(),
        lead: vec![frame.t("facilitators-lead").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    }
}

fn line(frame: &Frame<'_>, one: &FacilitatorView, soon: bool) -> Line {
    let mut more = vec![words::step(frame, one.given.step).to_owned()];
    if let Some(day) = one.due.refresher {
        let key = if one.due.overdue { "leading-refresher-late" } else { "leading-refresher-on" };
        more.push(frame.t1(key, "day", words::day(frame, day)));
    }
    let name = if one.me { format!("{} {}", one.given.name, frame.t("people-you")) } else { one.given.name.clone() };
    Line {
        text: name,
        href: link(one.node.node(), &format!("facilitators/{}", one.person)),
        tag: if soon { frame.t("facilitators-look").to_owned() } else { String::new() },
        more: vec![more.join(" · ")],
        ..Line::default()
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, uuid::Uuid::from_u128(10), &super::samples::facilitators())
}

#[cfg(test)]
pub(crate) fn sample_none(person: &Person) -> Sheet<'_> {
    page(person, uuid::Uuid::from_u128(10), &[])
}
