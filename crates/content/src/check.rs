//! Every rule that the content must keep, for `openseat check` and for the tests.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use openseat_domain::problem::Problem;

use crate::{
    Content, Locale, banned, checklist, claim, consent, course, evidence, fellowship::Fellowship, fidelity,
    first_meeting, form, format, matching, reading, self_check, self_code, stage, toolkit, type_code::Table,
};

/// Longest sentence, in words.
const SENTENCE: usize = 20;
/// Highest school grade of a file of English words: about 11 years of age.
pub(crate) const GRADE: f64 = 6.0;

/// All rules; nothing when the content is sound.
pub(crate) fn check(content: &Content) -> Vec<Problem> {
    let mut problems = content.reading_problems().to_vec();
    concepts(content, &mut problems);
    for table in content.types.tables.iter().chain(content.types.shared()) {
        types(content, table, &mut problems);
    }
    fellowships(content, &mut problems);
    words(content, &mut problems);
    consent::check(content, &mut problems);
    matching::check(content, &mut problems);
    evidence::check(content, &mut problems);
    first_meeting::check(content, &mut problems);
    self_check::check(content, &mut problems);
    form::check(content, &mut problems);
    format::check(content, &mut problems);
    self_code::check(content, &mut problems);
    checklist::check(content, &mut problems);
    course::check(content, &mut problems);
    fidelity::check(content, &mut problems);
    stage::check(content, &mut problems);
    toolkit::check(content, &mut problems);
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.level));
    problems
}

fn concepts(content: &Content, problems: &mut Vec<Problem>) {
    if content.concepts().is_empty() {
        problems.push(missing("content/concepts.csv", "There is no concept."));
    }
    for info in content.concepts() {
        let at = format!("content/concepts.csv, concept {}", info.id);
        if !is_kebab(&info.id) {
            problems.push(Problem::refused(
                &at,
                "The id is not kebab case.",
                "Use lower-case letters, digits and single dashes.",
            ));
        }
        for locale in Locale::ALL {
            label(content, &at, locale, info.label(locale), problems);
        }
        if info.note.is_empty() {
            problems.push(missing(&at, "The note is empty."));
        }
    }
}

fn types(content: &Content, table: &Table, problems: &mut Vec<Problem>) {
    let file = format!("content/types/{}.csv", table.programme);
    let shared = table.programme.starts_with('_');
    if !shared && content.fellowship_alias(&table.programme).is_none_or(|id| id.as_str() != table.programme) {
        problems.push(Problem::refused(
            &file,
            "No fellowship has this id.",
            "Name the file after one of content/fellowships.",
        ));
    }
    for (code, info) in &table.codes {
        let at = format!("{file}, code {code}");
        if info.concepts.is_empty() && info.note.is_empty() {
            problems.push(Problem::refused(
                &at,
                "It stands for no concept and does not say why.",
                "Give a concept or a note.",
            ));
        }
        if info.en.is_empty() != info.es.is_empty() {
            problems.push(missing(&at, "The label is there in one language only."));
        }
        for locale in Locale::ALL {
            if let Some(text) = info.own_label(locale) {
                label(content, &at, locale, text, problems);
            }
        }
    }
}

fn fellowships(content: &Content, problems: &mut Vec<Problem>) {
    let mut numbers = HashMap::new();
    let mut names: HashMap<String, &str> = HashMap::new();
    for one in content.fellowships() {
        let at = format!("content/fellowships/{}.toml", one.id);
        if one.number == 0 {
            problems.push(Problem::refused(&at, "The number is 0.", "0 means “other”; take the next free number."));
        }
        if let Some(other) = numbers.insert(one.number, &one.id) {
            let fix = "Give the newer one the next free number; numbers never change.";
            problems.push(Problem::refused(&at, format!("{other} has the number {} too.", one.number), fix));
        }
        let own: BTreeSet<String> = one.spellings().collect();
        for name in own {
            if let Some(other) = names.insert(name.clone(), one.id.as_str()) {
                problems.push(Problem::refused(
                    &at,
                    format!("“{name}” names {other} too."),
                    "Take the alias out of one of them.",
                ));
            }
        }
        fellowship(content, one, &at, problems);
    }
}

fn fellowship(content: &Content, one: &Fellowship, at: &str, problems: &mut Vec<Problem>) {
    // The other words of the file are checked where they are read, in `kind`.
    if !["active", "uncertain"].contains(&one.status.as_str()) {
        let what = format!("status is “{}”, which is unknown.", one.status);
        problems.push(Problem::refused(at, what, "Use one of: active, uncertain."));
    }
    if one.source.checked.parse::<jiff::civil::Date>().is_err() {
        problems.push(missing(at, "source.checked is not a day like 2026-11-22."));
    }
    if !one.website.is_empty() && !one.website.starts_with("https://") {
        problems.push(Problem::refused(
            at,
            "The website is not an https:// address.",
            "Give the address that people open.",
        ));
    }
    if one.types.as_ref().is_some_and(|id| content.fellowship(id).is_none()) {
        problems.push(Problem::refused(
            at,
            "types names a fellowship that is not there.",
            "Give an id of content/fellowships.",
        ));
    }
    for locale in Locale::ALL {
        one.texts(locale).for_each(|text| label(content, at, locale, text, problems));
    }
    if one.size_is_bare() {
        let fix = "Give facts.size_year and facts.size_source, or leave the size out.";
        problems.push(Problem::refused(at, "The size has no year or no source.", fix));
    }
    let whole: Vec<&str> = [one.about(Locale::En), one.medicine(Locale::En)].into_iter().flatten().collect();
    grade(&format!("fellowships/{}.toml", one.id), &whole.join("\n"), problems);
}

fn words(content: &Content, problems: &mut Vec<Problem>) {
    let all: BTreeMap<&str, &str> = Locale::ALL.into_iter().flat_map(|locale| content.words.keys(locale)).collect();
    for (key, file) in all {
        let variables: Vec<_> = Locale::ALL.into_iter().map(|locale| content.words.variables(locale, key)).collect();
        let at = format!("content/{file}, message {key}");
        for (locale, found) in Locale::ALL.into_iter().zip(&variables) {
            match found {
                None => problems.push(missing(&at, &format!("The message has no text in “{}”.", locale.code()))),
                Some(names) if variables[0].as_ref().is_some_and(|first| first != names) => {
                    let what = format!("The “{}” text does not use the same arguments.", locale.code());
                    problems.push(Problem::refused(&at, what, "Use the same { $names } in every language."));
                }
                Some(_) => {}
            }
        }
    }
    for locale in Locale::ALL {
        let mut files: BTreeMap<&str, String> = BTreeMap::new();
        for (key, file) in content.words.keys(locale) {
            let text = content.words.plain_text(locale, key);
            label(content, &format!("content/{file}, message {key}"), locale, &text, problems);
            let whole = files.entry(file).or_default();
            whole.push_str(&text);
            whole.push('\n');
        }
        if locale == Locale::En {
            files.iter().for_each(|(file, text)| grade(file, text, problems));
        }
    }
}

/// A text must be there, free of banned words and of claims that nobody can keep, in sentences that are not too long.
pub(crate) fn label(content: &Content, at: &str, locale: Locale, text: &str, problems: &mut Vec<Problem>) {
    said(content, at, locale, text, true, problems);
}

/// As [`label`], for what was found in a study: its figures may stand there.
pub(crate) fn study(content: &Content, at: &str, locale: Locale, text: &str, problems: &mut Vec<Problem>) {
    said(content, at, locale, text, false, problems);
}

fn said(content: &Content, at: &str, locale: Locale, text: &str, own_voice: bool, problems: &mut Vec<Problem>) {
    if text.trim().is_empty() {
        problems.push(missing(at, &format!("The text in “{}” is empty.", locale.code())));
    }
    if let Some(word) = banned::find(content.banned(), locale, text) {
        let what = format!("It says “{}”. {}", word.word, word.why);
        problems.push(Problem::warning(at, what, format!("Say: {}.", word.instead)));
    }
    if let Some(claim) = claim::find(&content.claims, locale, text, own_voice) {
        let what = format!("It claims “{}”. {}", claim.pattern, claim.why);
        problems.push(Problem::warning(at, what, format!("Say: {}.", claim.instead)));
    }
    // Spanish runs about a fifth longer than English for the same thing.
    let limit = if locale == Locale::En { SENTENCE } else { SENTENCE * 6 / 5 };
    let longest = reading::longest(text);
    if longest > limit {
        problems.push(Problem::warning(
            at,
            format!("A sentence has {longest} words."),
            format!("Cut it to {limit} at most."),
        ));
    }
}

/// Where something comes from, and when that was looked at last.
pub(crate) fn basis(at: &str, source: &str, checked: &str, problems: &mut Vec<Problem>) {
    if source.trim().is_empty() || checked.parse::<jiff::civil::Date>().is_err() {
        let fix = "Give a source, and a day like 2026-11-27 in checked.";
        problems.push(Problem::refused(at, "It does not say what it rests on, or when it was checked.", fix));
    }
}

/// Ids are kebab case, and each is there once.
pub(crate) fn ids<'i>(at: &str, ids: impl Iterator<Item = &'i str>, problems: &mut Vec<Problem>) {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !is_kebab(id) || !seen.insert(id) {
            let what = format!("The id “{id}” is there twice, or is not kebab case.");
            problems.push(Problem::refused(at, what, "Give each one an id of its own, such as two-people."));
        }
    }
}

pub(crate) fn grade(file: &str, text: &str, problems: &mut Vec<Problem>) {
    let Some(reading) = reading::measure(text).filter(|reading| reading.grade > GRADE) else { return };
    let what = format!("The reading grade is {:.1}; {GRADE} is the most.", reading.grade);
    problems.push(Problem::warning(format!("content/{file}"), what, "Use shorter words and sentences."));
}

/// The words of a list: its heads and its items keep the rules of labels, and its items together are easy to read.
pub(crate) fn listed<'a>(
    content: &Content,
    file: &str,
    heads: impl Fn(Locale) -> [&'a str; 2],
    items: impl Fn(Locale) -> Vec<&'a str>,
    problems: &mut Vec<Problem>,
) {
    let at = format!("content/{file}");
    for locale in Locale::ALL {
        for text in heads(locale).into_iter().chain(items(locale)) {
            label(content, &at, locale, text, problems);
        }
    }
    grade(file, &items(Locale::En).join("\n"), problems);
}

fn missing(at: &str, what: &str) -> Problem {
    Problem::refused(at, what, "Fill it in.")
}

fn is_kebab(id: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    id.split('-').all(part)
}
