//! Greeters, for those whom they named as knowing them: to confirm and to stop; and what was reported.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    greeter::{self, GreetersView, OfferedView, ReportLine, ReportView},
    organisation,
};
use openseat_domain::{
    greeting::{Offer, Side, Step},
    policy::{Action, Kind, Thing},
};
use uuid::Uuid;

use super::super::space::said;
use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{
        greeter::{rather, spoken},
        greeting::called,
        missing, problem,
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/organisation/greeters.html")]
pub(crate) struct GreetersPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    done: &'a str,
    waiting: Vec<Line>,
    confirmed: Vec<Line>,
    figures: Vec<Row>,
    /// `None` for those who may not read reports.
    reports: Option<Vec<Report>>,
}

#[derive(Template)]
#[template(path = "pages/organisation/greeting_report.html")]
pub(crate) struct GreetingReportPage<'a> {
    frame: Frame<'a>,
    back: String,
    action: String,
    heading: String,
    rows: Vec<Row>,
    greets: bool,
}

struct Line {
    id: Uuid,
    rows: Vec<Row>,
    label: String,
    own: bool,
}

struct Row {
    name: String,
    text: String,
}

struct Report {
    words: String,
    action: String,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    let done = if person.visit.value("done").is_some() { "node-greeters-done" } else { "" };
    answer(&person, &node, StatusCode::OK, done).await
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person, Path((node, _)): Path<(String, String)>) -> Response {
    person.visit.go(&format!("/organisation/{}/greeters", super::node(&node)))
}

pub(crate) async fn decide(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let (id, offer) = (super::node(&node), Uuid::parse_str(fields.text("id")).unwrap_or_default());
    let yes = fields.text("do") == "confirm";
    match greeter::decide(house, &person.signed, id, offer, yes, now).await {
        Ok(()) => person.visit.go(&format!("/organisation/{id}/greeters?done=yes")),
        Err(ActionError::Refused(problem)) => {
            let key = if problem.what.contains("own") { "node-greeters-own" } else { "node-greeters-unread" };
            answer(&person, &node, StatusCode::CONFLICT, key).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// Reads a report, or ends it. It is a form, so that no link and no reload writes down a look that nobody took.
pub(crate) async fn report(
    Path((node, report)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let (node, Ok(id)) = (super::node(&node), Uuid::parse_str(&report)) else {
        return missing::page_of(&person.visit);
    };
    let settled = match fields.text("do") {
        "settle" => greeter::settle(house, who, node, id, false, now).await,
        "stop" => greeter::settle(house, who, node, id, true, now).await,
        _ => {
            return match greeter::read_report(house, who, node, id, now).await {
                Ok(view) => person.visit.show(&opened(&person, node, &view)),
                Err(error) => problem::answer(&person.visit, error),
            };
        }
    };
    match settled {
        Ok(()) => person.visit.go(&format!("/organisation/{node}/greeters?done=yes")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, node: &str, status: StatusCode, done: &'static str) -> Response {
    let (house, id, now) = (&person.visit.site.house, super::node(node), person.visit.site.now());
    let view = match greeter::at_node(house, &person.signed, id, now).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match organisation::view(house, &person.signed.actor(), id).await {
        Ok(node) => {
            let reads = person.signed.may(Action::See, &Thing::on(Kind::GreetingReport, node.path)).is_ok();
            person.visit.show_with(status, &page(person, id, node.name, &view, reads, done))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(
    person: &'a Person,
    node: Uuid,
    name: String,
    view: &GreetersView,
    reads: bool,
    done: &'static str,
) -> GreetersPage<'a> {
    let frame = person.visit.frame();
    let back = super::home::link(node);
    let of = |state| view.offers.iter().filter(move |one| one.state == state).map(|one| line(&frame, one)).collect();
    let report = |one: &ReportLine| {
        let key = if one.by == Side::Guest { "node-reports-guest" } else { "node-reports-greeter" };
        Report {
            words: frame.t1(key, "when", said::moment(&frame, one.at)),
            action: format!("{back}/greeters/{}", one.id),
        }
    };
    GreetersPage {
        name,
        action: format!("{back}/greeters"),
        done: if done.is_empty() { "" } else { frame.t(done) },
        waiting: of(Offer::Waiting),
        confirmed: of(Offer::Confirmed),
        figures: view.counts.iter().map(|count| figure(&frame, *count)).collect(),
        reports: reads.then(|| view.reports.iter().map(report).collect()),
        back,
        frame: person.visit.frame(),
    }
}

fn line(frame: &Frame<'_>, one: &OfferedView) -> Line {
    let row = |key: &str, text: String| Row { name: frame.say.t(key).to_owned(), text };
    let meeting = called(frame, &one.meeting.name).to_owned();
    let label = format!("{}, {meeting}", one.given.name);
    let languages = format!("{}. {}", spoken(frame, &one.given.languages), rather(frame, one.given.rather));
    let name = match one.paused {
        true => format!("{} {}", one.given.name, frame.t("node-greeters-paused")),
        false => one.given.name.clone(),
    };
    Line {
        id: one.id,
        rows: vec![
            row("node-greeters-name", name),
            row("node-greeters-meeting", meeting),
            row("node-greeters-sign", one.given.sign.clone()),
            row("meeting-language", languages),
        ],
        label,
        own: one.own,
    }
}

/// A figure, hidden while it tells of fewer than five people.
fn figure(frame: &Frame<'_>, (step, n): (Step, Option<i64>)) -> Row {
    let key = match step {
        Step::Asked => "node-greeters-asked",
        Step::Accepted => "node-greeters-accepted",
        Step::Met => "node-greeters-met",
        Step::NotMet => "node-greeters-not-met",
        Step::DidNotGo => "node-greeters-not-went",
    };
    let text = n.map_or_else(|| frame.t("node-greeters-few").to_owned(), |n| n.to_string());
    Row { name: frame.t(key).to_owned(), text }
}

fn opened<'a>(person: &'a Person, node: Uuid, view: &ReportView) -> GreetingReportPage<'a> {
    let frame = person.visit.frame();
    let key = if view.by == Side::Guest { "node-reports-guest" } else { "node-reports-greeter" };
    let nothing = || frame.t("node-report-nothing").to_owned();
    let lines = |lines: &[&String]| {
        let lines: Vec<&str> = lines.iter().map(|line| line.as_str()).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() { nothing() } else { lines.join("\n") }
    };
    let greeter = view.greeter.as_ref();
    let name = view.said.reply.as_ref().map(|reply| &reply.name).or(greeter.map(|given| &given.name));
    let sign = view.said.reply.as_ref().map(|reply| &reply.sign).or(greeter.map(|given| &given.sign));
    let place = view.said.reply.as_ref().map(|reply| &reply.place);
    let about: Vec<&String> = [name, sign, place].into_iter().flatten().collect();
    let row = |key: &str, text: String| Row { name: frame.say.t(key).to_owned(), text };
    let back = format!("{}/greeters", super::home::link(node));
    GreetingReportPage {
        heading: frame.t1(key, "when", said::moment(&frame, view.at)),
        rows: vec![
            row("node-report-meeting", called(&frame, &view.meeting.name).to_owned()),
            row("node-report-guest", lines(&[&view.said.words.name, &view.said.words.line])),
            row("node-report-greeter", lines(&about)),
            row("node-report-note", lines(&[&view.said.note])),
        ],
        greets: view.greets,
        action: format!("{back}/{}", view.id),
        back,
        frame: person.visit.frame(),
    }
}

#[cfg(test)]
impl<'a> GreetersPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::super::space::samples::greeters();
        page(person, Uuid::from_u128(10), "Riverside Clinic".into(), &view, true, "node-greeters-done")
    }

    pub(crate) fn sample_none(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(10), "Riverside Clinic".into(), &GreetersView::default(), true, "")
    }
}

#[cfg(test)]
impl<'a> GreetingReportPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        opened(person, Uuid::from_u128(10), &super::super::space::samples::greeting_report())
    }
}
