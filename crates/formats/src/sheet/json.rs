//! Tables as JSON: lists of cells (a spreadsheet service's `values`), or objects with plain-language keys (a database
//! service's `records`, each with `fields`).

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::columns::{self, Columns};
use crate::{
    header::{self, Field},
    json::Document,
    meeting_guide::{self, Table},
    reader::{Broken, Format, Opened, Options},
    record::Record,
};

/// Opens a table, whichever of the two it is.
pub(crate) fn open<'a>(document: Document<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    let lists = (0..document.len().min(5)).any(|number| document.record(number).starts_with('['));
    if lists { open_lists(document, options) } else { open_objects(document, options) }
}

fn open_lists<'a>(document: Document<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    let texts = |cells: Vec<Value>| {
        cells.iter().map(|cell| crate::record::raw(cell).unwrap_or_default().into_owned()).collect()
    };
    let lines: Vec<Vec<String>> =
        document.iter().take(20).map(|line| cells(line).map(texts).unwrap_or_default()).collect();
    let (header, columns) = Columns::find(lines.iter().map(Vec::as_slice), options)?;
    let filled = |line: &&str| {
        line.bytes().any(|byte| !matches!(byte, b'[' | b']' | b',' | b'"' | b' ' | b'\n' | b'\r' | b'\t'))
    };
    let rows = document.iter().enumerate().skip(header + 1).filter(|(_, line)| filled(line)).map(|(number, _)| number);
    let rows = rows.collect();
    Ok(finish(Lists { document, columns: columns.clone(), rows }, columns, options))
}

fn finish<'a>(table: impl Table + 'a, columns: Columns, options: &Options) -> Opened<'a> {
    let guess = columns::fellowship(&table, options);
    let mut opened = meeting_guide::opened(Format::SheetJson, table, options, guess, false);
    opened.mapping = Some(columns.mapping);
    opened
}

fn cells(line: &str) -> Result<Vec<Value>, String> {
    serde_json::from_str(line).map_err(|_| "It is not a list of cells.".to_owned())
}

/// Rows as lists of cells.
struct Lists<'a> {
    document: Document<'a>,
    columns: Columns,
    /// The numbers of the lines that are rows and not blank.
    rows: Vec<usize>,
}

impl Table for Lists<'_> {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn row_number(&self, number: usize) -> usize {
        self.rows.get(number).map_or(number + 1, |row| row + 1)
    }

    fn record(&self, number: usize) -> Result<Record, String> {
        let cells = cells(self.document.record(self.rows[number]))?;
        if cells.iter().filter(|cell| crate::record::raw(cell).is_some_and(|text| !text.trim().is_empty())).count() < 2
        {
            return Err("Only one cell is filled, so it is taken for a heading.".to_owned());
        }
        Ok(self.columns.record(cells.into_iter()))
    }

    fn each(&self, f: &mut dyn FnMut(usize, Result<Record, String>)) {
        (0..self.len()).for_each(|number| f(number, self.record(number)));
    }
}

/// How many records are looked at to learn the keys: services leave out what is empty.
const LOOKED_AT: usize = 200;

fn open_objects<'a>(document: Document<'a>, options: &Options) -> Result<Opened<'a>, Broken> {
    let mut keys: Vec<String> = Vec::new();
    for number in 0..document.len().min(LOOKED_AT) {
        let Ok((fields, _)) = fields(&document, number) else { continue };
        let new: Vec<String> = fields.keys().filter(|key| !keys.contains(key)).cloned().collect();
        keys.extend(new);
    }
    if document.len() == 0 {
        return Ok(finish(
            Objects { document, places: HashMap::new(), columns: Columns::new(&[], options) },
            Columns::new(&[], options),
            options,
        ));
    }
    let (_, columns) = Columns::find(std::iter::once(keys.as_slice()), options)?;
    let places = keys.into_iter().enumerate().map(|(place, key)| (key, place)).collect();
    Ok(finish(Objects { document, places, columns: columns.clone() }, columns, options))
}

/// The object of values, and the record's own id when it stands beside them.
fn fields(document: &Document<'_>, number: usize) -> Result<(Map<String, Value>, Option<Value>), String> {
    let mut whole = document.object(number)?;
    match whole.remove("fields") {
        Some(Value::Object(fields)) => Ok((fields, whole.remove("id"))),
        Some(other) => {
            whole.insert("fields".to_owned(), other);
            Ok((whole, None))
        }
        None => Ok((whole, None)),
    }
}

/// Rows as objects whose keys are headers.
struct Objects<'a> {
    document: Document<'a>,
    /// The column of each key.
    places: HashMap<String, usize>,
    columns: Columns,
}

impl Table for Objects<'_> {
    fn len(&self) -> usize {
        self.document.len()
    }

    fn record(&self, number: usize) -> Result<Record, String> {
        let (fields, id) = fields(&self.document, number)?;
        let mut row = vec![Value::Null; self.places.len()];
        for (key, value) in fields {
            if let Some(place) = self.places.get(&key) {
                row[*place] = value;
            }
        }
        let mut record = self.columns.record(row.into_iter());
        if let Some(id) = id {
            record.put((Field::Id, u8::MAX - 1), id);
        }
        Ok(record)
    }

    fn each(&self, f: &mut dyn FnMut(usize, Result<Record, String>)) {
        (0..self.len()).for_each(|number| f(number, self.record(number)));
    }
}

/// Whether a document's objects have a sheet's headers for keys ("Full Address") rather than a feed's.
pub(crate) fn has_sheet_headers(document: &Document<'_>) -> bool {
    (0..document.len().min(3)).filter_map(|number| document.object(number).ok()).any(|object| {
        let plain = |key: &&String| key.contains([' ', '/']) || key.chars().next().is_some_and(char::is_uppercase);
        object.keys().filter(plain).filter(|key| header::field(key).is_some()).count() >= 2
    })
}
