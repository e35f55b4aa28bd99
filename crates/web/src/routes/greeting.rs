//! Going with someone: pages for a person without an account. They know nobody, and nothing of them is kept by a browser.

use std::sync::Arc;

use axum::{Router, middleware, routing::get};

use crate::{
    headers,
    pages::{greeter, greeting, greeting::code},
    site::Site,
};

pub(super) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/meeting/{slug}/greeter", get(greeter::show).post(greeter::send))
        .route("/greeting", get(code::show).post(code::open))
        .route("/greeting/{code}", get(greeting::show).post(greeting::act))
        .layer(middleware::from_fn(headers::personal))
}
