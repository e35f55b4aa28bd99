//! Which meetings of the list a group holds, so that its sessions are to be expected.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    group_session::{self, HeldMeeting},
    organisation,
};
use uuid::Uuid;

use crate::{
    form::PersonForm,
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/group_session/meetings.html")]
pub(crate) struct MeetingsPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    held: Vec<Line>,
    typed: String,
    errors: Vec<FieldError>,
}

struct Line {
    id: Uuid,
    name: String,
    href: String,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    answer(&person, super::id(&node), "", false).await
}

pub(crate) async fn save(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, now, node) = (&person.visit.site.house, person.visit.site.now(), super::id(&node));
    let here = format!("/organisation/{node}/meetings");
    if let Ok(meeting) = Uuid::parse_str(fields.text("let-go")) {
        return match group_session::let_go(house, &person.signed, node, meeting, now).await {
            Ok(_) => person.visit.go(&here),
            Err(error) => problem::answer(&person.visit, error),
        };
    }
    match group_session::hold(house, &person.signed, node, fields.text("meeting"), now).await {
        Ok(_) => person.visit.go(&here),
        Err(ActionError::Missing { what: "meeting", .. }) => answer(&person, node, fields.text("meeting"), true).await,
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn answer(person: &Person, node: Uuid, typed: &str, wrong: bool) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let held = match group_session::meetings(house, &person.signed, node, now).await {
        Ok(held) => held,
        Err(error) => return problem::answer(&person.visit, error),
    };
    match organisation::view(house, &person.signed.actor(), node).await {
        Ok(view) => {
            let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            person.visit.show_with(status, &page(person, node, view.name, &held, typed, wrong))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(
    person: &'a Person,
    node: Uuid,
    name: String,
    held: &[HeldMeeting],
    typed: &str,
    wrong: bool,
) -> MeetingsPage<'a> {
    let frame = person.visit.frame();
    let text = frame.t("gs-wrong-meeting").to_owned();
    let line = |one: &HeldMeeting| Line {
        id: one.id,
        name: crate::pages::greeting::called(&frame, &one.named.name).to_owned(),
        href: if one.named.slug.is_empty() { String::new() } else { format!("/meeting/{}", one.named.slug) },
    };
    MeetingsPage {
        name,
        back: super::sessions(node),
        action: format!("/organisation/{node}/meetings"),
        held: held.iter().map(line).collect(),
        typed: typed.to_owned(),
        errors: if wrong { vec![FieldError { field: "meeting", text }] } else { Vec::new() },
        frame: Frame { error: wrong, ..person.visit.frame() },
    }
}

impl MeetingsPage<'_> {
    fn wrong(&self) -> &str {
        self.errors.first().map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> MeetingsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(10), "Monday group".into(), &super::samples::meetings(), "", false)
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        page(person, Uuid::from_u128(10), "Monday group".into(), &[], "nowhere", true)
    }
}
