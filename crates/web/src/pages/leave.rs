//! To a neutral page, at once.

use std::time::Duration;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use openseat_actions::session;

use super::account::sign_out::{EVERYTHING, signed_out};
use crate::{cookie, visit::Visit};

/// How long leaving waits for the session to end. It ends all the same if that takes longer.
const LONGEST_WAIT: Duration = Duration::from_millis(300);

/// Ends the session, if there is one, and goes.
pub(crate) async fn go(visit: Visit, asked: HeaderMap) -> Response {
    let way = visit.cookie_way();
    let token = cookie::read(&asked, way);
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    let address = HeaderValue::from_str(&visit.site.settings.leave_url);
    headers.insert(header::LOCATION, address.unwrap_or(HeaderValue::from_static("/")));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // What this site has left in the browser goes too; the browser's history is not ours to clear.
    headers.insert("clear-site-data", EVERYTHING);
    match token {
        Some(token) => {
            end(visit, token).await;
            signed_out(response, way)
        }
        None => response,
    }
}

/// Nobody waits for a slow disk to get away from a page.
async fn end(visit: Visit, token: String) {
    let work = tokio::spawn(async move {
        if let Err(error) = session::end(&visit.site.house, &token, visit.site.now()).await {
            tracing::error!(%error, "a session did not end when its person left");
        }
    });
    let _ = tokio::time::timeout(LONGEST_WAIT, work).await;
}
