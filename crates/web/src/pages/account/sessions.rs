//! Where the person is signed in, and how to end it.

use askama::Template;
use axum::response::Response;
use openseat_actions::{
    ActionError, Result,
    session::{self, SessionView},
};
use uuid::Uuid;

use super::sign_out::signed_out;
use crate::{form::PersonForm, frame::Frame, pages::problem, person::Person, times};

#[derive(Template)]
#[template(path = "pages/account/sessions.html")]
pub(crate) struct SessionsPage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    rows: Vec<Row>,
}

/// One device.
struct Row {
    id: Uuid,
    device: String,
    seen: String,
    since: String,
    this: bool,
}

pub(crate) async fn show(person: Person) -> Response {
    match session::list(&person.visit.site.house, &person.signed, person.visit.site.now()).await {
        Ok(list) => person.visit.show(&page(&person, list)),
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn end(PersonForm { person, fields }: PersonForm) -> Response {
    let visit = &person.visit;
    match end_named(&person, fields.text("end")).await {
        Ok(true) => signed_out(visit.go("/sign-in?out=yes"), visit.cookie_way()),
        Ok(false) => visit.go("/account/sessions?done=ended"),
        Err(error) => problem::answer(visit, error),
    }
}

/// Ends one session or all. True when this one is among them.
async fn end_named(person: &Person, which: &str) -> Result<bool> {
    let (house, now) = (&person.visit.site.house, person.visit.site.now());
    if which == "all" {
        session::end_all(house, &person.signed, now).await?;
        return Ok(true);
    }
    // What is no session of theirs is over, as far as they are concerned.
    let Ok(session) = which.parse() else { return Err(ActionError::Denied("a session")) };
    session::end_one(house, &person.signed, session, now).await?;
    Ok(session == person.signed.session)
}

fn page(person: &Person, list: Vec<SessionView>) -> SessionsPage<'_> {
    let frame = person.visit.frame();
    let done = person.visit.value("done").map_or("", |_| frame.t("sessions-ended"));
    let rows = list.into_iter().map(|view| row(&frame, view)).collect();
    SessionsPage { done, rows, frame }
}

fn row(frame: &Frame<'_>, view: SessionView) -> Row {
    let zone = &frame.site.zone;
    let today = frame.site.now().to_zoned(zone.clone()).date();
    let day = |at: jiff::Timestamp| times::day_and_month(frame.say, at.to_zoned(zone.clone()).date(), today);
    let seen = match view.seen_at.to_zoned(zone.clone()).date() == today {
        true => frame.t("sessions-seen-today").to_owned(),
        false => frame.t1("sessions-seen", "day", day(view.seen_at)),
    };
    Row {
        id: view.id,
        device: device(frame, &view.device),
        seen,
        since: frame.t1("sessions-since", "day", day(view.made_at)),
        this: view.this,
    }
}

/// "Firefox on Android", from the two names as they are kept.
fn device(frame: &Frame<'_>, kept: &str) -> String {
    match kept.split_once(", ") {
        Some((browser, system)) => {
            frame.say.format("sessions-device", &[("browser", browser.into()), ("system", system.into())])
        }
        None if kept.is_empty() => frame.t("sessions-unknown").to_owned(),
        None => kept.to_owned(),
    }
}

#[cfg(test)]
impl<'a> SessionsPage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        let at = |text: &str| text.parse().expect("a time in a test is well written");
        let view = |id, device: &str, seen, this| SessionView {
            id: Uuid::from_u128(id),
            device: device.into(),
            made_at: at("2026-11-02T08:00:00Z"),
            seen_at: at(seen),
            this,
        };
        let list = vec![
            view(2, "Firefox, Android", "2026-11-23T18:40:00Z", true),
            view(3, "Safari, <b>iPhone", "2026-11-20T18:40:00Z", false),
            view(4, "", "2026-11-03T18:40:00Z", false),
        ];
        page(person, list)
    }
}
