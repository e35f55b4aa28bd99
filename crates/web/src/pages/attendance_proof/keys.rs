//! The public keys of letters, for programs: those that sign and those that did.

use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use openseat_actions::attendance_proof;
use openseat_domain::attendance_proof::HEAD;
use serde_json::json;

use super::super::problem;
use crate::visit::Visit;

pub(crate) async fn show(visit: Visit) -> Response {
    match attendance_proof::keys(&visit.site.house, visit.site.now()).await {
        Ok(keys) => {
            let body = json!({ "format": HEAD, "algorithm": "Ed25519", "keys": keys }).to_string();
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CACHE_CONTROL, "public, max-age=3600"),
                (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
                (header::HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
            ];
            (headers, body).into_response()
        }
        Err(error) => problem::answer(&visit, error),
    }
}
