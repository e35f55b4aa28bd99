//! A FHIR R4 Questionnaire (with SDC) as items and their words. What is not understood is refused, not skipped over:
//! a question that is shown otherwise than it was meant is worse than none.

use std::collections::BTreeMap;

use openseat_domain::form::{Ask, Choice, Condition, Item, Test, Value, When};
use serde::Deserialize;
use serde_json::Value as Json;

use super::{ItemWords, Text};

const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
const WEIGHT: &str = "http://hl7.org/fhir/StructureDefinition/itemWeight";
const HIDDEN: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
const LOW: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const HIGH: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
const MOST: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs";
const CONTROL: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
const CALCULATED: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";

/// Letters of a line, when the Questionnaire does not say.
const LINE: usize = 200;
/// Letters of a text of several lines.
const LINES: usize = 2_000;
/// Answers to what repeats, when the Questionnaire does not say.
const ROWS: usize = 40;

/// What a Questionnaire asks.
pub(super) struct Asked {
    pub(super) version: String,
    pub(super) items: Vec<Item>,
    pub(super) words: BTreeMap<String, ItemWords>,
    /// FHIRPath by the link of what is calculated.
    pub(super) totals: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Questionnaire {
    resource_type: String,
    #[serde(default)]
    version: String,
    #[serde(default)]
    item: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    link_id: String,
    #[serde(rename = "type")]
    sort: String,
    #[serde(default)]
    text: String,
    #[serde(default, rename = "_text")]
    text_more: More,
    #[serde(default)]
    repeats: bool,
    #[serde(default)]
    read_only: bool,
    max_length: Option<usize>,
    #[serde(default)]
    enable_when: Vec<Json>,
    enable_behavior: Option<String>,
    #[serde(default)]
    answer_option: Vec<Json>,
    #[serde(default)]
    extension: Vec<Json>,
    #[serde(default)]
    item: Vec<Row>,
}

#[derive(Default, Deserialize)]
struct More {
    #[serde(default)]
    extension: Vec<Json>,
}

/// # Errors
/// What is not understood.
pub(super) fn read(bytes: &[u8]) -> Result<Asked, String> {
    let whole: Questionnaire =
        serde_json::from_slice(bytes).map_err(|error| format!("It is no Questionnaire: {error}."))?;
    if whole.resource_type != "Questionnaire" {
        return Err(format!("It is a {}.", whole.resource_type));
    }
    let mut asked =
        Asked { version: whole.version, items: Vec::new(), words: BTreeMap::new(), totals: BTreeMap::new() };
    asked.items = asked.rows(whole.item)?;
    Ok(asked)
}

impl Asked {
    fn rows(&mut self, rows: Vec<Row>) -> Result<Vec<Item>, String> {
        let mut items = Vec::new();
        for row in rows {
            // Help and the ends of a scale are items of FHIR, and words of the question for us.
            items.extend(self.row(row)?);
        }
        Ok(items)
    }

    fn row(&mut self, mut row: Row) -> Result<Option<Item>, String> {
        let inside = std::mem::take(&mut row.item);
        let (words_of, children): (Vec<Row>, Vec<Row>) = inside.into_iter().partition(|row| control(row).is_some());
        let mut words = ItemWords { text: text(&row.text, &row.text_more), ..ItemWords::default() };
        for one in words_of {
            let said = Some(text(&one.text, &one.text_more));
            match control(&one) {
                Some("lower") => words.low = said,
                Some("upper") => words.high = said,
                _ => words.hint = said,
            }
        }
        let children = self.rows(children)?;
        if !children.is_empty() && row.sort != "group" {
            return Err(format!("{} has questions inside a question, which cannot be asked here.", row.link_id));
        }
        let ask = self.ask(&row, children, &mut words)?;
        let most = match (row.repeats, extension(&row.extension, MOST).and_then(Json::as_u64)) {
            (false, _) => 1,
            (true, most) => most.map_or(ROWS, |most| most as usize),
        };
        let hidden = extension(&row.extension, HIDDEN).is_some_and(|value| value == &Json::Bool(true));
        words.unit = extension(&row.extension, UNIT).and_then(|unit| unit["code"].as_str()).map(str::to_owned);
        self.words.insert(row.link_id.clone(), words);
        let when = when(&row)?;
        Ok(Some(Item { link: row.link_id, ask, when, most, hidden }))
    }

    fn ask(&mut self, row: &Row, children: Vec<Item>, words: &mut ItemWords) -> Result<Ask, String> {
        if let Some(expression) = extension(&row.extension, CALCULATED) {
            if !row.read_only {
                return Err(format!("{} is calculated and can be changed.", row.link_id));
            }
            let text = expression["expression"].as_str().unwrap_or_default();
            self.totals.insert(row.link_id.clone(), text.to_owned());
            return Ok(Ask::Score(row.link_id.clone()));
        }
        let bound = |url| extension(&row.extension, url).and_then(Json::as_i64);
        Ok(match row.sort.as_str() {
            "display" => Ask::Display,
            "group" => Ask::Group(children),
            "boolean" => Ask::Yes,
            "date" => Ask::Day,
            "time" => Ask::Time,
            "integer" => match (bound(LOW), bound(HIGH)) {
                (Some(low), Some(high)) if low < high => Ask::Whole { low, high },
                _ => return Err(format!("{} does not say from which number to which.", row.link_id)),
            },
            "string" => Ask::Text { most: row.max_length.unwrap_or(LINE), lines: false },
            "text" => Ask::Text { most: row.max_length.unwrap_or(LINES), lines: true },
            "choice" => Ask::Choice(choices(row, words)?),
            other => return Err(format!("{} is of the type “{other}”, which cannot be asked here.", row.link_id)),
        })
    }
}

fn choices(row: &Row, words: &mut ItemWords) -> Result<Vec<Choice>, String> {
    let mut all = Vec::new();
    for option in &row.answer_option {
        let coding = &option["valueCoding"];
        let Some(code) = coding["code"].as_str() else {
            return Err(format!("{} has a choice without a code.", row.link_id));
        };
        let more = More { extension: list(&coding["_display"]["extension"]) };
        let extensions = list(&option["extension"]);
        let number = |url| extension(&extensions, url).and_then(Json::as_f64);
        let weight = match (number(ORDINAL), number(WEIGHT)) {
            (Some(old), Some(new)) if old != new => {
                return Err(format!("{} says two things of what {code} counts.", row.link_id));
            }
            (old, new) => old.or(new),
        };
        if weight.is_some_and(|weight| weight.fract() != 0.0) {
            return Err(format!("{} counts {code} as a part of a number.", row.link_id));
        }
        words.choices.insert(code.to_owned(), text(coding["display"].as_str().unwrap_or_default(), &more));
        all.push(Choice { code: code.to_owned(), weight: weight.map(|weight| weight as i64) });
    }
    Ok(all)
}

fn when(row: &Row) -> Result<When, String> {
    let mut conditions = Vec::new();
    for one in &row.enable_when {
        let unclear = || format!("{} is asked after something that is not understood.", row.link_id);
        let link = one["question"].as_str().ok_or_else(unclear)?.to_owned();
        let operator = one["operator"].as_str().ok_or_else(unclear)?;
        let test = match (operator, answer(one)) {
            ("exists", Some(Value::Yes(exists))) => Test::Exists(exists),
            ("=", Some(value)) => Test::Is(value),
            ("!=", Some(value)) => Test::IsNot(value),
            (">", Some(value)) => Test::Above(value),
            ("<", Some(value)) => Test::Below(value),
            (">=", Some(value)) => Test::AtLeast(value),
            ("<=", Some(value)) => Test::AtMost(value),
            _ => return Err(unclear()),
        };
        conditions.push(Condition { link, test });
    }
    let all = row.enable_behavior.as_deref() == Some("all");
    if conditions.len() > 1 && row.enable_behavior.is_none() {
        return Err(format!("{} does not say whether one condition is enough.", row.link_id));
    }
    Ok(When { conditions, all })
}

fn answer(one: &Json) -> Option<Value> {
    if let Some(code) = one["answerCoding"]["code"].as_str() {
        return Some(Value::Code(code.to_owned()));
    }
    let text = one["answerString"].as_str().map(|text| Value::Text(text.to_owned()));
    let day = one["answerDate"].as_str().and_then(|day| day.parse().ok()).map(Value::Day);
    let yes = one["answerBoolean"].as_bool().map(Value::Yes);
    yes.or(one["answerInteger"].as_i64().map(Value::Whole)).or(text).or(day)
}

/// What an item inside a question is there for; `None` for one that asks.
fn control(row: &Row) -> Option<&str> {
    let code = extension(&row.extension, CONTROL)?["coding"][0]["code"].as_str()?;
    (row.sort == "display" && ["help", "lower", "upper"].contains(&code)).then_some(code)
}

/// The value of an extension, whatever its type.
fn extension<'a>(all: &'a [Json], url: &str) -> Option<&'a Json> {
    let one = all.iter().find(|one| one["url"] == url)?.as_object()?;
    one.iter().find(|(key, _)| key.starts_with("value")).map(|(_, value)| value)
}

fn text(en: &str, more: &More) -> Text {
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
    Text { en: en.to_owned(), es: spanish.into_iter().next() }
}

fn list(json: &Json) -> Vec<Json> {
    json.as_array().cloned().unwrap_or_default()
}
