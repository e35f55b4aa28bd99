//! Where the links in letters to groups lead. Who has one speaks for the group, so no browser keeps these pages.

use std::sync::Arc;

use axum::{Router, middleware, routing::get};

use crate::{
    headers,
    pages::{link, still_right},
    site::Site,
};

pub(super) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/still-right/{link}", get(still_right::show).post(still_right::send))
        .route("/link/{link}", get(link::answer::show).post(link::answer::send))
        .layer(middleware::from_fn(headers::personal))
}
