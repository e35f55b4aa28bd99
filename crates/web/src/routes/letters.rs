//! Where the links in letters to groups lead, and what one suggested. Who has a link or a code speaks for the group or for
//! themself, so no browser keeps these pages.

use std::sync::Arc;

use axum::{
    Router, middleware,
    routing::{get, post},
};

use crate::{
    headers,
    pages::{link, reminder, still_right, suggestion},
    site::Site,
};

pub(super) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/still-right/{link}", get(still_right::show).post(still_right::send))
        .route("/link/{link}", get(link::answer::show).post(link::answer::send))
        .route("/reminder/reply/{secret}", post(reminder::reply))
        .route("/reminder/calendar/{file}", get(reminder::calendar))
        .route("/reminder/{link}", get(reminder::show).post(reminder::send))
        .route("/reminder/{link}/stop", get(reminder::to_page).post(reminder::one_click))
        .route("/suggestion", get(suggestion::show).post(suggestion::send))
        .route("/suggestion/says/{link}", get(suggestion::says::show).post(suggestion::says::send))
        .layer(middleware::from_fn(headers::personal))
}
