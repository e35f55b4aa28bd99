//! The money of a group as a table for a spreadsheet: every line, with those that were taken away.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use openseat_actions::ledger::{self, MoneyView};
use openseat_domain::ledger::written;

use super::id;
use crate::{pages::problem, person::Person};

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    match ledger::view(&person.visit.site.house, &person.signed, id(&node), person.visit.site.now()).await {
        Ok(view) => {
            let mut response = table(&view).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
            let name = HeaderValue::from_static("attachment; filename=\"money.csv\"");
            headers.insert(header::CONTENT_DISPOSITION, name);
            response
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn table(view: &MoneyView) -> String {
    let mut out = String::from("day,kind,purpose,amount,currency,counts,id,corrects,note\r\n");
    for one in view.lines.iter().rev() {
        let (entry, line) = (&one.entry, &one.entry.line);
        let fields = [
            line.day.to_string(),
            line.kind.as_str().to_owned(),
            line.purpose.as_str().to_owned(),
            written(line.minor * if line.kind.sign() < 0 { -1 } else { 1 }).replace('−', "-"),
            entry.currency.clone(),
            if one.gone { "no" } else { "yes" }.to_owned(),
            line.id.to_string(),
            line.corrects.map(|id| id.to_string()).unwrap_or_default(),
            quoted(&entry.note),
        ];
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}

/// As RFC 4180 has it; a sign with which a spreadsheet begins a formula is made harmless.
fn quoted(text: &str) -> String {
    let safe = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_in_the_file_and_costs_are_below_nothing() {
        let file = table(&crate::pages::growing::samples::money());
        let lines: Vec<&str> = file.lines().collect();
        assert_eq!(lines[0], "day,kind,purpose,amount,currency,counts,id,corrects,note");
        assert!(lines.iter().any(|line| line.contains(",cost,room,-25.00,GBP,yes,")), "{file}");
        assert!(lines.iter().any(|line| line.contains(",no,")), "what was taken away is there too: {file}");
    }

    #[test]
    fn a_note_is_no_formula_and_breaks_no_line() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("tea, \"milk\""), "\"tea, \"\"milk\"\"\"");
    }
}
