//! Signing in, and a person's own account.

use std::sync::Arc;

use axum::{Router, middleware, routing::post};

use crate::{headers, pages::account, site::Site};

/// Pages of a person's account. Nothing of them is kept anywhere, and none is compressed.
pub(super) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/sign-out", post(account::sign_out::send))
        .layer(middleware::from_fn(headers::personal))
}
