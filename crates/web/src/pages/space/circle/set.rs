//! My settings in a circle: the name, how much I tell, and whether and how I can be called on.

use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use openseat_actions::{
    ActionError,
    circle::{self, CircleView, PersonView},
};
use openseat_domain::circle::{Called, Hours, Level, Seat};
use uuid::Uuid;

use super::{
    of,
    said::{Choice, hour, level, name_error, refusal},
};
use crate::{
    form::{Fields, PersonForm},
    frame::Frame,
    pages::{FieldError, missing, problem},
    person::Person,
};

/// Hours that are filled in for who says yes for the first time.
const USUAL: Hours = Hours { from: 9, until: 21 };

#[derive(Template)]
#[template(path = "pages/space/circle/set.html")]
pub(crate) struct SetPage<'a> {
    frame: Frame<'a>,
    circle: String,
    action: String,
    name: String,
    levels: Vec<Choice<'a>>,
    called: bool,
    from: Vec<(i8, String, bool)>,
    until: Vec<(i8, String, bool)>,
    /// Letters are sent from here.
    letters: bool,
    letter: String,
    phone: String,
    after: bool,
    /// To whom the keeper can hand it on.
    heirs: Vec<(Uuid, String)>,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(person: Person, Path(id): Path<String>) -> Response {
    match of(&person, &id).await {
        Ok(view) => {
            let seat = view.seat.clone();
            person.visit.show(&page(&person, &view, seat, Vec::new()))
        }
        Err(answer) => answer,
    }
}

pub(crate) async fn save(Path(id): Path<String>, PersonForm { person, fields }: PersonForm) -> Response {
    let view = match of(&person, &id).await {
        Ok(view) => view,
        Err(answer) => return answer,
    };
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let seat = typed(&fields, &view.seat, person.visit.locale.code());
    let again = |seat: Seat, error: FieldError| {
        let page = page(&person, &view, seat, vec![error]);
        person.visit.show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let frame = person.visit.frame();
    match circle::name_fault(house, who, &seat.name).await {
        Ok(Some(fault)) => return again(seat, name_error(&frame, fault)),
        Ok(None) => {}
        Err(error) => return problem::answer(&person.visit, error),
    }
    match circle::sit(house, who, view.id, seat.clone(), now).await {
        Ok(true) => person.visit.go(&format!("/space/circle/{}?done=set", view.id)),
        Ok(false) => missing::page_of(&person.visit),
        Err(ActionError::Refused(problem)) => again(seat, refusal(&frame, &problem.at)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

fn typed(fields: &Fields, before: &Seat, language: &str) -> Seat {
    let hour = |name: &str| fields.text(name).parse::<i8>().ok();
    let hours = hour("from").zip(hour("until")).and_then(|(from, until)| Hours::new(from, until));
    let text = |name: &str| Some(fields.text(name)).filter(|text| !text.is_empty()).map(str::to_owned);
    let called = (fields.text("call") == "yes").then(|| Called {
        hours: hours.unwrap_or(USUAL),
        letter: text("letter").map(|address| (address, language.to_owned())),
        phone: text("phone"),
    });
    Seat {
        name: fields.text("name").to_owned(),
        level: Level::parse(fields.text("level")).unwrap_or(before.level),
        called,
        ask_after: fields.text("after") == "yes",
    }
}

fn page<'a>(person: &'a Person, view: &CircleView, seat: Seat, errors: Vec<FieldError>) -> SetPage<'a> {
    let frame = person.visit.frame();
    let hours = seat.called.as_ref().map_or(USUAL, |called| called.hours);
    let list = |chosen: i8| (0..24).map(|one| (one, hour(&frame, one), one == chosen)).collect();
    let choice = |one: Level| Choice { value: one.as_str(), label: frame.t(level(one)), chosen: one == seat.level };
    let heir = |one: &PersonView| (one.id, frame.t1("circle-set-keep-do", "name", one.name.as_str()));
    let called = seat.called.clone().unwrap_or_default();
    SetPage {
        circle: format!("/space/circle/{}", view.id),
        action: format!("/space/circle/{}/settings", view.id),
        levels: Level::ALL.into_iter().map(choice).collect(),
        called: seat.called.is_some(),
        from: list(hours.from),
        until: list(hours.until),
        letters: person.visit.site.house.writes_letters(),
        letter: called.letter.map(|(address, _)| address).unwrap_or_default(),
        phone: called.phone.unwrap_or_default(),
        after: seat.ask_after,
        heirs: if view.keeps { view.people.iter().map(heir).collect() } else { Vec::new() },
        name: seat.name,
        frame: Frame { error: !errors.is_empty(), ..person.visit.frame() },
        errors,
    }
}

impl SetPage<'_> {
    /// What is wrong with a field; empty when nothing is.
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }
}

#[cfg(test)]
impl<'a> SetPage<'a> {
    /// With letters, whether they are sent from here or not.
    pub(crate) fn sample(person: &'a Person) -> Self {
        let view = super::samples::kept();
        let seat = view.seat.clone();
        Self { letters: true, ..page(person, &view, seat, Vec::new()) }
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let view = super::samples::circle();
        let seat = Seat { name: "<b>".into(), ..view.seat.clone() };
        let error = refusal(&person.visit.frame(), "phone");
        page(person, &view, seat, vec![error])
    }
}
