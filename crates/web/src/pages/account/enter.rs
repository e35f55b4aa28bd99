//! The moment after a proof was right: the session's token goes into the cookie, and the person goes on.

use std::sync::Once;

use axum::{
    http::{HeaderMap, header},
    response::Response,
};
use openseat_actions::{
    session::{self, Opened},
    signed::Strength,
};

use crate::{cookie, visit::Visit, way_back};

/// Said once.
static UNENCRYPTED: Once = Once::new();

/// Where people go who came from nowhere.
pub(crate) const SPACE: &str = "/space";

/// The way back that a form or an address named, if it is one of ours.
pub(super) fn wanted(then: Option<&str>) -> String {
    then.and_then(way_back::own).unwrap_or_default().to_owned()
}

/// Where `opened` leads: to the code of the phone, or on.
pub(super) fn next(opened: &Opened, then: &str) -> String {
    match opened.strength {
        Strength::Half => way_back::to("/sign-in/code", then),
        _ if then.is_empty() => SPACE.to_owned(),
        _ => then.to_owned(),
    }
}

/// Goes on with a new session.
pub(super) async fn go(visit: &Visit, before: &HeaderMap, opened: &Opened, then: &str) -> Response {
    with_cookie(visit, before, opened, visit.go(&next(opened, then))).await
}

/// Puts a new session into the cookie of `response`. The one that the browser had before ends: nobody can have planted
/// it for later.
pub(super) async fn with_cookie(visit: &Visit, before: &HeaderMap, opened: &Opened, response: Response) -> Response {
    let old = cookie::read(before, visit.cookie_way()).filter(|old| *old != opened.token);
    if let Some(old) = old
        && let Err(error) = session::end(&visit.site.house, &old, visit.site.now()).await
    {
        tracing::error!(%error, "the session before this one did not end");
    }
    given(visit, opened, response)
}

/// Puts the new token of the same session into the cookie of `response`.
pub(super) fn given(visit: &Visit, opened: &Opened, mut response: Response) -> Response {
    let (now, way) = (visit.site.now(), visit.cookie_way());
    if way == cookie::Way::Plain {
        UNENCRYPTED.call_once(|| {
            tracing::warn!(
                "somebody signed in over {}, which is not encrypted: whoever shares their network can read along. Serve \
                 the site under https and set its address.",
                visit.origin()
            );
        });
    }
    if let Some(cookie) = cookie::give(&opened.token, opened.ends_at, now, way) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
