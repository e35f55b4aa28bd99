//! A form on paper: every question, with room to answer by hand.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_content::form::FormInfo;
use openseat_domain::form::{Ask, Item};

use super::{Words, offered, said};
use crate::{frame::Frame, person::Person};

/// Rows that are printed of what can be written several times.
const ROWS: usize = 6;

#[derive(Template)]
#[template(path = "pages/space/form/paper.html")]
pub(crate) struct PaperPage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    back: String,
    lines: Vec<Line>,
    origin: &'a str,
}

pub(crate) struct Line {
    pub(crate) words: Words,
    pub(crate) heading: bool,
    /// Boxes to tick.
    pub(crate) choices: Vec<Words>,
    /// Lines to write on.
    pub(crate) blanks: usize,
}

pub(crate) async fn show(person: Person, Path(form): Path<String>) -> Response {
    match offered(&person, &form).await {
        Ok(held) => person.visit.show(&page(&person, &held)),
        Err(answer) => answer,
    }
}

fn page<'a>(person: &'a Person, info: &'a FormInfo) -> PaperPage<'a> {
    let frame = person.visit.frame();
    let mut lines = Vec::new();
    write(&frame, info, &info.form.items, &mut lines);
    PaperPage {
        name: info.name(frame.say.locale),
        back: format!("/space/forms/{}", info.form.id),
        lines,
        origin: &info.source.text,
        frame,
    }
}

pub(crate) fn write(frame: &Frame<'_>, info: &FormInfo, items: &[Item], lines: &mut Vec<Line>) {
    for item in items.iter().filter(|item| !item.hidden && !matches!(item.ask, Ask::Score(_))) {
        let mut words = Words::of(frame, info.text(&item.link, frame.say.locale));
        let (mut choices, mut blanks, plain) = (Vec::new(), 0, |text: &str| Words { text: text.to_owned(), lang: "" });
        match &item.ask {
            Ask::Choice(all) => {
                let word = |code: &str| Words::of(frame, info.choice(&item.link, code, frame.say.locale));
                choices = all.iter().map(|one| word(&one.code)).collect();
            }
            Ask::Yes => choices = vec![plain(frame.t("form-yes")), plain(frame.t("form-no"))],
            Ask::Whole { low, high } if high - low <= 10 => {
                choices = (*low..=*high).map(|number| plain(&number.to_string())).collect();
                let [low, high] = info.ends(&item.link, frame.say.locale);
                let ends = [(low, 0), (high, choices.len() - 1)];
                for (said, at) in ends.into_iter().filter_map(|(said, at)| Some((said?, at))) {
                    choices[at].text = format!("{} ({})", choices[at].text, said.text);
                }
            }
            Ask::Whole { .. } => {
                blanks = 1;
                let unit = said::unit(frame, info, &item.link);
                if !unit.is_empty() {
                    words.text = format!("{} ({unit})", words.text);
                }
            }
            Ask::Text { lines: true, .. } => blanks = 3,
            Ask::Text { .. } | Ask::Day | Ask::Time => blanks = 1,
            Ask::Display | Ask::Group(_) | Ask::Score(_) => {}
        }
        let heading = matches!(item.ask, Ask::Group(_));
        lines.push(Line { words, heading, choices, blanks });
        let times = if item.is_rows() { ROWS } else { 1 };
        for number in 0..times {
            if item.is_rows() {
                let words = plain(&frame.t1("form-row", "n", number + 1));
                lines.push(Line { words, heading: true, choices: Vec::new(), blanks: 0 });
            }
            write(frame, info, item.inside(), lines);
        }
    }
}

#[cfg(test)]
impl<'a> PaperPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, super::list::sample_form(person, "urge"))
    }
}
