//! One application: what they wrote, what is ready, and the answer with its reason.

use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::application::{self, ApplicationView, Decision, reason_key};
use openseat_domain::application::{Reason, Standing};

use super::{
    id, link, refusal,
    sheet::{Choice, Field, Form, Input, Line, Section, Sheet, Typed},
    words,
};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, Way, problem, space::said},
    person::Person,
};

pub(crate) async fn show(person: Person, Path((node, which)): Path<(String, String)>) -> Response {
    answer(&person, &node, &which, StatusCode::OK, Typed::default()).await
}

pub(crate) async fn send(
    Path((node, which)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let decision = Decision {
        standing: Standing::parse(fields.text("standing")).unwrap_or(Standing::Waiting),
        reason: Reason::parse(fields.text("reason")),
        words: fields.exact("words").to_owned(),
    };
    match application::decide(house, who, id(&node), id(&which), decision, now).await {
        Ok(_) => person.visit.go(&format!("{}?done=1", link(id(&node), "applications"))),
        Err(error) => match refusal(&person, error) {
            Ok(problems) => {
                let frame = person.visit.frame();
                let wrong = |at: &str| match at {
                    "words" => FieldError { field: "words", text: frame.t("growing-wrong").to_owned() },
                    _ => FieldError { field: "standing", text: frame.t("application-wrong").to_owned() },
                };
                let errors = problems.iter().map(|one| wrong(&one.at)).collect();
                let typed = Typed::new(fields, errors);
                answer(&person, &node, &which, StatusCode::UNPROCESSABLE_ENTITY, typed).await
            }
            Err(page) => *page,
        },
    }
}

async fn answer(person: &Person, node: &str, which: &str, status: StatusCode, typed: Typed) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match application::one(house, &person.signed, id(node), id(which), now).await {
        Ok(view) => person.visit.show_with(status, &page(person, id(node), &view, typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, node: uuid::Uuid, view: &ApplicationView, typed: Typed) -> Sheet<'a> {
    let frame = person.visit.frame();
    let locale = frame.say.locale;
    let row = |key: &str, text: String| (frame.say.t(key).to_owned(), text);
    let mut rows = vec![
        row("application-standing", words::standing(&frame, view.standing).to_owned()),
        row("application-day", said::day_of(&frame, view.made_at)),
    ];
    if let Some(reason) = view.reason {
        rows.push(row("application-reason", frame.say.t(reason_key(reason)).to_owned()));
    }
    let mut sections = Vec::new();
    match &view.written {
        None => {
            sections.push(Section { said: vec![frame.t("application-emptied").to_owned()], rows, ..Section::default() })
        }
        Some(written) => {
            rows.push(row("begin-name", written.name.clone()));
            rows.push(row("begin-place", written.place.clone()));
            rows.push(row("begin-email", written.email.clone()));
            rows.push(row("begin-people", written.people.to_string()));
            rows.push(row("begin-plan", if written.plan.is_empty() { "–".to_owned() } else { written.plan.clone() }));
            sections.push(Section { rows, ..Section::default() });
            let items = frame.site.content.checklist("readiness").map(|list| list.items.as_slice()).unwrap_or_default();
            let line = |item: &openseat_content::checklist::Item| {
                let there = written.ready.contains(&item.id);
                Line {
                    text: item.text(locale).to_owned(),
                    tag: frame.t(if there { "growing-met" } else { "growing-open" }).to_owned(),
                    good: there,
                    ..Line::default()
                }
            };
            sections.push(Section {
                heading: frame.t("application-ready").to_owned(),
                lines: items.iter().map(line).collect(),
                ..Section::default()
            });
        }
    }
    if view.standing == Standing::Waiting {
        sections.push(decide(&frame, &link(node, &format!("applications/{}", view.id)), &typed));
    }
    let sheet = Sheet {
        title: frame.t("application-title").to_owned(),
        heading: view.written.as_ref().map_or_else(|| frame.t("application-one").to_owned(), |it| it.place.clone()),
        back: vec![Way { href: link(node, "applications"), label: frame.t("application-back").to_owned() }],
        done: String::new(),
        lead: Vec::new(),
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

fn decide(frame: &Frame<'_>, here: &str, typed: &Typed) -> Section {
    let answers = Standing::ALL.iter().filter(|one| **one != Standing::Waiting);
    let answers = answers.map(|one| Choice::new(one.as_str(), words::standing(frame, *one))).collect();
    let mut reasons = vec![Choice::new("", frame.t("growing-choose"))];
    reasons.extend(Reason::ALL.iter().map(|one| Choice::new(one.as_str(), frame.say.t(reason_key(*one)))));
    let form = Form {
        action: here.to_owned(),
        does: "decide",
        fields: vec![
            Field::new("standing", "standing", frame.t("application-answer"), Input::One(answers)).again(typed),
            Field::new("reason", "reason", frame.t("application-why"), Input::Pick(reasons))
                .hint(frame.t("application-why-hint"))
                .again(typed),
            Field::new("words", "words", frame.t("application-words"), Input::Area)
                .hint(frame.t("application-words-hint"))
                .again(typed),
        ],
        button: frame.t("application-send").to_owned(),
        ..Form::default()
    };
    Section { heading: frame.t("application-decide").to_owned(), forms: vec![form], ..Section::default() }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, uuid::Uuid::from_u128(10), &super::samples::applications().list[0], Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_answered(person: &Person) -> Sheet<'_> {
    page(person, uuid::Uuid::from_u128(10), &super::samples::applications().list[2], Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    let error = FieldError { field: "standing", text: person.visit.say().t("application-wrong").to_owned() };
    let fields = crate::form::Fields::read(b"do=decide&standing=declined");
    page(person, uuid::Uuid::from_u128(10), &super::samples::applications().list[0], Typed::new(fields, vec![error]))
}
