//! A FHIR R4 Questionnaire (with SDC) as items and their words. What is not understood is refused, not skipped over:
//! a question that is shown otherwise than it was meant is worse than none.
//!
//! The files of other people are read a little more widely than ours (`foreign`): their `linkId`s may hold any sign,
//! choices may come from a value set within the file or be plain texts, and follow-ups may stand within a question.

use std::collections::{BTreeMap, BTreeSet};

use openseat_domain::form::{Ask, Item, Unsound};
use serde::Deserialize;
use serde_json::Value as Json;

use super::{
    Fault, FaultKind, ItemWords, Note, NoteKind, Text, foreign,
    links::Links,
    value_set,
    when::{both, fit, when},
};
use crate::locale::Locale;

const HIDDEN: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
const LOW: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const HIGH: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
const MOST: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";
const CONTROL: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
const CALCULATED: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
const WHEN_EXPRESSION: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";

/// Letters of a line, when the Questionnaire does not say.
const LINE: usize = 200;
/// Letters of a text of several lines.
const LINES: usize = 2_000;
/// Answers to what repeats, when the Questionnaire does not say.
const ROWS: usize = 40;
/// The numbers that are taken when the Questionnaire of somebody else does not say.
const NUMBERS: (i64, i64) = (0, 999_999);

/// The most faults that are told of somebody else's file.
const TOLD: usize = 100;

/// What a Questionnaire asks.
pub(super) struct Asked {
    pub(super) version: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) publisher: String,
    pub(super) url: String,
    pub(super) copyright: String,
    pub(super) locale: Locale,
    pub(super) items: Vec<Item>,
    pub(super) words: BTreeMap<String, ItemWords>,
    /// FHIRPath by the link of what is calculated.
    pub(super) totals: BTreeMap<String, String>,
    pub(super) links: Links,
    pub(super) notes: Vec<Note>,
    foreign: bool,
    contained: Vec<Json>,
    /// Questions whose choices are texts or numbers without a code.
    plain: BTreeSet<String>,
    faults: Vec<Fault>,
    /// Questions that had a fault.
    failed: BTreeSet<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Questionnaire {
    resource_type: String,
    version: String,
    title: String,
    description: String,
    publisher: String,
    url: String,
    copyright: String,
    language: Option<String>,
    modifier_extension: Vec<Json>,
    contained: Vec<Json>,
    item: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    pub(super) link_id: String,
    #[serde(rename = "type")]
    sort: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    text: String,
    #[serde(default, rename = "_text")]
    text_more: More,
    #[serde(default)]
    repeats: bool,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    read_only: bool,
    max_length: Option<usize>,
    #[serde(default)]
    pub(super) enable_when: Vec<Json>,
    pub(super) enable_behavior: Option<String>,
    #[serde(default)]
    pub(super) answer_option: Vec<Json>,
    pub(super) answer_value_set: Option<String>,
    #[serde(default)]
    initial: Vec<Json>,
    #[serde(default)]
    extension: Vec<Json>,
    #[serde(default)]
    modifier_extension: Vec<Json>,
    #[serde(default)]
    item: Vec<Row>,
}

#[derive(Default, Deserialize)]
pub(super) struct More {
    #[serde(default)]
    pub(super) extension: Vec<Json>,
}

/// # Errors
/// Everything that is not understood.
pub(super) fn read(bytes: &[u8], of_others: bool) -> Result<Asked, Vec<Fault>> {
    let whole = |kind, detail: &str| vec![Fault::of(kind, "", detail)];
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let file: Questionnaire =
        serde_json::from_slice(bytes).map_err(|error| whole(FaultKind::Json, &error.to_string()))?;
    if file.resource_type != "Questionnaire" {
        return Err(whole(FaultKind::Resource, &file.resource_type));
    }
    let locale = match file.language.as_deref().filter(|tag| !tag.is_empty()) {
        Some(tag) => Locale::from_tag(tag).ok_or_else(|| whole(FaultKind::Language, tag))?,
        None => Locale::default(),
    };
    let mut asked = Asked {
        version: file.version,
        title: file.title,
        description: file.description,
        publisher: file.publisher,
        url: file.url,
        copyright: file.copyright,
        locale,
        items: Vec::new(),
        words: BTreeMap::new(),
        totals: BTreeMap::new(),
        links: Links::new(of_others),
        notes: Vec::new(),
        foreign: of_others,
        contained: file.contained,
        plain: BTreeSet::new(),
        faults: Vec::new(),
        failed: BTreeSet::new(),
    };
    if !file.modifier_extension.is_empty() {
        asked.faults.push(Fault::of(FaultKind::Modifier, "Questionnaire", ""));
    }
    let mut items = asked.rows(file.item);
    if of_others {
        fit(&mut items, &asked.plain, &asked.links, &mut asked.faults);
        asked.whole(&items, bytes.len());
        // Two conditions of one question that are not understood are one fault.
        asked.faults.dedup();
        asked.faults.truncate(TOLD);
    }
    asked.items = items;
    if asked.faults.is_empty() { Ok(asked) } else { Err(asked.faults) }
}

impl Asked {
    /// Takes away what is calculated and not counted here.
    pub(super) fn leave_out(&mut self, links: &[String]) {
        for link in links {
            self.totals.remove(link);
            self.words.remove(link);
        }
        without(&mut self.items, links);
    }

    fn rows(&mut self, rows: Vec<Row>) -> Vec<Item> {
        let mut items = Vec::new();
        for row in rows {
            let link = self.links.name(&row.link_id);
            // A fault of one question does not hide those of others.
            if let Err(fault) = self.row(row, &mut items) {
                self.faults.push(fault);
                self.failed.insert(link);
            }
        }
        items
    }

    /// What is wrong with somebody else's file as a whole.
    fn whole(&mut self, items: &[Item], bytes: usize) {
        let questions = foreign::count(items);
        let unsound = foreign::form(items.to_vec()).faults().into_iter();
        // That a question with a fault is not there is no fault of another.
        let told = unsound.filter(|one| !matches!(one, Unsound::Ahead { after, .. } if self.failed.contains(after)));
        let mut faults: Vec<Fault> = told.map(Fault::from).collect();
        for fault in &mut faults {
            fault.item = self.links.theirs(&fault.item).to_owned();
            fault.detail = self.links.theirs(&fault.detail).to_owned();
        }
        let long = questions > foreign::MOST || self.words.len() > foreign::MOST_ITEMS || bytes > foreign::LARGEST;
        let wrong = [
            (self.version.trim().is_empty(), FaultKind::Version, String::new()),
            (questions == 0 && self.faults.is_empty(), FaultKind::Empty, String::new()),
            (long, FaultKind::Long, foreign::MOST.to_string()),
        ];
        faults.extend(wrong.into_iter().filter(|(is, ..)| *is).map(|(_, kind, detail)| Fault::of(kind, "", detail)));
        self.faults.extend(faults);
    }

    fn row(&mut self, mut row: Row, items: &mut Vec<Item>) -> Result<(), Fault> {
        let link = self.links.name(&row.link_id);
        let inside = std::mem::take(&mut row.item);
        // Help and the ends of a scale are items of FHIR, and words of the question for us.
        let (words_of, children): (Vec<Row>, Vec<Row>) = inside.into_iter().partition(|row| control(row).is_some());
        let mut words = ItemWords { text: text(&row.text, &row.text_more, self.locale), ..ItemWords::default() };
        if self.foreign && !row.prefix.trim().is_empty() {
            words.text.own = format!("{} {}", row.prefix.trim(), words.text.own);
        }
        for one in words_of {
            let said = Some(text(&one.text, &one.text_more, self.locale));
            match control(&one) {
                Some("lower") => words.low = said,
                Some("upper") => words.high = said,
                _ => words.hint = said,
            }
        }
        let mut children = self.rows(children);
        let follow_ups = match row.sort.as_str() {
            "group" => Vec::new(),
            _ if children.is_empty() => Vec::new(),
            _ if self.foreign && !row.repeats => std::mem::take(&mut children),
            _ => return Err(Fault::of(FaultKind::Inside, &row.link_id, "")),
        };
        self.understood(&row)?;
        let ask = self.ask(&row, &link, children, &mut words)?;
        let most = match (row.repeats, extension(&row.extension, MOST).and_then(Json::as_u64)) {
            (false, _) => 1,
            (true, most) => most.map_or(ROWS, |most| most as usize),
        };
        let hidden = extension(&row.extension, HIDDEN).is_some_and(|value| value == &Json::Bool(true));
        words.unit = extension(&row.extension, UNIT).and_then(|unit| unit["code"].as_str()).map(str::to_owned);
        self.words.insert(link.clone(), words);
        let when = when(&row, &mut self.links)?;
        let item = Item { link, ask, when, most, hidden };
        self.note(&row, &item);
        let outer = item.when.clone();
        items.push(item);
        for mut one in follow_ups {
            let inner = std::mem::take(&mut one.when);
            one.when = both(&outer, inner).ok_or_else(|| Fault::of(FaultKind::Inside, &row.link_id, ""))?;
            items.push(one);
        }
        Ok(())
    }

    /// Nothing stands at it that changes what it means and is not known here.
    fn understood(&self, row: &Row) -> Result<(), Fault> {
        let fault = |kind| Err(Fault::of(kind, &row.link_id, ""));
        if !row.modifier_extension.is_empty() {
            return fault(FaultKind::Modifier);
        }
        if extension(&row.extension, WHEN_EXPRESSION).is_some() {
            return fault(FaultKind::Expression);
        }
        let calculated = extension(&row.extension, CALCULATED).is_some();
        let asks = !calculated && !matches!(row.sort.as_str(), "group" | "display");
        if self.foreign && asks && row.read_only {
            return fault(FaultKind::ReadOnly);
        }
        if self.foreign && asks && row.text.trim().is_empty() {
            return fault(FaultKind::Words);
        }
        Ok(())
    }

    /// What somebody should know who asks it here.
    fn note(&mut self, row: &Row, item: &Item) {
        if !self.foreign || !item.is_question() {
            return;
        }
        let bounds = matches!(item.ask, Ask::Whole { .. })
            && (extension(&row.extension, LOW).is_none() || extension(&row.extension, HIGH).is_none());
        let chosen = row.answer_option.iter().any(|one| one["initialSelected"] == Json::Bool(true));
        let notes = [
            (bounds, NoteKind::Bounds),
            (row.required, NoteKind::Required),
            (!row.initial.is_empty() || chosen, NoteKind::Initial),
        ];
        let told = notes.into_iter().filter(|(is, _)| *is);
        self.notes.extend(told.map(|(_, kind)| Note { kind, item: row.link_id.clone() }));
    }

    fn ask(&mut self, row: &Row, link: &str, children: Vec<Item>, words: &mut ItemWords) -> Result<Ask, Fault> {
        let fault = |kind, detail: &str| Fault::of(kind, &row.link_id, detail);
        if let Some(expression) = extension(&row.extension, CALCULATED) {
            if !row.read_only && !self.foreign {
                return Err(fault(FaultKind::Calculated, ""));
            }
            let text = expression["expression"].as_str().unwrap_or_default();
            self.totals.insert(link.to_owned(), text.to_owned());
            return Ok(Ask::Score(link.to_owned()));
        }
        let bound = |url| extension(&row.extension, url).and_then(Json::as_i64);
        Ok(match row.sort.as_str() {
            "display" => Ask::Display,
            "group" => Ask::Group(children),
            "boolean" => Ask::Yes,
            "date" => Ask::Day,
            "time" => Ask::Time,
            "integer" => {
                let ends = if self.foreign { (Some(NUMBERS.0), Some(NUMBERS.1)) } else { (None, None) };
                match (bound(LOW).or(ends.0), bound(HIGH).or(ends.1)) {
                    (Some(low), Some(high)) if low < high => Ask::Whole { low, high },
                    _ => return Err(fault(FaultKind::Bounds, "")),
                }
            }
            "string" => Ask::Text { most: row.max_length.unwrap_or(LINE), lines: false },
            "text" => Ask::Text { most: row.max_length.unwrap_or(LINES), lines: true },
            "choice" => {
                let choices = value_set::choices(row, &self.contained, self.foreign, self.locale, words)?;
                if choices.plain {
                    self.plain.insert(link.to_owned());
                }
                Ask::Choice(choices.all)
            }
            other => return Err(fault(FaultKind::Type, other)),
        })
    }
}

fn without(items: &mut Vec<Item>, links: &[String]) {
    items.retain(|item| !links.contains(&item.link));
    for item in items {
        if let Ask::Group(inside) = &mut item.ask {
            without(inside, links);
        }
    }
}

/// What an item inside a question is there for; `None` for one that asks.
fn control(row: &Row) -> Option<&str> {
    let code = extension(&row.extension, CONTROL)?["coding"][0]["code"].as_str()?;
    (row.sort == "display" && ["help", "lower", "upper"].contains(&code)).then_some(code)
}

/// The value of an extension, whatever its type.
pub(super) fn extension<'a>(all: &'a [Json], url: &str) -> Option<&'a Json> {
    let one = all.iter().find(|one| one["url"] == url)?.as_object()?;
    one.iter().find(|(key, _)| key.starts_with("value")).map(|(_, value)| value)
}

pub(super) fn text(own: &str, more: &More, locale: Locale) -> Text {
    let translations = more.extension.iter().filter(|one| one["url"] == TRANSLATION);
    let spanish = translations.filter_map(|one| {
        let parts = list(&one["extension"]);
        let part = |name: &str| {
            let part = parts.iter().find(|part| part["url"] == name)?.as_object()?;
            part.iter()
                .find(|(key, _)| key.starts_with("value"))
                .and_then(|(_, value)| value.as_str().map(str::to_owned))
        };
        (part("lang")? == "es").then(|| part("content")).flatten()
    });
    Text { own: own.to_owned(), locale, es: spanish.into_iter().next() }
}

pub(super) fn list(json: &Json) -> Vec<Json> {
    json.as_array().cloned().unwrap_or_default()
}
