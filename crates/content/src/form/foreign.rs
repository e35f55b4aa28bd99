//! A Questionnaire of somebody else: what has to stand beside it so that it can be asked here.

use std::fmt::Write as _;

use jiff::civil::Date;
use openseat_domain::form::{Ask, Better, Flow, Form, FormId, Item, Rule, Score, Sort};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::{Fault, FaultKind, FormInfo, Note, NoteKind, beside as file, danger_cue, fhir, path};
use crate::{content::Content, locale::Locale};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 256 * 1024;
/// The most questions that a person is asked.
pub(super) const MOST: usize = 200;
/// Other ways in which the sum of everything that was answered is written (HL7 SDC, form behaviour and calculation).
const SUMS: [&str; 4] = [
    "%resource.answers().value.ordinal().sum()",
    "%resource.repeat(item).answer.value.ordinal().sum()",
    "%resource.item.answer.value.ordinal().sum()",
    "%resource.item.item.answer.value.ordinal().sum()",
];

/// What no Questionnaire says of itself.
#[derive(Clone, Debug)]
pub struct Told<'a> {
    /// On lists, in English and Spanish.
    pub name: [&'a str; 2],
    pub about: [&'a str; 2],
    /// Who made it and where it was published.
    pub source: &'a str,
    /// Where this file is from.
    pub read: &'a str,
    pub licence: &'a str,
    pub day: Date,
    /// Answers after which the next page is help: the question, and from how much on. With any, the form is asked only where
    /// a named person is on duty.
    pub dangers: &'a [(String, i64)],
}

/// A file as somebody sees it before it is asked.
#[derive(Debug)]
pub struct Look {
    /// What it says of itself; each may be empty.
    pub title: String,
    pub about: String,
    pub source: String,
    pub licence: String,
    /// As it would be asked.
    pub info: FormInfo,
    pub notes: Vec<Note>,
    /// Its questions of which an answer may mean danger.
    pub countable: Vec<Countable>,
}

/// A question whose answers can be told apart by how much they count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Countable {
    pub link: String,
    /// How much answers count: the least first, each once. The first of them means no danger.
    pub steps: Vec<i64>,
    /// It speaks of harm.
    pub alarming: bool,
}

/// Reads a file and says how it would be asked. `content` has the words by which a question of harm is noticed.
///
/// # Errors
/// Everything that stands in the way.
pub fn look(content: &Content, bytes: &[u8]) -> Result<Look, Vec<Fault>> {
    let asked = fhir::read(bytes, true)?;
    let (title, about) = (asked.title.clone(), asked.description.clone());
    let told = [&asked.publisher, &asked.url].into_iter().filter(|text| !text.trim().is_empty());
    let source = told.map(String::as_str).collect::<Vec<_>>().join(", ");
    let (licence, mut notes) = (asked.copyright.clone(), asked.notes.clone());
    let day = Date::constant(2026, 1, 1);
    let told = Told { name: ["-"; 2], about: ["-"; 2], source: "-", read: "-", licence: "-", day, dangers: &[] };
    let info = info(FormId::new("look"), bytes, &beside(bytes, &told)?).map_err(|what| vec![other(&what)])?;
    let counted = |link: &&String| info.form.scores.iter().any(|score| score.id == **link);
    let left_out = asked.totals.keys().filter(|link| !counted(link)).map(|link| asked.links.theirs(link).to_owned());
    notes.extend(left_out.map(|item| Note { kind: NoteKind::NotCounted, item }));
    let countable = info.form.every().into_iter().filter_map(|item| countable(content, &info, item)).collect();
    Ok(Look { title, about, source, licence, info, notes, countable })
}

/// The text of the file beside it. Its questions count as one sum where the Questionnaire calculates just that; what it
/// calculates otherwise is left out.
///
/// # Errors
/// Everything that stands in the way.
pub fn beside(bytes: &[u8], told: &Told<'_>) -> Result<String, Vec<Fault>> {
    let asked = fhir::read(bytes, true)?;
    let questions = count(&asked.items);
    let form = form(asked.items.clone());
    let mut left_out = Vec::new();
    let mut scores = String::new();
    for (link, expression) in &asked.totals {
        let sum = sum(&form, link);
        let ours = path::of(&form, &sum).map(|rule| asked.links.as_theirs(&rule));
        let Rule::Sum(links) = &sum.rule else { continue };
        let known = ours.as_ref() == Some(expression) || SUMS.contains(&expression.trim());
        if links.is_empty() || !known {
            left_out.push(quoted(link));
            continue;
        }
        let links = links.iter().map(|link| quoted(link)).collect::<Vec<_>>().join(", ");
        // Writing to a String cannot fail.
        let _ = write!(
            scores,
            "\n[[score]]\nid = {}\nsum = [{links}]\nlow = {:?}\nhigh = {:?}\nbetter = \"neither\"\nname = {{ en = \"All together\", \
             es = \"Todas juntas\" }}\n",
            quoted(link),
            sum.low,
            sum.high,
        );
    }
    for (link, from) in told.dangers {
        let _ = write!(scores, "\n[[danger]]\nitem = {}\nfrom = {from}\n", quoted(link));
    }
    Ok(head(bytes, &asked.version, questions, &left_out, told) + &scores)
}

/// The form, from the file and what stands beside it.
///
/// # Errors
/// Why the two do not fit.
pub fn info(id: FormId, bytes: &[u8], beside: &str) -> Result<FormInfo, String> {
    let asked = fhir::read(bytes, true).map_err(|faults| super::fault::sentences(&faults))?;
    file::read(beside)?.join(id, "", asked, bytes)
}

/// The name that the file gives itself, for a folder of files.
///
/// # Errors
/// When it cannot be a file's name here.
pub fn id(bytes: &[u8]) -> Result<FormId, Fault> {
    let json: Json = serde_json::from_slice(bytes).map_err(|e| Fault::of(FaultKind::Json, "", e.to_string()))?;
    let id = json["id"].as_str().unwrap_or_default().to_ascii_lowercase();
    let kebab = !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if kebab { Ok(FormId::new(id)) } else { Err(Fault::of(FaultKind::Id, "", id)) }
}

/// Everything above the scores.
fn head(bytes: &[u8], version: &str, questions: usize, left_out: &[String], told: &Told<'_>) -> String {
    let pair = |[en, es]: [&str; 2]| format!("en = {}\nes = {}\n", quoted(en), quoted(es));
    let attended = if told.dangers.is_empty() { "" } else { "attended = true\n" };
    format!(
        "# A Questionnaire of somebody else, as it came. Its words stay as they are.\nsort = \"measure\"\nflow = \"{}\"\n\
         version = {}\nsha256 = \"{}\"\nminutes = {}\nquoted = true\nforeign = true\nleft_out = [{}]\n{attended}\n\
         [name]\n{}\n[about]\n{}\n[source]\ntext = {}\nread = {}\nlicence = {}\nchecked = \"{}\"\n",
        if questions > 3 { "pages" } else { "sheet" },
        quoted(version),
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
        questions.div_ceil(4).clamp(1, 60),
        left_out.join(", "),
        pair(told.name),
        pair(told.about),
        quoted(told.source),
        quoted(told.read),
        quoted(told.licence),
        told.day,
    )
}

/// A text as TOML has it. JSON's escapes are among those of TOML.
fn quoted(text: &str) -> String {
    Json::from(text).to_string().replace('\u{7f}', "\\u007f")
}

fn other(what: &str) -> Fault {
    Fault::of(FaultKind::Other, "", what)
}

fn countable(content: &Content, info: &FormInfo, item: &Item) -> Option<Countable> {
    if !item.is_question() {
        return None;
    }
    let mut steps: Vec<i64> = match &item.ask {
        Ask::Choice(choices) => choices.iter().map(|one| one.weight).collect::<Option<_>>()?,
        Ask::Yes => vec![0, 1],
        Ask::Whole { low, high } if high - low <= 10 => (*low..=*high).collect(),
        _ => return None,
    };
    steps.sort_unstable();
    steps.dedup();
    let alarming = danger_cue::speaks(content.danger_cues(), info.text(&item.link, Locale::En).text);
    (steps.len() > 1).then(|| Countable { link: item.link.clone(), steps, alarming })
}

pub(super) fn count(items: &[Item]) -> usize {
    items.iter().map(|item| usize::from(item.is_question()) + count(item.inside())).sum()
}

/// Nothing but items.
pub(super) fn form(items: Vec<Item>) -> Form {
    Form {
        id: FormId::new("foreign"),
        version: String::new(),
        sort: Sort::Measure,
        flow: Flow::Sheet,
        items,
        scores: Vec::new(),
        dangers: Vec::new(),
        tables: Vec::new(),
        tallies: Vec::new(),
        point: None,
        stages: Vec::new(),
        attended: false,
        instead: None,
    }
}

/// All choices that count, added up.
fn sum(form: &Form, id: &str) -> Score {
    let counts = |item: &&Item| matches!(item.ask, Ask::Choice(_)) && item.most == 1;
    let of: Vec<(&Item, (i64, i64))> =
        form.every().into_iter().filter(counts).filter_map(|item| Some((item, item.reach()?))).collect();
    let total = |end: fn(&(i64, i64)) -> i64| of.iter().map(|(_, reach)| end(reach)).sum::<i64>() as f64;
    Score {
        id: id.to_owned(),
        rule: Rule::Sum(of.iter().map(|(item, _)| item.link.clone()).collect()),
        reversed: Vec::new(),
        fewest: None,
        low: total(|reach| reach.0),
        high: total(|reach| reach.1),
        better: Better::Neither,
        scales: Vec::new(),
        change: None,
    }
}
