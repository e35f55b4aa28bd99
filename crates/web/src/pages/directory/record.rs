//! What was changed on the list lately, and by whom.

use askama::Template;
use axum::response::Response;
use openseat_actions::keeping::{self, Past};

use super::{
    edit::link,
    said::{PastLine, past},
    undo::{Done, done},
};
use crate::{frame::Frame, pages::problem, person::Person};

#[derive(Template)]
#[template(path = "pages/directory/record.html")]
pub(crate) struct RecordPage<'a> {
    frame: Frame<'a>,
    done: Option<Done<'a>>,
    batches: Vec<Batch>,
}

/// What was changed at once.
struct Batch {
    id: String,
    by: String,
    why: String,
    count: String,
    /// Nothing of it stands any more.
    undone: bool,
    lines: Vec<(String, String, PastLine)>,
    /// Lines that are left out.
    more: String,
}

/// Lines of one batch.
const MOST: usize = 12;

pub(crate) async fn show(person: Person) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match keeping::lately(house, &person.signed, now).await {
        Ok(all) => person.visit.show(&page(&person, &all)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, all: &[(String, Past)]) -> RecordPage<'a> {
    let frame = person.visit.frame();
    let mut batches: Vec<Batch> = Vec::new();
    for of in all.chunk_by(|(_, a), (_, b)| a.batch == b.batch) {
        let Some((_, first)) = of.first() else { continue };
        let meetings: std::collections::BTreeSet<_> = of.iter().map(|(_, one)| one.meeting).collect();
        let lines = of.iter().take(MOST).map(|(name, one)| (name.clone(), link(one.meeting), past(&frame, one)));
        let line = past(&frame, first);
        batches.push(Batch {
            id: first.batch.to_string(),
            by: line.by,
            why: line.why,
            count: frame.t1("dir-count", "n", meetings.len() as u64),
            undone: !of.iter().any(|(_, one)| one.undoable),
            lines: lines.collect(),
            more: match of.len().saturating_sub(MOST) {
                0 => String::new(),
                more => frame.t1("dir-more", "n", more as u64),
            },
        });
    }
    RecordPage { done: done(person), batches, frame: person.visit.frame() }
}

#[cfg(test)]
impl<'a> RecordPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::samples::view();
        let all: Vec<_> = view.history.into_iter().map(|one| (view.laid.draft.name.clone(), one)).collect();
        page(person, &all)
    }
}
