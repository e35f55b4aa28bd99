//! How evenings went, for those who lead: one thing to try next time. Beside it, what people who came say, from five on. No
//! other group's figure is here or anywhere else.

use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::fidelity::{self, CheckView, ChecksView, MEMBERS_ASKED, New};
use openseat_domain::fidelity::Rater;

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
    answer(&person, &node, StatusCode::OK, Typed::default()).await
}

pub(crate) async fn send(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now, node_id) = (&person.visit.site.house, &person.signed, person.visit.site.now(), id(&node));
    let done = if fields.text("do") == "remove" {
        fidelity::remove(house, who, node_id, id(fields.text("id")), now).await.map(drop)
    } else {
        let marks = MEMBERS_ASKED.iter().map(|asked| ((*asked).to_owned(), fields.text(asked).to_owned()));
        let marks = marks.filter(|(_, number)| !number.is_empty()).collect();
        let day = fields.text("day").parse().ok();
        let new = New { rater: Some(Rater::Members), day, marks, ..New::default() };
        fidelity::add(house, who, node_id, new, now).await
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}?done=1", link(node_id, "checks"))),
        Err(error) => match refusal(&person, error) {
            Ok(_) => {
                let error = FieldError { field: "together", text: person.visit.say().t("growing-wrong").to_owned() };
                answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, Typed::new(fields, vec![error])).await
            }
            Err(page) => *page,
        },
    }
}

async fn answer(person: &Person, node: &str, status: StatusCode, typed: Typed) -> Response {
    match fidelity::view(&person.visit.site.house, &person.signed, id(node), person.visit.site.now()).await {
        Ok(view) => person.visit.show_with(status, &page(person, &view, typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &ChecksView, typed: Typed) -> Sheet<'a> {
    let frame = person.visit.frame();
    let (node, locale) = (view.node.node(), frame.say.locale);
    let here = link(node, "checks");
    let list = |one: &openseat_content::fidelity::Fidelity| Way {
        href: link(node, &format!("checks/{}", one.id)),
        label: one.name(locale).to_owned(),
    };
    let mut sections = vec![Section {
        heading: frame.t("check-new").to_owned(),
        said: vec![frame.t("check-new-lead").to_owned()],
        links: frame.site.content.fidelity().iter().map(list).collect(),
        ..Section::default()
    }];
    sections.extend(to_try(&frame, view));
    sections.push(members(&frame, view, &here, &typed));
    sections.push(Section {
        heading: frame.t("check-before").to_owned(),
        lines: view.checks.iter().map(|one| line(&frame, one, &here)).collect(),
        none: frame.t("check-none").to_owned(),
        ..Section::default()
    });
    let done = if person.visit.value("done").is_some() { frame.t("growing-done").to_owned() } else { String::new() };
    let sheet = Sheet {
        title: frame.t("check-title").to_owned(),
        heading: frame.t1("check-heading", "name", view.name.as_str()),
        back: vec![Way { href: link(node, "growing"), label: frame.t1("org-back", "name", view.name.as_str()) }],
        done,
        lead: vec![frame.t("check-lead").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

fn to_try(frame: &Frame<'_>, view: &ChecksView) -> Option<Section> {
    let last = view.checks.first()?;
    let list = frame.site.content.fidelity().iter().find(|list| list.id == last.list)?;
    let item = list.items.iter().find(|item| Some(&item.id) == last.to_try.as_ref())?;
    let mut said = vec![item.text(frame.say.locale).to_owned()];
    if !last.note.is_empty() {
        said.push(last.note.clone());
    }
    Some(Section { heading: frame.t("check-try").to_owned(), boxed: true, said, ..Section::default() })
}

fn members(frame: &Frame<'_>, view: &ChecksView, here: &str, typed: &Typed) -> Section {
    let mut section = Section { heading: frame.t("check-members").to_owned(), ..Section::default() };
    match &view.members {
        None => section.said.push(frame.t("check-members-few").to_owned()),
        Some((n, means)) => {
            section.said.push(frame.t1("check-members-n", "n", *n));
            let row = |(asked, mean): &(&str, f64)| {
                let text = frame.t1("check-of-ten", "n", words::number(frame, *mean));
                (words::asked(frame, asked).to_owned(), text)
            };
            section.rows = means.iter().map(row).collect();
        }
    }
    let numbers = || {
        let mut all = vec![Choice::new("", frame.t("check-left-out"))];
        all.extend((0..=10).map(|n: u8| Choice::new(&n.to_string(), &n.to_string())));
        Input::Pick(all)
    };
    let field = |id: &'static str| Field::new(id, id, words::asked(frame, id), numbers()).again(typed);
    section.forms.push(Form {
        heading: frame.t("check-slip").to_owned(),
        action: here.to_owned(),
        does: "members",
        fields: MEMBERS_ASKED.into_iter().map(field).collect(),
        button: frame.t("growing-write").to_owned(),
        folded: true,
        ..Form::default()
    });
    section
}

fn line(frame: &Frame<'_>, one: &CheckView, here: &str) -> Line {
    let locale = frame.say.locale;
    let list = frame.site.content.fidelity().iter().find(|list| list.id == one.list);
    let said = [("list", list.map_or("", |list| list.name(locale)).into()), ("day", words::day(frame, one.day).into())];
    let mut more = vec![words::rater(frame, one.rater).to_owned()];
    if let Some(score) = one.score {
        let said = [("earned", score.earned.into()), ("possible", score.possible.into())];
        more.push(frame.say.format("check-points", &said));
    }
    if !one.note.is_empty() {
        more.push(one.note.clone());
    }
    Line {
        text: frame.say.format("check-line", &said),
        more,
        buttons: vec![Button::new(here, "remove", frame.t("leading-remove")).with("id", one.id.to_string())],
        ..Line::default()
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::checks(), Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_few(person: &Person) -> Sheet<'_> {
    let view = ChecksView { members: None, checks: Vec::new(), ..super::samples::checks() };
    page(person, &view, Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    let error = FieldError { field: "together", text: person.visit.say().t("growing-wrong").to_owned() };
    let fields = crate::form::Fields::read(b"do=members");
    page(person, &super::samples::checks(), Typed::new(fields, vec![error]))
}
