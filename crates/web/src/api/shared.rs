//! `GET /api/v1/organisations/{node}/shared`: who shares with a node, and what. Every reading is recorded.

use axum::{extract::RawQuery, response::Response};
use openseat_actions::sharing::{self, ScopeView, SharedView};
use openseat_domain::consent::{Field, Purpose};
use serde_json::{Value, json};
use url::form_urlencoded;
use uuid::Uuid;

use super::{
    caller::{Caller, Named},
    json_text,
    problem::ApiProblem,
    space::{until, visit},
};

/// The codes of those who share with the node now.
pub(crate) async fn list(caller: Caller, Named(node): Named<String>) -> Result<Response, ApiProblem> {
    let sharers = sharing::sharers(caller.house(), &caller.signed, id(&node)?, caller.now()).await?;
    let shared: Vec<Value> =
        sharers.iter().map(|one| json!({ "code": one.code, "since": one.since.to_string() })).collect();
    Ok(json_text(json!({ "shared": shared }).to_string()))
}

/// What one person shares, with what must go with it.
pub(crate) async fn one(
    caller: Caller,
    Named((node, code)): Named<(String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Response, ApiProblem> {
    let purpose = purpose(query.as_deref().unwrap_or_default())?;
    let shared = sharing::read(caller.house(), &caller.signed, id(&node)?, &code, purpose, caller.now()).await?;
    shared.map(|shared| json_text(written(&shared).to_string())).ok_or_else(ApiProblem::nothing)
}

fn id(text: &str) -> Result<Uuid, ApiProblem> {
    text.parse().map_err(|_| ApiProblem::nothing())
}

/// Why it is read: it must be said, since a consent is for a purpose.
fn purpose(query: &str) -> Result<Purpose, ApiProblem> {
    let mut purpose = None;
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if name != "purpose" {
            let detail = format!("There is no parameter “{name}”. Known is: purpose.");
            return Err(ApiProblem::bad(name, detail));
        }
        purpose = Purpose::parse(&value);
    }
    let known = Purpose::ALL.map(Purpose::as_str).join(", ");
    purpose.ok_or_else(|| ApiProblem::bad("purpose", format!("Say why you read it: one of {known}.")))
}

/// A field that is not shared is not there, which is not the same as one that is empty.
fn written(shared: &SharedView) -> Value {
    let mut record = json!({
        "code": shared.code,
        "fields": shared.fields,
        "purpose": shared.purpose,
        "notice": shared.notice,
        "scope": shared.scope.iter().map(scope).collect::<Vec<_>>(),
    });
    for field in &shared.fields {
        match field {
            Field::FirstName => record["first_name"] = json!(shared.about.first_name),
            Field::Contact => record["contact"] = json!(shared.about.contact),
            Field::Attendance => record["attendance"] = shared.visits.iter().map(visit).collect(),
            Field::CounsellingNotes | Field::Strain => {}
        }
    }
    record
}

fn scope(scope: &ScopeView) -> Value {
    json!({
        "consent": scope.consent,
        "kind": scope.kind,
        "fields": scope.fields,
        "purposes": scope.purposes,
        "recipients": scope.recipients,
        "until": until(scope.until),
        "signed_at": scope.signed_at.to_string(),
        "hash": scope.hash,
    })
}
