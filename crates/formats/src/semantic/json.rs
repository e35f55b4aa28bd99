//! Objects and lists of texts.

use super::php::json_text;

/// Writes `"name":"value"` pairs between braces.
pub(super) struct Object<'o> {
    out: &'o mut String,
    first: bool,
}

impl<'o> Object<'o> {
    pub(super) fn new(out: &'o mut String) -> Self {
        out.push('{');
        Self { out, first: true }
    }

    pub(super) fn text(&mut self, name: &str, value: &str) {
        json_text(value, self.value(name));
    }

    /// A text, or `null`.
    pub(super) fn maybe(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.text(name, value),
            None => self.raw(name, "null"),
        }
    }

    /// JSON that is written already.
    pub(super) fn raw(&mut self, name: &str, value: &str) {
        self.value(name).push_str(value);
    }

    /// A number, or `null`.
    pub(super) fn number(&mut self, name: &str, value: Option<i64>) {
        self.raw(name, &value.map_or_else(|| "null".to_owned(), |value| value.to_string()));
    }

    /// Writes the name; the value is to be put at the end of what is given back.
    pub(super) fn value(&mut self, name: &str) -> &mut String {
        if !std::mem::take(&mut self.first) {
            self.out.push(',');
        }
        json_text(name, self.out);
        self.out.push(':');
        self.out
    }

    pub(super) fn end(self) {
        self.out.push('}');
    }
}

/// Writes a list; `one` writes each element.
pub(super) fn list<T>(out: &mut String, all: impl IntoIterator<Item = T>, mut one: impl FnMut(T, &mut String)) {
    out.push('[');
    for (number, element) in all.into_iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        one(element, out);
    }
    out.push(']');
}
