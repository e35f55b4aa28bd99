//! Who leads which evening. Cover is asked for in one tap, and given in one.

use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use openseat_actions::rota::{self, Evening, RotaView, Said, TurnView};

use uuid::Uuid;

use super::{
    id, link, refusal,
    sheet::{Button, Choice, Field, Form, Input, Line, Section, Sheet, Typed},
    words,
};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, Way, problem},
    person::Person,
};

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let done = match person.visit.value("done").as_deref() {
        Some("yours") => person.visit.say().t("rota-yours").to_owned(),
        Some("asked") => person.visit.say().t("rota-asked").to_owned(),
        Some("kept") => person.visit.say().t("growing-done").to_owned(),
        Some("late") => person.visit.say().t("rota-late").to_owned(),
        _ => String::new(),
    };
    answer(&person, &node, StatusCode::OK, done, Typed::default()).await
}

pub(crate) async fn send(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now, node_id) = (&person.visit.site.house, &person.signed, person.visit.site.now(), id(&node));
    let to = |done: &str| person.visit.go(&format!("{}?done={done}", link(node_id, "rota")));
    let Ok(day) = fields.text("day").parse::<Date>() else {
        let error = FieldError { field: "day", text: person.visit.say().t("growing-wrong-day").to_owned() };
        let typed = Typed::new(fields, vec![error]);
        return answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, String::new(), typed).await;
    };
    let evening = Evening { day, meeting: id(fields.text("meeting")) };
    let done = match fields.text("do") {
        "ask" => rota::ask(house, who, node_id, evening, now).await.map(|asked| if asked { "asked" } else { "late" }),
        "clear" => rota::clear(house, who, node_id, evening, now).await.map(|()| "kept"),
        does => {
            let whose = Uuid::parse_str(fields.text("person")).unwrap_or(who.person);
            let said = match does {
                "take" => rota::take(house, who, node_id, evening, now).await,
                _ => rota::lead(house, who, node_id, evening, whose, now).await,
            };
            match said {
                // Told by name at once, since a page that is opened again would not know it.
                Ok(Said::Somebody(name)) if !name.is_empty() => {
                    let told = person.visit.frame().t1("rota-somebody", "name", name);
                    return answer(&person, &node, StatusCode::OK, told, Typed::default()).await;
                }
                Ok(Said::Somebody(_) | Said::NotAsked) => Ok("late"),
                Ok(Said::Yours) => Ok(if whose == who.person { "yours" } else { "kept" }),
                Err(error) => Err(error),
            }
        }
    };
    match done {
        Ok(done) => to(done),
        Err(error) => match refusal(&person, error) {
            Ok(_) => {
                let error = FieldError { field: "day", text: person.visit.say().t("rota-wrong-day").to_owned() };
                let typed = Typed::new(fields, vec![error]);
                answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, String::new(), typed).await
            }
            Err(page) => *page,
        },
    }
}

async fn answer(person: &Person, node: &str, status: StatusCode, done: String, typed: Typed) -> Response {
    match rota::view(&person.visit.site.house, &person.signed, id(node), person.visit.site.now()).await {
        Ok(view) => person.visit.show_with(status, &page(person, &view, done, typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &RotaView, done: String, typed: Typed) -> Sheet<'a> {
    let frame = person.visit.frame();
    let here = link(view.node.node(), "rota");
    let cover: Vec<&TurnView> = view.turns.iter().filter(|turn| turn.cover_asked && !turn.mine).collect();
    let mut sections = Vec::new();
    if !view.i_lead {
        let way = Way { href: link(view.node.node(), "leading"), label: frame.t("rota-give-name").to_owned() };
        let said = vec![frame.t("rota-no-name").to_owned()];
        sections.push(Section { boxed: true, said, links: vec![way], ..Section::default() });
    }
    if !cover.is_empty() {
        sections.push(Section {
            heading: frame.t("rota-cover").to_owned(),
            boxed: true,
            said: vec![frame.t("rota-cover-lead").to_owned()],
            lines: cover.iter().map(|turn| line(&frame, view, turn, &here)).collect(),
            ..Section::default()
        });
    }
    sections.push(Section {
        heading: frame.t("rota-ahead").to_owned(),
        lines: view.turns.iter().map(|turn| line(&frame, view, turn, &here)).collect(),
        none: frame.t("rota-none").to_owned(),
        ..Section::default()
    });
    if view.may_change && !view.people.is_empty() {
        sections.push(Section { forms: vec![put_down(&frame, view, here, &typed)], ..Section::default() });
    }
    sections.push(load(&frame, view));
    let sheet = Sheet {
        title: frame.t("rota-title").to_owned(),
        heading: frame.t1("rota-heading", "name", view.name.as_str()),
        back: vec![Way {
            href: link(view.node.node(), "growing"),
            label: frame.t1("org-back", "name", view.name.as_str()),
        }],
        done,
        lead: vec![frame.t(if view.letters { "rota-lead-letters" } else { "rota-lead" }).to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

fn line(frame: &Frame<'_>, view: &RotaView, turn: &TurnView, here: &str) -> Line {
    let button = |does: &str, key: &str| {
        Button::new(here, does, frame.say.t(key))
            .with("day", turn.evening.day.to_string())
            .with("meeting", turn.evening.meeting.to_string())
    };
    let mut buttons = Vec::new();
    if view.may_change {
        match (turn.lead.is_empty() && !turn.mine, turn.mine, turn.cover_asked) {
            (true, ..) if view.i_lead => buttons.push(button("lead", "rota-i-lead")),
            (false, true, false) => buttons.extend([button("ask", "rota-ask"), button("clear", "rota-clear")]),
            (false, true, true) => buttons.push(button("take", "rota-keep")),
            (false, false, true) if view.i_lead => buttons.push(button("take", "rota-take")),
            (false, false, false) => buttons.push(button("clear", "rota-clear")),
            _ => {}
        }
    }
    let (who, tag) = match (turn.lead.as_str(), turn.mine) {
        (_, true) => (frame.t("rota-you").to_owned(), ""),
        ("", false) => (frame.t("rota-nobody").to_owned(), "rota-open"),
        (name, false) => (name.to_owned(), ""),
    };
    let tag = if turn.cover_asked { "rota-wanted" } else { tag };
    Line {
        text: words::evening(frame, turn.evening.day, turn.slot.as_ref().map(|slot| slot.start)),
        tag: if tag.is_empty() { String::new() } else { frame.say.t(tag).to_owned() },
        more: vec![who],
        buttons,
        ..Line::default()
    }
}

fn put_down(frame: &Frame<'_>, view: &RotaView, here: String, typed: &Typed) -> Form {
    let people = view.people.iter().map(|(id, name)| Choice::new(&id.to_string(), name)).collect();
    Form {
        heading: frame.t("rota-put").to_owned(),
        action: here,
        does: "lead",
        fields: vec![
            Field::new("day", "day", frame.t("rota-day"), Input::Date).again(typed),
            Field::new("person", "person", frame.t("rota-person"), Input::Pick(people)).again(typed),
        ],
        button: frame.t("rota-put-button").to_owned(),
        folded: true,
        ..Form::default()
    }
}

fn load(frame: &Frame<'_>, view: &RotaView) -> Section {
    let line = |one: &rota::LoadLine| {
        let name = if one.name.is_empty() { frame.t("rota-gone") } else { &one.name };
        let said = [("name", name.into()), ("n", one.led.into()), ("share", (one.share.round() as u32).into())];
        let mut more = Vec::new();
        if one.running > openseat_domain::rota::LONG_WEEKS {
            more.push(frame.t1("rota-long", "n", one.running));
        }
        Line { text: frame.say.format("rota-load-line", &said), more, ..Line::default() }
    };
    Section {
        heading: frame.t("rota-load").to_owned(),
        lines: view.load.iter().map(line).collect(),
        none: frame.t("rota-load-none").to_owned(),
        ..Section::default()
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::rota(), person.visit.say().t("rota-asked").to_owned(), Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    let error = FieldError { field: "day", text: person.visit.say().t("growing-wrong-day").to_owned() };
    let fields = crate::form::Fields::read(b"do=lead&day=soon");
    page(person, &super::samples::rota(), String::new(), Typed::new(fields, vec![error]))
}

#[cfg(test)]
pub(crate) fn sample_empty(person: &Person) -> Sheet<'_> {
    let view = RotaView { turns: vec![], people: vec![], load: vec![], i_lead: false, ..super::samples::rota() };
    page(person, &view, String::new(), Typed::default())
}
