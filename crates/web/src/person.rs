//! A signed-in person who asks for a page of theirs.

use std::{fmt::Write as _, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Method, request::Parts},
    response::Response,
};
use openseat_actions::{
    session,
    signed::{Signed, Strength},
};
use sha2::{Digest as _, Sha256};

use crate::{cookie, pages::problem, site::Site, visit::Visit, way_back};

/// A signed-in person's request. Whoever is not signed in is sent to `/sign-in` and comes back after it.
///
/// A session that still waits for the code of the phone is not signed in.
pub(crate) struct Person {
    pub(crate) visit: Visit,
    pub(crate) signed: Signed,
    /// What every form of theirs carries in its field `form`; templates write it by `parts/form_token.html`.
    pub(crate) form: String,
}

impl FromRequestParts<Arc<Site>> for Person {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        let visit = Visit::of(parts, site);
        let then = way_back::of(&parts.uri);
        match Bearer::find(visit, &parts.headers).await? {
            Found::Whole(person) => Ok(person),
            Found::Half(half) => Err(half.visit.go(&way_back::to("/sign-in/code", &then))),
            // What was sent cannot be sent again, so a form leads to the sign-in alone.
            Found::Nobody(visit) if parts.method != Method::GET => Err(visit.go("/sign-in")),
            Found::Nobody(visit) => Err(visit.go(&way_back::to("/sign-in", &then))),
        }
    }
}

/// Looks for the person of a request.
pub(crate) struct Bearer;

/// Who was found.
pub(crate) enum Found {
    Whole(Person),
    /// The passphrase was right; the code of the phone is still asked for.
    Half(Person),
    Nobody(Visit),
}

impl Bearer {
    /// # Errors
    /// The page that says that something of ours is broken.
    pub(crate) async fn find(visit: Visit, headers: &HeaderMap) -> Result<Found, Response> {
        let Some(token) = cookie::read(headers, visit.cookie_way()) else { return Ok(Found::Nobody(visit)) };
        match session::who(&visit.site.house, &token, visit.site.now()).await {
            Ok(Some(signed)) => Ok(Found::of(visit, signed, &token)),
            Ok(None) => Ok(Found::Nobody(visit)),
            Err(error) => Err(problem::answer(&visit, error)),
        }
    }
}

impl Found {
    fn of(mut visit: Visit, signed: Signed, token: &str) -> Self {
        let form = form_token(token);
        if let Some(locale) = signed.locale.filter(|_| !visit.picked) {
            visit.locale = locale;
        }
        let half = signed.strength == Strength::Half;
        if !half {
            visit.form = Some(form.clone());
        }
        let person = Person { visit, signed, form };
        if half { Self::Half(person) } else { Self::Whole(person) }
    }
}

/// What the forms of a session carry. Another site cannot know it, and it does not tell the session's own token.
pub(crate) fn form_token(token: &str) -> String {
    let sum = Sha256::new().chain_update("form").chain_update(token).finalize();
    sum.iter().fold(String::with_capacity(64), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_token_is_the_sum_that_others_compute_too() {
        // printf 'formabc' | sha256sum
        assert_eq!(form_token("abc"), "07c4e46d90b601659697f7830213cf45da6524bb01545877106659fb4efbecb2");
    }
}
