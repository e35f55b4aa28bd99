//! Words and sources agree: every key that a page uses is there, and every key that is there is used.

#![allow(clippy::unwrap_used, reason = "a test tells by panicking")]

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use openseat_content::{Content, Locale};

mod shared;

/// The sources that speak to people.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let rooms = [
        "crates/web/src",
        "crates/openseat/src",
        "crates/actions/src",
        "crates/content/src/matching",
        "crates/domain/src/matching",
    ];
    for room in rooms {
        walk(&shared::root().join(room), &mut found);
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "html") {
            found.push((path.clone(), std::fs::read_to_string(path).unwrap()));
        }
    }
}

/// Every quoted text that looks like a key, with the text before it on its line. Quotes nest in templates
/// (`title="{{ t("key") }}"`), so every quote may open one.
fn literals(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        let mut at = 0;
        for part in line.split('"') {
            if at > 0 && is_key(part) {
                found.push((&line[..at - 1], part));
            }
            at += part.len() + 1;
        }
    }
    found
}

fn is_key(text: &str) -> bool {
    let kebab = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.split('-').all(kebab)
}

/// Whether a key stands after this text: first in `t(` and `format(`, or after the locale in `get(` and `format(`.
fn asks_for_words(before: &str) -> bool {
    let Some((call, inside)) = before.rsplit_once('(') else { return false };
    let name = call.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    match inside.trim() {
        "" => ["t", "format"].contains(&name),
        inside => inside.ends_with(',') && inside.contains("locale") && ["get", "format"].contains(&name),
    }
}

#[test]
fn every_key_that_a_page_asks_for_is_there_in_every_language() {
    let content = Content::embedded();
    for locale in Locale::ALL {
        let keys: BTreeSet<&str> = content.words().keys(locale).map(|(key, _)| key).collect();
        for (path, text) in sources() {
            let asked = literals(&text).into_iter().filter(|(before, _)| asks_for_words(before));
            for (_, key) in asked {
                assert!(keys.contains(key), "{} asks for {key}, which {} lacks", path.display(), locale.code());
            }
        }
    }
}

#[test]
fn every_key_is_used_by_a_page() {
    let content = Content::embedded();
    let sources = sources();
    let used: BTreeSet<&str> = sources.iter().flat_map(|(_, text)| literals(text)).map(|(_, key)| key).collect();
    let idle: Vec<&str> =
        content.words().keys(Locale::En).map(|(key, _)| key).filter(|key| !used.contains(key)).collect();
    assert_eq!(idle, Vec::<&str>::new(), "no source has these as a string literal");
}

#[test]
fn the_scan_sees_the_ways_of_asking() {
    for line in [
        "{{ words.t(\"a-b\") }}",
        "say.t(\"a-b\")",
        "{{ t(\"a-b\") }}",
        "words.get(locale, \"a-b\")",
        "words.format(self.locale, \"a-b\", &[])",
    ] {
        let found = literals(line);
        assert!(found.iter().any(|(before, key)| asks_for_words(before) && *key == "a-b"), "{line}");
    }
    for line in ["header.insert(\"a-b\")", "class=\"a-b\"", "format!(\"a-b\")", "starts_at(\"a-b\")"] {
        assert!(!literals(line).iter().any(|(before, _)| asks_for_words(before)), "{line}");
    }
}

#[test]
fn messages_take_arguments_and_plurals_and_are_safe_to_share() {
    let folder = tempfile::tempdir().unwrap();
    for (locale, text) in [
        ("en", "zz-n = { $n ->\n    [one] { $n } meeting\n   *[other] { $n } meetings\n }\nzz-in = In { $place }\n"),
        ("es", "zz-n = { $n ->\n    [one] { $n } reunión\n   *[other] { $n } reuniones\n }\n"),
    ] {
        std::fs::create_dir_all(folder.path().join("words").join(locale)).unwrap();
        std::fs::write(folder.path().join("words").join(locale).join("zz.ftl"), text).unwrap();
    }
    let content = Content::from_folder(folder.path()).unwrap();
    let words = content.words();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                assert_eq!(words.format(Locale::En, "zz-n", &[("n", 1.into())]), "1 meeting");
                assert_eq!(words.format(Locale::Es, "zz-n", &[("n", 3.into())]), "3 reuniones");
                let inside = words.format(Locale::En, "zz-in", &[("place", "Leeds".into())]);
                assert_eq!(inside, "In Leeds", "no isolating marks");
            });
        }
    });
    assert_eq!(words.format(Locale::Es, "zz-in", &[("place", "Leeds".into())]), "In Leeds", "English stands in");
    assert_eq!(words.get(Locale::En, "zz-unknown"), "zz-unknown");
    assert_eq!(words.format(Locale::En, "zz-in", &[]), "zz-in", "a missing argument is never shown as a hole");
}
