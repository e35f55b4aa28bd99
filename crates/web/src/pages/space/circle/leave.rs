//! To leave a circle: what goes, and whether one's words go along.

use askama::Template;
use axum::{extract::Path, response::Response};
use uuid::Uuid;

use super::of;
use crate::{frame::Frame, person::Person};

#[derive(Template)]
#[template(path = "pages/space/circle/leave.html")]
pub(crate) struct LeavePage<'a> {
    frame: Frame<'a>,
    circle: String,
    keeps: bool,
}

pub(crate) async fn show(person: Person, Path(id): Path<String>) -> Response {
    match of(&person, &id).await {
        Ok(view) => person.visit.show(&page(&person, view.id, view.keeps)),
        Err(answer) => answer,
    }
}

fn page(person: &Person, id: Uuid, keeps: bool) -> LeavePage<'_> {
    LeavePage { circle: format!("/space/circle/{id}"), keeps, frame: person.visit.frame() }
}

#[cfg(test)]
impl<'a> LeavePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(1), true)
    }
}
