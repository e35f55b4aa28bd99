//! Sessions of groups, for those who run them. Nothing of it is kept by a browser.

use std::sync::Arc;

use axum::{Router, middleware, routing::get};

use crate::{
    headers,
    pages::{
        group_session::{
            add, answers, door, history, list, meetings, names, one, paper, results, sheet, state, table, today,
        },
        here,
    },
    site::Site,
};

pub(super) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/sessions", get(today::show))
        .route("/organisation/{node}/answers", get(results::show))
        .route("/organisation/{node}/meetings", get(meetings::show).post(meetings::save))
        .route("/organisation/{node}/run-sheet", get(sheet::edit).post(sheet::keep))
        .route("/organisation/{node}/sessions", get(list::show))
        .route("/organisation/{node}/sessions.csv", get(table::send))
        .route("/organisation/{node}/sessions/new", get(add::show).post(add::send))
        .route("/organisation/{node}/sessions/{session}", get(one::show).post(one::save))
        .route("/organisation/{node}/sessions/{session}/answers/{form}", get(answers::show).post(answers::save))
        .route("/organisation/{node}/sessions/{session}/door", get(door::show).post(door::act))
        .route("/organisation/{node}/sessions/{session}/paper", get(paper::show))
        .route("/organisation/{node}/sessions/{session}/history", get(history::show))
        .route("/organisation/{node}/sessions/{session}/names", get(names::show).post(names::save))
        .route("/organisation/{node}/sessions/{session}/sheet", get(sheet::show))
        .route("/organisation/{node}/sessions/{session}/state", get(state::show).post(state::save))
        .route("/organisation/{node}/sessions/{session}/undo", get(one::back).post(one::undo))
        .merge(guests())
        .layer(middleware::from_fn(headers::personal))
}

/// For people who come to a session: they are known to nobody, and no browser keeps these pages.
fn guests() -> Router<Arc<Site>> {
    Router::new()
        .route("/here", get(here::ask).post(here::find))
        .route("/here/{link}", get(here::show).post(here::send))
        .route("/kiosk/{token}", get(here::kiosk::show).post(here::kiosk::send))
        .route("/after/plan", get(here::plan::show).post(here::plan::keep))
        .route("/after/{link}", get(here::after::begin))
        .route("/after/{link}/{entry}/{step}", get(here::after::show).post(here::after::send))
        .layer(middleware::map_response(headers::tells_us_the_way))
}
