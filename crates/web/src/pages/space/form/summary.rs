//! What adds up over the entries of one form: counts always, a direction from eight entries on, nothing foretold.

mod numbers;
mod tell;
mod texts;

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::response::{self, ResponseView};
use openseat_content::form::FormInfo;
use openseat_domain::{
    form::Sort,
    tally::{Entry, Tally},
};

use super::{Words, kept};
use crate::{chart::Chart, frame::Frame, pages::problem, person::Person};

/// Entries that are looked at: more than a year of days.
const LOOKED: i64 = 400;

#[derive(Template)]
#[template(path = "pages/space/form/summary.html")]
pub(crate) struct SummaryPage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    back: String,
    /// How many entries there are.
    count: String,
    sections: Vec<Section>,
}

/// One thing that adds up: sentences, a chart for the eye, and the numbers.
#[derive(Default)]
pub(super) struct Section {
    pub(super) heading: Words,
    pub(super) said: Vec<String>,
    pub(super) chart: Option<Chart>,
    pub(super) table: Option<Table>,
    pub(super) lines: Vec<Line>,
}

/// Something that was written, and a word about it.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) more: Vec<String>,
}

pub(super) struct Table {
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Row>,
    /// One tap away, since a chart stands above it.
    pub(super) folded: bool,
}

pub(super) struct Row {
    pub(super) name: String,
    pub(super) cells: Vec<String>,
    /// The length of a bar under the name, of 100; `None` for no bar.
    pub(super) bar: Option<usize>,
}

pub(crate) async fn show(person: Person, Path(form): Path<String>) -> Response {
    let held = match kept(&person, &form).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    match response::latest(&person.visit.site.house, &person.signed, &info.form.id, LOOKED).await {
        Ok(all) => person.visit.show(&page(&person, info, &all)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

/// Whether a form has anything that adds up.
pub(super) fn has(info: &FormInfo) -> bool {
    !tallies(info).is_empty()
}

/// What the entry of a page comes to by itself, for its page.
pub(super) fn of_one(frame: &Frame<'_>, info: &FormInfo, one: &ResponseView) -> Vec<Section> {
    let entries = entries(frame, info, std::slice::from_ref(one));
    let mine = info.form.tallies.iter().filter(|tally| tally.is_of_one());
    mine.filter_map(|tally| tell::section(frame, info, tally, &entries)).collect()
}

/// Entries as the rules count them, the oldest first.
pub(super) fn entries(frame: &Frame<'_>, info: &FormInfo, all: &[ResponseView]) -> Vec<Entry> {
    let entry = |one: &ResponseView| Entry {
        at: one.kept.begun.to_zoned(frame.site.zone.clone()).datetime(),
        answers: info.form.live(&one.kept.answers),
    };
    all.iter().rev().map(entry).collect()
}

/// What the form declares; of a measure each score too.
fn tallies(info: &FormInfo) -> Vec<Tally> {
    let scored = matches!(info.form.sort, Sort::Measure | Sort::Survey | Sort::Result);
    let scores = info.form.scores.iter().filter(|_| scored).map(|score| Tally::Trend { of: score.id.clone() });
    scores.chain(info.form.tallies.iter().cloned()).collect()
}

fn page<'a>(person: &'a Person, info: &'a FormInfo, all: &[ResponseView]) -> SummaryPage<'a> {
    let frame = person.visit.frame();
    let entries = entries(&frame, info, all);
    let sections = tallies(info).into_iter().filter_map(|tally| tell::section(&frame, info, &tally, &entries));
    SummaryPage {
        name: info.name(frame.say.locale),
        back: format!("/space/forms/{}", info.form.id),
        count: match all.len() {
            0 => frame.t("adds-none").to_owned(),
            n if n >= LOOKED as usize => frame.t1("adds-looked", "n", n),
            n => frame.t1("adds-entries", "n", n),
        },
        sections: sections.collect(),
        frame,
    }
}

#[cfg(test)]
impl<'a> SummaryPage<'a> {
    /// Ten urges on ten days.
    pub(crate) fn sample(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "urge");
        page(person, info, &crate::pages::space::samples::urges(info))
    }

    /// Two entries of a measure: no direction yet.
    pub(crate) fn sample_measure(person: &'a Person) -> Self {
        use crate::pages::space::samples::answered;
        let info = super::list::sample_form(person, "phq-4");
        let mut before = answered(info);
        before.kept.begun = "2026-11-02T18:42:00Z".parse().expect("a time in a test is well written");
        before.kept.answers.set("q4", vec![openseat_domain::form::Value::Code("2".into())]);
        page(person, info, &[answered(info), before])
    }

    pub(crate) fn sample_empty(person: &'a Person) -> Self {
        page(person, super::list::sample_form(person, "cost-benefit"), &[])
    }
}
