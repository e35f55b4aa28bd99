//! My reminders in my calendar: a file, or an address that is mine.

use axum::response::Response;
use openseat_actions::reminder::calendar;

use crate::{
    form::PersonForm,
    pages::{calendar::as_file, missing, problem},
    person::Person,
};

pub(crate) async fn file(person: Person) -> Response {
    let visit = &person.visit;
    match calendar::own(&visit.site.house, &person.signed, visit.site.now()).await {
        Ok(Some(text)) => as_file(text, "calendar.ics"),
        Ok(None) => missing::page_of(visit),
        Err(error) => problem::answer(visit, error),
    }
}

pub(crate) async fn change(PersonForm { person, fields, .. }: PersonForm) -> Response {
    let (house, who, now) = (&person.visit.site.house, &person.signed, person.visit.site.now());
    let done = match fields.text("do") {
        "renew" => calendar::renew(house, who, now).await,
        "stop" => calendar::stop(house, who, now).await.map(drop),
        "own" => calendar::show_words(house, who, true, now).await,
        _ => calendar::show_words(house, who, false, now).await,
    };
    match done {
        Ok(()) => person.visit.go("/space/reminders/ways?done=saved"),
        Err(error) => problem::answer(&person.visit, error),
    }
}
