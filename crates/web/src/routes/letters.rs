//! Where the links in letters to groups lead, and what one suggested. Who has a link or a code speaks for the group or for
//! themself, so no browser keeps these pages.

use std::sync::Arc;

use axum::{Router, middleware, routing::get};

use crate::{
    headers,
    pages::{link, still_right, suggestion},
    site::Site,
};

pub(super) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/still-right/{link}", get(still_right::show).post(still_right::send))
        .route("/link/{link}", get(link::answer::show).post(link::answer::send))
        .route("/suggestion", get(suggestion::show).post(suggestion::send))
        .route("/suggestion/says/{link}", get(suggestion::says::show).post(suggestion::says::send))
        .layer(middleware::from_fn(headers::personal))
}
