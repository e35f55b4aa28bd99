//! Out again, on this device.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use openseat_actions::session;

use crate::{cookie, form::PersonForm, pages::problem};

/// What `Clear-Site-Data` takes from the browser. Browsers heed it on encrypted connections only.
pub(crate) const EVERYTHING: HeaderValue = HeaderValue::from_static("\"cookies\", \"storage\", \"cache\"");

pub(crate) async fn send(PersonForm { person, .. }: PersonForm) -> Response {
    let visit = &person.visit;
    match session::end_one(&visit.site.house, &person.signed, person.signed.session, visit.site.now()).await {
        Ok(_) => signed_out(visit.go("/sign-in?out=yes"), visit.cookie_way()),
        Err(error) => problem::answer(visit, error),
    }
}

/// Takes the cookie away, and what pages left in the browser.
pub(crate) fn signed_out(mut response: Response, way: cookie::Way) -> Response {
    if let Some(cookie) = cookie::take_back(way) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response.headers_mut().insert("clear-site-data", EVERYTHING);
    response
}
