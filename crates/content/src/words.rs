//! The words of the pages: Fluent messages in `content/words/<locale>/*.ftl`.
//!
//! Messages without arguments are resolved once, at start, so that showing one is a look-up. Those whose arguments
//! choose no other wording are taken apart at start, so that only the others need a message formatter. A message that a
//! locale lacks is shown in English; a key that no locale has is shown as itself, and tests find both.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};
use openseat_domain::problem::Problem;

use crate::{locale::Locale, phrase::Phrase};

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    Text(Cow<'a, str>),
    /// Chooses the plural form too.
    Number(f64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl From<$number> for Value<'_> {
            fn from(number: $number) -> Self {
                Self::Number(number as f64)
            }
        }
    )*};
}
numbers!(u8 u16 u32 u64 usize i32 i64 f32 f64);

/// All messages of all locales. Shared between threads.
pub struct Words {
    /// In the order of [`Locale::ALL`]; `None` for a locale without a file.
    by_locale: [Option<Messages>; Locale::ALL.len()],
}

/// The messages of one locale.
struct Messages {
    /// Those without arguments, resolved.
    ready: HashMap<String, String, BuildHasherDefault<KeyHash>>,
    /// Those whose arguments only stand in them, with the names of the arguments.
    phrases: HashMap<String, (Vec<String>, Phrase), BuildHasherDefault<KeyHash>>,
    bundle: FluentBundle<FluentResource>,
    /// Key → file, for the checks.
    file_of: BTreeMap<String, String>,
    /// Key → what is written after `=`, for the checks.
    raw: HashMap<String, String>,
}

impl Words {
    /// The text of a message without arguments.
    pub fn get<'a>(&'a self, locale: Locale, key: &'a str) -> &'a str {
        let ready = |locale| self.of(locale).and_then(|messages| messages.ready.get(key));
        ready(locale).or_else(|| ready(Locale::En)).map_or(key, String::as_str)
    }

    /// The text of a message with arguments: `format(locale, "near-count", &[("count", 3.into())])`.
    pub fn format(&self, locale: Locale, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let say = |locale| self.of(locale).and_then(|messages| messages.say(key, arguments));
        say(locale).or_else(|| say(Locale::En)).unwrap_or_else(|| key.to_owned())
    }

    /// The keys of one locale with the file each is in, sorted.
    pub fn keys(&self, locale: Locale) -> impl Iterator<Item = (&str, &str)> {
        self.of(locale).into_iter().flat_map(|one| one.file_of.iter().map(|(key, file)| (key.as_str(), file.as_str())))
    }

    /// The names of the arguments that a message uses; `None` when the locale lacks it.
    pub(crate) fn variables(&self, locale: Locale, key: &str) -> Option<BTreeSet<&str>> {
        Some(variables(self.of(locale)?.raw.get(key)?))
    }

    /// The text of a message for the language checks: each variant on a line, arguments as a word.
    pub(crate) fn plain_text(&self, locale: Locale, key: &str) -> String {
        self.of(locale).and_then(|one| one.raw.get(key)).map(|raw| plain(raw)).unwrap_or_default()
    }

    /// Reads the files of each locale: (locale, path, text).
    pub(crate) fn read(files: Vec<(Locale, String, String)>, problems: &mut Vec<Problem>) -> Self {
        let mut words = Self { by_locale: Default::default() };
        for (locale, path, text) in files {
            let messages = words.by_locale[locale as usize].get_or_insert_with(|| Messages::new(locale));
            messages.add(&path, text, problems);
        }
        words.by_locale.iter_mut().flatten().for_each(Messages::resolve);
        words
    }

    fn of(&self, locale: Locale) -> Option<&Messages> {
        self.by_locale[locale as usize].as_ref()
    }
}

impl Messages {
    fn new(locale: Locale) -> Self {
        let language = locale.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        Self {
            ready: HashMap::default(),
            phrases: HashMap::default(),
            bundle,
            file_of: BTreeMap::new(),
            raw: HashMap::new(),
        }
    }

    fn add(&mut self, path: &str, text: String, problems: &mut Vec<Problem>) {
        for (key, raw) in entries(&text) {
            self.raw.insert(key.to_owned(), raw);
            if let Some(other) = self.file_of.insert(key.to_owned(), path.to_owned()) {
                problems.push(Problem::refused(
                    format!("content/{path}, message {key}"),
                    format!("The key is in {other} too."),
                    "Use one key once for each language.",
                ));
            }
        }
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.into_iter().map(|error| {
                let at = format!("content/{path}, byte {}", error.pos.start);
                Problem::refused(at, format!("A message cannot be read: {error}."), "Write it as `key = text`.")
            }));
            resource
        });
        self.bundle.add_resource_overriding(resource);
    }

    /// Keeps what can be said without arguments, and takes apart what can be said without choosing a wording.
    fn resolve(&mut self) {
        let keys: Vec<String> = self.file_of.keys().cloned().collect();
        for key in keys {
            if let Some(text) = self.format(&key, &[]) {
                self.ready.insert(key, text);
            } else if let Some(phrase) = self.taken_apart(&key) {
                self.phrases.insert(key, phrase);
            }
        }
    }

    /// `None` for a message that chooses between wordings, or does more with an argument than to show it.
    fn taken_apart(&self, key: &str) -> Option<(Vec<String>, Phrase)> {
        let raw = self.raw.get(key).filter(|raw| !raw.contains("->") && !raw.contains('('))?;
        let names: Vec<String> = variables(raw).into_iter().map(str::to_owned).collect();
        let marks: Vec<String> = (0..names.len()).map(Phrase::mark).collect();
        let arguments: Vec<(&str, Value<'_>)> =
            names.iter().zip(&marks).map(|(name, mark)| (name.as_str(), mark.as_str().into())).collect();
        let phrase = Phrase::split(&self.format(key, &arguments)?);
        Some((names, phrase))
    }

    /// `None` when the message is not there or an argument is missing.
    fn say(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
        let Some((names, phrase)) = self.phrases.get(key) else { return self.format(key, arguments) };
        let given = |name: &String| arguments.iter().rfind(|(given, _)| given == name).map(|(_, value)| value);
        if !names.iter().all(|name| given(name).is_some()) {
            return None;
        }
        let mut text = String::with_capacity(64);
        phrase.write(&mut text, |argument, text| match given(&names[argument]) {
            Some(Value::Text(words)) => text.push_str(words),
            Some(Value::Number(number)) => text.push_str(&number.to_string()),
            None => {}
        });
        Some(text)
    }

    /// As [`Messages::say`], by the message formatter.
    fn format(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            given.set(*name, fluent(value));
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }
}

/// A quick hash for keys, which come from our own files and templates and never from a person (FNV-1a, eight bytes at
/// a time).
#[derive(Default)]
struct KeyHash(u64);

impl Hasher for KeyHash {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0 ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            self.0 ^= self.0 >> 29;
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The names of the arguments in a message as written.
fn variables(raw: &str) -> BTreeSet<&str> {
    let names = raw.split('$').skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
        &rest[..end]
    });
    names.collect()
}

/// The messages of a file as written: a message starts at the start of a line, `key = …`, and goes on in indented ones.
fn entries(text: &str) -> Vec<(&str, String)> {
    let mut entries: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        let starts = line.split_once('=').filter(|(key, _)| is_key(key.trim_end()));
        match (starts, entries.last_mut()) {
            (Some((key, rest)), _) => entries.push((key.trim_end(), rest.trim().to_owned())),
            (None, Some((_, raw))) if line.starts_with([' ', '}']) => {
                raw.push('\n');
                raw.push_str(line.trim());
            }
            _ => {}
        }
    }
    entries
}

fn is_key(key: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(allowed)
}

/// Variants become lines of their own; `{ $name }` becomes "x"; the syntax around them goes.
fn plain(raw: &str) -> String {
    let mut lines = Vec::new();
    for line in raw.lines() {
        let line = line.trim_start_matches('*');
        let line = if line.starts_with('[') { line.split_once(']').map_or(line, |(_, text)| text) } else { line };
        let mut text = String::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            match after.split_once('}') {
                Some((_, end)) => {
                    text.push('x');
                    rest = end;
                }
                None => rest = "",
            }
        }
        text.push_str(rest.trim_end_matches('}'));
        lines.push(text.trim().to_owned());
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn fluent<'a>(value: &'a Value<'_>) -> FluentValue<'a> {
    match value {
        Value::Text(text) => FluentValue::String(Cow::Borrowed(text)),
        Value::Number(number) => FluentValue::Number(FluentNumber::new(*number, Default::default())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Content;

    #[test]
    fn messages_taken_apart_say_what_the_formatter_says() {
        let content = Content::embedded();
        let mut taken_apart = 0;
        for messages in content.words().by_locale.iter().flatten() {
            for (key, (names, _)) in &messages.phrases {
                let values = [Value::from("Łódź & { $n } – “x”"), 3.into(), 0.5.into(), 1_234_567.0.into()];
                for value in values {
                    let arguments: Vec<_> = names.iter().map(|name| (name.as_str(), value.clone())).collect();
                    assert_eq!(messages.say(key, &arguments), messages.format(key, &arguments), "{key}");
                }
                assert_eq!(messages.say(key, &[]), None, "{key} without its arguments");
                taken_apart += 1;
            }
        }
        assert!(taken_apart > 20, "only {taken_apart}");
    }
}
