//! One person who leads, for those who look after them: how far they are, their record, and what can be added to it.

use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::facilitator::{self, FacilitatorView};
use openseat_domain::facilitator::Step;

use super::{
    id, leading, link, refusal,
    sheet::{Choice, Field, Form, Input, Section, Sheet, Typed},
    words,
};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{Way, problem},
    person::Person,
};

pub(crate) async fn show(person: Person, Path((node, whose)): Path<(String, String)>) -> Response {
    answer(&person, &node, &whose, StatusCode::OK, Typed::default()).await
}

pub(crate) async fn send(
    Path((node, whose)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (node_id, whose_id) = (id(&node), id(&whose));
    let done = match fields.text("do") {
        "remove" => facilitator::remove(house, who, node_id, whose_id, id(fields.text("id")), now).await.map(drop),
        "step" => {
            let step = Step::parse(fields.text("step")).unwrap_or(Step::Applied);
            let months = fields.text("months").parse().unwrap_or(0);
            facilitator::advance(house, who, node_id, whose_id, (step, months), now).await
        }
        _ => match leading::read(&person.visit.frame(), &fields) {
            Ok(line) => facilitator::add(house, who, node_id, whose_id, line, now).await,
            Err(errors) => {
                let typed = Typed::new(fields, errors);
                return answer(&person, &node, &whose, StatusCode::UNPROCESSABLE_ENTITY, typed).await;
            }
        },
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}?done=1", link(node_id, &format!("facilitators/{whose_id}")))),
        Err(error) => match refusal(&person, error) {
            Ok(problems) => {
                let does = fields.text("do").to_owned();
                let frame = person.visit.frame();
                let errors = problems.iter().map(|one| leading::wrong(&frame, &does, &one.at)).collect();
                let typed = Typed::new(fields, errors);
                answer(&person, &node, &whose, StatusCode::UNPROCESSABLE_ENTITY, typed).await
            }
            Err(page) => *page,
        },
    }
}

async fn answer(person: &Person, node: &str, whose: &str, status: StatusCode, typed: Typed) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match facilitator::one(house, &person.signed, id(node), id(whose), now).await {
        Ok(view) => person.visit.show_with(status, &page(person, &view, typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &FacilitatorView, typed: Typed) -> Sheet<'a> {
    let frame = person.visit.frame();
    let (node, nothing) = (view.node.node(), Typed::default());
    let here = link(node, &format!("facilitators/{}", view.person));
    let mut rows = vec![(frame.t("leading-step-row").to_owned(), words::step(&frame, view.given.step).to_owned())];
    if let Some(background) = view.given.background {
        let row = (frame.t("leading-background-row").to_owned(), words::background(&frame, background).to_owned());
        rows.push(row);
    }
    rows.extend(leading::due(&frame, &view.due));
    let forms = vec![
        step(&frame, view, &here, typed.of("step", &nothing)),
        leading::course(&frame, &here, typed.of("course", &nothing)),
        leading::supervision(&frame, &here, typed.of("supervision", &nothing)),
        safeguarding(&frame, &here, typed.of("safeguarding", &nothing)),
    ];
    let sections = vec![
        Section { heading: frame.t("facilitator-now").to_owned(), rows, ..Section::default() },
        leading::record(&frame, &view.record, &here, &view.person.to_string(), true),
        Section { heading: frame.t("leading-add").to_owned(), forms, ..Section::default() },
    ];
    let done = if person.visit.value("done").is_some() { frame.t("growing-done").to_owned() } else { String::new() };
    let sheet = Sheet {
        title: frame.t("facilitators-title").to_owned(),
        heading: view.given.name.clone(),
        back: vec![Way { href: link(node, "facilitators"), label: frame.t("facilitators-all").to_owned() }],
        done,
        lead: vec![frame.t1("facilitator-lead", "name", view.group.as_str())],
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

fn step(frame: &Frame<'_>, view: &FacilitatorView, here: &str, typed: &Typed) -> Form {
    let steps =
        Step::ALL.iter().map(|one| Choice::new(one.as_str(), words::step(frame, *one)).chosen(*one == view.given.step));
    Form {
        heading: frame.t("facilitator-step").to_owned(),
        action: here.to_owned(),
        does: "step",
        fields: vec![
            Field::new("step", "step", frame.t("facilitator-step-label"), Input::One(steps.collect())).again(typed),
            Field::new("months", "months", frame.t("facilitator-months"), Input::Whole)
                .value(view.given.refresh_months.to_string())
                .again(typed),
        ],
        button: frame.t("org-save").to_owned(),
        folded: true,
        ..Form::default()
    }
}

fn safeguarding(frame: &Frame<'_>, here: &str, typed: &Typed) -> Form {
    Form {
        heading: frame.t("facilitator-safeguarding").to_owned(),
        action: here.to_owned(),
        does: "safeguarding",
        fields: vec![
            Field::new("safeguarding-day", "day", frame.t("facilitator-seen"), Input::Date)
                .hint(frame.t("facilitator-seen-hint"))
                .again(typed),
        ],
        button: frame.t("growing-write").to_owned(),
        folded: true,
        ..Form::default()
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::facilitators()[0], Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    let fields = crate::form::Fields::read(b"do=step&step=leading&months=0");
    let errors = vec![leading::wrong(&person.visit.frame(), "step", "months")];
    page(person, &super::samples::facilitators()[0], Typed::new(fields, errors))
}
