//! What studies say, in plain words and as the studies put it: `content/evidence.csv`.
//!
//! A sentence of ours that rests on a study names its row (`EV021`). [`Evidence::claim`] may stand anywhere. The numbers
//! of a study stand only in [`Evidence::found`], beside who was studied: a number without its people is a promise.

use std::collections::HashMap;

use openseat_domain::problem::Problem;
use serde::Deserialize;

use crate::{check, content::Content, files::Files, locale::Locale, reading};

mod column;

pub use column::{Basis, Direction, Strength, Study, Topic, Unchecked};

/// One finding of one study.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// `EV001`; never given to another finding.
    pub id: String,
    pub topic: Topic,
    /// What is asked about within the topic (`religiosity`).
    pub factor: String,
    claim_en: String,
    claim_es: String,
    found_en: String,
    found_es: String,
    who_en: String,
    who_es: String,
    limits_en: String,
    limits_es: String,
    pub study: Study,
    pub strength: Strength,
    pub direction: Direction,
    pub basis: Basis,
    pub unchecked: Option<Unchecked>,
    /// As the study puts it, in English.
    pub effect: String,
    /// How many, as the study puts it.
    pub n: String,
    pub population: String,
    pub design: String,
    pub source: String,
    /// Where it is kept: a DOI, numbers of PubMed, or the pages of a journal, separated by `;`.
    pub doi_pmid: String,
}

impl Evidence {
    /// What it comes to, in one sentence or two.
    pub fn claim(&self, locale: Locale) -> &str {
        one_of(locale, &self.claim_en, &self.claim_es)
    }

    /// What was found, with its numbers.
    pub fn found(&self, locale: Locale) -> &str {
        one_of(locale, &self.found_en, &self.found_es)
    }

    /// Who was studied, and how many.
    pub fn who(&self, locale: Locale) -> &str {
        one_of(locale, &self.who_en, &self.who_es)
    }

    /// What it does not say, beyond what holds for its kind of study; may be empty.
    pub fn limits(&self, locale: Locale) -> &str {
        one_of(locale, &self.limits_en, &self.limits_es)
    }

    /// Where it can be read: each place as it is written, with its address if it has one.
    pub fn places(&self) -> impl Iterator<Item = (&str, Option<String>)> {
        let places = self.doi_pmid.split(';').map(str::trim).filter(|place| !place.is_empty());
        places.map(|place| (place, address(place)))
    }
}

fn one_of<'a>(locale: Locale, en: &'a str, es: &'a str) -> &'a str {
    match locale {
        Locale::En => en,
        Locale::Es => es,
    }
}

/// The address of a paper. A DOI begins with `10.`; everything else that we know how to find says what it is.
fn address(place: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if place.starts_with("10.") && place.contains('/') && !place.contains(' ') {
        Some(format!("https://doi.org/{place}"))
    } else if let Some(number) = place.strip_prefix("PMC").filter(|rest| digits(rest)) {
        Some(format!("https://pmc.ncbi.nlm.nih.gov/articles/PMC{number}/"))
    } else if let Some(number) = place.strip_prefix("PMID ").filter(|rest| digits(rest)) {
        Some(format!("https://pubmed.ncbi.nlm.nih.gov/{number}/"))
    } else {
        place.starts_with("arcr.niaaa.nih.gov/").then(|| format!("https://{place}"))
    }
}

/// All rows, and where the rest of the content names them.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Evidence>,
    by_id: HashMap<String, usize>,
    /// File and id.
    mentions: Vec<(String, String)>,
}

impl Findings {
    /// All rows, in order of their number.
    pub fn list(&self) -> &[Evidence] {
        &self.list
    }

    pub fn id(&self, id: &str) -> Option<&Evidence> {
        self.by_id.get(id).map(|place| &self.list[*place])
    }

    pub(crate) fn read(files: &Files, problems: &mut Vec<Problem>) -> Self {
        let mut findings = Self::default();
        let text = files.text("evidence.csv").unwrap_or_default();
        let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
        for (index, row) in reader.deserialize::<Evidence>().enumerate() {
            match row {
                Ok(row) => findings.add(row, problems),
                Err(error) => problems.push(Problem::refused(
                    format!("content/evidence.csv, row {}", index + 1),
                    format!("It cannot be read: {error}."),
                    "Use the columns and the values of the other rows.",
                )),
            }
        }
        let mentions = |path: String| ids(&files.text(&path).unwrap_or_default(), &path);
        findings.mentions = files.texts().into_iter().flat_map(mentions).collect();
        findings
    }

    fn add(&mut self, row: Evidence, problems: &mut Vec<Problem>) {
        if self.by_id.insert(row.id.clone(), self.list.len()).is_some() {
            let at = format!("content/evidence.csv, {}", row.id);
            problems.push(Problem::refused(at, "The id is there twice.", "Give the newer row the next free number."));
        }
        self.list.push(row);
    }
}

/// Every `EV` with its digits in a text.
fn ids(text: &str, path: &str) -> Vec<(String, String)> {
    let starts = text.match_indices("EV").map(|(at, _)| &text[at..]);
    let id = |rest: &str| {
        let digits = rest[2..].bytes().take_while(u8::is_ascii_digit).count();
        (digits >= 3).then(|| (path.to_owned(), rest[..2 + digits].to_owned()))
    };
    starts.filter_map(id).collect()
}

/// Every rule of the findings that is broken.
pub(crate) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let findings = content.evidence();
    if findings.list.is_empty() {
        problems.push(Problem::refused("content/evidence.csv", "There is no finding.", "Put the file back."));
    }
    findings.list.iter().for_each(|row| check_one(content, row, problems));
    for (path, id) in findings.mentions.iter().filter(|(_, id)| !findings.by_id.contains_key(id)) {
        let what = format!("It rests on {id}, which has no row.");
        problems.push(Problem::refused(format!("content/{path}"), what, "Name a row of content/evidence.csv."));
    }
}

fn check_one(content: &Content, row: &Evidence, problems: &mut Vec<Problem>) {
    let at = format!("content/evidence.csv, {}", row.id);
    if row.id.len() != 5 || ids(&row.id, "").is_empty() {
        problems.push(Problem::refused(&at, "The id is not EV and three digits.", "Give it the next free number."));
    }
    let facts = [("factor", &row.factor), ("n", &row.n), ("design", &row.design), ("source", &row.source)];
    for (column, _) in facts.into_iter().filter(|(_, text)| text.trim().is_empty()) {
        problems.push(Problem::refused(
            &at,
            format!("{column} is empty."),
            "Fill it in, or write NR for not reported.",
        ));
    }
    if row.limits_en.is_empty() != row.limits_es.is_empty() {
        problems.push(Problem::refused(&at, "The limits are there in one language only.", "Write them in both."));
    }
    for locale in Locale::ALL {
        for text in
            [row.claim(locale), row.who(locale)].into_iter().chain(Some(row.limits(locale)).filter(|l| !l.is_empty()))
        {
            check::label(content, &at, locale, text, problems);
        }
        check::study(content, &at, locale, row.found(locale), problems);
    }
    let whole = [&row.claim_en, &row.found_en, &row.who_en, &row.limits_en].map(String::as_str).join("\n");
    if let Some(hard) = reading::measure(&whole).filter(|reading| reading.grade > check::GRADE) {
        let what = format!("The reading grade is {:.1}; {} is the most.", hard.grade, check::GRADE);
        problems.push(Problem::warning(at, what, "Use shorter words and sentences."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_linked_where_their_number_says_how() {
        let known = [
            ("10.1016/j.drugpo.2025.104921", Some("https://doi.org/10.1016/j.drugpo.2025.104921")),
            ("PMC5884451", Some("https://pmc.ncbi.nlm.nih.gov/articles/PMC5884451/")),
            ("PMID 17889302", Some("https://pubmed.ncbi.nlm.nih.gov/17889302/")),
            ("Addiction 1998;93(9):1313-33", None),
            ("seed 002", None),
        ];
        for (place, expected) in known {
            assert_eq!(address(place).as_deref(), expected, "{place}");
        }
    }

    #[test]
    fn ids_are_found_wherever_they_stand() {
        let found: Vec<String> =
            ids("see EV001, EV050.\n[\"EV7\"] NEVER LEVEL", "x").into_iter().map(|(_, id)| id).collect();
        assert_eq!(found, ["EV001", "EV050"]);
    }
}
