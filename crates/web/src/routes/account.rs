//! Signing in, and a person's own account.

use std::sync::Arc;

use axum::{
    Router, middleware,
    routing::{get, post},
};

use crate::{
    headers,
    pages::account::{
        code, home, new_words, passkeys, passphrase, phone, prove, sessions, sign_in, sign_in_words, sign_out, staff,
        start, words,
    },
    site::Site,
};

/// Pages of a person's account. Nothing of them is kept anywhere, and none is compressed.
pub(super) fn router() -> Router<Arc<Site>> {
    let open = open().layer(middleware::map_response(headers::tells_us_the_way));
    open.merge(own()).layer(middleware::from_fn(headers::personal))
}

/// For someone who is not signed in.
fn open() -> Router<Arc<Site>> {
    Router::new()
        .route("/space/start", get(start::show).post(start::send))
        .route("/sign-in", get(sign_in::show).post(sign_in::send))
        .route("/sign-in/passkey", get(sign_in::back).post(sign_in::with_passkey))
        .route("/sign-in/passkey/options", post(sign_in::options))
        .route("/sign-in/words", get(sign_in_words::show).post(sign_in_words::send))
        .route("/sign-in/code", get(code::show).post(code::send))
        .route("/sign-in/staff/back", get(staff::back))
        .route("/sign-in/staff/{node}", get(staff::go))
        // A passkey proves again by signing in again.
        .route("/account/prove", get(prove::show).post(prove::send))
}

/// For who is.
fn own() -> Router<Arc<Site>> {
    Router::new()
        .route("/space/words", get(words::show))
        .route("/account", get(home::show))
        .route("/account/sessions", get(sessions::show).post(sessions::end))
        .route("/account/passphrase", get(passphrase::show).post(passphrase::send))
        .route("/account/words", get(new_words::show).post(new_words::send))
        .route("/account/passkeys", get(passkeys::show).post(passkeys::send))
        .route("/account/passkeys/options", post(passkeys::options))
        .route("/account/phone", get(phone::show).post(phone::send))
        .route("/sign-out", get(home::show).post(sign_out::send))
}
