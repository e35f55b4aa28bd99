//! A Questionnaire of somebody else: what has to stand beside it so that it can be asked here.

use std::fmt::Write as _;

use jiff::civil::Date;
use openseat_domain::form::{Ask, Better, Flow, Form, FormId, Item, Rule, Score, Sort};
use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};

use super::{fhir, path};

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
}

/// The name of its files, and the text of the one beside it. Its questions count as one sum where the Questionnaire
/// calculates just that; any other calculation has to be written by hand.
///
/// # Errors
/// What cannot be asked here, in words, and what to do.
pub fn beside(bytes: &[u8], told: &Told<'_>) -> Result<(FormId, String), String> {
    let asked = fhir::read(bytes)?;
    let json: Json = serde_json::from_slice(bytes).map_err(|error| format!("It is no JSON: {error}."))?;
    let id = json["id"].as_str().unwrap_or_default().to_ascii_lowercase();
    let kebab =
        |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !kebab(&id) {
        return Err(format!("Its id is “{id}”. Give it one of lower-case letters, digits and dashes."));
    }
    if asked.version.is_empty() {
        return Err("It has no version. Give it one: answers are answers to these words.".into());
    }
    let questions = count(&asked.items);
    let mut out = String::new();
    let quoted = |text: &str| Json::from(text).to_string();
    let pair = |[en, es]: [&str; 2]| format!("en = {}\nes = {}\n", quoted(en), quoted(es));
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "# A Questionnaire of somebody else, as it came. Its words stay as they are.\nsort = \"measure\"\nflow = \"{}\"\n\
         version = {}\nsha256 = \"{}\"\nminutes = {}\nquoted = true\n\n[name]\n{}\n[about]\n{}\n[source]\ntext = {}\nread = {}\n\
         licence = {}\nchecked = \"{}\"\n",
        if questions > 3 { "pages" } else { "sheet" },
        quoted(&asked.version),
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
        questions.div_ceil(4).clamp(1, 60),
        pair(told.name),
        pair(told.about),
        quoted(told.source),
        quoted(told.read),
        quoted(told.licence),
        told.day,
    );
    let form = form(&id, asked.items);
    for (score, expression) in &asked.totals {
        let sum = sum(&form, score);
        if path::of(&form, &sum).as_deref() != Some(expression) {
            return Err(format!(
                "It calculates {score} in a way that is not the sum of its questions. Add it by hand: write the rule as [[score]] \
                 in the file beside it, as content/measures/phq-4.toml does."
            ));
        }
        let Rule::Sum(links) = &sum.rule else { continue };
        let links = links.iter().map(|link| quoted(link)).collect::<Vec<_>>().join(", ");
        let _ = write!(
            out,
            "\n[[score]]\nid = {}\nsum = [{links}]\nlow = {:?}\nhigh = {:?}\nbetter = \"neither\"\nname = {{ en = \"All together\", \
             es = \"Todas juntas\" }}\n",
            quoted(score),
            sum.low,
            sum.high,
        );
    }
    Ok((FormId::new(id), out))
}

fn count(items: &[Item]) -> usize {
    items.iter().map(|item| usize::from(item.is_question()) + count(item.inside())).sum()
}

fn form(id: &str, items: Vec<Item>) -> Form {
    Form {
        id: FormId::new(id),
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
