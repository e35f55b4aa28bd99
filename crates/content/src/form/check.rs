//! What a form must keep.

use openseat_domain::problem::Problem;

use super::{FormInfo, Text, path};
use crate::{check, content::Content, locale::Locale};

/// Every rule of these files that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    for one in content.forms().every() {
        let at = format!("content/{}", one.path);
        let mut refused = |what: String, fix: &str| problems.push(Problem::refused(&at, what, fix));
        for fault in one.form.faults() {
            refused(fault.to_string(), "Mend it in the Questionnaire or in the file beside it.");
        }
        if one.form.attended && one.form.instead.is_none() && !one.foreign {
            let fix = "Name a form in its place.";
            refused("It needs someone on duty, and does not say what is asked where nobody is.".into(), fix);
        }
        for item in
            one.form.every().into_iter().filter(|item| TAKEN.contains(&item.link.as_str()) || item.link.contains('.'))
        {
            refused(
                format!("{} cannot stand in an address.", item.link),
                "Call it something else, without a full stop.",
            );
        }
        files(one, &mut refused);
        if !one.foreign {
            totals(one, &mut refused);
        }
        if one.form.instead.as_ref().is_some_and(|other| content.forms().id(other.as_str()).is_none()) {
            refused("What is asked in its place is not there.".into(), "Name a form of these folders.");
        }
        let group = |link: &String| one.form.item(link).is_some_and(|item| !item.inside().is_empty());
        if one.alone.as_ref().is_some_and(|link| !group(link)) {
            refused("What can be printed alone is no group of it.".into(), "Name a group of the Questionnaire.");
        }
        for fault in takings(content, one) {
            refused(fault, "Name a form of these folders, a group with rows, and questions in it.");
        }
        words(content, one, &at, problems);
    }
}

/// What it is said to begin with is there.
fn takings(content: &Content, one: &FormInfo) -> Vec<String> {
    let there = |taking: &&super::Taking| {
        let from = content.forms().id(taking.form.as_str()).and_then(|info| info.form.item(&taking.rows));
        let has = |item: &openseat_domain::form::Item| {
            item.is_rows() && item.inside().iter().any(|one| one.link == taking.of)
        };
        let group = taking.group.as_ref().is_none_or(|group| one.form.item(group).is_some_and(|item| item.is_rows()));
        from.is_some_and(has) && one.form.item(&taking.to).is_some() && group
    };
    let lost = one.taken_from.iter().filter(|taking| !there(taking));
    lost.map(|taking| format!("It begins with what is not there: {} {} {}.", taking.form, taking.rows, taking.of))
        .collect()
}

/// Words that stand in addresses where a link of a question could stand.
pub(super) const TAKEN: [&str; 7] = ["all", "beside", "help", "new", "paper", "remove", "summary"];

/// The two files are of one version, and say where they are from.
fn files(one: &FormInfo, refused: &mut impl FnMut(String, &str)) {
    if one.told_version != one.form.version {
        let what = format!("It is version “{}”, and beside it stands {}.", one.told_version, one.form.version);
        refused(what, "Give both files the same version.");
    }
    if one.told_sha256 != one.sha256 {
        let fix = "A text that people answered never changes: give it a new version, and this sum.";
        refused(format!("Its sha256 is {}, and another one stands beside it.", one.sha256), fix);
    }
    let sources = std::iter::once(&one.source).chain(Locale::ALL.iter().filter_map(|locale| one.translation(*locale)));
    for source in sources {
        let said = [&source.text, &source.read, &source.licence].into_iter().all(|text| !text.trim().is_empty());
        if !said || source.checked.parse::<jiff::civil::Date>().is_err() {
            refused("It does not say where its words are from, or when that was checked.".into(), "Fill in [source].");
        }
    }
    let spanish = one.texts().any(|text| text.es.is_some());
    if one.quoted && !one.foreign && spanish && one.translation(Locale::Es).is_none() {
        let fix = "Name the translation and its licence in [translation.es], or leave the words in English.";
        refused("Words of somebody else are translated, and nothing says by whom.".into(), fix);
    }
    if one.quoted && !one.foreign && one.texts().any(|text| text.es.is_some() != spanish) {
        refused("Only some of its words are translated.".into(), "Translate all of them or none.");
    }
}

/// Other programs count as we do.
fn totals(one: &FormInfo, refused: &mut impl FnMut(String, &str)) {
    for score in &one.form.scores {
        match (path::of(&one.form, score), one.totals.get(&score.id)) {
            (Some(rule), Some(told)) if rule != *told => {
                refused(
                    format!("Its expression for {} is not the rule beside it.", score.id),
                    &format!("Write: {rule}"),
                );
            }
            (Some(rule), None) => refused(format!("It has no total {}.", score.id), &format!("Add one: {rule}")),
            (None, _) => refused(
                format!("The rule of {} cannot be written for other programs.", score.id),
                "Let the code of each choice be the number that it counts.",
            ),
            _ => {}
        }
    }
    for link in one.totals.keys().filter(|link| !one.form.scores.iter().any(|score| score.id == **link)) {
        refused(format!("It calculates {link}, of which no rule stands beside it."), "Give a [[score]] for it.");
    }
}

/// Words of ours keep the rules of all our words. Those of others stand as they are.
fn words(content: &Content, one: &FormInfo, at: &str, problems: &mut Vec<Problem>) {
    let mut english = Vec::new();
    for locale in Locale::ALL {
        let mut ours = vec![one.name(locale), one.about(locale)];
        ours.extend(one.taken_from.iter().map(|taking| taking.says(locale)));
        for score in &one.form.scores {
            ours.push(one.score(&score.id, locale));
            for scale in &score.scales {
                ours.extend(one.scale(&score.id, &scale.id, locale).map(|(whom, _)| whom));
                ours.extend(scale.bands.iter().map(|band| one.band(&score.id, &scale.id, &band.id, locale)));
            }
        }
        if !one.quoted {
            let said = |text: &Text| if locale == Locale::Es { text.es.is_some() } else { true };
            if !one.texts().all(said) {
                problems.push(Problem::refused(at, "Some of its words are in English only.", "Translate them."));
            }
            let texts = one.texts().map(|text| text.of(locale)).filter(|said| said.locale == locale);
            ours.extend(texts.map(|said| said.text).filter(|text| !text.is_empty()));
        }
        ours.iter().for_each(|text| check::label(content, at, locale, text, problems));
        if locale == Locale::En {
            english = ours.into_iter().map(str::to_owned).collect();
        }
    }
    let sentences: Vec<String> = english.into_iter().filter(|text| text.ends_with(['.', '?'])).collect();
    check::grade(&one.path, &sentences.join("\n"), problems);
}
