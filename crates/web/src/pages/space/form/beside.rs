//! The two latest entries of one form, side by side: what was written then and what stands there now.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::response::{self, ResponseView};
use openseat_content::form::FormInfo;
use openseat_domain::form::{Answers, Item};

use super::{Words, kept, said};
use crate::{
    frame::Frame,
    pages::{missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/form/beside.html")]
pub(crate) struct BesidePage<'a> {
    frame: Frame<'a>,
    name: &'a str,
    back: String,
    /// When each was written, the earlier first.
    when: [String; 2],
    rows: Vec<Row>,
}

/// One question, and what was said to it each time.
struct Row {
    words: Words,
    cells: [Vec<String>; 2],
    /// Something else was said.
    changed: bool,
}

pub(crate) async fn show(person: Person, Path(form): Path<String>) -> Response {
    let held = match kept(&person, &form).await {
        Ok(held) => held,
        Err(answer) => return answer,
    };
    let info: &FormInfo = &held;
    match response::latest(&person.visit.site.house, &person.signed, &info.form.id, 10).await {
        Ok(all) => {
            let mut finished = all.iter().filter(|one| one.kept.finished.is_some());
            match finished.next().zip(finished.next()) {
                Some((later, earlier)) => person.visit.show(&page(&person, info, earlier, later)),
                None => missing::page_of(&person.visit),
            }
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, info: &'a FormInfo, earlier: &ResponseView, later: &ResponseView) -> BesidePage<'a> {
    let frame = person.visit.frame();
    let both = [earlier, later].map(|one| info.form.live(&one.kept.answers));
    let row = |item: &Item| {
        let cells = both.each_ref().map(|answers| cell(&frame, info, item, answers));
        let words = Words::of(&frame, info.text(&item.link, frame.say.locale));
        (!cells.iter().all(Vec::is_empty)).then(|| Row { words, changed: cells[0] != cells[1], cells })
    };
    let flat = info.form.items.iter().flat_map(|item| match item.is_rows() || item.inside().is_empty() {
        true => vec![item],
        false => item.inside().iter().collect(),
    });
    BesidePage {
        name: info.name(frame.say.locale),
        back: format!("/space/forms/{}", info.form.id),
        when: [earlier, later].map(|one| said::when(&frame, one)),
        rows: flat.filter_map(row).collect(),
        frame,
    }
}

/// What was said to a question, or each row in one line.
fn cell(frame: &Frame<'_>, info: &FormInfo, item: &Item, answers: &Answers) -> Vec<String> {
    let told = |item: &Item, answers: &Answers| -> Vec<String> {
        said::answers(frame, info, item, answers.values(&item.link)).into_iter().map(|words| words.text).collect()
    };
    match item.is_rows() {
        false => told(item, answers),
        true => {
            let line =
                |row: &Answers| item.inside().iter().flat_map(|one| told(one, row)).collect::<Vec<_>>().join(" · ");
            answers.rows(&item.link).iter().map(line).filter(|line| !line.is_empty()).collect()
        }
    }
}

#[cfg(test)]
impl<'a> BesidePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let info = super::list::sample_form(person, "cost-benefit");
        let later = crate::pages::space::samples::weighed(info);
        let mut earlier = later.clone();
        earlier.kept.begun = "2026-10-02T18:42:00Z".parse().expect("a time in a test is well written");
        let rows = earlier.kept.answers.rows("lines")[..1].to_vec();
        earlier.kept.answers.set_rows("lines", rows);
        page(person, info, &earlier, &later)
    }
}
