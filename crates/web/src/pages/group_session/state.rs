//! A session is not held, or at another time: with a reason, and it can be taken back.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use jiff::civil::{Date, Time};
use openseat_actions::{
    ActionError,
    group_session::{self, Entry, SessionView},
};
use openseat_domain::group_session::{Change, Moved, Reason, Standing};
use uuid::Uuid;

use super::{Choice, said};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/group_session/state.html")]
pub(crate) struct StatePage<'a> {
    frame: Frame<'a>,
    heading: String,
    back: String,
    action: String,
    entry: String,
    base: i64,
    reasons: Vec<Choice>,
    day: String,
    time: String,
    place: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path((node, id)): Path<(String, String)>) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    match group_session::one(house, &person.signed, super::id(&node), super::id(&id), now).await {
        Ok(view) if view.may_change => person.visit.show(&page(&person, &view, None, Vec::new())),
        Ok(_) => problem::answer(&person.visit, ActionError::Denied("session of a group")),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn save(
    Path((node, id)): Path<(String, String)>,
    PersonForm { person, fields }: PersonForm,
) -> Response {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    let (node, id) = (super::id(&node), super::id(&id));
    let view = match group_session::one(house, &person.signed, node, id, now).await {
        Ok(view) => view,
        Err(error) => return problem::answer(&person.visit, error),
    };
    let say = person.visit.say();
    let changes = match changes(&fields) {
        Ok(changes) => changes,
        Err((field, key)) => {
            let error = FieldError { field, text: say.t(key).to_owned() };
            return again(&person, &view, &fields, vec![error]);
        }
    };
    let (entry, base) = (Uuid::parse_str(fields.text("entry")).unwrap_or_default(), view.version);
    let entry = Entry { id: entry, base, changes, settles: Vec::new(), leads: None };
    match group_session::save(house, &person.signed, node, id, entry, now).await {
        Ok(_) => person.visit.go(&format!("{}?done=saved", super::session(node, id))),
        Err(ActionError::Refusals(problems)) => {
            let field = |at: &str| if at == "reason" { "reason" } else { "day" };
            let error = |one: openseat_domain::problem::Problem| FieldError {
                field: field(&one.at),
                text: say.t(super::one::wrong(&one.what)).to_owned(),
            };
            again(&person, &view, &fields, problems.into_iter().map(error).collect())
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn again(person: &Person, view: &SessionView, fields: &Fields, errors: Vec<FieldError>) -> Response {
    person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page(person, view, Some(fields), errors))
}

fn changes(fields: &Fields) -> Result<Vec<Change>, (&'static str, &'static str)> {
    if fields.text("do") == "move" {
        let day: Date = fields.text("day").parse().map_err(|_| ("day", "gs-wrong-day"))?;
        let time: Time = fields.text("time").parse().map_err(|_| ("time", "gs-wrong-time"))?;
        let start = time.hour() as u16 * 60 + time.minute() as u16;
        let to = Moved { day, start, place: fields.text("place").to_owned() };
        return Ok(vec![Change::Standing(Standing::Moved), Change::Reason(None), Change::Moved(Some(to))]);
    }
    let reason = Reason::parse(fields.text("reason")).ok_or(("reason", "gs-wrong-reason"))?;
    Ok(vec![Change::Standing(Standing::Cancelled), Change::Reason(Some(reason))])
}

fn page<'a>(person: &'a Person, view: &SessionView, typed: Option<&Fields>, errors: Vec<FieldError>) -> StatePage<'a> {
    let frame = person.visit.frame();
    let site = &person.visit.site;
    let back = super::session(view.node.node(), view.id);
    let text = |name: &str, stands: String| typed.map_or(stands, |typed| typed.text(name).to_owned());
    let (start, day) = (view.slot.start, view.slot.day);
    let reason = |one: &Reason| Choice {
        value: one.as_str().to_owned(),
        label: said::reason(&frame, *one).to_owned(),
        chosen: view.record.reason == Some(*one),
    };
    StatePage {
        heading: said::slot(&frame, &view.slot),
        action: format!("{back}/state"),
        back,
        entry: group_session::entry_id(&site.house, site.now()).to_string(),
        base: view.version,
        reasons: Reason::ALL.iter().map(reason).collect(),
        day: text("day", day.to_string()),
        time: text("time", format!("{:02}:{:02}", start / 60, start % 60)),
        place: text("place", String::new()),
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
    }
}

impl StatePage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> StatePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        Self { entry: uuid::Uuid::nil().to_string(), ..page(person, &super::samples::planned(), None, Vec::new()) }
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let text = person.visit.say().t("gs-wrong-reason").to_owned();
        let errors = vec![FieldError { field: "reason", text }];
        Self { entry: uuid::Uuid::nil().to_string(), ..page(person, &super::samples::planned(), None, errors) }
    }
}
