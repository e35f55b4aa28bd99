//! Letters of attendance and surveys of members: pages for people without an account, and for whoever is handed a letter.

use std::sync::Arc;

use axum::{Router, middleware, routing::get};

use crate::{
    headers,
    pages::{
        attendance_proof::{self, keys, letter, own, verify},
        member_survey,
    },
    site::Site,
};

pub(super) fn router() -> Router<Arc<Site>> {
    let private = Router::new()
        .route("/meeting/{slug}/attendance", get(attendance_proof::show).post(attendance_proof::send))
        .route("/attendance", get(own::find).post(own::open))
        .route("/attendance/{code}", get(own::show).post(own::act))
        .route("/attendance/letter", get(letter::back).post(letter::show))
        .route("/attendance/letter.txt", get(letter::back).post(letter::text))
        .route("/attendance/letter.pdf", get(letter::back).post(letter::pdf))
        .layer(middleware::from_fn(headers::personal));
    Router::new()
        .route("/survey/{code}", get(member_survey::show).post(member_survey::send))
        .route("/survey/{code}/paper", get(member_survey::paper))
        .route("/verify", get(verify::show).post(verify::send))
        .route("/.well-known/openseat-attendance-keys.json", get(keys::show))
        .merge(private)
}
