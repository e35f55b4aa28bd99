//! People who would like to start a group: the list, for those who answer.

use axum::{extract::Path, response::Response};
use openseat_actions::{
    application::{self, ApplicationView, ApplicationsView},
    growth,
};
use openseat_domain::{application::Standing, growth::Kind};

use super::{
    id, link,
    sheet::{Form, Line, Section, Sheet, Table},
    words,
};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{Way, problem, space::said},
    person::Person,
};

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    match application::list(&person.visit.site.house, &person.signed, id(&node)).await {
        Ok(view) => person.visit.show(&page(&person, &view)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// Opens or closes the list.
pub(crate) async fn send(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, now, node_id) = (&person.visit.site.house, person.visit.site.now(), id(&node));
    let amount = Some(i64::from(fields.text("do") == "open"));
    let new = growth::New { kind: Kind::Takes, about: String::new(), amount, day: None, note: String::new() };
    match growth::write(house, &person.signed, node_id, new, now).await {
        Ok(()) => person.visit.go(&format!("{}?done=1", link(node_id, "applications"))),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &ApplicationsView) -> Sheet<'a> {
    let frame = person.visit.frame();
    let (node, here) = (view.node.node(), link(view.node.node(), "applications"));
    let (does, said, button) = match view.open {
        true => ("close", "application-open-now", "application-close"),
        false => ("open", "application-closed-now", "application-open"),
    };
    let form = Form { action: here, does, button: frame.t(button).to_owned(), ..Form::default() };
    let mut links = Vec::new();
    if view.open {
        let href = format!("/start-a-group/{node}");
        links.push(Way { href, label: frame.t("application-page").to_owned() });
    }
    let of = |waits: bool| view.list.iter().filter(move |one| (one.standing == Standing::Waiting) == waits);
    let count = |standing| view.list.iter().filter(|one| one.standing == standing).count().to_string();
    let rows = Standing::ALL.iter().map(|one| vec![words::standing(&frame, *one).to_owned(), count(*one)]).collect();
    let heads = vec![frame.t("application-standing").to_owned(), frame.t("application-how-many").to_owned()];
    let mut sections = vec![
        Section { said: vec![frame.t(said).to_owned()], links, forms: vec![form], ..Section::default() },
        Section {
            heading: frame.t("application-wait").to_owned(),
            lines: of(true).map(|one| line(&frame, one, node)).collect(),
            none: frame.t("application-none").to_owned(),
            ..Section::default()
        },
    ];
    if !view.list.is_empty() {
        sections.push(Section {
            heading: frame.t("application-answered").to_owned(),
            lines: of(false).map(|one| line(&frame, one, node)).collect(),
            none: frame.t("application-none").to_owned(),
            ..Section::default()
        });
        sections.push(Section {
            heading: frame.t("application-numbers").to_owned(),
            table: Some(Table { heads, rows }),
            ..Section::default()
        });
    }
    let done = if person.visit.value("done").is_some() { frame.t("growing-done").to_owned() } else { String::new() };
    Sheet {
        title: frame.t("application-title").to_owned(),
        heading: frame.t("application-title").to_owned(),
        back: vec![Way { href: link(node, "growing"), label: frame.t1("org-back", "name", view.name.as_str()) }],
        done,
        lead: vec![frame.t("application-lead").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    }
}

fn line(frame: &Frame<'_>, one: &ApplicationView, node: uuid::Uuid) -> Line {
    let text = one.written.as_ref().map_or_else(|| frame.t("application-emptied").to_owned(), |it| it.place.clone());
    let mut more = vec![frame.t1("application-came", "day", said::day_of(frame, one.made_at))];
    if let Some(written) = &one.written {
        more.push(frame.t1("application-ready-count", "n", written.ready.len()));
    }
    Line {
        text,
        href: link(node, &format!("applications/{}", one.id)),
        tag: words::standing(frame, one.standing).to_owned(),
        good: one.standing == Standing::Accepted,
        more: vec![more.join(" · ")],
        ..Line::default()
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::applications())
}

#[cfg(test)]
pub(crate) fn sample_none(person: &Person) -> Sheet<'_> {
    page(person, &ApplicationsView { open: false, list: Vec::new(), ..super::samples::applications() })
}
