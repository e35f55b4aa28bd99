//! The agency that hosts a group: what it does, when it steps back and what was agreed, whom the group can ask.

use axum::{extract::Path, response::Response};
use openseat_actions::growth::{self, Desk};
use openseat_domain::growth::{Fact, HostRole, Kind};

use super::{
    beside::{Heads, beside},
    id, link,
    sheet::{Button, Choice, Field, Form, Input, Line, Section, Sheet},
    words,
};
use crate::{frame::Frame, pages::problem, person::Person};

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    match growth::desk(&person.visit.site.house, &person.signed, id(&node), person.visit.site.now()).await {
        Ok(desk) => person.visit.show(&page(&person, &desk, person.visit.value("missing").as_deref())),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, desk: &Desk, missing: Option<&str>) -> Sheet<'a> {
    let frame = person.visit.frame();
    let mut sections = vec![now(&frame, desk), duties(&frame, desk)];
    if desk.may_change {
        sections.push(forms(&frame, desk));
    }
    let field = match missing {
        Some("step_back") => Some("step-back-day"),
        Some("link_worker") => Some("link-worker"),
        Some("host_role") => Some("host-role"),
        Some("venue") => Some("venue"),
        Some(_) => Some("host"),
        None => None,
    };
    let words = Heads {
        title: frame.t("host-title").to_owned(),
        heading: frame.t1("host-heading", "name", desk.name.as_str()),
        lead: frame.t("host-lead").to_owned(),
    };
    beside(person, desk, words, sections, field)
}

/// The last fact of a kind.
pub(super) fn last(desk: &Desk, kind: Kind) -> Option<&Fact> {
    desk.facts.iter().find(|fact| fact.kind == kind)
}

fn now(frame: &Frame<'_>, desk: &Desk) -> Section {
    let row = |key: &str, text: Option<String>| {
        (frame.say.t(key).to_owned(), text.unwrap_or_else(|| frame.t("host-unknown").to_owned()))
    };
    let with_note =
        |fact: &Fact, first: String| if fact.note.is_empty() { first } else { format!("{first}\n{}", fact.note) };
    let role = last(desk, Kind::HostRole).and_then(|fact| HostRole::parse(&fact.about));
    let back = |fact: &Fact| with_note(fact, words::day(frame, fact.day));
    let rows = vec![
        row("host-name-row", last(desk, Kind::Host).map(|fact| fact.about.clone())),
        row("host-role-row", role.map(|role| words::host_role(frame, role).to_owned())),
        row("host-worker-row", last(desk, Kind::LinkWorker).map(|fact| fact.note.clone())),
        row("host-back-row", last(desk, Kind::StepBack).map(back)),
        row("host-venue-row", last(desk, Kind::Venue).map(|fact| with_note(fact, words::day(frame, fact.day)))),
    ];
    Section { heading: frame.t("host-now").to_owned(), rows, ..Section::default() }
}

fn duties(frame: &Frame<'_>, desk: &Desk) -> Section {
    let locale = frame.say.locale;
    let Some(list) = frame.site.content.checklist("host") else { return Section::default() };
    let here = link(desk.node.node(), "growing");
    let line = |item: &openseat_content::checklist::Item| {
        let about = format!("host:{}", item.id);
        let last = desk.facts.iter().find(|fact| matches!(fact.kind, Kind::Tick | Kind::Untick) && fact.about == about);
        let tick = last.filter(|fact| fact.kind == Kind::Tick);
        let said = tick.map(|fact| {
            let said = [("day", words::day(frame, fact.day).into()), ("mark", words::mark(&fact.by).into())];
            frame.say.format("growing-said", &said)
        });
        let (does, label) = if tick.is_some() { ("untick", "growing-untick") } else { ("tick", "growing-tick") };
        let button = Button::new(&here, does, frame.say.t(label)).with("about", about).with("back", "host");
        Line {
            text: item.text(locale).to_owned(),
            tag: frame.t(if tick.is_some() { "growing-met" } else { "growing-open" }).to_owned(),
            good: tick.is_some(),
            more: said.into_iter().collect(),
            buttons: if desk.may_change { vec![button] } else { Vec::new() },
            ..Line::default()
        }
    };
    Section {
        heading: list.name(locale).to_owned(),
        said: vec![list.about(locale).to_owned()],
        lines: list.items.iter().map(line).collect(),
        ..Section::default()
    }
}

fn forms(frame: &Frame<'_>, desk: &Desk) -> Section {
    let here = link(desk.node.node(), "growing");
    let form = |does: &'static str, heading: &str, fields: Vec<Field>| Form {
        heading: frame.say.t(heading).to_owned(),
        action: here.clone(),
        does,
        hidden: vec![("back", "host".to_owned())],
        fields,
        button: frame.t("growing-write").to_owned(),
        folded: true,
        ..Form::default()
    };
    let field = |id, name: &str, key: &str, input| Field::new(id, name, frame.say.t(key), input);
    let roles = HostRole::ALL.iter().map(|role| Choice::new(role.as_str(), words::host_role(frame, *role))).collect();
    let forms = vec![
        form("host", "host-set", vec![field("host", "about", "host-name", Input::Text)]),
        form("host_role", "host-role-set", vec![field("host-role", "about", "host-role-label", Input::One(roles))]),
        form("link_worker", "host-worker-set", vec![field("link-worker", "note", "host-worker-label", Input::Text)]),
        form(
            "step_back",
            "host-back-set",
            vec![
                field("step-back-day", "day", "host-back-day", Input::Date),
                field("step-back-note", "note", "host-back-note", Input::Area),
            ],
        ),
        form(
            "venue",
            "host-venue-set",
            vec![
                field("venue", "note", "host-venue-note", Input::Area),
                field("venue-day", "day", "host-venue-day", Input::Date),
            ],
        ),
    ];
    Section { heading: frame.t("host-change").to_owned(), forms, ..Section::default() }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::desk(), None)
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::desk(), Some("step_back"))
}
