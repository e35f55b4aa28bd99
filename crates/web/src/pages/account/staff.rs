//! In by the sign-in of the organisation that one works for.

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use openseat_actions::{
    ActionError,
    staff::{self, Answer},
};

use super::enter;
use crate::{
    cookie, device,
    pages::{
        missing,
        problem::{self, Trouble},
    },
    visit::Visit,
};

/// Sends the browser to the organisation's provider. The link stands in the organisation's own pages.
pub(crate) async fn go(visit: Visit, Path(node): Path<String>) -> Response {
    let Ok(node) = node.parse() else { return missing::page_of(&visit) };
    match staff::begin(&visit.site.house, node, visit.origin(), visit.site.now()).await {
        Ok(begun) => {
            let mut response = Redirect::to(&begun.url).into_response();
            if let Some(cookie) = cookie::give_staff(&begun.browser, visit.cookie_way()) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response
        }
        Err(error) => refused(&visit, error),
    }
}

/// Takes the person who comes back from there.
pub(crate) async fn back(visit: Visit, asked: HeaderMap) -> Response {
    let way = visit.cookie_way();
    let value = |name| visit.value(name).unwrap_or_default();
    let answer = Answer {
        state: value("state"),
        code: value("code"),
        iss: visit.value("iss"),
        browser: cookie::read_staff(&asked, way).unwrap_or_default(),
    };
    let device = device::of(&asked, visit.from);
    let mut response = match staff::finish(&visit.site.house, answer, device, visit.site.now()).await {
        Ok(opened) => enter::go(&visit, &asked, &opened, "").await,
        Err(error) => refused(&visit, error),
    };
    if let Some(cookie) = cookie::take_back_staff(way) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn refused(visit: &Visit, error: ActionError) -> Response {
    match error {
        ActionError::Refused(problem) => {
            let mut response = problem::show(visit, Trouble::Staff);
            if problem.at == "provider" {
                *response.status_mut() = StatusCode::BAD_GATEWAY;
            }
            response
        }
        error => problem::answer(visit, error),
    }
}
