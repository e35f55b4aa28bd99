//! The money of a group: what there is, for how long it is enough, and every line. A wrong line is taken away by another.

use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::Date;
use openseat_actions::ledger::{self, MoneyLine, MoneyView, New};
use openseat_domain::ledger::{Kind, Purpose, minor};

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
    let done = if fields.text("do") == "correct" {
        ledger::correct(house, who, node_id, id(fields.text("id")), now).await
    } else {
        let new = New {
            day: fields.text("day").parse().unwrap_or(Date::MIN),
            kind: Kind::parse(fields.text("kind")).unwrap_or(Kind::Cost),
            purpose: Purpose::parse(fields.text("purpose")).unwrap_or(Purpose::Other),
            minor: minor(fields.text("amount")).unwrap_or(0),
            currency: fields.text("currency").to_owned(),
            note: fields.text("note").to_owned(),
        };
        ledger::add(house, who, node_id, new, now).await
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}?done=1", link(node_id, "money"))),
        Err(error) => match refusal(&person, error) {
            Ok(problems) => {
                let errors = problems.iter().map(|one| wrong(&person.visit.frame(), &one.at)).collect();
                answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, Typed::new(fields, errors)).await
            }
            Err(page) => *page,
        },
    }
}

fn wrong(frame: &Frame<'_>, at: &str) -> FieldError {
    let (field, key) = match at {
        "day" => ("day", "growing-wrong-day"),
        "currency" => ("currency", "money-wrong-currency"),
        "note" => ("note", "growing-wrong"),
        _ => ("amount", "money-wrong-amount"),
    };
    FieldError { field, text: frame.say.t(key).to_owned() }
}

async fn answer(person: &Person, node: &str, status: StatusCode, typed: Typed) -> Response {
    match ledger::view(&person.visit.site.house, &person.signed, id(node), person.visit.site.now()).await {
        Ok(view) => person.visit.show_with(status, &page(person, &view, typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &MoneyView, typed: Typed) -> Sheet<'a> {
    let frame = person.visit.frame();
    let node = view.node.node();
    let here = link(node, "money");
    let mut sections = vec![books(&frame, view)];
    if view.may_add {
        sections.push(Section { forms: vec![add(&frame, view, &here, &typed)], ..Section::default() });
    }
    let file = Way { href: link(node, "money.csv"), label: frame.t("money-file").to_owned() };
    sections.push(Section {
        heading: frame.t("money-lines").to_owned(),
        lines: view.lines.iter().map(|one| line(&frame, view, one, &here)).collect(),
        none: frame.t("money-none").to_owned(),
        links: if view.lines.is_empty() { Vec::new() } else { vec![file] },
        ..Section::default()
    });
    let done = if person.visit.value("done").is_some() { frame.t("growing-done").to_owned() } else { String::new() };
    let sheet = Sheet {
        title: frame.t("money-title").to_owned(),
        heading: frame.t1("money-heading", "name", view.name.as_str()),
        back: vec![Way { href: link(node, "growing"), label: frame.t1("org-back", "name", view.name.as_str()) }],
        done,
        lead: vec![frame.t("money-lead").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

fn books(frame: &Frame<'_>, view: &MoneyView) -> Section {
    let currency = view.currency.as_deref().unwrap_or_default();
    let money = |minor: i64| words::money(frame, minor, currency);
    let books = &view.books;
    let unknown = || frame.t("money-unknown").to_owned();
    let row = |key: &str, text: String| (frame.say.t(key).to_owned(), text);
    let months = books.months.map(|months| frame.t1("money-months-count", "n", words::number(frame, months)));
    let share = books.own_share.map(|share| frame.t1("money-share", "n", share.round() as u32));
    let mut rows = vec![
        row("money-balance", money(books.balance)),
        row("money-monthly", books.monthly.map_or_else(unknown, |minor| money(minor.round() as i64))),
        row("money-months", months.unwrap_or_else(unknown)),
        row("money-own-share", share.unwrap_or_else(unknown)),
    ];
    if books.applied + books.awarded + books.spent > 0 {
        rows.push(row("money-grants-applied", money(books.applied)));
        rows.push(row("money-grants-awarded", money(books.awarded)));
        rows.push(row("money-grants-spent", money(books.spent)));
    }
    Section { heading: frame.t("money-now").to_owned(), rows, ..Section::default() }
}

fn add(frame: &Frame<'_>, view: &MoneyView, here: &str, typed: &Typed) -> Form {
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.as_str(), words::line(frame, *kind))).collect();
    let purposes = Purpose::ALL.iter().map(|one| Choice::new(one.as_str(), words::purpose(frame, *one))).collect();
    Form {
        heading: frame.t("money-add").to_owned(),
        action: here.to_owned(),
        does: "add",
        fields: vec![
            Field::new("kind", "kind", frame.t("money-kind"), Input::Pick(kinds)).again(typed),
            Field::new("purpose", "purpose", frame.t("money-purpose"), Input::Pick(purposes)).again(typed),
            Field::new("amount", "amount", frame.t("money-amount"), Input::Whole)
                .hint(frame.t("money-amount-hint"))
                .again(typed),
            Field::new("currency", "currency", frame.t("money-currency"), Input::Text)
                .hint(frame.t("money-currency-hint"))
                .value(view.currency.clone().unwrap_or_default())
                .again(typed),
            Field::new("day", "day", frame.t("money-day"), Input::Date).again(typed),
            Field::new("note", "note", frame.t("money-note"), Input::Text).again(typed),
        ],
        button: frame.t("growing-write").to_owned(),
        folded: true,
        ..Form::default()
    }
}

fn line(frame: &Frame<'_>, view: &MoneyView, one: &MoneyLine, here: &str) -> Line {
    let line = &one.entry.line;
    let said = [
        ("kind", words::line(frame, line.kind).into()),
        ("purpose", words::purpose(frame, line.purpose).into()),
        ("amount", words::money(frame, line.minor, &one.entry.currency).into()),
    ];
    let text = match line.corrects {
        Some(_) => frame.t("money-correction").to_owned(),
        None => frame.say.format("money-line", &said),
    };
    let written = [("day", words::day(frame, line.day).into()), ("mark", words::mark(&one.entry.by).into())];
    let mut more = vec![frame.say.format("money-written", &written)];
    if !one.entry.note.is_empty() {
        more.push(one.entry.note.clone());
    }
    let button = Button::new(here, "correct", frame.t("money-correct")).with("id", line.id.to_string());
    Line {
        text,
        tag: if one.gone { frame.t("money-gone").to_owned() } else { String::new() },
        more,
        buttons: if view.may_add && !one.gone { vec![button] } else { Vec::new() },
        ..Line::default()
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::money(), Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    let frame = person.visit.frame();
    let errors = ["amount", "day"].map(|at| wrong(&frame, at)).into();
    let fields = crate::form::Fields::read(b"do=add&kind=own&amount=much&day=2026-11-02");
    page(person, &super::samples::money(), Typed::new(fields, errors))
}
