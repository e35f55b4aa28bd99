//! `/hsds/organizations`: every fellowship and programme of the catalogue.

use axum::response::Response;
use openseat_actions::hsds::Wanted;
use openseat_formats::hsds::{self, Organization, Page};
use serde_json::{Value, json};

use super::{
    Asking, id, missing,
    parameters::{ORGANIZATION, ORGANIZATIONS, Parameters},
    reply,
};
use crate::api::{caller::Named, problem::ApiProblem};

/// With more meetings than this an organization is not told with all of them.
const MOST: usize = 1000;

pub(super) async fn list(asking: Asking) -> Result<Response, ApiProblem> {
    let asked = Parameters::read(asking.query(), ORGANIZATIONS, asking.site())?;
    let words = asked.wanted.search.to_lowercase();
    let fits = |one: &&Organization| {
        let texts = [&one.name, &one.alternate_name, &one.description];
        words.split_whitespace().all(|word| texts.iter().any(|text| text.to_lowercase().contains(word)))
    };
    let all: Vec<&Organization> = asking.site().terms.organizations.iter().filter(fits).collect();
    let page = if asked.lines { all.clone() } else { asked.slice(&all) };
    let mut contents = Vec::with_capacity(page.len());
    for one in page {
        contents.push(if asked.full_service { with_services(&asking, one).await? } else { json!(one) });
    }
    if asked.lines {
        return Ok(reply::lines(&contents));
    }
    Ok(asking.send(&json!(Page::new(asked.page, asked.per_page, all.len(), contents))))
}

pub(super) async fn one(asking: Asking, Named(text): Named<String>) -> Result<Response, ApiProblem> {
    let asked = Parameters::read(asking.query(), ORGANIZATION, asking.site())?;
    let id = id(&text)?;
    let one = asking.site().terms.organizations.iter().find(|one| one.id == id).ok_or_else(|| missing(&text))?;
    let told = if asked.full_service { with_services(&asking, one).await? } else { json!(one) };
    Ok(asking.send(&told))
}

async fn with_services(asking: &Asking, one: &Organization) -> Result<Value, ApiProblem> {
    let wanted = Wanted { organization: Some(one.id), ..Wanted::default() };
    let ids: Vec<_> = asking.find(&wanted).await?.iter().map(|row| row.id).collect();
    if ids.len() > MOST {
        let (count, id) = (ids.len(), one.id);
        let what = format!("It has {count} services. Ask /hsds/services?organization_id={id}&full=true, page by page.");
        return Err(ApiProblem::bad("full_service", what));
    }
    let teller = asking.teller();
    let services: Vec<Value> = asking.whole(ids).await?.iter().map(|one| teller.tell(one, hsds::full)).collect();
    let mut told = json!(one);
    told["services"] = services.into();
    Ok(told)
}
