//! The minute after the meeting on paper: a picture for phones, and the same questions to tick.

use askama::Template;
use axum::{extract::Path, response::Response};
use openseat_actions::{
    ActionError,
    session_answer::FORMS,
    session_door::{self, DoorView},
};
use uuid::Uuid;

use super::door::Picture;
use crate::{
    frame::Frame,
    pages::{
        problem,
        space::form::paper::{Line, write},
    },
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/group_session/paper.html")]
pub(crate) struct PaperPage<'a> {
    frame: Frame<'a>,
    back: String,
    door: String,
    type_in: String,
    picture: Option<Picture>,
    forms: Vec<(String, Vec<Line>)>,
}

pub(crate) async fn show(person: Person, Path((node, id)): Path<(String, String)>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    match session_door::door(house, &person.signed, node, id, now).await {
        Ok((door, _)) => person.visit.show(&page(&person, (node, id), door.as_ref())),
        Err(error @ ActionError::Denied(_)) => problem::answer(&person.visit, error),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, (node, id): (Uuid, Uuid), door: Option<&DoorView>) -> PaperPage<'a> {
    let (visit, frame) = (&person.visit, person.visit.frame());
    let back = super::session(node, id);
    let mut forms = Vec::new();
    for info in FORMS.iter().filter_map(|form| visit.site.content.forms().id(form)) {
        let mut lines = Vec::new();
        write(&frame, info, &info.form.items, &mut lines);
        forms.push((info.name(visit.locale).to_owned(), lines));
    }
    PaperPage {
        door: format!("{back}/door"),
        type_in: format!("{back}/answers/{}", FORMS[0]),
        back,
        picture: door.map(|door| Picture::of(visit.absolute(&format!("/after/{}", door.shown.link)))),
        forms,
        frame: visit.frame(),
    }
}

#[cfg(test)]
impl<'a> PaperPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, (Uuid::from_u128(10), Uuid::from_u128(70)), super::samples::door().0.as_ref())
    }
}
