//! To a neutral page, at once.

use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::visit::Visit;

pub(crate) async fn go(visit: Visit) -> Response {
    let mut response = StatusCode::SEE_OTHER.into_response();
    let headers = response.headers_mut();
    let address = HeaderValue::from_str(&visit.site.settings.leave_url);
    headers.insert(header::LOCATION, address.unwrap_or(HeaderValue::from_static("/")));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // What this site has left in the browser goes too; the browser's history is not ours to clear.
    headers.insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    response
}
