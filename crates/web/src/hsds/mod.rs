//! `/hsds`: the directory as an HSDS 3 API, for directories of help. docs/hsds.md tells what is given and what is not.

mod at_locations;
mod organizations;
mod parameters;
mod reply;
mod services;
mod terms;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::{
    Router,
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
    response::{IntoResponse as _, Response},
    routing::get,
};
use jiff::Timestamp;
use openseat_actions::{
    Snapshot,
    hsds::{self as register, Beside, Register, Row, Wanted},
    whole::Whole,
};
use openseat_content::Locale;
use openseat_formats::hsds::{Told, VERSION};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    api::{open, problem::ApiProblem},
    site::Site,
    visit::Visit,
};

/// The description of the API, OpenAPI 3.1. A test holds it against what the code takes.
const OPENAPI: &str = include_str!("openapi.json");
/// What is given and what is not: the "profile" that the specification wants named.
const PROFILE: &str = include_str!("../../../../docs/hsds.md");

/// The routes.
pub(crate) fn router() -> Router<Arc<Site>> {
    Router::new()
        .route("/hsds", get(root))
        .route("/hsds/", get(root))
        .route("/hsds/openapi.json", get(|| async { open(crate::api::json_text(OPENAPI)) }))
        .route(
            "/hsds/profile",
            get(|| async { open(([(header::CONTENT_TYPE, "text/markdown; charset=utf-8")], PROFILE).into_response()) }),
        )
        .route("/hsds/services", get(services::list))
        .route("/hsds/services/{id}", get(services::one))
        .route("/hsds/service_at_locations", get(at_locations::list))
        .route("/hsds/service_at_locations/{id}", get(at_locations::one))
        .route("/hsds/organizations", get(organizations::list))
        .route("/hsds/organizations/{id}", get(organizations::one))
        .route("/hsds/taxonomies", get(terms::taxonomies))
        .route("/hsds/taxonomies/{id}", get(terms::taxonomy))
        .route("/hsds/taxonomy_terms", get(terms::list))
        .route("/hsds/taxonomy_terms/{id}", get(terms::one))
}

async fn root(asking: Asking) -> Response {
    asking.send(&json!({
        "version": VERSION,
        "profile": asking.visit.absolute("/hsds/profile"),
        "openapi_url": asking.visit.absolute("/hsds/openapi.json"),
    }))
}

/// One question of a program.
pub(crate) struct Asking {
    visit: Visit,
    headers: HeaderMap,
}

impl FromRequestParts<Arc<Site>> for Asking {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Self::Rejection> {
        Ok(Self { visit: Visit::of(parts, site), headers: parts.headers.clone() })
    }
}

impl Asking {
    fn site(&self) -> &Site {
        &self.visit.site
    }

    fn snapshot(&self) -> &Snapshot {
        &self.visit.snapshot
    }

    fn query(&self) -> &str {
        self.visit.uri.query().unwrap_or_default()
    }

    async fn register(&self) -> Result<Arc<Register>, ApiProblem> {
        Ok(register::register(&self.site().house, self.snapshot()).await?)
    }

    async fn find(&self, wanted: &Wanted) -> Result<Vec<Row>, ApiProblem> {
        Ok(self.register().await?.find(self.snapshot(), &self.site().terms, wanted))
    }

    async fn whole(&self, ids: Vec<Uuid>) -> Result<Vec<Whole>, ApiProblem> {
        Ok(openseat_actions::whole::read(&self.site().house, ids).await?)
    }

    fn teller(&self) -> Teller {
        let content = self.site().content.words();
        let alert = ["site-made-up-title", "site-made-up"].map(|key| content.get(Locale::En, key));
        Teller {
            site: Arc::clone(&self.visit.site),
            origin: self.visit.origin().to_owned(),
            alert: alert.join(". "),
            at: self.snapshot().built,
        }
    }

    fn send(&self, body: &Value) -> Response {
        reply::json(body, &self.headers)
    }
}

/// Tells meetings, one by one, also after the question itself is answered.
#[derive(Clone)]
struct Teller {
    site: Arc<Site>,
    origin: String,
    alert: String,
    at: Timestamp,
}

impl Teller {
    /// A meeting as `write` writes it.
    fn tell(&self, whole: &Whole, write: impl FnOnce(&Told<'_>) -> Value) -> Value {
        let beside = Beside::of(&self.site.house, &self.site.terms, whole, self.at);
        let page = format!("{}/meeting/{}", self.origin, whole.slug);
        write(&whole.told(&beside, &page, &self.alert))
    }
}

/// The id in an address.
fn id(text: &str) -> Result<Uuid, ApiProblem> {
    Uuid::try_parse(text).map_err(|_| missing(text))
}

fn missing(id: &str) -> ApiProblem {
    ApiProblem::missing(format!("There is nothing with the id “{id}”."))
}
