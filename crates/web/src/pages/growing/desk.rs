//! The page of a group: where it stands, what would help next, what wants a look. It is a checklist, never a grade.

use axum::{
    extract::Path,
    response::{IntoResponse as _, Response},
};
use openseat_actions::{
    growth::{self, Desk, New},
    organisation,
};
use openseat_content::stage::Rule;
use openseat_domain::{
    growth::{Fact, Kind, Reason},
    organisation::Level,
    policy::{Action, Kind as Thing, Thing as On},
    stage::{Measure, Met, Stage},
};

use super::{
    groups, id, link, refusal,
    sheet::{Button, Choice, Field, Form, Input, Line, Section, Sheet, Typed},
    words,
};
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, Way, missing, organisation::home, problem},
    person::Person,
};

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    answer(&person, &node, Typed::default()).await
}

/// One of the buttons and forms of the page, or of those that lie behind it; it leads back to where it was.
pub(crate) async fn send(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now, node_id) = (&person.visit.site.house, &person.signed, person.visit.site.now(), id(&node));
    let text = |name| fields.text(name);
    let day = text("day").parse().ok();
    let new = |kind: Kind| New {
        kind,
        about: text("about").to_owned(),
        amount: text("amount").parse().ok(),
        day,
        note: fields.exact("note").to_owned(),
    };
    let done = match text("do") {
        "tick-all" => match Stage::parse(text("about")) {
            Some(stage) => growth::tick_all(house, who, node_id, stage, now).await,
            None => return missing::page_of(&person.visit),
        },
        "withdraw" => growth::withdraw(house, who, node_id, id(text("id")), now).await.map(drop),
        word => match Kind::parse(word) {
            Some(kind) => growth::write(house, who, node_id, new(kind), now).await,
            None => return missing::page_of(&person.visit),
        },
    };
    let back = match text("back") {
        page @ ("host" | "ties") => page,
        _ => "growing",
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}?done=1", link(node_id, back))),
        Err(error) => match refusal(&person, error) {
            Ok(problems) if back == "growing" => {
                let errors = problems.iter().map(|one| wrong(&person.visit.frame(), text("do"), &one.at)).collect();
                answer(&person, &node, Typed::new(fields, errors)).await
            }
            // The page behind says what is needed beside its fields.
            Ok(_) => person.visit.go(&format!("{}?missing={}", link(node_id, back), text("do"))),
            Err(page) => *page,
        },
    }
}

fn wrong(frame: &Frame<'_>, does: &str, at: &str) -> FieldError {
    let field = match (does, at) {
        (_, "day") => "rest-day",
        ("contact", _) => "contact",
        ("celebration", _) => "celebration",
        _ => "rest",
    };
    FieldError { field, text: frame.t(if at == "day" { "growing-wrong-day" } else { "growing-wrong" }).to_owned() }
}

async fn answer(person: &Person, node: &str, typed: Typed) -> Response {
    let (house, now, id) = (&person.visit.site.house, person.visit.site.now(), id(node));
    let view = match organisation::view(house, &person.signed.actor(), id).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    if view.level != Level::Group {
        return groups::answer(person, view).await;
    }
    match growth::desk(house, &person.signed, id, now).await {
        Ok(desk) => {
            let wrong = !typed.errors.is_empty();
            let page = page(person, &desk, typed);
            let status = if wrong { axum::http::StatusCode::UNPROCESSABLE_ENTITY } else { axum::http::StatusCode::OK };
            person.visit.show_with(status, &page).into_response()
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, desk: &Desk, typed: Typed) -> Sheet<'a> {
    let frame = person.visit.frame();
    let back = home::link(desk.node.node());
    let whole = person.visit.value("all").is_some();
    let mut sections = vec![stands(&frame, desk)];
    if let Some(next) = next(&frame, desk) {
        sections.push(next);
    }
    sections.extend(alerts(&frame, desk));
    sections.extend(checklists(&frame, desk, whole));
    sections.push(doors(person, desk));
    if desk.may_change {
        sections.push(write_down(&frame, desk, &typed));
    }
    sections.push(history(&frame, desk));
    let done = if person.visit.value("done").is_some() { frame.t("growing-done").to_owned() } else { String::new() };
    let sheet = Sheet {
        title: frame.t("growing-title").to_owned(),
        heading: frame.t1("growing-heading", "name", desk.name.as_str()),
        back: vec![Way { href: back, label: frame.t1("org-back", "name", desk.name.as_str()) }],
        done,
        lead: vec![frame.t("growing-lead").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

fn stands(frame: &Frame<'_>, desk: &Desk) -> Section {
    let info = frame.site.content.stages().of(desk.checklist.stage);
    let locale = frame.say.locale;
    let (name, about) = info.map_or(("", ""), |info| (info.name(locale), info.about(locale)));
    let mut said = Vec::new();
    if let Some(rest) = desk.rest {
        said.push(words::rest(frame, rest));
    }
    said.push(frame.t1("growing-stands", "stage", name));
    said.push(about.to_owned());
    Section { heading: frame.t("growing-where").to_owned(), said, ..Section::default() }
}

fn next(frame: &Frame<'_>, desk: &Desk) -> Option<Section> {
    let rule = frame.site.content.stages().rule(desk.checklist.next.as_deref()?)?;
    Some(Section {
        heading: frame.t("growing-next").to_owned(),
        boxed: true,
        said: vec![rule.next(frame.say.locale).to_owned()],
        ..Section::default()
    })
}

fn alerts(frame: &Frame<'_>, desk: &Desk) -> Option<Section> {
    let line = |alert: &growth::Alert| {
        let rule = frame.site.content.stages().alert(&alert.id)?;
        let locale = frame.say.locale;
        Some(Line { text: rule.text(locale).to_owned(), more: vec![rule.next(locale).to_owned()], ..Line::default() })
    };
    let lines: Vec<Line> = desk.alerts.iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| Section {
        heading: frame.t("growing-look").to_owned(),
        said: vec![frame.t("growing-look-lead").to_owned()],
        lines,
        ..Section::default()
    })
}

/// The list of the stage that the group is at; all of them when asked.
fn checklists(frame: &Frame<'_>, desk: &Desk, whole: bool) -> Vec<Section> {
    let (stages, here) = (frame.site.content.stages(), link(desk.node.node(), "growing"));
    let mut sections = Vec::new();
    for (stage, row) in &desk.checklist.rows {
        if !whole && *stage != desk.checklist.stage {
            continue;
        }
        let name = stages.of(*stage).map_or("", |info| info.name(frame.say.locale));
        let lines = row.iter().filter_map(|(id, met)| Some(criterion(frame, desk, stages.rule(id)?, met, &here)));
        let open = desk.may_change && row.iter().any(|(_, met)| *met == Met::Open(None));
        let mut section =
            Section { heading: frame.t1("growing-list", "stage", name), lines: lines.collect(), ..Section::default() };
        if open {
            section.forms.push(Form {
                action: here.clone(),
                does: "tick-all",
                hidden: vec![("about", stage.as_str().to_owned())],
                button: frame.t("growing-tick-all").to_owned(),
                ..Form::default()
            });
        }
        if !whole {
            let href = format!("{here}?all=1");
            section.links.push(Way { href, label: frame.t("growing-all").to_owned() });
        }
        sections.push(section);
    }
    sections
}

fn criterion(frame: &Frame<'_>, desk: &Desk, rule: &Rule, met: &Met, here: &str) -> Line {
    let mut more = Vec::new();
    // What is so or not so needs no number.
    let counts = !matches!(rule.measure(), Some(Measure::Venue | Measure::StepBack | Measure::SupportOnly));
    let now = if rule.measure().is_some_and(Measure::is_share) { "growing-now-share" } else { "growing-now" };
    let now = |value: f64| frame.t1(now, "n", words::number(frame, value));
    let mut button = None;
    match met {
        Met::Counted(value) | Met::Open(Some(value)) => more.extend(counts.then(|| now(*value))),
        Met::Said(day, by) => {
            let said = [("day", words::day(frame, *day).into()), ("mark", words::mark(by).into())];
            more.push(frame.say.format("growing-said", &said));
            button = Some(("untick", "growing-untick"));
        }
        Met::Open(None) => button = Some(("tick", "growing-tick")),
    }
    if rule.measure() == Some(Measure::ComeAgain) {
        more.push(match desk.records.get(Measure::ComeAgainOf) {
            Some(people) => frame.t1("growing-by-code", "n", words::number(frame, people)),
            None => frame.t("growing-by-code-few").to_owned(),
        });
    }
    let tag = match met {
        Met::Counted(_) | Met::Said(..) => "growing-met",
        // What records would tell and do not yet is no no.
        Met::Open(None) if rule.measure().is_some() => "growing-unknown",
        Met::Open(_) => "growing-open",
    };
    if rule.ours {
        more.push(frame.t("growing-ours").to_owned());
    }
    let button = button
        .filter(|_| desk.may_change)
        .map(|(does, label)| Button::new(here, does, frame.say.t(label)).with("about", rule.id.clone()));
    Line {
        text: rule.text(frame.say.locale).to_owned(),
        tag: frame.t(tag).to_owned(),
        good: met.is_met(),
        more,
        buttons: button.into_iter().collect(),
        ..Line::default()
    }
}

fn doors(person: &Person, desk: &Desk) -> Section {
    let frame = person.visit.frame();
    let node = desk.node.node();
    let sees = |kind| person.signed.may(Action::See, &On::on(kind, desk.node)).is_ok();
    let mut links = Vec::new();
    let mut door = |open: bool, end: &str, key: &str| {
        if open {
            links.push(Way { href: link(node, end), label: frame.say.t(key).to_owned() });
        }
    };
    door(sees(Thing::Rota), "rota", "rota-title");
    door(true, "leading", "leading-title");
    door(true, "strain", "strain-title");
    door(sees(Thing::FacilitatorRecord), "facilitators", "facilitators-title");
    door(true, "host", "host-title");
    door(true, "ties", "ties-title");
    door(sees(Thing::Ledger), "money", "money-title");
    door(sees(Thing::Fidelity), "checks", "check-title");
    Section { heading: frame.t("growing-doors").to_owned(), links, ..Section::default() }
}

fn write_down(frame: &Frame<'_>, desk: &Desk, typed: &Typed) -> Section {
    let (here, nothing) = (link(desk.node.node(), "growing"), Typed::default());
    let note = |id: &'static str, does: &'static str, heading: &str, label: &str| Form {
        heading: frame.say.t(heading).to_owned(),
        action: here.clone(),
        does,
        fields: vec![Field::new(id, "note", frame.say.t(label), Input::Text).again(typed.of(does, &nothing))],
        button: frame.t("growing-write").to_owned(),
        folded: true,
        ..Form::default()
    };
    let mut forms = vec![
        note("contact", "contact", "growing-contact", "growing-contact-label"),
        note("celebration", "celebration", "growing-celebration", "growing-celebration-label"),
        Form {
            heading: frame.t("growing-strain").to_owned(),
            action: here.clone(),
            does: "strain",
            button: frame.t("growing-strain-button").to_owned(),
            folded: true,
            ..Form::default()
        },
    ];
    if desk.rest.is_some() {
        forms.push(Form {
            heading: frame.t("growing-again").to_owned(),
            action: here,
            does: "resumed",
            button: frame.t("growing-again-button").to_owned(),
            folded: true,
            ..Form::default()
        });
    } else {
        forms.push(pause(frame, here, typed));
    }
    Section { heading: frame.t("growing-down").to_owned(), forms, ..Section::default() }
}

fn pause(frame: &Frame<'_>, here: String, typed: &Typed) -> Form {
    let mut reasons = vec![Choice::new("", frame.t("growing-choose"))];
    reasons.extend(Reason::ALL.iter().map(|one| Choice::new(one.as_str(), words::reason(frame, *one))));
    let which = ["paused", "closed"].map(|word| {
        Choice::new(word, frame.t(if word == "paused" { "growing-pause" } else { "growing-close" }))
            .chosen(word == "paused")
    });
    let nothing = Typed::default();
    let typed = if ["paused", "closed"].contains(&typed.does.as_str()) { typed } else { &nothing };
    Form {
        heading: frame.t("growing-rest").to_owned(),
        action: here,
        does: "",
        fields: vec![
            Field::new("rest-what", "do", frame.t("growing-rest-what"), Input::One(which.into())).again(typed),
            Field::new("rest", "about", frame.t("growing-rest-why"), Input::Pick(reasons)).again(typed),
            Field::new("rest-day", "day", frame.t("growing-rest-day"), Input::Date)
                .hint(frame.t("growing-rest-hint"))
                .again(typed),
        ],
        button: frame.t("growing-write").to_owned(),
        folded: true,
        ..Form::default()
    }
}

fn history(frame: &Frame<'_>, desk: &Desk) -> Section {
    let stages = frame.site.content.stages();
    let stage = |(stage, day): &(Stage, jiff::civil::Date)| Line {
        text: stages.of(*stage).map_or("", |info| info.name(frame.say.locale)).to_owned(),
        more: vec![words::day(frame, *day)],
        ..Line::default()
    };
    let event = |fact: &Fact| {
        let key = match fact.kind {
            Kind::Contact => "growing-was-contact",
            Kind::Celebration => "growing-was-celebration",
            Kind::Strain => "growing-was-strain",
            Kind::Resumed => "growing-was-resumed",
            _ => return None,
        };
        let here = link(desk.node.node(), "growing");
        let button = Button::new(&here, "withdraw", frame.t("growing-take-back")).with("id", fact.id.to_string());
        let note = [fact.about.as_str(), fact.note.as_str()].into_iter().find(|text| !text.is_empty());
        Some(Line {
            text: frame.say.format(key, &[("day", words::day(frame, fact.day).into())]),
            more: note.map(str::to_owned).into_iter().collect(),
            buttons: if desk.may_change { vec![button] } else { Vec::new() },
            ..Line::default()
        })
    };
    let mut lines: Vec<Line> = desk.history.iter().map(stage).collect();
    lines.extend(desk.facts.iter().filter_map(event).take(20));
    Section {
        heading: frame.t("growing-history").to_owned(),
        none: frame.t("growing-history-none").to_owned(),
        lines,
        ..Section::default()
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::desk(), Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    let fields = crate::form::Fields::read(b"do=paused&about=");
    let errors = vec![wrong(&person.visit.frame(), "paused", "about")];
    page(person, &super::samples::paused(), Typed::default());
    page(person, &super::samples::desk(), Typed::new(fields, errors))
}

#[cfg(test)]
pub(crate) fn sample_paused(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::paused(), Typed::default())
}
