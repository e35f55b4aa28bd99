//! How messages reach me: an address, a number, this browser, my calendar. Only what is set up here is offered.

use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use openseat_actions::{
    ActionError, Result,
    reminder::{
        self, Offered, Shelf, calendar,
        way::{self, Subscription},
    },
};
use openseat_domain::reminder::By;
use uuid::Uuid;

use super::words;
use crate::{
    device,
    form::PersonForm,
    frame::Frame,
    headers,
    pages::{FieldError, missing, problem},
    person::Person,
};

#[derive(Template)]
#[template(path = "pages/space/reminder/ways.html")]
pub(crate) struct WaysPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    ways: Vec<Line>,
    offered: Offered,
    /// The key that browsers are given.
    push_key: String,
    /// The address of the calendar; empty while there is none.
    calendar: String,
    calendar_words: bool,
    typed: String,
    typed_by: &'static str,
    errors: Vec<FieldError>,
}

struct Line {
    id: Uuid,
    by: String,
    to: String,
    state: String,
    asks: bool,
}

struct Kept {
    shelf: Shelf,
    offered: Offered,
    push_key: String,
    calendar: Option<String>,
}

pub(crate) async fn show(person: Person) -> Response {
    answer(&person, StatusCode::OK, ("", ""), Vec::new()).await
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/reminders/ways")
}

pub(crate) async fn add(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (visit, to) = (&person.visit, fields.text("to"));
    let by = if fields.text("by") == By::Sms.as_str() { By::Sms } else { By::Email };
    match way::add(&visit.site.house, &person.signed, by, to, visit.locale, visit.site.now()).await {
        Ok(_) => visit.go("/space/reminders/ways?done=sent"),
        Err(ActionError::Refused(problem)) => {
            let frame = visit.frame();
            let key = match (problem.what.as_str(), by) {
                ("The list is full.", _) => "ways-wrong-full",
                ("There were many codes within the hour.", _) => "ways-wrong-many",
                ("The message could not be sent.", _) => "ways-wrong-sent",
                (_, By::Email) => "ways-wrong-email",
                (..) => "ways-wrong-number",
            };
            let field = if by == By::Sms { "number" } else { "address" };
            let errors = vec![FieldError { field, text: frame.say.t(key).to_owned() }];
            answer(&person, StatusCode::UNPROCESSABLE_ENTITY, (by.as_str(), to), errors).await
        }
        Err(error) => problem::answer(visit, error),
    }
}

/// A code is typed, or a way is taken out.
pub(crate) async fn change(Path(id): Path<String>, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (visit, now) = (&person.visit, person.visit.site.now());
    let Ok(id) = Uuid::parse_str(&id) else { return missing::page_of(visit) };
    if fields.text("do") == "remove" {
        return match way::remove(&visit.site.house, &person.signed, id, now).await {
            Ok(_) => visit.go("/space/reminders/ways?done=removed"),
            Err(error) => problem::answer(visit, error),
        };
    }
    match way::confirm(&visit.site.house, &person.signed, id, fields.text("code"), now).await {
        Ok(true) => visit.go("/space/reminders/ways?done=confirmed"),
        Ok(false) => {
            let text = visit.frame().say.t("ways-wrong-code").to_owned();
            let errors = vec![FieldError { field: "code", text }];
            answer(&person, StatusCode::UNPROCESSABLE_ENTITY, ("", ""), errors).await
        }
        Err(error) => problem::answer(visit, error),
    }
}

pub(crate) async fn add_browser(asked: HeaderMap, PersonForm { person, fields, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    let text = |name| fields.text(name).to_owned();
    let to = Subscription { endpoint: text("endpoint"), p256dh: text("p256dh"), auth: text("auth") };
    let name = device::of(&asked, visit.from).name;
    match way::add_browser(&visit.site.house, &person.signed, to, &name, visit.site.now()).await {
        Ok(_) => visit.go("/space/reminders/ways?done=confirmed"),
        Err(ActionError::Refused(_)) => {
            let text = visit.frame().say.t("ways-wrong-push").to_owned();
            let errors = vec![FieldError { field: "push", text }];
            answer(&person, StatusCode::UNPROCESSABLE_ENTITY, ("", ""), errors).await
        }
        Err(error) => problem::answer(visit, error),
    }
}

async fn answer(person: &Person, status: StatusCode, typed: (&'static str, &str), errors: Vec<FieldError>) -> Response {
    match kept(person).await {
        Ok(kept) => headers::with_fetch(person.visit.show_with(status, &page(person, kept, typed, errors))),
        Err(error) => problem::answer(&person.visit, error),
    }
}

async fn kept(person: &Person) -> Result<Kept> {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    Ok(Kept {
        shelf: reminder::shelf(house, who, now).await?,
        offered: reminder::offered(house),
        push_key: way::push_key(house).unwrap_or_default(),
        calendar: calendar::address(house, who).await?.map(|path| person.visit.absolute(&path)),
    })
}

fn page<'a>(person: &'a Person, kept: Kept, typed: (&'static str, &str), errors: Vec<FieldError>) -> WaysPage<'a> {
    let frame = person.visit.frame();
    let line = |(id, way): &(Uuid, openseat_actions::reminder::Way)| Line {
        id: *id,
        by: frame.t(words::by_key(way.by)).to_owned(),
        to: way.to.clone(),
        state: frame
            .t(match (way.stopped, way.confirmed) {
                (true, _) => "ways-stopped",
                (false, true) => "ways-confirmed",
                (false, false) => "ways-open",
            })
            .to_owned(),
        asks: !way.confirmed && !way.stopped,
    };
    WaysPage {
        done: match person.visit.value("done").as_deref() {
            Some("sent") => frame.t("ways-sent"),
            Some("confirmed") => frame.t("ways-works"),
            Some("removed") => frame.t("ways-removed"),
            Some("saved") => frame.t("space-saved"),
            _ => "",
        },
        ways: kept.shelf.ways.iter().map(line).collect(),
        offered: kept.offered,
        push_key: kept.push_key,
        calendar: kept.calendar.unwrap_or_default(),
        calendar_words: kept.shelf.book.calendar_words,
        typed: typed.1.to_owned(),
        typed_by: typed.0,
        frame: Frame { error: !errors.is_empty(), ..frame },
        errors,
    }
}

impl WaysPage<'_> {
    fn wrong(&self, field: &str) -> &str {
        self.errors.iter().find(|error| error.field == field).map_or("", |error| &error.text)
    }

    fn typed(&self, by: &str) -> &str {
        if self.typed_by == by { &self.typed } else { "" }
    }
}

#[cfg(test)]
impl<'a> WaysPage<'a> {
    fn made(person: &'a Person, offered: Offered, errors: Vec<FieldError>) -> Self {
        let calendar = Some("https://meetings.example/reminder/calendar/7KQM2DFH9CRT4GXY.ics".to_owned());
        let kept = Kept { shelf: super::samples::shelf(), offered, push_key: "BCVx".into(), calendar };
        page(person, kept, ("sms", "07700 <900123>"), errors)
    }

    pub(crate) fn sample(person: &'a Person) -> Self {
        Self::made(person, Offered { email: true, sms: true, push: true }, Vec::new())
    }

    pub(crate) fn sample_error(person: &'a Person) -> Self {
        let text = person.visit.frame().say.t("ways-wrong-number").to_owned();
        let errors = vec![FieldError { field: "number", text }];
        Self::made(person, Offered { email: true, sms: true, push: true }, errors)
    }

    /// Nothing is set up but the calendar.
    pub(crate) fn sample_none(person: &'a Person) -> Self {
        let kept = Kept {
            shelf: super::samples::empty(),
            offered: Offered::default(),
            push_key: String::new(),
            calendar: None,
        };
        page(person, kept, ("", ""), Vec::new())
    }
}
