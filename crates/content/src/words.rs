//! The words of the pages: Fluent messages in `content/words/<locale>/*.ftl`.
//!
//! Messages without arguments are resolved once, at start, so that showing one is a look-up. A message that a locale
//! lacks is shown in English; a key that no locale has is shown as itself, and tests find both.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};
use openseat_domain::problem::Problem;

use crate::locale::Locale;

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
    by_locale: HashMap<Locale, Messages>,
}

/// The messages of one locale.
struct Messages {
    /// Those without arguments, resolved.
    ready: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
    /// Key → file, for the checks.
    file_of: BTreeMap<String, String>,
    /// Key → what is written after `=`, for the checks.
    raw: HashMap<String, String>,
}

impl Words {
    /// The text of a message without arguments.
    pub fn get<'a>(&'a self, locale: Locale, key: &'a str) -> &'a str {
        let ready = |locale| self.by_locale.get(&locale).and_then(|messages: &Messages| messages.ready.get(key));
        ready(locale).or_else(|| ready(Locale::En)).map_or(key, String::as_str)
    }

    /// The text of a message with arguments: `format(locale, "near-count", &[("count", 3.into())])`.
    pub fn format(&self, locale: Locale, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let say = |locale| self.by_locale.get(&locale).and_then(|messages| messages.say(key, arguments));
        say(locale).or_else(|| say(Locale::En)).unwrap_or_else(|| key.to_owned())
    }

    /// The keys of one locale with the file each is in, sorted.
    pub fn keys(&self, locale: Locale) -> impl Iterator<Item = (&str, &str)> {
        let messages = self.by_locale.get(&locale);
        messages.into_iter().flat_map(|one| one.file_of.iter().map(|(key, file)| (key.as_str(), file.as_str())))
    }

    /// The names of the arguments that a message uses; `None` when the locale lacks it.
    pub(crate) fn variables(&self, locale: Locale, key: &str) -> Option<BTreeSet<&str>> {
        let raw = self.by_locale.get(&locale)?.raw.get(key)?;
        let names = raw.split('$').skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
            &rest[..end]
        });
        Some(names.collect())
    }

    /// The text of a message for the language checks: each variant on a line, arguments as a word.
    pub(crate) fn plain_text(&self, locale: Locale, key: &str) -> String {
        self.by_locale.get(&locale).and_then(|one| one.raw.get(key)).map(|raw| plain(raw)).unwrap_or_default()
    }

    /// Reads the files of each locale: (locale, path, text).
    pub(crate) fn read(files: Vec<(Locale, String, String)>, problems: &mut Vec<Problem>) -> Self {
        let mut words = Self { by_locale: HashMap::new() };
        for (locale, path, text) in files {
            words.by_locale.entry(locale).or_insert_with(|| Messages::new(locale)).add(&path, text, problems);
        }
        for messages in words.by_locale.values_mut() {
            messages.resolve();
        }
        words
    }
}

impl Messages {
    fn new(locale: Locale) -> Self {
        let language = locale.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        Self { ready: HashMap::new(), bundle, file_of: BTreeMap::new(), raw: HashMap::new() }
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

    /// Keeps what can be said without arguments.
    fn resolve(&mut self) {
        let keys: Vec<String> = self.file_of.keys().cloned().collect();
        self.ready = keys.into_iter().filter_map(|key| self.say(&key, &[]).map(|text| (key, text))).collect();
    }

    /// `None` when the message is not there or an argument is missing.
    fn say(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> Option<String> {
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
