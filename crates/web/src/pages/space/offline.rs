//! Keeping what is typed on this phone until there is a network: turned on by its person, forgotten in one tap.

use askama::Template;
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use openseat_actions::offline;
use serde_json::json;

use crate::{form::PersonForm, frame::Frame, headers, pages::problem, person::Person};

/// The pages that stay on a phone: questions, and nothing that was answered.
const PAGES: &str = "/space/forms/urge/new/all /space/forms/check-in/new/all /offline";
/// What "Forget this phone" takes out of the browser. The session stays.
const KEPT: HeaderValue = HeaderValue::from_static("\"storage\", \"cache\"");

/// Forms that can be sent without a network, by the word in `data-offline`.
pub(super) const FORMS: [&str; 2] = ["urge", "check-in"];

#[derive(Template)]
#[template(path = "pages/space/offline.html")]
pub(crate) struct PhonePage<'a> {
    frame: Frame<'a>,
    done: &'a str,
    pages: &'static str,
}

pub(crate) async fn show(person: Person) -> Response {
    headers::with_fetch(person.visit.show(&page(&person)))
}

/// The key for what is kept: its public half; with `?open` the other half too, to send what waits.
pub(crate) async fn key(person: Person) -> Response {
    match offline::key(&person.visit.site.house, &person.signed).await {
        Ok(key) => {
            // Two people may use one phone: by the key each page knows which entries are its person's.
            let who = &key.public[..12];
            let open = person
                .visit
                .value("open")
                .map(|_| json!({ "kty": "EC", "crv": "P-256", "x": key.x, "y": key.y, "d": key.secret, "ext": false }));
            let mut response = json!({ "key": key.public, "who": who, "open": open }).to_string().into_response();
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response
        }
        Err(error) => problem::answer(&person.visit, error),
    }
}

pub(crate) async fn forget(PersonForm { person, .. }: PersonForm) -> Response {
    let mut response = person.visit.go("/space/offline?done=forgotten");
    response.headers_mut().insert("clear-site-data", KEPT);
    response
}

/// The address of a form opened as a page.
pub(crate) async fn back(person: Person) -> Response {
    person.visit.go("/space/offline")
}

fn page(person: &Person) -> PhonePage<'_> {
    let frame = person.visit.frame();
    let done = if person.visit.value("done").is_some() { frame.t("keeping-forgotten") } else { "" };
    PhonePage { done, pages: PAGES, frame }
}

#[cfg(test)]
impl<'a> PhonePage<'a> {
    pub(crate) fn sample(person: &'a Person) -> Self {
        page(person)
    }
}
