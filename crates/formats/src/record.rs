//! One row of a feed or a sheet: values by field, whatever the keys and types were.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::{Number, Value};

use crate::{
    header::{self, Field, Match},
    privacy, text,
};

const COUNT: usize = Field::ALL.len();

/// The values of one row.
#[derive(Debug)]
pub(crate) struct Record {
    /// For each field its value and how well the key fitted (0 best).
    fields: [Option<(Value, u8)>; COUNT],
    /// Values under keys that mean nothing to us, in their order.
    pub(crate) unknown: Vec<(String, Value)>,
    /// Whether there were personal details, now left out.
    pub(crate) personal: bool,
}

impl Default for Record {
    fn default() -> Self {
        Self { fields: [const { None }; COUNT], unknown: Vec::new(), personal: false }
    }
}

impl Record {
    /// Reads a JSON object. The error is a sentence for the keeper of the list.
    pub(crate) fn from_json(json: &str) -> Result<Self, String> {
        serde_json::from_str(json).map_err(|error| match error.classify() {
            serde_json::error::Category::Data => format!("It is not an object but {}.", what_is(json)),
            _ if error.to_string().starts_with("recursion limit") => "Its values are nested too deeply.".to_owned(),
            _ => "It is not valid JSON inside.".to_owned(),
        })
    }

    /// Adds a value under a JSON key. Empty values count as not there.
    pub(crate) fn insert(&mut self, key: &str, value: Value) {
        if is_empty(&value) {
            return;
        }
        match header::field(key) {
            Some(matched) => self.put(matched, value),
            None if privacy::is_personal(key) => self.personal = true,
            None => self.unknown.push((key.to_owned(), value)),
        }
    }

    /// Adds the value of a field, unless one with a better fitting key is there.
    pub(crate) fn put(&mut self, (field, rank): Match, value: Value) {
        let place = &mut self.fields[field as usize];
        if !is_empty(&value) && place.as_ref().is_none_or(|(_, held)| rank < *held) {
            *place = Some((value, rank));
        }
    }

    /// Takes a value out.
    pub(crate) fn remove(&mut self, field: Field) {
        self.fields[field as usize] = None;
    }

    /// Whether nothing is in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.fields.iter().all(Option::is_none) && self.unknown.is_empty()
    }

    /// The value as it is.
    pub(crate) fn value(&self, field: Field) -> Option<&Value> {
        self.fields[field as usize].as_ref().map(|(value, _)| value)
    }

    /// The value as raw text; lists are joined by commas.
    pub(crate) fn raw(&self, field: Field) -> Option<Cow<'_, str>> {
        self.value(field).and_then(raw)
    }

    /// The value as one line of clean text.
    pub(crate) fn line(&self, field: Field) -> Option<String> {
        self.raw(field).and_then(|raw| text::line(&raw))
    }

    /// The value as a web address, not yet checked.
    pub(crate) fn link(&self, field: Field) -> Option<String> {
        self.raw(field).and_then(|raw| text::link(&raw))
    }

    /// The value as clean text with its line breaks.
    pub(crate) fn lines(&self, field: Field) -> Option<String> {
        self.raw(field).and_then(|raw| text::lines(&raw))
    }

    /// The value as a list of raw texts: a JSON list, or text split at `splits`.
    pub(crate) fn list(&self, field: Field, splits: &[char]) -> Vec<Cow<'_, str>> {
        match self.value(field) {
            Some(Value::Array(members)) => members.iter().filter_map(raw).collect(),
            Some(Value::String(text)) => {
                let inner = text.trim().trim_start_matches('[').trim_end_matches(']');
                let parts = inner.split(splits).map(|part| part.trim().trim_matches(['"', '\'']).trim());
                parts.filter(|part| !part.is_empty()).map(Cow::Borrowed).collect()
            }
            Some(value) => raw(value).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// Yes or no, in the ways feeds write it.
    pub(crate) fn yes(&self, field: Field) -> Option<bool> {
        let word = self.raw(field)?.trim().to_lowercase();
        match word.as_str() {
            "yes" | "y" | "true" | "1" | "x" => Some(true),
            "no" | "n" | "false" | "0" => Some(false),
            _ => None,
        }
    }
}

/// Text of a scalar; of the objects that databases put around one (`{"$date": …}`, `{"name": …}`); of a list, joined.
pub(crate) fn raw(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) => Some(Cow::Owned(plain_number(number))),
        Value::Bool(yes) => Some(Cow::Borrowed(if *yes { "yes" } else { "no" })),
        Value::Array(members) => {
            let parts: Vec<_> = members.iter().filter_map(raw).collect();
            (!parts.is_empty()).then(|| Cow::Owned(parts.join(", ")))
        }
        Value::Object(inner) => {
            let known = ["$date", "$oid", "$numberLong", "name", "rendered", "value", "label", "url"];
            known.iter().find_map(|name| inner.get(*name)).and_then(raw)
        }
        Value::Null => None,
    }
}

/// A whole number without its ".0", which spreadsheets add.
fn plain_number(number: &Number) -> String {
    match number.as_f64() {
        Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 1e15 => format!("{float:.0}"),
        _ => number.to_string(),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(members) => members.is_empty(),
        Value::Object(inner) => inner.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

fn what_is(json: &str) -> &'static str {
    match json.as_bytes().first() {
        Some(b'[') => "a list",
        Some(b'"') => "a text",
        Some(b'n') => "null",
        Some(b't' | b'f') => "true or false",
        Some(b'{') => "an object with broken keys",
        _ => "a number",
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(key) = map.next_key::<Key<'de>>()? {
            record.insert(&key.0, map.next_value()?);
        }
        Ok(record)
    }
}

/// A key, borrowed where the text allows it.
struct Key<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;
        impl<'de> Visitor<'de> for KeyVisitor {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }

            fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Borrowed(key)))
            }

            fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
                Ok(Key(Cow::Owned(key.to_owned())))
            }
        }
        deserializer.deserialize_str(KeyVisitor)
    }
}
