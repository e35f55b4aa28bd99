//! A sheet for a worker: what the person chooses to show, the groups to look at together, and what both agree.
//!
//! The steps are those for which there is evidence: two groups named, a call made together, a day agreed, someone to go
//! with, and a look back.

use askama::Template;
use axum::response::Response;

use super::{
    asked::Asked,
    find::{Found, find},
    rows::{Row, rows},
};
use crate::{card::CardView, frame::Frame, pages::problem, query, visit::Visit};

/// The field that names an answer to show.
const SHOW: &str = "show";
/// Kinds on the sheet.
const KINDS: usize = 3;

#[derive(Template)]
#[template(path = "pages/matching/sheet.html")]
pub(crate) struct SheetPage<'a> {
    frame: Frame<'a>,
    back: String,
    carried: Vec<(&'static str, String)>,
    seed: String,
    /// All answers, and whether each is shown.
    choices: Vec<(Row, bool)>,
    shown: Vec<Row>,
    kinds: Vec<KindLine<'a>>,
    times: String,
}

struct KindLine<'a> {
    name: &'a str,
    line: &'a str,
    cards: Vec<CardView<'a>>,
}

pub(crate) async fn show(visit: Visit) -> Response {
    match find(&visit, Asked::read(visit.uri.query(), &visit.site.content)) {
        Ok(found) => visit.show(&page(&visit, &found, &wanted(visit.uri.query()))),
        Err(error) => problem::answer(&visit, error),
    }
}

/// The answers that the person ticked. Nothing is shown before they do.
fn wanted(raw: Option<&str>) -> Vec<String> {
    query::pairs(raw.unwrap_or_default()).filter(|(key, _)| key == SHOW).map(|(_, value)| value.into_owned()).collect()
}

fn page<'a>(visit: &'a Visit, found: &'a Found<'a>, wanted: &[String]) -> SheetPage<'a> {
    let frame = visit.frame();
    let content = &visit.site.content;
    let asked = &found.asked;
    let shows = |row: &Row| wanted.iter().any(|key| key == row.key);
    let kind = |one: &openseat_domain::matching::Suggestion| KindLine {
        name: found.name(&one.kind),
        line: content.fellowship(&one.kind).map_or("", |kind| kind.line(frame.say.locale)),
        cards: found.cards(&one.meetings),
    };
    SheetPage {
        back: asked.to("/match/answer", content),
        carried: asked.pairs(content),
        seed: asked.seed.map(|seed| seed.to_string()).unwrap_or_default(),
        choices: rows(&frame, asked).into_iter().map(|row| (shows(&row), row)).map(|(on, row)| (row, on)).collect(),
        shown: rows(&frame, asked).into_iter().filter(shows).collect(),
        kinds: found.answer.suggestions.iter().take(KINDS).map(kind).collect(),
        times: super::answer::times_of(&frame, found),
        frame,
    }
}

#[cfg(test)]
impl<'a> SheetPage<'a> {
    pub(crate) fn sample(visit: &'a Visit) -> Self {
        let frame = visit.frame();
        let asked = super::asked::tests::sample(&visit.site.content);
        let shown = |row: &Row| row.key == "goal";
        let cards = vec![CardView::sample("Today at 7pm", "good", "Checked 3 days ago")];
        Self {
            back: "/match/answer?seed=7".into(),
            carried: vec![("goal", "not_sure".into())],
            seed: "7".into(),
            choices: rows(&frame, &asked)
                .into_iter()
                .map(|row| (shown(&row), row))
                .map(|(on, row)| (row, on))
                .collect(),
            shown: rows(&frame, &asked).into_iter().filter(shown).collect(),
            kinds: vec![KindLine { name: "SMART Recovery", line: "Tools for change.", cards }],
            times: "Times are for London. It is 6:42pm.".into(),
            frame,
        }
    }
}
