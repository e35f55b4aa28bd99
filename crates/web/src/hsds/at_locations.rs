//! `/hsds/service_at_locations`: each meeting at its place and at its link; a hybrid one is there twice.

use axum::response::Response;
use futures_util::stream;
use openseat_actions::{hsds::Row, whole::Whole};
use openseat_formats::hsds::{self, Page};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Asking, Teller, id, missing,
    parameters::{AT_LOCATIONS, Parameters},
    reply,
    services::AT_ONCE,
};
use crate::api::{caller::Named, problem::ApiProblem};

pub(super) async fn list(asking: Asking) -> Result<Response, ApiProblem> {
    let asked = Parameters::read(asking.query(), AT_LOCATIONS, asking.site())?;
    let rows = asking.find(&asked.wanted).await?;
    // Near a postcode only what is there is meant.
    let there = asked.wanted.near.is_some();
    let ways = |row: &Row| {
        let id = row.id;
        hsds::ways(row.attendance).iter().filter(move |online| !(there && **online)).map(move |online| (id, *online))
    };
    let all: Vec<(Uuid, bool)> = rows.iter().flat_map(ways).collect();
    let (teller, full) = (asking.teller(), asked.full);
    if asked.lines {
        let house = asking.site().house.clone();
        let chunks: Vec<Vec<_>> = all.chunks(AT_ONCE).map(<[_]>::to_vec).collect();
        let pieces = stream::unfold(chunks.into_iter(), move |mut chunks| {
            let (house, teller) = (house.clone(), teller.clone());
            async move {
                let chunk = chunks.next()?;
                let read = openseat_actions::whole::read(&house, ids(&chunk)).await.ok()?;
                let text = told(&teller, &read, &chunk, full).iter().map(reply::line).collect::<String>();
                Some((text, chunks))
            }
        });
        return Ok(reply::streamed(pieces));
    }
    let page = asked.slice(&all);
    let contents = told(&teller, &asking.whole(ids(&page)).await?, &page, full);
    Ok(asking.send(&json!(Page::new(asked.page, asked.per_page, all.len(), contents))))
}

/// The specification refers to the schema of a service here, so name and status stand beside the location.
pub(super) async fn one(asking: Asking, Named(text): Named<String>) -> Result<Response, ApiProblem> {
    let candidates = hsds::behind(id(&text)?);
    let found = asking.whole(candidates.iter().map(|(id, _)| *id).collect()).await?;
    let fits = |one: &&Whole| {
        let at = candidates.iter().find(|(id, _)| *id == one.id);
        at.is_some_and(|(_, online)| hsds::ways(one.draft.attendance).contains(online))
    };
    let one = found.iter().find(fits).ok_or_else(|| missing(&text))?;
    let online = candidates.iter().any(|(id, online)| *id == one.id && *online);
    Ok(asking.send(&asking.teller().tell(one, |told| {
        let mut at = hsds::write_at_location(told, online, true);
        for name in ["name", "status"] {
            at[name] = at["service"][name].clone();
        }
        at
    })))
}

fn ids(page: &[(Uuid, bool)]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = page.iter().map(|(id, _)| *id).collect();
    ids.dedup();
    ids
}

fn told(teller: &Teller, read: &[Whole], page: &[(Uuid, bool)], full: bool) -> Vec<Value> {
    let one = |(id, online): &(Uuid, bool)| {
        let whole = read.iter().find(|one| one.id == *id)?;
        Some(teller.tell(whole, |told| hsds::write_at_location(told, *online, full)))
    };
    page.iter().filter_map(one).collect()
}
