//! The headers of every answer: what a page may load (itself), and what it may tell others (nothing).

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// Nothing inline, nothing foreign. `data:` images are the tab's icon.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; \
     img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The same for pages with a script that asks the server something: to begin with a passkey.
const AND_FETCH: &str = "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; \
     img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Only a tap on "Use my location" asks for anything.
const PERMISSIONS: &str = "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()";

/// Adds the headers to an answer. A header that the answer already has stays.
pub(crate) async fn secure(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Lets the script of one page ask our own server.
pub(crate) fn with_fetch(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(AND_FETCH));
    response
}

/// Around every page that is about one person: nothing of it is kept by a browser or a proxy, and it is sent as it is.
///
/// It is not compressed, since the size of a compressed page can tell what stands in it beside words that an attacker
/// chose (BREACH), and these pages carry form tokens. They are small.
pub(crate) async fn personal(mut request: Request, next: Next) -> Response {
    request.headers_mut().remove(header::ACCEPT_ENCODING);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.remove(header::ETAG);
    headers.remove(header::VARY);
    response
}

/// Around public pages whose address holds answers of a person: no browser and no proxy keeps them.
pub(crate) async fn not_kept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Around pages whose forms are sent by people who are not signed in: an older browser then tells us, and only us, where
/// the form is from.
pub(crate) async fn tells_us_the_way(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}
