//! Choices: those that stand at a question, and those of a value set that came within the file.

use openseat_domain::form::Choice;
use serde_json::Value as Json;

use super::{
    Fault, FaultKind, ItemWords,
    fhir::{More, Row, extension, list},
};
use crate::locale::Locale;

const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
const WEIGHT: &str = "http://hl7.org/fhir/StructureDefinition/itemWeight";

/// One choice as the file has it.
struct Offered<'a> {
    code: String,
    display: &'a str,
    more: More,
    extensions: Vec<Json>,
}

/// The choices of a question. `plain` says that they are texts or numbers without a code.
pub(super) struct Choices {
    pub(super) all: Vec<Choice>,
    pub(super) plain: bool,
}

/// # Errors
/// What is not understood.
pub(super) fn choices(
    row: &Row,
    contained: &[Json],
    foreign: bool,
    locale: Locale,
    words: &mut ItemWords,
) -> Result<Choices, Fault> {
    let fault = |kind, detail: &str| Fault::of(kind, &row.link_id, detail);
    let (options, plain) = match &row.answer_value_set {
        Some(set) if row.answer_option.is_empty() => {
            let found = foreign.then(|| within(contained, set)).flatten();
            (found.ok_or_else(|| fault(FaultKind::ValueSet, set))?, false)
        }
        _ => {
            let plain = foreign && row.answer_option.iter().any(|one| one.get("valueCoding").is_none());
            let read = row.answer_option.iter().map(|one| option(one, foreign));
            (read.collect::<Option<Vec<_>>>().ok_or_else(|| fault(FaultKind::Choice, ""))?, plain)
        }
    };
    let mut all = Vec::new();
    for one in options {
        let number = |url| extension(&one.extensions, url).and_then(Json::as_f64);
        let weight = match (number(ORDINAL), number(WEIGHT)) {
            (Some(old), Some(new)) if old != new => return Err(fault(FaultKind::TwoWeights, &one.code)),
            (old, new) => old.or(new),
        };
        if weight.is_some_and(|weight| weight.fract() != 0.0) {
            return Err(fault(FaultKind::PartWeight, &one.code));
        }
        words.choices.insert(one.code.clone(), super::fhir::text(one.display, &one.more, locale));
        all.push(Choice { code: one.code, weight: weight.map(|weight| weight as i64) });
    }
    Ok(Choices { all, plain })
}

fn option(one: &Json, foreign: bool) -> Option<Offered<'_>> {
    let extensions = list(&one["extension"]);
    if let Some(coding) = one.get("valueCoding") {
        let mut found = coded(coding)?;
        found.extensions.extend(extensions);
        return Some(found);
    }
    if !foreign {
        return None;
    }
    let more = More::default();
    if let Some(text) = one["valueString"].as_str().filter(|text| !text.trim().is_empty()) {
        return Some(Offered { code: text.to_owned(), display: text, more, extensions });
    }
    let number = one["valueInteger"].as_i64()?;
    Some(Offered { code: number.to_string(), display: "", more, extensions })
}

fn coded(coding: &Json) -> Option<Offered<'_>> {
    let code = coding["code"].as_str()?;
    let more = More { extension: list(&coding["_display"]["extension"]) };
    let display = coding["display"].as_str().unwrap_or_default();
    Some(Offered { code: code.to_owned(), display, more, extensions: list(&coding["extension"]) })
}

/// The concepts of a set within the file: what it lists, or what it was expanded to.
fn within<'a>(contained: &'a [Json], set: &str) -> Option<Vec<Offered<'a>>> {
    let id = set.strip_prefix('#')?;
    let set = contained.iter().find(|one| one["resourceType"] == "ValueSet" && one["id"] == id)?;
    if let Some(listed) = set["expansion"]["contains"].as_array() {
        return listed.iter().map(coded).collect();
    }
    let include = set["compose"]["include"].as_array()?;
    // A set that takes in other sets, or leaves some out, is not listed here.
    let listed = include.iter().map(|part| part["concept"].as_array()).collect::<Option<Vec<_>>>()?;
    set["compose"].get("exclude").is_none().then(|| listed.into_iter().flatten().map(coded).collect())?
}
