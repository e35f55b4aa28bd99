//! Taking a JSON document apart into records without keeping any of them.
//!
//! The whole text is checked for syntax first; the records themselves stay where they are, as stretches of the text.

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use serde_json::{Map, Value, value::RawValue};

use crate::{reader::Broken, text::Text};

/// A checked document: its text and where its records are.
pub(crate) struct Document<'a> {
    pub(crate) text: Text<'a>,
    records: Vec<Range<usize>>,
    /// The name under which the records were, when the document is an object ("meetings", "values", "records").
    pub(crate) wrapper: Option<&'static str>,
    /// Where the other parts of a wrapping object are (`formats` beside `meetings`).
    pub(crate) others: BTreeMap<String, Range<usize>>,
}

/// Names that services give to their list of records, in the order in which they are tried.
const WRAPPERS: [&str; 9] = ["meetings", "records", "values", "data", "results", "items", "rows", "sheets", "feed"];

impl<'a> Document<'a> {
    /// Checks `text` to its last byte and finds its records.
    pub(crate) fn open(text: Text<'a>) -> Result<Self, Broken> {
        let body = text.trim_start_matches([' ', '\n', '\r', '\t']);
        let (wrapper, records, others) =
            if body.starts_with('[') { (None, list(&text, &text)?, BTreeMap::new()) } else { wrapped(&text)? };
        Ok(Self { text, records, wrapper, others })
    }

    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    /// The text of one record.
    pub(crate) fn record(&self, number: usize) -> &str {
        &self.text[self.records[number].clone()]
    }

    /// All records in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.records.iter().map(|range| &self.text[range.clone()])
    }

    /// The record parsed as an object.
    pub(crate) fn object(&self, number: usize) -> Result<Map<String, Value>, String> {
        object(self.record(number))
    }
}

/// Parses one record as an object; the error says why not.
pub(crate) fn object(record: &str) -> Result<Map<String, Value>, String> {
    serde_json::from_str(record).map_err(|error| {
        if error.is_data() {
            format!("It is not an object but {}.", what_is(record))
        } else {
            format!("It cannot be read: {error}.")
        }
    })
}

fn what_is(record: &str) -> &'static str {
    match record.as_bytes().first() {
        Some(b'[') => "a list",
        Some(b'"') => "a text",
        Some(b'n') => "null",
        Some(b't' | b'f') => "true or false",
        _ => "a number",
    }
}

type Wrapped = (Option<&'static str>, Vec<Range<usize>>, BTreeMap<String, Range<usize>>);

fn wrapped(text: &str) -> Result<Wrapped, Broken> {
    let parts: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_str(text).map_err(|error| syntax(&error))?;
    let is_list = |name: &&str| parts.get(*name).is_some_and(|part| part.get().starts_with('['));
    let Some(wrapper) = WRAPPERS.into_iter().find(|name| is_list(name)) else {
        return Err(no_list(&parts));
    };
    let others = parts.iter().filter(|(name, _)| name.as_ref() != wrapper);
    let others = others.map(|(name, part)| (name.to_string(), place(text, part.get()))).collect();
    Ok((Some(wrapper), list(text, parts[wrapper].get())?, others))
}

/// The stretches of `whole` that the members of the array `part` (which lies inside it) take.
fn list(whole: &str, part: &str) -> Result<Vec<Range<usize>>, Broken> {
    let members: Vec<&RawValue> = serde_json::from_str(part).map_err(|error| syntax(&error))?;
    Ok(members.into_iter().map(|member| place(whole, member.get())).collect())
}

fn place(whole: &str, part: &str) -> Range<usize> {
    let from = part.as_ptr() as usize - whole.as_ptr() as usize;
    from..from + part.len()
}

fn no_list(parts: &BTreeMap<Cow<'_, str>, &RawValue>) -> Broken {
    let names = parts.keys().take(5).map(|name| format!("“{}”", name.chars().take(40).collect::<String>()));
    let names = names.collect::<Vec<_>>().join(", ");
    let what = if names.is_empty() {
        "The file is an empty object, not a list of meetings.".to_owned()
    } else {
        format!("The file is an object with {names}, and none of these is a list of meetings.")
    };
    Broken::new("file", what, "Give the address of the feed itself: a list of meetings in square brackets.")
}

/// A syntax error in words, with its line and column.
fn syntax(error: &serde_json::Error) -> Broken {
    let at = format!("line {}, column {}", error.line(), error.column());
    if error.is_eof() {
        let fix = "Fetch it again; if it ends there again, ask its owner to mend it.";
        return Broken::new(at, "The file ends in the middle: it was cut off.", fix);
    }
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    if words.starts_with("trailing characters") {
        let fix = "Ask the owner of the feed to remove what follows the last bracket.";
        return Broken::new(at, "There is other text after the end of the JSON.", fix);
    }
    Broken::new(at, format!("The file is not valid JSON: {words}."), "Ask the owner of the feed to mend it there.")
}
