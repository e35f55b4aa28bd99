//! Who calls: a program that shows a session's token, or a page of ours with the session's cookie.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, Path, Request},
    http::{HeaderMap, Method, header, request::Parts},
};
use jiff::Timestamp;
use openseat_actions::{
    House,
    account::Device,
    session,
    signed::{Signed, Strength},
};
use serde::de::DeserializeOwned;

use super::problem::ApiProblem;
use crate::{cookie, device, guard, site::Site, visit::Visit};

/// What a session is called in the person's list when the program does not tell its name.
const A_PROGRAM: &str = "API";

/// A signed-in caller.
pub(crate) struct Caller {
    pub(crate) site: Arc<Site>,
    pub(crate) signed: Signed,
    pub(crate) token: String,
}

impl Caller {
    pub(crate) fn house(&self) -> &House {
        &self.site.house
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.site.now()
    }
}

impl FromRequestParts<Arc<Site>> for Caller {
    type Rejection = ApiProblem;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        let visit = Visit::of(parts, site);
        let token = match parts.headers.get(header::AUTHORIZATION) {
            Some(shown) => bearer(shown.as_bytes()).ok_or_else(ApiProblem::unknown)?,
            None => {
                let token = cookie::read(&parts.headers, visit.cookie_way()).ok_or_else(ApiProblem::nobody)?;
                // A browser sends the cookie along with what another site made it send; it does not do so with a token.
                let safe = matches!(parts.method, Method::GET | Method::HEAD);
                if !safe && !guard::surely_own_form(&parts.headers) {
                    return Err(ApiProblem::foreign());
                }
                token
            }
        };
        match session::who(&site.house, &token, site.now()).await? {
            Some(signed) if signed.strength > Strength::Half => Ok(Self { site: site.clone(), signed, token }),
            _ => Err(ApiProblem::unknown()),
        }
    }
}

/// RFC 6750 §2.1; the word's case does not matter (RFC 9110 §11.1).
fn bearer(shown: &[u8]) -> Option<String> {
    let (scheme, token) = std::str::from_utf8(shown).ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

/// A body of JSON, and from where it was sent.
pub(crate) struct Sent<T> {
    pub(crate) site: Arc<Site>,
    pub(crate) body: T,
    pub(crate) device: Device,
}

impl<T: DeserializeOwned> FromRequest<Arc<Site>> for Sent<T> {
    type Rejection = ApiProblem;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        let (parts, body) = request.into_parts();
        // A form of another site cannot be of this type without asking us first, and we do not agree.
        if !is_json(&parts.headers) {
            return Err(ApiProblem::not_json());
        }
        let mut device = device::of(&parts.headers, Visit::of(&parts, site).from);
        if device.name.is_empty() {
            device.name = A_PROGRAM.to_owned();
        }
        let bytes =
            Bytes::from_request(Request::from_parts(parts, body), &()).await.map_err(|_| ApiProblem::large())?;
        let body = serde_json::from_slice(&bytes).map_err(|error| ApiProblem::bad("body", error.to_string()))?;
        Ok(Self { site: site.clone(), body, device })
    }
}

/// The parts of an address that have a name. What cannot be text (RFC 3986 §2.5) is nobody's.
pub(crate) struct Named<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<Site>> for Named<T> {
    type Rejection = ApiProblem;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        let found = Path::from_request_parts(parts, site).await;
        found.map(|Path(found)| Self(found)).map_err(|_| ApiProblem::nothing())
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_shown_in_one_way() {
        assert_eq!(bearer(b"Bearer abc").as_deref(), Some("abc"));
        assert_eq!(bearer(b"bearer  abc ").as_deref(), Some("abc"));
        for other in [&b"Basic abc"[..], b"Bearer", b"abc", b"", b"\xff\xfe "] {
            assert_eq!(bearer(other), None);
        }
    }
}
