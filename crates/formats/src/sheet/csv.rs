//! Tables as text, with commas, semicolons, tabs or bars between the cells (RFC 4180, and what spreadsheets make of it).

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};
use serde_json::Value;

use super::columns::{self, Columns};
use crate::{
    meeting_guide::{self, Table},
    reader::{Broken, Format, Opened, Options},
    record::Record,
    text::Text,
};

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Opens a table.
pub(crate) fn open<'a>(text: Text<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    let body = after_hint(&text);
    let (delimiter, header, columns) = best_delimiter(&text[body..], options)?;
    let rows = rows(&text, body, delimiter, header)?;
    let mapping = columns.mapping.clone();
    let sheet = Sheet { text, delimiter, columns, rows };
    let guess = columns::fellowship(&sheet, options);
    let mut opened = meeting_guide::opened(Format::SheetCsv, sheet, options, guess, false);
    opened.mapping = Some(mapping);
    Ok(opened)
}

struct Sheet<'a> {
    text: Text<'a>,
    delimiter: u8,
    columns: Columns,
    /// Where each row is that has something in it, and its number in the sheet (the header is a row too).
    rows: Vec<(Range<usize>, usize)>,
}

/// Where the table starts: after the line `sep=;` that Excel writes for itself.
fn after_hint(text: &str) -> usize {
    let line = text.lines().next().unwrap_or_default();
    if line.len() <= 7 && line.to_ascii_lowercase().starts_with("sep=") { line.len() } else { 0 }
}

/// The delimiter by which the header is understood best, with the header.
fn best_delimiter(body: &str, options: &Options) -> Result<(u8, usize, Columns), Broken> {
    let tries = DELIMITERS.map(|delimiter| {
        let lines: Vec<Vec<String>> = reader(body, delimiter)
            .into_records()
            .take(20)
            .map_while(Result::ok)
            .map(|line| line.iter().map(str::to_owned).collect())
            .collect();
        Columns::find(lines.iter().map(Vec::as_slice), options).map(|(header, columns)| (delimiter, header, columns))
    });
    let failed = tries[0].as_ref().err().cloned();
    let best = tries.into_iter().flatten().max_by_key(|(_, _, columns)| columns.mapping.known());
    best.ok_or_else(|| failed.unwrap_or_else(|| Broken::new("file", "It is not a table.", "Save the sheet as CSV.")))
}

/// Walks the whole table once. A quotation mark that never closes swallows rows, so it breaks the file.
fn rows(text: &str, body: usize, delimiter: u8, header: usize) -> Result<Vec<(Range<usize>, usize)>, Broken> {
    let mut reader = reader(&text[body..], delimiter);
    let (mut line, mut number) = (StringRecord::new(), 0);
    let mut rows = Vec::new();
    let at = |reader: &csv::Reader<&[u8]>| body + usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
    let mut from = body;
    while reader.read_record(&mut line).map_err(|error| unreadable(&error))? {
        let until = at(&reader);
        let filled = line.iter().filter(|cell| !cell.trim().is_empty()).count();
        if number > header && filled > 0 {
            rows.push((from..until, number + 1));
        }
        (from, number) = (until, number + 1);
    }
    let last = rows.last().map(|(range, _)| range.clone()).unwrap_or(body..text.len());
    if let Some(quote) = unclosed(&text[last.clone()], delimiter) {
        let opened = text[..last.start + quote].bytes().filter(|byte| *byte == b'\n').count() + 1;
        let what = "A quotation mark opens here and never closes, so the rows after it cannot be told apart.";
        return Err(Broken::new(
            format!("line {opened}"),
            what,
            "Close it, or fetch the file again if it was cut off.",
        ));
    }
    Ok(rows)
}

fn unreadable(error: &csv::Error) -> Broken {
    Broken::new("file", format!("The table cannot be read: {error}."), "Save the sheet as CSV again.")
}

/// Where a quoted cell opens that is still open at the end.
fn unclosed(row: &str, delimiter: u8) -> Option<usize> {
    let (mut opened, mut fresh) = (None, true);
    for (at, byte) in row.bytes().enumerate() {
        match (opened, byte) {
            (None, b'"') if fresh => opened = Some(at),
            (Some(_), b'"') => opened = None,
            // A doubled mark closes and opens again.
            (None, b'"') if at > 0 && row.as_bytes()[at - 1] == b'"' => opened = Some(at),
            _ => {}
        }
        fresh = opened.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
    }
    opened
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

impl Sheet<'_> {
    fn record_of(&self, line: &StringRecord) -> Result<Record, String> {
        if line.iter().filter(|cell| !cell.trim().is_empty()).count() < 2 {
            return Err("Only one cell is filled, so it is taken for a heading.".to_owned());
        }
        Ok(self.columns.record(line.iter().map(|cell| Value::String(unguarded(cell).to_owned()))))
    }
}

/// The cell without the mark that keeps a spreadsheet from taking it for a formula.
pub(crate) fn unguarded(cell: &str) -> &str {
    let rest = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    rest.unwrap_or(cell)
}

impl Table for Sheet<'_> {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn row_number(&self, number: usize) -> usize {
        self.rows.get(number).map_or(number + 1, |(_, row)| *row)
    }

    fn record(&self, number: usize) -> Result<Record, String> {
        let (range, _) = &self.rows[number];
        let mut line = StringRecord::new();
        let read = reader(&self.text[range.clone()], self.delimiter).read_record(&mut line);
        read.map_err(|error| format!("It cannot be read: {error}.")).and_then(|_| self.record_of(&line))
    }

    fn each(&self, f: &mut dyn FnMut(usize, Result<Record, String>)) {
        let Some((first, _)) = self.rows.first() else { return };
        let mut reader = reader(&self.text[first.start..], self.delimiter);
        let mut line = StringRecord::new();
        let mut number = 0;
        while number < self.rows.len() && reader.read_record(&mut line).unwrap_or(false) {
            if line.iter().any(|cell| !cell.trim().is_empty()) {
                f(number, self.record_of(&line));
                number += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_mark_that_never_closes_is_found() {
        assert_eq!(unclosed("a,\"b\nc", b','), Some(2));
        for closed in ["a,\"b \"\"c\"\" d\",e\n", "5\" pipe,b\n", "\"\",\"\"\n", "\"a\nb\"\n", ""] {
            assert_eq!(unclosed(closed, b','), None, "{closed}");
        }
    }
}
