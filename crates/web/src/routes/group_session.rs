//! Sessions of groups, for those who run them. Nothing of it is kept by a browser.

use std::sync::Arc;

use axum::{Router, middleware, routing::get};

use crate::{
    headers,
    pages::group_session::{add, history, list, meetings, names, one, sheet, state, table, today},
    site::Site,
};

pub(super) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/sessions", get(today::show))
        .route("/organisation/{node}/meetings", get(meetings::show).post(meetings::save))
        .route("/organisation/{node}/run-sheet", get(sheet::edit).post(sheet::keep))
        .route("/organisation/{node}/sessions", get(list::show))
        .route("/organisation/{node}/sessions.csv", get(table::send))
        .route("/organisation/{node}/sessions/new", get(add::show).post(add::send))
        .route("/organisation/{node}/sessions/{session}", get(one::show).post(one::save))
        .route("/organisation/{node}/sessions/{session}/history", get(history::show))
        .route("/organisation/{node}/sessions/{session}/names", get(names::show).post(names::save))
        .route("/organisation/{node}/sessions/{session}/sheet", get(sheet::show))
        .route("/organisation/{node}/sessions/{session}/state", get(state::show).post(state::save))
        .route("/organisation/{node}/sessions/{session}/undo", get(one::back).post(one::undo))
        .layer(middleware::from_fn(headers::personal))
}
