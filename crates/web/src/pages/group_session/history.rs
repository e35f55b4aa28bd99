//! How a session stood after each time that somebody wrote it down.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::group_session::{self, PastView, SessionView};
use openseat_domain::group_session::{Field, Record};

use super::said;
use crate::{
    frame::Frame,
    pages::{problem, space::said as when},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/group_session/history.html")]
pub(crate) struct HistoryPage<'a> {
    frame: Frame<'a>,
    heading: String,
    back: String,
    past: Vec<Past>,
}

struct Past {
    by: String,
    /// What it changed: the field, what it says.
    changes: Vec<(String, String)>,
}

pub(crate) async fn show(person: Person, Path((node, id)): Path<(String, String)>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    let past = match group_session::history(house, &person.signed, node, id).await {
        Ok(past) => past,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match group_session::one(house, &person.signed, node, id, now).await {
        Ok(view) => person.visit.show(&page(&person, &view, &past)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &SessionView, past: &[PastView]) -> HistoryPage<'a> {
    let frame = person.visit.frame();
    let first = Record::planned(view.record.mode);
    let before = past.iter().skip(1).map(|one| &one.record).chain([&first]);
    let line = |(one, before): (&PastView, &Record)| {
        let who = if one.mine {
            frame.t("gs-history-you").to_owned()
        } else {
            frame.t1("gs-history-they", "who", one.who.as_str())
        };
        let changed = Field::ALL.iter().filter(|field| field.of(&one.record) != field.of(before));
        let say =
            |field: &Field| (said::field(&frame, *field).to_owned(), said::change(&frame, &field.of(&one.record)));
        Past { by: format!("{} · {who}", when::moment(&frame, one.at)), changes: changed.map(say).collect() }
    };
    HistoryPage {
        heading: said::slot(&frame, &view.slot),
        back: super::session(view.node.node(), view.id),
        past: past.iter().zip(before).map(line).collect(),
        frame: person.visit.frame(),
    }
}

#[cfg(test)]
impl<'a> HistoryPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, &super::samples::held(), &super::samples::past())
    }
}
