//! The API: the same questions as the pages, for programs.
//! (The lead's files beside this one are hooked in once `Site.house` is `openseat_actions::House`, which is ready:
//! `house.snapshot()`, `house.understand()`, `openseat_actions::meeting::{view, report_wrong}`.)

use std::sync::Arc;

use axum::Router;

use crate::site::Site;

/// The routes of the API.
pub(crate) fn router() -> Router<Arc<Site>> {
    Router::new()
}
