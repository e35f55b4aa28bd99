//! One list of what to look for in an evening, to be marked on a phone or on paper.

use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    fidelity::{self, ChecksView, New},
    growth,
};
use openseat_content::fidelity::{Fidelity, Part};
use openseat_domain::{
    fidelity::{Key, Mark, Rater},
    growth::Kind,
};

use super::{
    id, link, refusal,
    sheet::{Button, Choice, Field, Form, Input, Line, Section, Sheet, Typed},
    words,
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, Way, missing, problem},
    person::Person,
};

pub(crate) async fn show(person: Person, Path((node, list)): Path<(String, String)>) -> Response {
    answer(&person, &node, &list, StatusCode::OK, Typed::default()).await
}

pub(crate) async fn send(
    Path((node, list)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, who, now, node_id) = (&person.visit.site.house, &person.signed, person.visit.site.now(), id(&node));
    let own = match fields.text("do") {
        "item" => {
            let note = fields.text("note").to_owned();
            let new = growth::New { kind: Kind::Item, about: list.clone(), amount: None, day: None, note };
            Some(growth::write(house, who, node_id, new, now).await)
        }
        "withdraw" => Some(growth::withdraw(house, who, node_id, id(fields.text("id")), now).await.map(drop)),
        _ => None,
    };
    let (done, back) = match own {
        Some(done) => (done, format!("checks/{list}")),
        None => {
            let new = read(&list, &fields);
            (fidelity::add(house, who, node_id, new, now).await, "checks".to_owned())
        }
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}?done=1", link(node_id, &back))),
        Err(error) => match refusal(&person, error) {
            Ok(problems) => {
                let frame = person.visit.frame();
                let wrong = |at: &str| match (fields.text("do"), at) {
                    ("item", _) => FieldError { field: "item", text: frame.t("growing-wrong").to_owned() },
                    (_, "day") => FieldError { field: "day", text: frame.t("growing-wrong-day").to_owned() },
                    _ => FieldError { field: "rater", text: frame.t("check-nothing").to_owned() },
                };
                let errors = problems.iter().map(|one| wrong(&one.at)).collect();
                let typed = Typed::new(fields.clone(), errors);
                answer(&person, &node, &list, StatusCode::UNPROCESSABLE_ENTITY, typed).await
            }
            Err(page) => *page,
        },
    }
}

fn read(list: &str, fields: &Fields) -> New {
    let mark = |(name, mark): (&str, &str)| Some((name.strip_prefix("mark-")?.to_owned(), mark.trim().to_owned()));
    let marks = fields.pairs().filter_map(mark).filter(|(_, mark)| !mark.is_empty());
    New {
        list: list.to_owned(),
        rater: Rater::parse(fields.text("rater")).filter(|rater| *rater != Rater::Members),
        day: fields.text("day").parse().ok(),
        marks: marks.collect(),
        note: fields.exact("note").to_owned(),
    }
}

async fn answer(person: &Person, node: &str, list: &str, status: StatusCode, typed: Typed) -> Response {
    let view = match fidelity::view(&person.visit.site.house, &person.signed, id(node), person.visit.site.now()).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match person.visit.site.content.fidelity().iter().find(|one| one.id == list) {
        Some(list) => person.visit.show_with(status, &page(person, &view, list, typed)),
        None => missing::page_of(&person.visit),
    }
}

fn page<'a>(person: &'a Person, view: &ChecksView, list: &Fidelity, typed: Typed) -> Sheet<'a> {
    let frame = person.visit.frame();
    let (node, locale) = (view.node.node(), frame.say.locale);
    let here = link(node, &format!("checks/{}", list.id));
    let nothing = Typed::default();
    let own = view.own.iter().filter(|(_, of, _)| *of == list.id);
    let line = |(id, _, words): &(uuid::Uuid, String, String)| Line {
        text: words.clone(),
        buttons: vec![Button::new(&here, "withdraw", frame.t("growing-take-back")).with("id", id.to_string())],
        ..Line::default()
    };
    let item = Form {
        heading: frame.t("check-item").to_owned(),
        action: here.clone(),
        does: "item",
        fields: vec![
            Field::new("item", "note", frame.t("check-item-label"), Input::Text).again(typed.of("item", &nothing)),
        ],
        button: frame.t("org-add").to_owned(),
        folded: true,
        ..Form::default()
    };
    let sections = vec![
        Section { forms: vec![marks(&frame, view, list, &here, typed.of("check", &nothing))], ..Section::default() },
        Section {
            heading: frame.t("check-own").to_owned(),
            lines: own.map(line).collect(),
            none: frame.t("check-own-none").to_owned(),
            forms: vec![item],
            ..Section::default()
        },
        Section { said: vec![frame.t1("check-source", "source", list.source.as_str())], ..Section::default() },
    ];
    let sheet = Sheet {
        title: frame.t("check-title").to_owned(),
        heading: list.name(locale).to_owned(),
        back: vec![Way { href: link(node, "checks"), label: frame.t("check-back").to_owned() }],
        done: String::new(),
        lead: vec![list.about(locale).to_owned(), frame.t("check-how").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

fn marks(frame: &Frame<'_>, view: &ChecksView, list: &Fidelity, here: &str, typed: &Typed) -> Form {
    let raters = Rater::ALL.iter().filter(|rater| **rater != Rater::Members);
    let raters = raters.map(|one| Choice::new(one.as_str(), words::rater(frame, *one)).chosen(*one == Rater::Own));
    let mut fields = vec![
        Field::new("rater", "rater", frame.t("check-who"), Input::One(raters.collect())).again(typed),
        Field::new("day", "day", frame.t("check-day"), Input::Date).hint(frame.t("check-day-hint")).again(typed),
    ];
    let seen = || {
        let mut all = vec![Choice::new("", frame.t("check-left-out"))];
        all.extend(Mark::ALL.map(|mark| Choice::new(mark.as_str(), words::seen(frame, mark))));
        Input::Pick(all)
    };
    let item = |id: &str, text: &str, part: &str, key: Key| {
        let hint = if key == Key::Core { part.to_owned() } else { format!("{part} {}", words::key(frame, key)) };
        let mut field = Field::new("", &format!("mark-{id}"), text, seen()).hint(hint.trim()).again(typed);
        field.named();
        field
    };
    for one in &list.items {
        fields.push(item(&one.id, one.text(frame.say.locale), part(frame, one.part), one.key));
    }
    for (id, _, text) in view.own.iter().filter(|(_, of, _)| *of == list.id) {
        fields.push(item(&id.simple().to_string(), text, "", Key::Local));
    }
    fields.push(
        Field::new("note", "note", frame.t("check-note"), Input::Area).hint(frame.t("check-note-hint")).again(typed),
    );
    Form { action: here.to_owned(), does: "check", fields, button: frame.t("check-save").to_owned(), ..Form::default() }
}

fn part<'a>(frame: &Frame<'a>, part: Part) -> &'a str {
    frame.t(match part {
        Part::Opening => "check-part-opening",
        Part::CheckIn => "check-part-in",
        Part::Discussion => "check-part-middle",
        Part::CheckOut => "check-part-out",
    })
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    let list = &person.visit.site.content.fidelity()[1];
    page(person, &super::samples::checks(), list, Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    let list = &person.visit.site.content.fidelity()[0];
    let error = FieldError { field: "rater", text: person.visit.say().t("check-nothing").to_owned() };
    let fields = Fields::read(b"do=check&rater=visitor&note=%3Cb%3E");
    page(person, &super::samples::checks(), list, Typed::new(fields, vec![error]))
}
