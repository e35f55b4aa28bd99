//! The sessions of a node as a table for spreadsheets: one line each, what nobody said left empty.

use std::fmt::Write as _;

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use openseat_actions::group_session::{self, Line};

use crate::{pages::problem, person::Person};

const HEAD: &str = "day,start,minutes,zone,group,site,standing,reason,mode,in_person,online,first_timers,plans,leaders,tools,\
     topics,sections,incidents,donation,currency\r\n";

pub(crate) async fn send(person: Person, Path(node): Path<String>) -> Response {
    // The address ends in .csv, which belongs to no id.
    let (house, node) = (&person.visit.site.house, super::id(&node));
    let period = super::list::period(&person);
    match group_session::list(house, &person.signed, node, period, person.visit.site.now()).await {
        Ok(view) => {
            let body = view.lines.iter().rev().fold(HEAD.to_owned(), |mut out, line| {
                write(&mut out, line);
                out
            });
            let mut response = body.into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
            let name = HeaderValue::from_static("attachment; filename=\"sessions.csv\"");
            headers.insert(header::CONTENT_DISPOSITION, name);
            response
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn write(out: &mut String, line: &Line) {
    let (slot, record) = (&line.brief.slot, &line.record);
    let number = |n: Option<u16>| n.map(|n| n.to_string()).unwrap_or_default();
    let incidents: Vec<&str> = record.incidents.iter().map(|one| one.as_str()).collect();
    let (minor, currency) = record
        .donation
        .as_ref()
        .map(|one| (format!("{}.{:02}", one.minor / 100, one.minor % 100), one.currency.clone()))
        .unwrap_or_default();
    let cells = [
        slot.day.to_string(),
        format!("{:02}:{:02}", slot.start / 60, slot.start % 60),
        slot.minutes.to_string(),
        slot.zone.clone(),
        line.group.clone(),
        line.site.clone(),
        record.standing.as_str().to_owned(),
        record.reason.map(|one| one.as_str().to_owned()).unwrap_or_default(),
        record.mode.as_str().to_owned(),
        number(record.in_person),
        number(record.online),
        number(record.first_timers),
        number(record.plans),
        number(record.leaders),
        record.tools.join("; "),
        record.topics.join("; "),
        record.sections.join("; "),
        incidents.join("; "),
        minor,
        currency,
    ];
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    // Writing to a String cannot fail.
    let _ = write!(out, "{}\r\n", cells.join(","));
}

/// As RFC 4180 wants it; what a spreadsheet would take for a formula has a mark before it.
fn quoted(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let marked = if formula { format!("'{text}") } else { text.to_owned() };
    if marked.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", marked.replace('"', "\"\"")) } else { marked }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_never_a_formula() {
        assert_eq!(quoted("plain"), "plain");
        assert_eq!(quoted("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(quoted("=1+1"), "'=1+1");
    }

    #[test]
    fn every_line_has_as_many_cells_as_the_head() {
        let mut out = String::new();
        for line in super::super::samples::list(true).lines {
            write(&mut out, &line);
        }
        assert!(out.lines().count() >= 3);
        for line in out.lines() {
            assert_eq!(line.matches(',').count(), HEAD.matches(',').count(), "{line}");
        }
    }
}
