//! One session: how many came with one tap, and below it whatever else is worth keeping.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    group_session::{self, ClashView, Entry, SessionView},
};
use openseat_domain::{
    form::Sort,
    group_session::{Change, Field, Incident, Mode, Standing},
    policy::{Action, Kind, Thing},
};
use uuid::Uuid;

use super::{Choice, read::Typed, said};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    headers,
    pages::{FieldError, Way, problem},
    person::Person,
};

/// Numbers that are saved with one tap.
const QUICK: u16 = 20;

#[derive(Template)]
#[template(path = "pages/group_session/one.html")]
pub(crate) struct SessionPage<'a> {
    frame: Frame<'a>,
    heading: String,
    group: String,
    back: String,
    action: String,
    undo_action: String,
    /// Mode, state, how many came.
    state: String,
    done: String,
    /// The version that can be taken back.
    undo: Option<i64>,
    clashes: Vec<Clash>,
    handover: String,
    may_change: bool,
    entry: String,
    base: i64,
    counts: Vec<Count>,
    more: More,
    i_lead: bool,
    leads: String,
    doors: Vec<Way>,
    errors: Vec<FieldError>,
}

struct Clash {
    field: &'static str,
    label: String,
    stands: String,
    other: String,
    who: String,
}

/// One way of coming, and how many came so.
struct Count {
    field: &'static str,
    label: String,
    value: String,
    numbers: Vec<Choice>,
}

/// All that is optional.
struct More {
    modes: Vec<Choice>,
    sites: Vec<Choice>,
    numbers: Vec<(&'static str, String, String)>,
    tools: Vec<Choice>,
    incidents: Vec<Choice>,
    topics: String,
    donation: String,
    currency: String,
    follow_ups: String,
    handover: String,
}

pub(crate) async fn show(person: Person, Path((node, id)): Path<(String, String)>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match group_session::one(house, &person.signed, super::id(&node), super::id(&id), now).await {
        Ok(view) => {
            let done = person.visit.value("done").unwrap_or_default();
            // What was typed without a network is sent by a script of the page.
            headers::with_fetch(person.visit.show(&page(&person, &view, None, &done, Vec::new())))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn save(
    Path((node, id)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    let view = match group_session::one(house, &person.signed, node, id, now).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    let Typed { changes, errors } = Typed::read(person.visit.say(), &fields, &view);
    if !errors.is_empty() {
        return again(&person, &view, &fields, errors);
    }
    let Some(entry) = entry(&person, &fields, &view, changes) else {
        return person.visit.go(&super::session(node, id));
    };
    match group_session::save(house, &person.signed, node, id, entry, now).await {
        Ok(_) => {
            let end = if fields.text("part") == "sections" { "/sheet?done=saved" } else { "?done=saved" };
            person.visit.go(&format!("{}{end}", super::session(node, id)))
        }
        Err(ActionError::Refusals(problems)) => {
            let say = person.visit.say();
            let error = |problem: openseat_domain::problem::Problem| FieldError {
                field: super::read::id(&problem.at),
                text: say.t(wrong(&problem.what)).to_owned(),
            };
            again(&person, &view, &fields, problems.into_iter().map(error).collect())
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// Takes back one's last change.
pub(crate) async fn undo(
    Path((node, id)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    let version = fields.text("version").parse().unwrap_or(0);
    match group_session::undo(house, &person.signed, node, id, version, now).await {
        Ok(_) => person.visit.go(&format!("{}?done=undone", super::session(node, id))),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person, Path((node, id)): Path<(String, String)>) -> Response {
    person.visit.go(&super::session(super::id(&node), super::id(&id)))
}

/// What is to be kept; `None` when the form says nothing.
fn entry(person: &Person, fields: &Fields, view: &SessionView, mut changes: Vec<Change>) -> Option<Entry> {
    let id = Uuid::parse_str(fields.text("entry")).ok()?;
    let base = fields.text("base").parse().unwrap_or(view.version);
    let mut settles = Vec::new();
    if let Some((field, which)) = fields.text("settle").split_once('.') {
        let clash = view.clashes.iter().find(|clash| clash.field.as_str() == field)?;
        settles.push(clash.field);
        changes = vec![if which == "other" { clash.other.clone() } else { clash.stands.clone() }];
    }
    let facilitates = person.signed.may(Action::Change, &Thing::on(Kind::SessionNames, view.node)).is_ok();
    let leads = match fields.text("lead") {
        "yes" => Some(true),
        "no" => Some(false),
        // Who runs the group and counts, led it, unless they say otherwise.
        _ => (facilitates && view.leaders == 0 && changes.iter().any(Change::counts)).then_some(true),
    };
    (!changes.is_empty() || leads.is_some()).then_some(Entry { id, base, changes, settles, leads })
}

fn again(person: &Person, view: &SessionView, fields: &Fields, errors: Vec<FieldError>) -> Response {
    person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(person, view, Some(fields), "", errors))
}

/// What is wrong, by what the rule says.
pub(super) fn wrong(what: &str) -> &'static str {
    match what {
        "more-than-came" => "gs-wrong-more",
        "too-many" => "gs-wrong-many",
        "too-long" => "gs-wrong-long",
        "no-money" => "gs-wrong-donation",
        "missing" => "gs-wrong-missing",
        _ => "gs-wrong-odd",
    }
}

/// The numbers that are saved with one tap, for one way of coming.
pub(super) fn numbers(mode: Mode, chosen: Option<u16>) -> Vec<Choice> {
    let field = match mode {
        Mode::InPerson => Field::InPerson,
        Mode::Online => Field::Online,
        // Two numbers need two taps: one looks at the page first.
        Mode::Hybrid => return Vec::new(),
    };
    of_field(field, chosen)
}

fn of_field(field: Field, chosen: Option<u16>) -> Vec<Choice> {
    let one =
        |n: u16| Choice { value: format!("{}.{n}", field.as_str()), label: n.to_string(), chosen: chosen == Some(n) };
    (1..=QUICK).map(one).collect()
}

fn page<'a>(
    person: &'a Person,
    view: &SessionView,
    typed: Option<&Fields>,
    done: &str,
    errors: Vec<FieldError>,
) -> SessionPage<'a> {
    let frame = person.visit.frame();
    let (node, record) = (view.node.node(), &view.record);
    let here = super::session(node, view.id);
    let site = &person.visit.site;
    SessionPage {
        heading: said::slot(&frame, &view.slot),
        group: view.group.clone(),
        back: super::sessions(node),
        state: state(&frame, view),
        done: match done {
            "saved" => format!("{} {}", frame.t("gs-saved"), said::came(&frame, record)),
            "undone" => frame.t("gs-undone").to_owned(),
            _ => String::new(),
        },
        undo: (view.undoable && done == "saved").then_some(view.version),
        clashes: view.clashes.iter().map(|one| clash(&frame, one)).collect(),
        handover: view.handover.clone(),
        may_change: view.may_change,
        entry: group_session::entry_id(&site.house, site.now()).to_string(),
        base: typed.and_then(|typed| typed.text("base").parse().ok()).unwrap_or(view.version),
        counts: counts(&frame, view, typed),
        more: more(person, &frame, view, typed),
        i_lead: view.i_lead,
        leads: frame.t1("gs-leads", "n", view.leaders),
        doors: doors(person, &frame, view, &here),
        undo_action: format!("{here}/undo"),
        action: here,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

fn state(frame: &Frame<'_>, view: &SessionView) -> String {
    let record = &view.record;
    let mut parts = vec![said::mode(frame, record.mode).to_owned(), said::standing(frame, record.standing).to_owned()];
    match record.standing {
        Standing::Held => parts.push(said::came(frame, record)),
        Standing::Cancelled => parts.extend(record.reason.map(|one| said::reason(frame, one).to_owned())),
        Standing::Moved => parts.extend(record.moved.as_ref().map(|to| {
            let when = said::when(frame, to.day, to.start);
            if to.place.is_empty() { when } else { format!("{when}, {}", to.place) }
        })),
        Standing::Planned => {}
    }
    parts.join(" · ")
}

fn clash(frame: &Frame<'_>, one: &ClashView) -> Clash {
    Clash {
        field: one.field.as_str(),
        label: said::field(frame, one.field).to_owned(),
        stands: said::change(frame, &one.stands),
        other: said::change(frame, &one.other),
        who: frame.t(if one.mine { "gs-clash-you" } else { "gs-clash-they" }).to_owned(),
    }
}

fn counts(frame: &Frame<'_>, view: &SessionView, typed: Option<&Fields>) -> Vec<Count> {
    let record = &view.record;
    let fields: &[(Field, Option<u16>)] = match record.mode {
        Mode::InPerson => &[(Field::InPerson, record.in_person)],
        Mode::Online => &[(Field::Online, record.online)],
        Mode::Hybrid => &[(Field::InPerson, record.in_person), (Field::Online, record.online)],
    };
    let count = |(field, value): &(Field, Option<u16>)| Count {
        field: field.as_str(),
        label: said::field(frame, *field).to_owned(),
        value: kept(typed, field.as_str(), value.map(|n| n.to_string()).unwrap_or_default()),
        numbers: of_field(*field, *value),
    };
    fields.iter().map(count).collect()
}

/// What was typed, else what stands.
fn kept(typed: Option<&Fields>, name: &str, stands: String) -> String {
    match typed {
        Some(typed) if typed.all(name).next().is_some() => typed.text(name).to_owned(),
        _ => stands,
    }
}

fn more(person: &Person, frame: &Frame<'_>, view: &SessionView, typed: Option<&Fields>) -> More {
    let record = &view.record;
    let number = |n: Option<u16>| n.map(|n| n.to_string()).unwrap_or_default();
    let ticked = |name: &str, value: &str, stands: bool| match typed {
        Some(typed) if typed.all("part").any(|part| part == "more") => typed.all(name).any(|one| one == value),
        _ => stands,
    };
    let mode = |one: &Mode| Choice {
        value: one.as_str().to_owned(),
        label: said::mode(frame, *one).to_owned(),
        chosen: record.mode == *one,
    };
    let site = |(id, name): &(Uuid, String)| Choice {
        value: id.to_string(),
        label: name.clone(),
        chosen: record.site.or(view.node.ids().get(1).copied()) == Some(*id),
    };
    let tool = |(id, name): (&str, &str)| Choice {
        value: id.to_owned(),
        label: name.to_owned(),
        chosen: ticked("tool", id, record.tools.iter().any(|tool| tool == id)),
    };
    let incident = |one: &Incident| Choice {
        value: one.as_str().to_owned(),
        label: said::incident(frame, *one).to_owned(),
        chosen: ticked("incident", one.as_str(), record.incidents.contains(one)),
    };
    let forms = person.visit.site.content.forms().of_sort(Sort::Worksheet);
    let fields =
        [(Field::FirstTimers, record.first_timers), (Field::Plans, record.plans), (Field::Leaders, record.leaders)];
    let donation = record.donation.as_ref();
    let amount = donation.map(|one| format!("{}.{:02}", one.minor / 100, one.minor % 100)).unwrap_or_default();
    let home = currency(person.visit.site.house.home_country());
    More {
        modes: Mode::ALL.iter().map(mode).collect(),
        sites: view.sites.iter().map(site).collect(),
        numbers: fields
            .into_iter()
            .map(|(field, n)| {
                (field.as_str(), said::field(frame, field).to_owned(), kept(typed, field.as_str(), number(n)))
            })
            .collect(),
        tools: forms.map(|form| tool((form.form.id.as_str(), form.name(frame.say.locale)))).collect(),
        incidents: Incident::ALL.iter().map(incident).collect(),
        topics: kept(typed, "topics", record.topics.join(", ")),
        donation: kept(typed, "donation", amount),
        currency: kept(typed, "currency", donation.map_or(home.to_owned(), |one| one.currency.clone())),
        follow_ups: kept(typed, "follow-ups", record.notes.follow_ups.clone()),
        handover: kept(typed, "handover", record.notes.handover.clone()),
    }
}

/// The money of a country, where that is one; it can be typed over.
fn currency(country: &str) -> &'static str {
    match country {
        "GB" => "GBP",
        "US" => "USD",
        "AU" => "AUD",
        "NZ" => "NZD",
        "CA" => "CAD",
        "MX" => "MXN",
        _ => "EUR",
    }
}

fn doors(person: &Person, frame: &Frame<'_>, view: &SessionView, here: &str) -> Vec<Way> {
    let mut doors = Vec::new();
    let mut door = |open: bool, end: &str, key: &str| {
        if open {
            doors.push(Way { href: format!("{here}/{end}"), label: frame.say.t(key).to_owned() });
        }
    };
    door(view.may_change, "door", "gs-door-door");
    door(true, "sheet", "gs-door-sheet");
    door(view.may_change, "paper", "gs-door-paper");
    door(view.may_change, "state", "gs-door-state");
    let names = person.signed.may(Action::See, &Thing::on(Kind::SessionNames, view.node)).is_ok();
    door(names, "names", "gs-door-names");
    door(view.may_change && view.version > 0, "history", "gs-door-history");
    doors
}

impl SessionPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> SessionPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        Self { entry: uuid::Uuid::nil().to_string(), ..page(person, &super::samples::planned(), None, "", Vec::new()) }
    }

    pub(crate) fn sample_held(person: &'a Person) -> Self {
        Self {
            entry: uuid::Uuid::nil().to_string(),
            ..page(person, &super::samples::held(), None, "saved", Vec::new())
        }
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let text = person.visit.say().t("gs-wrong-more").to_owned();
        let errors = vec![FieldError { field: "first-timers", text }];
        Self { entry: uuid::Uuid::nil().to_string(), ..page(person, &super::samples::held(), None, "", errors) }
    }
}
