//! A session that no rule gives is added by hand.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::{Date, Time};
use openseat_actions::{
    ActionError,
    group_session::{self, entry_id},
    organisation::{self, NodeView},
};
use openseat_domain::{
    group_session::Mode,
    policy::{Action, Kind, Thing},
};
use uuid::Uuid;

use super::{Choice, said};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/group_session/add.html")]
pub(crate) struct AddPage<'a> {
    frame: Frame<'a>,
    name: String,
    back: String,
    action: String,
    entry: String,
    day: String,
    time: String,
    minutes: String,
    modes: Vec<Choice>,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path(node): Path<String>) -> Response {
    match organisation::view(&person.visit.site.house, &person.signed.actor(), super::id(&node)).await {
        Ok(view) if person.signed.may(Action::Add, &Thing::on(Kind::GroupSession, view.path)).is_ok() => {
            person.visit.show(&page(&person, &view, None, Vec::new()))
        }
        Ok(_) => problem::answer(&person.visit, ActionError::Denied("session of a group")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn send(Path(node): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let (house, now, id) = (&person.visit.site.house, person.visit.site.now(), super::id(&node));
    let entry = Uuid::parse_str(fields.text("entry")).unwrap_or_else(|_| entry_id(house, now));
    let (slot, mode) = match slot(&fields) {
        Ok(slot) => slot,
        Err((field, key)) => return again(&person, id, &fields, field, key).await,
    };
    match group_session::add(house, &person.signed, id, slot, mode, entry, now).await {
        Ok(saved) => person.visit.go(&super::session(id, saved.id)),
        Err(ActionError::Refusals(problems)) => {
            let (field, key) = match problems.first().map(|one| one.at.as_str()) {
                Some("minutes") => ("minutes", "gs-wrong-minutes"),
                _ => ("day", "gs-wrong-day"),
            };
            again(&person, id, &fields, field, key).await
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

type Slot = ((Date, u16, u16), Mode);

fn slot(fields: &Fields) -> Result<Slot, (&'static str, &'static str)> {
    let day: Date = fields.text("day").parse().map_err(|_| ("day", "gs-wrong-day"))?;
    let time: Time = fields.text("time").parse().map_err(|_| ("time", "gs-wrong-time"))?;
    let minutes: u16 = fields.text("minutes").parse().map_err(|_| ("minutes", "gs-wrong-minutes"))?;
    let mode = Mode::parse(fields.text("mode")).unwrap_or(Mode::InPerson);
    Ok(((day, time.hour() as u16 * 60 + time.minute() as u16, minutes), mode))
}

async fn again(person: &Person, node: Uuid, fields: &Fields, field: &'static str, key: &str) -> Response {
    match organisation::view(&person.visit.site.house, &person.signed.actor(), node).await {
        Ok(view) => {
            let error = FieldError { field, text: person.visit.say().t(key).to_owned() };
            person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(person, &view, Some(fields), vec![error]))
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn page<'a>(person: &'a Person, view: &NodeView, typed: Option<&Fields>, errors: Vec<FieldError>) -> AddPage<'a> {
    let frame = person.visit.frame();
    let text = |name: &str, stands: String| typed.map_or(stands, |typed| typed.text(name).to_owned());
    let chosen = Mode::parse(&text("mode", Mode::InPerson.as_str().to_owned()));
    let mode = |one: &Mode| Choice {
        value: one.as_str().to_owned(),
        label: said::mode(&frame, *one).to_owned(),
        chosen: chosen == Some(*one),
    };
    let back = super::sessions(view.path.node());
    AddPage {
        name: view.name.clone(),
        action: format!("{back}/new"),
        back,
        entry: text("entry", entry_id(&person.visit.site.house, person.visit.site.now()).to_string()),
        day: text("day", crate::pages::space::said::today(&frame).to_string()),
        time: text("time", "19:00".to_owned()),
        minutes: text("minutes", "60".to_owned()),
        modes: Mode::ALL.iter().map(mode).collect(),
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
    }
}

impl AddPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> AddPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        Self {
            entry: uuid::Uuid::nil().to_string(),
            ..page(person, &crate::pages::space::samples::node(), None, Vec::new())
        }
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let text = person.visit.say().t("gs-wrong-day").to_owned();
        let error = FieldError { field: "day", text };
        Self {
            entry: uuid::Uuid::nil().to_string(),
            ..page(person, &crate::pages::space::samples::node(), None, vec![error])
        }
    }
}
