//! A Questionnaire of somebody else: what has to stand beside it so that it can be asked here.

use std::fmt::Write as _;

use jiff::civil::Date;
use openseat_domain::{
    form::{Ask, Better, Flow, Form, FormId, Item, Rule, Score, Sort},
    review::normalised,
};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::{Fault, FaultKind, FormInfo, Note, NoteKind, beside as file, danger_cue, fhir, path};
use crate::{content::Content, locale::Locale};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 256 * 1024;
/// The most questions that a person is asked.
pub(super) const MOST: usize = 200;
/// The most items of every sort.
pub(super) const MOST_ITEMS: usize = 1_000;
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
    /// Answers after which the next page is help, by question. With any, the form is asked only where a named person is on
    /// duty.
    pub dangers: &'a [(String, Vec<String>)],
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
    /// Its questions whose answers can be told apart, so that one of them may mean danger.
    pub closed: Vec<Closed>,
}

/// A question with a fixed set of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    pub link: String,
    /// As they are typed: the codes of choices, numbers, "yes" and "no".
    pub answers: Vec<String>,
    /// Those that may mean danger, as it seems: of a question that speaks of harm all but what says no. It decides nothing.
    pub alarming: Vec<String>,
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
    let (mut all, cues) = (Vec::new(), content.danger_cues());
    for item in info.form.every().into_iter().filter(|item| item.is_question()) {
        let harm = danger_cue::speaks(cues, info.text(&item.link, Locale::En).text);
        match closed(&info, item, harm) {
            Some(one) => all.push(one),
            None if harm => notes.push(Note { kind: NoteKind::Harm, item: asked.links.theirs(&item.link).to_owned() }),
            None => {}
        }
    }
    Ok(Look { title, about, source, licence, info, notes, closed: all })
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
    for (link, answers) in told.dangers {
        let answers = answers.iter().map(|one| quoted(one)).collect::<Vec<_>>().join(", ");
        let _ = write!(scores, "\n[[danger]]\nitem = {}\nanswers = [{answers}]\n", quoted(link));
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

/// What begins so says no to a question of harm.
const NO: [&str; 5] = ["no", "never", "none", "nunca", "ningun"];

/// `None` for a question that is answered in words or by any number.
fn closed(info: &FormInfo, item: &Item, harm: bool) -> Option<Closed> {
    let (answers, safe): (Vec<String>, Vec<String>) = match &item.ask {
        Ask::Choice(choices) => {
            let least = choices.iter().filter_map(|one| one.weight).min();
            let says_no = |code: &str| {
                let text = normalised(info.choice(&item.link, code, Locale::En).text);
                text.split(' ').next().is_some_and(|first| NO.iter().any(|no| first.starts_with(no)))
            };
            let safe = choices.iter().filter(|one| match one.weight {
                Some(weight) => Some(weight) == least,
                None => says_no(&one.code),
            });
            let safe = safe.map(|one| one.code.clone()).collect();
            (choices.iter().map(|one| one.code.clone()).collect(), safe)
        }
        Ask::Yes => (vec!["yes".into(), "no".into()], vec!["no".into()]),
        Ask::Whole { low, high } if high - low <= 10 => {
            ((*low..=*high).map(|number| number.to_string()).collect(), vec![low.to_string()])
        }
        _ => return None,
    };
    let alarming = answers.iter().filter(|one| harm && !safe.contains(one)).cloned().collect();
    Some(Closed { link: item.link.clone(), answers, alarming })
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
