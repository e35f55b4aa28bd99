//! `GET /api/v1/space` and what is below it: what a person keeps, what they agreed to, who looked.

use axum::{http::StatusCode, response::Response};
use openseat_actions::{
    sharing::{self, ConsentView, DisclosureView},
    space::{self, Visit},
};
use openseat_domain::consent::Until;
use serde_json::{Value, json};

use super::{
    caller::{Caller, Named},
    json_text,
    problem::ApiProblem,
};

/// What the person wrote, and where they went.
pub(crate) async fn show(caller: Caller) -> Result<Response, ApiProblem> {
    let about = space::about(caller.house(), &caller.signed).await?;
    let visits = space::visits(caller.house(), &caller.signed).await?;
    let visits: Vec<Value> = visits.iter().map(visit).collect();
    let about = json!({ "first_name": about.first_name, "contact": about.contact });
    Ok(json_text(json!({ "about": about, "visits": visits }).to_string()))
}

/// Everything the person signed.
pub(crate) async fn consents(caller: Caller) -> Result<Response, ApiProblem> {
    let consents = sharing::consents(caller.house(), &caller.signed, caller.now()).await?;
    let consents: Vec<Value> = consents.iter().map(consent).collect();
    Ok(json_text(json!({ "consents": consents }).to_string()))
}

/// Stops a consent from the next reading on.
pub(crate) async fn stop(caller: Caller, Named(id): Named<String>) -> Result<StatusCode, ApiProblem> {
    let id = id.parse().map_err(|_| ApiProblem::nothing())?;
    let stopped = sharing::stop(caller.house(), &caller.signed, id, caller.now()).await?;
    if stopped { Ok(StatusCode::NO_CONTENT) } else { Err(ApiProblem::nothing()) }
}

/// Everything that was disclosed of the person.
pub(crate) async fn disclosures(caller: Caller) -> Result<Response, ApiProblem> {
    let disclosures = sharing::disclosures(caller.house(), &caller.signed).await?;
    let disclosures: Vec<Value> = disclosures.iter().map(disclosure).collect();
    Ok(json_text(json!({ "disclosures": disclosures }).to_string()))
}

/// A meeting that someone went to.
pub(super) fn visit(visit: &Visit) -> Value {
    json!({ "id": visit.id, "meeting": visit.meeting, "slug": visit.slug, "day": visit.day.to_string() })
}

/// The end of a consent; null for the end of the treatment.
pub(super) fn until(until: Until) -> Option<String> {
    match until {
        Until::Instant(end) => Some(end.to_string()),
        Until::EndOfTreatment => None,
    }
}

fn consent(view: &ConsentView) -> Value {
    let said = view.consent.said();
    let recipients = said.recipients.iter().map(|one| {
        let code = view.codes.iter().find(|(name, _)| *name == one.name).map(|(_, code)| code);
        json!({ "node": one.node, "name": one.name, "code": code })
    });
    json!({
        "id": view.id,
        "kind": said.kind,
        "person_name": said.person_name,
        "discloser": said.discloser,
        "fields": said.fields,
        "recipients": recipients.collect::<Vec<_>>(),
        "purposes": said.purposes,
        "until": until(view.consent.until()),
        "words_version": said.words_version,
        "language": said.language,
        "signature": said.signature,
        "signer": said.signer,
        "signed_at": view.consent.signed_at().to_string(),
        "stopped_at": view.stopped_at.map(|at| at.to_string()),
        "holds": view.holds,
        "ends_soon": view.ends_soon,
        "hash": view.hash,
    })
}

fn disclosure(view: &DisclosureView) -> Value {
    json!({
        "id": view.id,
        "at": view.at.to_string(),
        "recipient": view.recipient,
        "organisation": view.organisation,
        "role": view.role,
        "purpose": view.purpose,
        "fields": view.fields,
        "consent": view.consent,
        "exception": view.exception,
        "notice": view.notice,
    })
}
