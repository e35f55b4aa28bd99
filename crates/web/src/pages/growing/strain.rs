//! Who sees the three answers on strain: who leads chooses one person, and takes it back with one tap; the one who was chosen
//! opens them here, and that is written down for who showed them.

use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    facilitator::STRAIN,
    sharing::{self, Choice as Chosen, Listener, OwnStrain, StrainDesk, StrainView, ToMe},
};
use openseat_domain::{
    consent::{Kind, Until},
    problem::Problem,
};

use super::{
    id, link, refusal,
    sheet::{Button, Choice, Field, Form, Input, Line, Section, Sheet, Typed},
};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, Way, missing, organisation::home, problem, self_check::plan::answered, space::said},
    person::Person,
};

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    answer(&person, &node, StatusCode::OK, Typed::default()).await
}

pub(crate) async fn send(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now, node_id) = (&person.visit.site.house, &person.signed, person.visit.site.now(), id(&node));
    let done = match fields.text("do") {
        "stop" => sharing::stop(house, who, id(fields.text("id")), now).await.map(drop),
        _ => {
            let choice = Chosen {
                to: id(fields.text("to")),
                signature: fields.text("signature").to_owned(),
                version: fields.text("version").to_owned(),
            };
            sharing::show_strain(house, who, node_id, choice, person.visit.locale, now).await.map(drop)
        }
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}?done=1", link(node_id, "strain"))),
        Err(error) => match refusal(&person, error) {
            Ok(problems) => {
                let mut errors: Vec<FieldError> =
                    problems.iter().map(|one| wrong(&person.visit.frame(), one)).collect();
                errors.dedup_by_key(|error| error.field);
                answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, Typed::new(fields, errors)).await
            }
            Err(page) => *page,
        },
    }
}

/// What one person shows to whoever looks.
pub(crate) async fn one(person: Person, Path((node, whose)): Path<(String, String)>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match sharing::read_strain(house, &person.signed, id(&node), id(&whose), now).await {
        Ok(Some(view)) => person.visit.show(&read(&person, id(&node), &view)),
        Ok(None) => missing::page_of(&person.visit),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn wrong(frame: &Frame<'_>, problem: &Problem) -> FieldError {
    let (field, key) = match problem.at.as_str() {
        "to" => ("to", "strain-wrong-to"),
        "words_version" => ("signature", "strain-wrong-version"),
        _ => ("signature", "strain-wrong-name"),
    };
    FieldError { field, text: frame.say.t(key).to_owned() }
}

async fn answer(person: &Person, node: &str, status: StatusCode, typed: Typed) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match sharing::strain(house, &person.signed, id(node), person.visit.locale, now).await {
        Ok(desk) => person.visit.show_with(status, &page(person, &desk, typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, desk: &StrainDesk, typed: Typed) -> Sheet<'a> {
    let frame = person.visit.frame();
    let here = link(desk.node.node(), "strain");
    let mut sections = Vec::new();
    if let Some(own) = &desk.own {
        sections.push(mine(&frame, own, &here, &typed));
    }
    if let Some(to_me) = &desk.to_me {
        sections.push(shown_to_me(&frame, to_me, &here));
    }
    if sections.is_empty() {
        sections.push(Section { none: frame.t("strain-none").to_owned(), ..Section::default() });
    }
    let done = if person.visit.value("done").is_some() { frame.t("growing-done").to_owned() } else { String::new() };
    let sheet = Sheet {
        title: frame.t("strain-title").to_owned(),
        heading: frame.t("strain-title").to_owned(),
        back: vec![Way { href: home::link(desk.node.node()), label: frame.t1("org-back", "name", desk.name.as_str()) }],
        done,
        lead: vec![frame.t("strain-lead").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

/// To whom one shows one's own answers, or the way to choose somebody.
fn mine(frame: &Frame<'_>, own: &OwnStrain, here: &str, typed: &Typed) -> Section {
    let mut section = Section { heading: frame.t("strain-mine").to_owned(), ..Section::default() };
    section.links.push(Way { href: format!("/space/forms/{STRAIN}"), label: frame.t("leading-strain-go").to_owned() });
    section.links.push(Way { href: "/space/sharing".to_owned(), label: frame.t("share-title").to_owned() });
    if let Some(shown) = &own.shown {
        let until = match shown.consent.until() {
            Until::Instant(end) => said::last_day(frame, end),
            Until::EndOfTreatment => String::new(),
        };
        let who = said::recipients(frame, shown);
        section.lines.push(Line {
            text: frame.say.format("strain-shown", &[("who", who.into()), ("day", until.into())]),
            more: vec![frame.t("strain-looked").to_owned()],
            buttons: vec![Button::new(here, "stop", frame.t("share-stop")).with("id", shown.id.to_string())],
            ..Line::default()
        });
    } else if own.can.is_empty() {
        section.none = frame.t("strain-nobody").to_owned();
    } else {
        section.said.push(frame.t("strain-later").to_owned());
        let words = frame.site.content.consents().words(Kind::Named);
        section.said.extend(words.iter().flat_map(|text| text.paragraphs(frame.say.locale)).map(str::to_owned));
        let version = words.map(|text| text.name()).unwrap_or_default();
        section.forms.push(choose(frame, own, here, version, typed));
    }
    section
}

fn choose(frame: &Frame<'_>, own: &OwnStrain, here: &str, version: String, typed: &Typed) -> Form {
    let people = own.can.iter().map(|one| Choice::new(&one.person.to_string(), &one.called)).collect();
    Form {
        action: here.to_owned(),
        does: "show",
        hidden: vec![("version", version)],
        fields: vec![
            Field::new("to", "to", frame.t("strain-to"), Input::One(people)).again(typed),
            Field::new("signature", "signature", frame.t("strain-sign"), Input::Text)
                .hint(frame.t("strain-sign-hint"))
                .again(typed),
        ],
        button: frame.t("strain-show").to_owned(),
        ..Form::default()
    }
}

fn shown_to_me(frame: &Frame<'_>, to_me: &ToMe, here: &str) -> Section {
    let line =
        |one: &Listener| Line { text: one.called.clone(), href: format!("{here}/{}", one.person), ..Line::default() };
    Section {
        heading: frame.t("strain-to-me").to_owned(),
        said: vec![frame.t("strain-to-me-lead").to_owned(), frame.t1("strain-called", "name", to_me.called.as_str())],
        lines: to_me.people.iter().map(line).collect(),
        none: frame.t("strain-to-me-none").to_owned(),
        ..Section::default()
    }
}

fn read<'a>(person: &'a Person, node: uuid::Uuid, view: &StrainView) -> Sheet<'a> {
    let frame = person.visit.frame();
    let mut section = Section { none: frame.t("strain-read-none").to_owned(), ..Section::default() };
    let info = frame.site.content.forms().id(STRAIN);
    if let (Some(info), Some(kept)) = (info, &view.answers) {
        section.heading = frame.t1("strain-read-day", "day", said::day_of(&frame, kept.finished.unwrap_or(kept.begun)));
        section.said.push(frame.t("strain-read-scale").to_owned());
        let rows = answered(&frame, info, &kept.answers).into_iter();
        section.rows = rows.map(|one| (one.asked, one.said.join(", "))).collect();
        section.none = if section.rows.is_empty() { section.none } else { String::new() };
    }
    let notice = Section { said: vec![view.notice.clone()], ..Section::default() };
    Sheet {
        title: frame.t("strain-title").to_owned(),
        heading: frame.t1("strain-read-heading", "name", view.name.as_str()),
        back: vec![Way { href: link(node, "strain"), label: frame.t("strain-title").to_owned() }],
        done: String::new(),
        lead: vec![frame.t("strain-read-lead").to_owned()],
        sections: vec![section, notice],
        errors: Vec::new(),
        frame,
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::strain(false), Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_shown(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::strain(true), Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_none(person: &Person) -> Sheet<'_> {
    let to_me = ToMe { called: "Supervisor, 7KQ-2MD".into(), people: Vec::new() };
    let own = OwnStrain { shown: None, can: Vec::new() };
    let desk = StrainDesk { own: Some(own), to_me: Some(to_me), ..super::samples::strain(false) };
    page(person, &desk, Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    let fields = crate::form::Fields::read(b"do=show&signature=");
    let frame = person.visit.frame();
    let errors = ["to", "signature"].map(|at| wrong(&frame, &Problem::refused(at, "", ""))).into();
    page(person, &super::samples::strain(false), Typed::new(fields, errors))
}

#[cfg(test)]
pub(crate) fn sample_read(person: &Person) -> Sheet<'_> {
    read(person, uuid::Uuid::from_u128(12), &super::samples::strain_read())
}
