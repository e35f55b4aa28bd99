//! One's own part in leading a group: the name on the rota, one's record, what is due. The kindest page of all.

use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::facilitator::{self, Given, MyPart, Offer, STRAIN};
use openseat_domain::{
    facilitator::{Background, Check, Credential, Level, Training, With},
    policy::{Action, Kind as Thing, Thing as On},
};

use super::{
    id, link, refusal,
    sheet::{Button, Choice, Field, Form, Input, Line, Section, Sheet, Typed},
    words,
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, Way, organisation::home, problem, space::said},
    person::Person,
};

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    answer(&person, &node, StatusCode::OK, Typed::default()).await
}

pub(crate) async fn send(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, who, now, node_id) = (&person.visit.site.house, &person.signed, person.visit.site.now(), id(&node));
    let me = who.person;
    let done = match fields.text("do") {
        "leave" => facilitator::leave(house, who, node_id, now).await,
        "remove" => facilitator::remove(house, who, node_id, me, id(fields.text("id")), now).await.map(drop),
        "give" => {
            let offer = Offer {
                name: fields.text("name").to_owned(),
                email: fields.text("email").to_owned(),
                background: Background::parse(fields.text("background")),
            };
            facilitator::give(house, who, node_id, offer, person.visit.locale, now).await
        }
        _ => match read(&person.visit.frame(), &fields) {
            Ok(line) => facilitator::add(house, who, node_id, me, line, now).await,
            Err(errors) => {
                let typed = Typed::new(fields, errors);
                return answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, typed).await;
            }
        },
    };
    match done {
        Ok(()) => person.visit.go(&format!("{}?done=1", link(node_id, "leading"))),
        Err(error) => match refusal(&person, error) {
            Ok(problems) => {
                let does = fields.text("do").to_owned();
                let errors = problems.iter().map(|one| wrong(&person.visit.frame(), &does, &one.at)).collect();
                answer(&person, &node, StatusCode::UNPROCESSABLE_ENTITY, Typed::new(fields, errors)).await
            }
            Err(page) => *page,
        },
    }
}

/// A line of a record, from a form.
pub(super) fn read(frame: &Frame<'_>, fields: &Fields) -> Result<Credential, Vec<FieldError>> {
    let does = fields.text("do");
    if does == "conduct" {
        return Ok(Credential::Check { check: Check::Conduct, on: said::today(frame) });
    }
    let error = |at: &str| vec![wrong(frame, does, at)];
    let on = fields.text("day").parse().map_err(|_| error("day"))?;
    match does {
        "safeguarding" => Ok(Credential::Check { check: Check::Safeguarding, on }),
        "supervision" => {
            let with = With::parse(fields.text("with")).unwrap_or(With::Peer);
            Ok(Credential::Supervision { on, with, name: fields.text("name").to_owned() })
        }
        _ => {
            let known = frame.site.content.courses().iter().find(|course| course.id == fields.text("course"));
            let given = |typed: &str, known: Option<&str>| match (typed, known) {
                ("", Some(known)) => known.to_owned(),
                (typed, _) => typed.to_owned(),
            };
            let expires_on = match fields.text("expires") {
                "" => renews(known, on),
                text => Some(text.parse().map_err(|_| error("expires"))?),
            };
            Ok(Credential::Training(Training {
                course: known.map(|course| course.id.clone()).unwrap_or_default(),
                name: given(fields.text("name"), known.map(|course| course.name.as_str())),
                provider: given(fields.text("provider"), known.map(|course| course.provider.as_str())),
                level: Level::parse(fields.text("level")).or(known.map(|one| one.level)).unwrap_or(Level::Facilitator),
                done_on: on,
                expires_on,
                hours: fields.text("hours").parse().ok(),
                certificate: fields.text("certificate").to_owned(),
            }))
        }
    }
}

fn renews(course: Option<&openseat_content::course::Course>, on: jiff::civil::Date) -> Option<jiff::civil::Date> {
    let months = course?.renews_after_months?;
    on.checked_add(jiff::Span::new().months(i32::from(months))).ok()
}

pub(super) fn wrong(frame: &Frame<'_>, does: &str, at: &str) -> FieldError {
    let (field, key) = match (does, at) {
        ("give", "email") => ("email", "link-wrong-address"),
        ("give", _) => ("name", "leading-name-missing"),
        ("supervision", "day") => ("supervision-day", "growing-wrong-day"),
        ("supervision", _) => ("supervision-name", "growing-wrong"),
        ("safeguarding", _) => ("safeguarding-day", "growing-wrong-day"),
        ("step", _) => ("months", "growing-wrong"),
        (_, "day") => ("course-day", "growing-wrong-day"),
        (_, "expires") => ("course-expires", "leading-wrong-expires"),
        _ => ("course-name", "growing-wrong"),
    };
    FieldError { field, text: frame.say.t(key).to_owned() }
}

async fn answer(person: &Person, node: &str, status: StatusCode, typed: Typed) -> Response {
    match facilitator::my_part(&person.visit.site.house, &person.signed, id(node), person.visit.site.now()).await {
        Ok(part) => person.visit.show_with(status, &page(person, &part, typed)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, part: &MyPart, typed: Typed) -> Sheet<'a> {
    let frame = person.visit.frame();
    let (node, here) = (part.node.node(), link(part.node.node(), "leading"));
    let nothing = Typed::default();
    let mut sections = Vec::new();
    if let Some(given) = &part.given {
        sections.push(mine(&frame, part, given));
        if part.strain_due {
            sections.push(strain(&frame));
        }
        sections.push(ways(person, part));
        sections.push(record(&frame, &part.record, &here, &person.signed.person.to_string(), true));
        sections.push(Section {
            heading: frame.t("leading-add").to_owned(),
            forms: vec![
                course(&frame, &here, typed.of("course", &nothing)),
                supervision(&frame, &here, typed.of("supervision", &nothing)),
            ],
            ..Section::default()
        });
        if part.due.conduct.is_none() {
            sections.push(conduct(&frame, &here));
        }
    }
    sections.push(give(&frame, part, &here, typed.of("give", &nothing)));
    if part.given.is_some() {
        let form = Form {
            heading: frame.t("leading-stop").to_owned(),
            action: here,
            does: "leave",
            button: frame.t("leading-stop-button").to_owned(),
            folded: true,
            ..Form::default()
        };
        sections.push(Section { said: Vec::new(), forms: vec![form], ..Section::default() });
    }
    let lead = if part.given.is_some() { "leading-lead" } else { "leading-lead-new" };
    let done = if person.visit.value("done").is_some() { frame.t("growing-done").to_owned() } else { String::new() };
    let sheet = Sheet {
        title: frame.t("leading-title").to_owned(),
        heading: frame.t1("leading-heading", "name", part.name.as_str()),
        back: vec![Way { href: home::link(node), label: frame.t1("org-back", "name", part.name.as_str()) }],
        done,
        lead: vec![frame.t(lead).to_owned(), frame.t("leading-who-sees").to_owned()],
        sections,
        errors: Vec::new(),
        frame,
    };
    sheet.again(typed)
}

fn mine(frame: &Frame<'_>, part: &MyPart, given: &Given) -> Section {
    let mut rows = vec![
        (frame.t("leading-name-row").to_owned(), given.name.clone()),
        (frame.t("leading-step-row").to_owned(), words::step(frame, given.step).to_owned()),
    ];
    rows.extend(due(frame, &part.due));
    Section { heading: frame.t("leading-mine").to_owned(), rows, ..Section::default() }
}

/// What a record comes to, in rows.
pub(super) fn due(frame: &Frame<'_>, due: &openseat_domain::facilitator::Due) -> Vec<(String, String)> {
    let row = |key: &str, text: String| (frame.say.t(key).to_owned(), text);
    let day = |day| words::day(frame, day);
    let mut rows = Vec::new();
    if due.hours > 0 {
        rows.push(row("leading-hours-row", frame.t1("leading-hours-count", "n", due.hours)));
    }
    if let Some(on) = due.refresher {
        let key = if due.overdue { "leading-refresher-late" } else { "leading-refresher-on" };
        rows.push(row("leading-refresher-row", frame.t1(key, "day", day(on))));
    }
    for (name, until) in &due.ending {
        rows.push(row("leading-ending-row", format!("{name}: {}", frame.t1("leading-until", "day", day(*until)))));
    }
    let or_none = |on: Option<jiff::civil::Date>| on.map_or_else(|| frame.t("leading-not-yet").to_owned(), day);
    rows.push(row("leading-conduct-row", or_none(due.conduct)));
    rows.push(row("leading-safeguarding-row", or_none(due.safeguarding)));
    rows.push(row("leading-supervision-row", or_none(due.supervision)));
    rows
}

fn strain(frame: &Frame<'_>) -> Section {
    let way = Way { href: format!("/space/forms/{STRAIN}"), label: frame.t("leading-strain-go").to_owned() };
    Section {
        heading: frame.t("leading-strain").to_owned(),
        boxed: true,
        said: vec![frame.t("leading-strain-lead").to_owned()],
        links: vec![way],
        ..Section::default()
    }
}

fn ways(person: &Person, part: &MyPart) -> Section {
    let frame = person.visit.frame();
    let node = part.node.node();
    let sees = |kind| person.signed.may(Action::See, &On::on(kind, part.node)).is_ok();
    let mut links = Vec::new();
    if sees(Thing::Rota) {
        links.push(Way { href: link(node, "rota"), label: frame.t("rota-title").to_owned() });
    }
    if sees(Thing::Growth) {
        links.push(Way { href: link(node, "growing"), label: frame.t("growing-title").to_owned() });
    }
    links.push(Way { href: link(node, "strain"), label: frame.t("strain-title").to_owned() });
    links.push(Way { href: link(node, "thanks"), label: frame.t("thanks-title").to_owned() });
    Section { links, ..Section::default() }
}

/// Somebody's record, with what they or those who look after them can take out.
pub(super) fn record(
    frame: &Frame<'_>,
    record: &[(uuid::Uuid, Credential)],
    here: &str,
    whose: &str,
    may_remove: bool,
) -> Section {
    let line = |(id, one): &(uuid::Uuid, Credential)| {
        let (text, more) = words::credential(frame, one);
        let button = Button::new(here, "remove", frame.t("leading-remove")).with("id", id.to_string());
        let button = button.with("person", whose);
        Line { text, more, buttons: if may_remove { vec![button] } else { Vec::new() }, ..Line::default() }
    };
    Section {
        heading: frame.t("leading-record").to_owned(),
        lines: record.iter().map(line).collect(),
        none: frame.t("leading-record-none").to_owned(),
        ..Section::default()
    }
}

fn give(frame: &Frame<'_>, part: &MyPart, here: &str, typed: &Typed) -> Section {
    let given = part.given.as_ref();
    let mut backgrounds = vec![Choice::new("", frame.t("leading-background-none"))];
    backgrounds.extend(Background::ALL.iter().map(|one| Choice::new(one.as_str(), words::background(frame, *one))));
    let now = given.and_then(|given| given.background).map_or("", Background::as_str);
    let backgrounds = backgrounds
        .into_iter()
        .map(|one| {
            let chosen = one.value == now;
            one.chosen(chosen)
        })
        .collect();
    let text = |value: Option<&String>| value.cloned().unwrap_or_default();
    let form = Form {
        action: here.to_owned(),
        does: "give",
        fields: vec![
            Field::new("name", "name", frame.t("leading-name"), Input::Text)
                .hint(frame.t("leading-name-hint"))
                .value(text(given.map(|given| &given.name)))
                .again(typed),
            Field::new("email", "email", frame.t("leading-email"), Input::Email)
                .hint(frame.t("leading-email-hint"))
                .value(text(given.map(|given| &given.email)))
                .again(typed),
            Field::new("background", "background", frame.t("leading-background"), Input::One(backgrounds)).again(typed),
        ],
        button: frame.t(if given.is_some() { "org-save" } else { "leading-offer" }).to_owned(),
        ..Form::default()
    };
    let heading = if given.is_some() { "leading-change" } else { "leading-offer-title" };
    Section { heading: frame.t(heading).to_owned(), forms: vec![form], ..Section::default() }
}

/// A course that was done.
pub(super) fn course(frame: &Frame<'_>, here: &str, typed: &Typed) -> Form {
    let mut courses = vec![Choice::new("", frame.t("leading-course-other"))];
    courses.extend(frame.site.content.courses().iter().map(|one| {
        let hours = one.hours.map(|[from, until]| {
            frame.say.format("leading-course-hours", &[("from", from.into()), ("until", until.into())])
        });
        let hours = hours.map(|text| format!(" ({text})")).unwrap_or_default();
        let own = if one.own { format!(" · {}", frame.t("leading-course-own")) } else { String::new() };
        Choice::new(&one.id, &format!("{}, {}{hours}{own}", one.name, one.provider))
    }));
    let levels = Level::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), words::level(frame, *one)).chosen(*one == Level::Facilitator));
    Form {
        heading: frame.t("leading-course").to_owned(),
        action: here.to_owned(),
        does: "course",
        fields: vec![
            Field::new("course", "course", frame.t("leading-course-which"), Input::Pick(courses)).again(typed),
            Field::new("course-name", "name", frame.t("leading-course-name"), Input::Text)
                .hint(frame.t("leading-course-name-hint"))
                .again(typed),
            Field::new("course-provider", "provider", frame.t("leading-provider"), Input::Text).again(typed),
            Field::new("course-level", "level", frame.t("leading-level"), Input::Pick(levels.collect())).again(typed),
            Field::new("course-day", "day", frame.t("leading-day"), Input::Date).again(typed),
            Field::new("course-hours", "hours", frame.t("leading-hours"), Input::Whole).again(typed),
            Field::new("course-expires", "expires", frame.t("leading-expires"), Input::Date)
                .hint(frame.t("leading-expires-hint"))
                .again(typed),
            Field::new("course-certificate", "certificate", frame.t("leading-certificate"), Input::Text)
                .hint(frame.t("leading-certificate-hint"))
                .again(typed),
        ],
        button: frame.t("growing-write").to_owned(),
        folded: true,
        ..Form::default()
    }
}

/// Supervision that took place.
pub(super) fn supervision(frame: &Frame<'_>, here: &str, typed: &Typed) -> Form {
    let with =
        With::ALL.iter().map(|one| Choice::new(one.as_str(), words::with(frame, *one)).chosen(*one == With::Peer));
    Form {
        heading: frame.t("leading-supervision").to_owned(),
        action: here.to_owned(),
        does: "supervision",
        fields: vec![
            Field::new("supervision-day", "day", frame.t("leading-day"), Input::Date).again(typed),
            Field::new("supervision-with", "with", frame.t("leading-with"), Input::One(with.collect())).again(typed),
            Field::new("supervision-name", "name", frame.t("leading-with-name"), Input::Text).again(typed),
        ],
        button: frame.t("growing-write").to_owned(),
        folded: true,
        ..Form::default()
    }
}

fn conduct(frame: &Frame<'_>, here: &str) -> Section {
    let locale = frame.say.locale;
    let Some(list) = frame.site.content.checklist("conduct") else { return Section::default() };
    let form = Form {
        action: here.to_owned(),
        does: "conduct",
        button: frame.t("leading-sign").to_owned(),
        ..Form::default()
    };
    Section {
        heading: list.name(locale).to_owned(),
        said: vec![list.about(locale).to_owned()],
        lines: list.items.iter().map(|item| Line { text: item.text(locale).to_owned(), ..Line::default() }).collect(),
        forms: vec![form],
        ..Section::default()
    }
}

#[cfg(test)]
pub(crate) fn sample(person: &Person) -> Sheet<'_> {
    page(person, &super::samples::my_part(), Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_new(person: &Person) -> Sheet<'_> {
    let part = MyPart { given: None, record: Vec::new(), strain_due: false, ..super::samples::my_part() };
    page(person, &part, Typed::default())
}

#[cfg(test)]
pub(crate) fn sample_error(person: &Person) -> Sheet<'_> {
    let fields = Fields::read(b"do=course&name=Listening+%3Cb%3Ewell&day=soon");
    let errors = read(&person.visit.frame(), &fields).expect_err("soon is no day");
    page(person, &super::samples::my_part(), Typed::new(fields, errors))
}
