//! "Check a list of meetings": what is wrong with a Meeting Guide feed, row by row, and how to mend it.

mod words;

use askama::Template;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::StatusCode,
    response::Response,
};
use openseat_actions::{ActionError, validate};
use openseat_formats::meeting_guide_check::{Finding, Kind, Report};

use super::{
    FieldError,
    problem::{self, Trouble},
};
use crate::{frame::Frame, times, upload, visit::Visit};

pub use words::words_of;

/// Rows that are told of each kind of problem.
const TOLD: u64 = 20;
/// The largest list that is taken, in bytes: five times the largest real one that we know.
const LARGEST: usize = 8 * 1024 * 1024;
/// Where the schema is.
const SCHEMA_ADDRESS: &str = "/schemas/meeting-guide.json";

#[derive(Template)]
#[template(path = "pages/validate.html")]
pub(crate) struct ValidatePage<'a> {
    frame: Frame<'a>,
    address: String,
    schema: &'static str,
    errors: Vec<FieldError>,
}

#[derive(Template)]
#[template(path = "pages/validate/report.html")]
pub(crate) struct ReportPage<'a> {
    frame: Frame<'a>,
    rows: String,
    counts: String,
    bad: Vec<Group>,
    odd: Vec<Group>,
    schema: &'static str,
}

/// All problems of one kind.
struct Group {
    what: String,
    fix: String,
    times: String,
    rows: Vec<Line>,
    more: String,
}

/// One of them.
struct Line {
    row: String,
    name: String,
    field: String,
    value: String,
}

pub(crate) async fn show(visit: Visit) -> Response {
    visit.show(&form(visit.frame(), String::new(), None))
}

pub(crate) async fn send(visit: Visit, request: Request<Body>) -> Response {
    if !visit.own_form {
        return problem::show(&visit, Trouble::Refused);
    }
    if !visit.site.checks.admits(visit.from, times::minute_of(visit.site.now())) {
        return problem::show(&visit, Trouble::Busy);
    }
    // A list lies in memory while it is checked, so only a few are taken at a time.
    let Ok(_place) = visit.site.checking.try_acquire() else { return problem::show(&visit, Trouble::Busy) };
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST).await else { return problem::show(&visit, Trouble::Large) };
    match asked(upload::parts(&parts.headers, &body)) {
        Asked::Nothing => refused(&visit, String::new(), "validate-nothing"),
        Asked::List(list) => told(&visit, &validate::bytes(&visit.site.house, list, TOLD).await),
        Asked::Address(address) => match validate::address(&visit.site.house, &address, TOLD).await {
            Ok(report) => told(&visit, &report),
            Err(ActionError::Fetch(openseat_actions::FetchError::PrivateAddress(_))) => {
                refused(&visit, address, "validate-private")
            }
            Err(ActionError::Refused(_)) => refused(&visit, address, "validate-off"),
            Err(_) => refused(&visit, address, "validate-unread"),
        },
    }
}

enum Asked {
    Nothing,
    Address(String),
    List(Vec<u8>),
}

fn asked(parts: Vec<upload::Part<'_>>) -> Asked {
    let part = |name: &str| {
        let sent = parts.iter().find(|(part, _)| part == name).map_or(&[][..], |(_, sent)| *sent);
        sent.trim_ascii()
    };
    let list = [part("file"), part("list")].into_iter().find(|list| !list.is_empty());
    match (String::from_utf8_lossy(part("address")), list) {
        (_, Some(list)) => Asked::List(list.to_vec()),
        (address, None) if !address.is_empty() => Asked::Address(address.into_owned()),
        _ => Asked::Nothing,
    }
}

fn refused(visit: &Visit, address: String, why: &'static str) -> Response {
    visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &form(visit.frame(), address, Some(why)))
}

fn told(visit: &Visit, report: &Report) -> Response {
    visit.show(&page(visit.frame(), report))
}

fn form<'a>(frame: Frame<'a>, address: String, why: Option<&'static str>) -> ValidatePage<'a> {
    let errors = why.map(|why| FieldError { field: "address", text: frame.t(why).to_owned() });
    let frame = Frame { error: why.is_some(), ..frame };
    ValidatePage { frame, address, schema: SCHEMA_ADDRESS, errors: errors.into_iter().collect() }
}

fn page<'a>(frame: Frame<'a>, report: &Report) -> ReportPage<'a> {
    let groups = |errors: bool| {
        let kinds = report.counts.iter().filter(|(kind, _)| kind.is_error() == errors);
        kinds.map(|(kind, count)| group(&frame, report, *kind, *count)).collect()
    };
    ReportPage {
        rows: frame.t1("validate-rows", "n", report.rows),
        counts: format!(
            "{}, {}",
            frame.t1("validate-error-count", "n", report.errors()),
            frame.t1("validate-warning-count", "n", report.warnings())
        ),
        bad: groups(true),
        odd: groups(false),
        schema: SCHEMA_ADDRESS,
        frame,
    }
}

fn group(frame: &Frame<'_>, report: &Report, kind: Kind, count: u64) -> Group {
    let (what, fix) = words_of(kind);
    let rows: Vec<Line> =
        report.findings.iter().filter(|finding| finding.kind == kind).map(|finding| line(frame, finding)).collect();
    let more = count.saturating_sub(rows.len() as u64);
    Group {
        what: frame.say.t(what).to_owned(),
        fix: frame.say.t(fix).to_owned(),
        times: frame.t1("validate-times", "n", count),
        rows,
        more: if more > 0 { frame.t1("validate-more", "n", more) } else { String::new() },
    }
}

fn line(frame: &Frame<'_>, finding: &Finding) -> Line {
    Line {
        row: match finding.row {
            0 => frame.t("validate-file-itself").to_owned(),
            row => frame.t1("validate-row", "n", row),
        },
        name: finding.name.clone(),
        field: finding.field.clone(),
        value: finding.value.clone(),
    }
}

/// How many lists are checked at once.
pub(crate) fn places() -> tokio::sync::Semaphore {
    tokio::sync::Semaphore::new(4)
}

#[cfg(test)]
impl<'a> ValidatePage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        form(frame, String::new(), None)
    }

    pub(crate) fn sample_error(frame: Frame<'a>) -> Self {
        form(frame, "http://10.0.0.1/".to_owned(), Some("validate-private"))
    }
}

#[cfg(test)]
impl<'a> ReportPage<'a> {
    pub(crate) fn sample(frame: Frame<'a>) -> Self {
        let list = br#"[{"name":"Early <b>Risers","slug":"early risers","day":"7","time":"07:00","city":"Leeds"},
            {"name":"Noon Group","slug":"noon","day":"1","time":"12:00"}, {"name":"Cut"#;
        page(frame, &openseat_formats::meeting_guide_check::check(list, &|_| true, TOLD))
    }

    pub(crate) fn sample_good(frame: Frame<'a>) -> Self {
        page(frame, &openseat_formats::meeting_guide_check::check(b"[]", &|_| true, TOLD))
    }
}
