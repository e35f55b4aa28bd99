//! What joins a group to others: who sends people, who speaks for it, which agencies run it together, and how far it stands on
//! its own. The three axes are sliders with words, not marks: groups of every kind are wanted.

use axum::{extract::Path, response::Response};
use openseat_actions::growth::{self, Desk};
use openseat_domain::growth::{Axis, Champion, Fact, Kind};

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
    let mut sections = vec![autonomy(&frame, desk)];
    for (kind, heading, none) in [
        (Kind::Referral, "ties-referrals", "ties-referrals-none"),
        (Kind::Place, "ties-places", "ties-places-none"),
        (Kind::Champion, "ties-champions", "ties-champions-none"),
        (Kind::Partner, "ties-partners", "ties-partners-none"),
        (Kind::Course, "ties-courses", "ties-courses-none"),
    ] {
        sections.push(list(&frame, desk, kind, heading, none));
    }
    if desk.may_change {
        sections.push(forms(&frame, desk));
    }
    let field = match missing {
        Some("autonomy") => Some("autonomy"),
        Some("place") => Some("place"),
        Some("champion") => Some("champion"),
        Some("partner") => Some("partner"),
        Some("course") => Some("course"),
        Some(_) => Some("referral"),
        None => None,
    };
    let words = Heads {
        title: frame.t("ties-title").to_owned(),
        heading: frame.t1("ties-heading", "name", desk.name.as_str()),
        lead: frame.t("ties-lead").to_owned(),
    };
    beside(person, desk, words, sections, field)
}

fn autonomy(frame: &Frame<'_>, desk: &Desk) -> Section {
    let line = |axis: &Axis| {
        let facts: Vec<&Fact> =
            desk.facts.iter().filter(|fact| fact.kind == Kind::Autonomy && fact.about == axis.as_str()).collect();
        let said = |fact: &&Fact| {
            let amount = fact.amount.unwrap_or(0);
            let said = [
                ("n", amount.into()),
                ("words", words::stands(frame, amount).into()),
                ("day", words::day(frame, fact.day).into()),
            ];
            frame.say.format("ties-stood", &said)
        };
        let mut more: Vec<String> = facts.iter().take(4).map(said).collect();
        if more.is_empty() {
            more.push(frame.t("host-unknown").to_owned());
        }
        Line { text: words::axis(frame, *axis).to_owned(), more, ..Line::default() }
    };
    Section {
        heading: frame.t("ties-autonomy").to_owned(),
        said: vec![frame.t("ties-autonomy-lead").to_owned()],
        lines: Axis::ALL.iter().map(line).collect(),
        ..Section::default()
    }
}

fn list(frame: &Frame<'_>, desk: &Desk, kind: Kind, heading: &str, none: &str) -> Section {
    let here = link(desk.node.node(), "growing");
    let line = |fact: &Fact| {
        let text = match (kind, fact.amount) {
            (Kind::Referral, Some(n)) => {
                frame.say.format("ties-came", &[("name", fact.about.as_str().into()), ("n", n.into())])
            }
            (Kind::Course, Some(n)) => format!("{}, {}", fact.about, frame.t1("leading-hours-count", "n", n)),
            (Kind::Champion, _) => {
                Champion::parse(&fact.about).map_or("", |one| words::champion(frame, one)).to_owned()
            }
            _ => fact.about.clone(),
        };
        let button = Button::new(&here, "withdraw", frame.t("growing-take-back"));
        let button = button.with("id", fact.id.to_string()).with("back", "ties");
        let mut more = vec![words::day(frame, fact.day)];
        if !fact.note.is_empty() {
            more.push(fact.note.clone());
        }
        Line { text, more, buttons: if desk.may_change { vec![button] } else { Vec::new() }, ..Line::default() }
    };
    Section {
        heading: frame.say.t(heading).to_owned(),
        lines: desk.facts.iter().filter(|fact| fact.kind == kind).take(40).map(line).collect(),
        none: frame.say.t(none).to_owned(),
        ..Section::default()
    }
}

fn forms(frame: &Frame<'_>, desk: &Desk) -> Section {
    let here = link(desk.node.node(), "growing");
    let form = |does: &'static str, heading: &str, fields: Vec<Field>| Form {
        heading: frame.say.t(heading).to_owned(),
        action: here.clone(),
        does,
        hidden: vec![("back", "ties".to_owned())],
        fields,
        button: frame.t("growing-write").to_owned(),
        folded: true,
        ..Form::default()
    };
    let field = |id, name: &str, key: &str, input| Field::new(id, name, frame.say.t(key), input);
    let axes = Axis::ALL.iter().map(|axis| Choice::new(axis.as_str(), words::axis(frame, *axis))).collect();
    let numbers =
        (0..=10_i64).map(|n| Choice::new(&n.to_string(), &format!("{n}, {}", words::stands(frame, n)))).collect();
    let champions = Champion::ALL.iter().map(|one| Choice::new(one.as_str(), words::champion(frame, *one))).collect();
    let forms = vec![
        form(
            "autonomy",
            "ties-autonomy-set",
            vec![
                field("autonomy", "about", "ties-axis", Input::One(axes)),
                field("autonomy-n", "amount", "ties-how", Input::Pick(numbers)),
            ],
        ),
        form(
            "referral",
            "ties-referral-set",
            vec![
                field("referral", "about", "ties-source", Input::Text),
                field("referral-n", "amount", "ties-how-many", Input::Whole),
            ],
        ),
        form("place", "ties-place-set", vec![field("place", "about", "ties-place", Input::Text)]),
        form(
            "champion",
            "ties-champion-set",
            vec![
                field("champion", "about", "ties-champion", Input::One(champions)),
                field("champion-note", "note", "ties-champion-where", Input::Text),
            ],
        ),
        form("partner", "ties-partner-set", vec![field("partner", "about", "ties-partner", Input::Text)]),
        form(
            "course",
            "ties-course-set",
            vec![
                field("course", "about", "leading-course-name", Input::Text),
                field("course-n", "amount", "leading-hours", Input::Whole),
            ],
        ),
    ];
    Section { heading: frame.t("growing-down").to_owned(), forms, ..Section::default() }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::desk(), None)
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::desk(), Some("referral"))
}
