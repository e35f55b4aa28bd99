//! Addresses of those who lead, host and look after groups, and of who would like to start one.

use std::sync::Arc;

use axum::{Router, extract::DefaultBodyLimit, routing::get};

use crate::{
    pages::growing::{
        application, applications, check, checks, desk, facilitator, facilitators, host, leading, money, money_file,
        rota, start, strain, survival, thanks, ties,
    },
    site::Site,
};

/// A list of many marks is larger than other forms.
const LARGEST: usize = 64 * 1024;

/// For those who have a role.
pub(super) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/organisation/{node}/growing", get(desk::show).post(desk::send))
        .route("/organisation/{node}/host", get(host::show))
        .route("/organisation/{node}/ties", get(ties::show))
        .route("/organisation/{node}/survival", get(survival::show))
        .route("/organisation/{node}/rota", get(rota::show).post(rota::send))
        .route("/organisation/{node}/leading", get(leading::show).post(leading::send))
        .route("/organisation/{node}/strain", get(strain::show).post(strain::send))
        .route("/organisation/{node}/strain/{person}", get(strain::one))
        .route("/organisation/{node}/thanks", get(thanks::show))
        .route("/organisation/{node}/facilitators", get(facilitators::show))
        .route("/organisation/{node}/facilitators/{person}", get(facilitator::show).post(facilitator::send))
        .route("/organisation/{node}/money", get(money::show).post(money::send))
        .route("/organisation/{node}/money.csv", get(money_file::show))
        .route("/organisation/{node}/checks", get(checks::show).post(checks::send))
        .route("/organisation/{node}/checks/{list}", get(check::show).post(check::send))
        .route("/organisation/{node}/applications", get(applications::show).post(applications::send))
        .route("/organisation/{node}/applications/{id}", get(application::show).post(application::send))
        .layer(DefaultBodyLimit::max(LARGEST))
}

/// For anyone.
pub(super) fn open() -> Router<Arc<Site>> {
    Router::new()
        .route("/start-a-group", get(start::show))
        .route("/start-a-group/{node}", get(start::ask).post(start::send))
}
